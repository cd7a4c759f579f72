package muster.cli;

import muster.model.AccountEntry;
import muster.model.AccountId;
import picocli.CommandLine.Parameters;

/** The account that a command is about, which stands first. */
final class AccountArgument {
    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "A username, an e-mail address, or an id.")
    String text = "";

    /** @throws muster.model.Refused when there is no such account */
    AccountEntry entry(Desk desk) {
        return AccountReference.resolve(desk, text);
    }

    AccountId id(Desk desk) {
        return entry(desk).account().id();
    }
}
