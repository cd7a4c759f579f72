package muster.cli;

import java.util.List;
import muster.model.AccountId;
import muster.model.Key;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the API keys of an account. */
@Command(name = "list", description = "List the API keys of an account; their secrets are not kept.")
final class KeyList extends DirectoryCommand {
    private static final String ROW = "%-20s %-32s %-14s %-8s %-28s %s%n";

    @Parameters(paramLabel = "ACCOUNT", description = "A username, an e-mail address, or an id.")
    String account = "";

    @Override
    public int run(Desk desk) {
        AccountId owner = AccountReference.resolve(desk, account).account().id();
        List<Key> keys = desk.directory().keys().list(desk.caller(), owner);
        if (json) {
            keys.forEach(key -> desk.out().println(KeyPrinter.object(key)));
            return ExitCode.DONE;
        }
        desk.out().printf(ROW, "ID", "LABEL", "RANK", "ENDS IN", "EXPIRES", "LAST USED");
        for (Key key : keys) {
            desk.out()
                    .printf(
                            ROW,
                            key.id(),
                            key.label(),
                            key.rankCap() == null ? "" : AccountPrinter.word(key.rankCap()),
                            key.tail(),
                            key.expiresAt() == null ? "" : key.expiresAt(),
                            key.lastUsedAt() == null ? "" : key.lastUsedAt());
        }
        return ExitCode.DONE;
    }
}
