package muster.directory;

import muster.model.AccountEntry;
import muster.model.Key;
import muster.model.KeySecret;

/** How a sign-in ended. Not a failure that is thrown: wrong tries are counted, and a throw would undo the count. */
public sealed interface LoginOutcome {

    /** The key that was asked for is there; its secret is told this once. */
    record SignedIn(AccountEntry account, Key key, KeySecret secret) implements LoginOutcome {}

    /** The password was right, but the account is disabled, archived, held or expired. */
    record Barred() implements LoginOutcome {}

    /** Anything else. Never tells what was wrong. */
    record Rejected() implements LoginOutcome {}
}
