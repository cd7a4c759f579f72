package muster.store;

import java.sql.SQLException;
import muster.directory.StoreUnavailable;
import org.sqlite.SQLiteException;

/** Says in a sentence why a whole database cannot be read or filled. */
final class CarryingTrouble {
    private static final String POSTGRES_DISK_FULL = "53100";

    private CarryingTrouble() {}

    /**
     * @param what could not be done, as the beginning of a sentence
     * @return tells no values of rows
     */
    static StoreUnavailable of(String what, SQLException complaint) {
        return new StoreUnavailable(what + ": " + why(complaint), complaint);
    }

    private static String why(SQLException complaint) {
        SQLException told = complaint.getNextException() == null ? complaint : complaint.getNextException();
        if (told instanceof SQLiteException) {
            return SqliteTrouble.why(told) + ".";
        }
        if (POSTGRES_DISK_FULL.equals(told.getSQLState())) {
            return "there is no room left on its disk.";
        }
        return String.valueOf(told.getMessage()).lines().findFirst().orElse("");
    }
}
