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
        return new StoreUnavailable("The database file does not take part: " + cause.getMessage(), cause);
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
