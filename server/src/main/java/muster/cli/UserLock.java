package muster.cli;

import muster.model.AccountId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lock an account: it cannot sign in, its keys do not work, its sessions end for good. */
@Command(
        name = "lock",
        description = "Lock an account: it cannot sign in, its keys do not work, its sessions end for good.",
        footer = {"", "Example:", "  muster user lock ada"})
final class UserLock extends DirectoryCommand {
    @Mixin
    AccountArgument account = new AccountArgument();

    @Override
    public int run(Desk desk) {
        AccountId id = account.id(desk);
        desk.directory().accounts().disable(desk.caller(), id);
        var printer = new AccountPrinter(desk);
        printer.one(desk.directory().accounts().get(desk.caller(), id), json);
        return ExitCode.DONE;
    }
}
