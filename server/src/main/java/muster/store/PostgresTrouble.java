package muster.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;
import muster.directory.StoreUnavailable;

/** Tells complaints of PostgreSQL about itself from those about a statement, by the codes that its manual lists. */
final class PostgresTrouble {
    private static final Set<String> WORTH_REPEATING = Set.of("40001", "40P01");
    /** Connection, refused entry, unknown database, resources, shut-down, system, broken files. */
    private static final List<String> OUTAGES =
            List.of("08", "28", "3D", "53", "57", "58", "XX001", "XX002", "25006", "55P03");

    private PostgresTrouble() {}

    /** Whether the whole transaction may succeed when it is run again: it collided with another one. */
    static boolean isWorthRepeating(Throwable failure) {
        SQLException complaint = Database.complaint(failure);
        return complaint != null && complaint.getSQLState() != null && WORTH_REPEATING.contains(complaint.getSQLState());
    }

    static boolean isOutage(Throwable failure) {
        SQLException complaint = Database.complaint(failure);
        if (complaint == null) {
            return false;
        }
        String state = complaint.getSQLState();
        return complaint instanceof SQLTransientConnectionException
                || state != null && OUTAGES.stream().anyMatch(state::startsWith);
    }

    static StoreUnavailable unavailable(Throwable cause) {
        return new StoreUnavailable("The database server does not take part: " + cause.getMessage(), cause);
    }
}
