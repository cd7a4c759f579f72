package muster.testing.fuzz;

/** Where chance begins. A check fails for what was changed and not for what chance brought up, so it begins at the same place each time. */
public final class Seeds {
    /** What each run tries. */
    public static final long SAME_EACH_TIME = 20_260_301;

    private static final String VARIABLE = "MUSTER_FUZZ_SEED";

    private Seeds() {}

    /** Another place: where {@code MUSTER_FUZZ_SEED} says, a number or {@code fresh}; the same each time where it says nothing. */
    public static long another() {
        String said = System.getenv().getOrDefault(VARIABLE, "");
        return switch (said) {
            case "" -> ~SAME_EACH_TIME;
            case "fresh" -> System.nanoTime();
            default -> Long.parseLong(said);
        };
    }
}
