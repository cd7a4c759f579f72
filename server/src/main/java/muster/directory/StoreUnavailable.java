package muster.directory;

import org.jspecify.annotations.Nullable;

/** The database does not take part just now: it is locked, full, read-only or gone. Nothing was changed. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message for the log, never for a client */
    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
