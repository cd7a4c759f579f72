package muster.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import muster.directory.StoreUnavailable;
import org.jdbi.v3.core.ConnectionException;

/** Tells complaints of PostgreSQL about itself from those about a statement, by the codes that its manual lists. */
final class PostgresTrouble {
    private static final Set<String> WORTH_REPEATING = Set.of("40001", "40P01");
    private static final String CANCELED = "57014";
    /** Connection, refused entry, unknown database, resources, shut-down, system, broken files. */
    private static final List<String> OUTAGES =
            List.of("08", "28", "3D", "53", "57", "58", "XX001", "XX002", "25006", "55P03");

    private PostgresTrouble() {}

    /** Whether the whole transaction may succeed when it is run again: it collided with another one. */
    static boolean isWorthRepeating(Throwable failure) {
        SQLException complaint = Database.complaint(failure);
        return complaint != null
                && complaint.getSQLState() != null
                && WORTH_REPEATING.contains(complaint.getSQLState());
    }

    /** Whether the statement was ended because it took too long. */
    static boolean isInterruption(Throwable failure) {
        SQLException complaint = Database.complaint(failure);
        return complaint != null && CANCELED.equals(complaint.getSQLState());
    }

    /** Also when the pool has no connection to give, be it closed or used up. */
    static boolean isOutage(Throwable failure) {
        SQLException complaint = Database.complaint(failure);
        String state = complaint == null ? null : complaint.getSQLState();
        return failure instanceof ConnectionException
                || state != null && OUTAGES.stream().anyMatch(state::startsWith);
    }

    static StoreUnavailable unavailable(Throwable cause) {
        return new StoreUnavailable("The database server does not take part: " + cause.getMessage(), cause);
    }
}
