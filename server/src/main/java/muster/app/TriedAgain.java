package muster.app;

import java.io.IOException;
import muster.directory.StoreUnavailable;
import org.slf4j.Logger;

/** Says that something failed which is tried again by itself. */
final class TriedAgain {
    private TriedAgain() {}

    /**
     * Logs a sentence where the disk or the database does not play along, and otherwise where it happened, too.
     *
     * @param what what could not be done, and when it is tried again
     */
    static void warn(Logger log, String what, Exception failed) {
        if (failed instanceof StoreUnavailable || failed instanceof IOException) {
            log.warn("{}: {}", what, failed.getMessage());
            log.debug("The complaint", failed);
        } else {
            log.warn(what, failed);
        }
    }
}
