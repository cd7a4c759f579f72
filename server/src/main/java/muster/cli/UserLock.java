package muster.cli;

import muster.model.AccountId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lock an account: it cannot sign in, its keys do not work, its sessions end for good. */
@Command(name = "lock", description = "Lock an account: it cannot sign in, its keys do not work, its sessions end for good.")
final class UserLock extends DirectoryCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "A username, an e-mail address, or an id.")
    String account = "";

    @Override
    public int run(Desk desk) {
        AccountId id = AccountReference.resolve(desk, account).account().id();
        desk.directory().accounts().disable(desk.caller(), id);
        var printer = new AccountPrinter(desk);
        printer.one(desk.directory().accounts().get(desk.caller(), id), json);
        return ExitCode.DONE;
    }
}
