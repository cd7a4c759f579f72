package muster.directory;

/** How many rows of a plan do what. */
public record PlanCounts(
        long added, long changed, long suspended, long removed, long broughtBack, long unchanged, long problems) {
    public static final PlanCounts NONE = new PlanCounts(0, 0, 0, 0, 0, 0, 0);

    public long rows() {
        return acts() + unchanged + problems;
    }

    /** How many rows do anything. */
    public long acts() {
        return added + changed + suspended + removed + broughtBack;
    }

    public long of(PlanKind kind) {
        return switch (kind) {
            case ADDED -> added;
            case CHANGED -> changed;
            case SUSPENDED -> suspended;
            case REMOVED -> removed;
            case BROUGHT_BACK -> broughtBack;
            case UNCHANGED -> unchanged;
            case PROBLEM -> problems;
        };
    }

    PlanCounts plus(PlanKind kind, long rows) {
        return switch (kind) {
            case ADDED -> new PlanCounts(added + rows, changed, suspended, removed, broughtBack, unchanged, problems);
            case CHANGED -> new PlanCounts(added, changed + rows, suspended, removed, broughtBack, unchanged, problems);
            case SUSPENDED ->
                new PlanCounts(added, changed, suspended + rows, removed, broughtBack, unchanged, problems);
            case REMOVED -> new PlanCounts(added, changed, suspended, removed + rows, broughtBack, unchanged, problems);
            case BROUGHT_BACK ->
                new PlanCounts(added, changed, suspended, removed, broughtBack + rows, unchanged, problems);
            case UNCHANGED ->
                new PlanCounts(added, changed, suspended, removed, broughtBack, unchanged + rows, problems);
            case PROBLEM -> new PlanCounts(added, changed, suspended, removed, broughtBack, unchanged, problems + rows);
        };
    }
}
