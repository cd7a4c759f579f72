package muster.directory;

import org.jspecify.annotations.Nullable;

/**
 * Something in which the ledger is not as it was sealed.
 *
 * @param number the place in the chain that it is about, or the first of several in a row
 * @param upTo the last of them; the same number for one alone
 * @param event id of the event that it is about; null when it is about none in particular, or several
 * @param told a sentence for whoever looks after it
 */
public record LedgerFault(
        Kind kind, long number, long upTo, @Nullable Long event, String told) {

    /** What was done to it, as far as can be told. */
    public enum Kind {
        /** An event, or what it tells, is another one than was sealed. */
        ALTERED,
        /** An event that was sealed is gone. */
        REMOVED,
        /** An event stands at another place than it was sealed at. */
        REORDERED,
        /** There is an event that was never sealed there. */
        ADDED,
        /** What an event tells is gone, and nobody was purged of whom it told. */
        ERASED,
        /** A checkpoint does not cover what stands before it. */
        CHECKPOINT,
        /** A checkpoint was not signed with a key of this ledger. */
        SIGNATURE,
        /** What was told outside of the database is not, or no longer, in it. */
        CUT,
        /** A file is not in the form in which it is written. */
        UNREADABLE
    }
}
