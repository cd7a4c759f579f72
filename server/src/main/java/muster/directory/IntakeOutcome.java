package muster.directory;

import muster.model.Account;
import muster.model.Failure;

/** What came of one item of an intake, or would have come of it. */
public sealed interface IntakeOutcome {

    record Created(Account account) implements IntakeOutcome {}

    record Updated(Account before, Account after) implements IntakeOutcome {}

    /** The account is as it is wanted: nothing was written. */
    record Unchanged(Account account) implements IntakeOutcome {}

    /** The account is there, and was to be left as it is. */
    record Skipped(Account account) implements IntakeOutcome {}

    /** Why an item keeps the whole list out. */
    sealed interface Failed extends IntakeOutcome {}

    /** As whoever handed over the list knows. */
    record Spoiled() implements Failed {}

    /** Another item is about the same account. */
    record Repeated() implements Failed {}

    /** Some account has that username, and there was to be none. */
    record Taken() implements Failed {}

    /** There is no such account, and none was to be made. */
    record Unknown() implements Failed {}

    record InTrash() implements Failed {}

    /** Nobody bars the own account with a list. */
    record BarsCaller() implements Failed {}

    /** As the change, or the making of the account, is refused when it is asked for by itself. */
    record Denied(Failure failure) implements Failed {}
}
