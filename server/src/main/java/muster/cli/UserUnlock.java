package muster.cli;

import muster.model.AccountId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Unlock an account: its keys work again, and it may sign in. */
@Command(name = "unlock", description = "Unlock an account: its keys work again, and it may sign in.")
final class UserUnlock extends DirectoryCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "A username, an e-mail address, or an id.")
    String account = "";

    @Override
    public int run(Desk desk) {
        AccountId id = AccountReference.resolve(desk, account).account().id();
        desk.directory().accounts().enable(desk.caller(), id);
        var printer = new AccountPrinter(desk);
        printer.one(desk.directory().accounts().get(desk.caller(), id), json);
        return ExitCode.DONE;
    }
}
