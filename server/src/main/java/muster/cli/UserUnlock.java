package muster.cli;

import muster.model.AccountId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Unlock an account: its keys work again, and it may sign in. */
@Command(
        name = "unlock",
        description = "Unlock an account: its keys work again, and it may sign in.",
        footer = {"", "Example:", "  muster user unlock ada"})
final class UserUnlock extends DirectoryCommand {
    @Mixin
    AccountArgument account = new AccountArgument();

    @Override
    public int run(Desk desk) {
        AccountId id = account.id(desk);
        desk.directory().accounts().enable(desk.caller(), id);
        var printer = new AccountPrinter(desk);
        printer.one(desk.directory().accounts().get(desk.caller(), id), json);
        return ExitCode.DONE;
    }
}
