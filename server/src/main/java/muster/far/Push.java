package muster.far;

import java.util.List;
import java.util.Map;

/**
 * What would make another server follow the directory.
 *
 * @param rows of all who are meant, those included about whom there is nothing to do
 * @param groups of the other server, by name
 * @param newGroups names of groups that it has not
 * @param others how many it has who are not meant
 * @param touchable how many of those who are meant it has
 */
public record Push(
        List<PushRow> rows, Map<String, String> groups, List<String> newGroups, long others, long touchable) {
    /** So few are locked or removed without being asked about, whatever share they are. */
    private static final int FEW = 5;

    private static final int PERCENT = 100;
    private static final int BRAKE_PERCENT = 10;

    public Push {
        rows = List.copyOf(rows);
        groups = Map.copyOf(groups);
        newGroups = List.copyOf(newGroups);
    }

    public boolean isEmpty() {
        return rows.stream().allMatch(row -> row.steps().isEmpty()) && newGroups.isEmpty();
    }

    /** Whether the directory is to remember of somebody what the other server calls him. */
    public boolean learns() {
        return rows.stream().anyMatch(row -> row.links() && row.farId() != null);
    }

    public long problems() {
        return rows.stream().filter(row -> row.problem() != null).count();
    }

    /** How many would be locked or removed. */
    public long barred() {
        return rows.stream().filter(PushRow::bars).count();
    }

    /** Whether those are so many that somebody has to say that they are meant. */
    public boolean isBraked() {
        return barred() >= FEW && PERCENT * barred() > BRAKE_PERCENT * touchable;
    }
}
