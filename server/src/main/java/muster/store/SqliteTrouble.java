package muster.store;

import java.sql.SQLException;
import muster.directory.StoreUnavailable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells complaints of SQLite about its file from those about a statement. */
final class SqliteTrouble {
    private SqliteTrouble() {}

    /** Whether the file, and not the statement, is at fault. SQLite may have ended the transaction by itself then. */
    static boolean isOutage(Throwable failure) {
        SQLException complaint = Database.complaint(failure);
        if (complaint == null) {
            return false;
        }
        return switch (primaryCode(complaint)) {
            case SQLITE_BUSY,
                    SQLITE_LOCKED,
                    SQLITE_NOMEM,
                    SQLITE_READONLY,
                    SQLITE_IOERR,
                    SQLITE_CORRUPT,
                    SQLITE_FULL,
                    SQLITE_CANTOPEN,
                    SQLITE_PROTOCOL,
                    SQLITE_NOTADB,
                    SQLITE_PERM,
                    SQLITE_INTERRUPT,
                    SQLITE_AUTH,
                    SQLITE_NOLFS,
                    SQLITE_MISUSE -> true;
            default -> !(complaint instanceof SQLiteException) && isAboutConnection(complaint);
        };
    }

    /** Whether somebody else has locked the file. */
    static boolean isBusy(Throwable failure) {
        SQLException complaint = Database.complaint(failure);
        return complaint != null && primaryCode(complaint) == SQLiteErrorCode.SQLITE_BUSY;
    }

    /** Whether the statement was ended because it took too long. */
    static boolean isInterruption(Throwable failure) {
        SQLException complaint = Database.complaint(failure);
        return complaint != null && primaryCode(complaint) == SQLiteErrorCode.SQLITE_INTERRUPT;
    }

    /** Whether the connection is as good as before once the transaction is rolled back. */
    static boolean leavesConnectionGood(Throwable failure) {
        SQLException complaint = Database.complaint(failure);
        if (complaint == null) {
            return false;
        }
        SQLiteErrorCode code = primaryCode(complaint);
        return code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_FULL;
    }

    static StoreUnavailable unavailable(Throwable cause) {
        SQLException complaint = Database.complaint(cause);
        String why = complaint == null ? String.valueOf(cause.getMessage()) : why(complaint);
        return new StoreUnavailable("The database file does not take part: " + why + ".", cause);
    }

    /** The end of a sentence for whoever has to see to the file; tells nothing of what was written. */
    static String why(SQLException complaint) {
        return switch (primaryCode(complaint)) {
            case SQLITE_FULL -> "there is no room left on its disk";
            case SQLITE_IOERR -> "its disk fails or is full (" + resultCode(complaint) + ")";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> "it may not be written (" + resultCode(complaint) + ")";
            case SQLITE_CANTOPEN -> "it, or a file beside it, cannot be opened (" + resultCode(complaint) + ")";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another process has it locked";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "it is damaged, or is no database (" + resultCode(complaint) + ")";
            default ->
                String.valueOf(complaint.getMessage()).lines().findFirst().orElse("");
        };
    }

    private static String resultCode(SQLException complaint) {
        return complaint instanceof SQLiteException sqlite
                ? sqlite.getResultCode().name()
                : SQLiteErrorCode.UNKNOWN_ERROR.name();
    }

    static StoreUnavailable closed() {
        return unavailable(new IllegalStateException("the store is closed"));
    }

    static SQLiteErrorCode primaryCode(SQLException complaint) {
        return complaint instanceof SQLiteException sqlite
                ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xFF)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    private static boolean isAboutConnection(SQLException complaint) {
        String message = complaint.getMessage();
        return message != null
                && (message.contains("connection closed") || message.contains("database has been closed"));
    }
}
