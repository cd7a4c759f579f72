package muster.cli;

import java.util.List;
import muster.model.AccountId;
import muster.model.Key;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the API keys of an account. */
@Command(
        name = "list",
        description = "List the API keys of an account; their secrets are not kept.",
        footer = {"", "Example:", "  muster key list ada"})
final class KeyList extends DirectoryCommand {
    @Mixin
    AccountArgument account = new AccountArgument();

    @Override
    public int run(Desk desk) {
        AccountId owner = account.id(desk);
        List<Key> keys = desk.directory().keys().list(desk.caller(), owner);
        if (json) {
            keys.forEach(key -> desk.out().println(KeyPrinter.object(key)));
            return ExitCode.DONE;
        }
        Table table = new Table("ID", "LABEL", "RANK", "ENDS IN", "EXPIRES", "LAST USED");
        for (Key key : keys) {
            table.row(
                    key.id().toString(),
                    key.label(),
                    key.rankCap() == null ? "" : AccountPrinter.word(key.rankCap()),
                    key.tail(),
                    AccountPrinter.text(key.expiresAt()),
                    AccountPrinter.text(key.lastUsedAt()));
        }
        table.print(desk.out());
        return ExitCode.DONE;
    }
}
