package muster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one account. */
@Command(name = "show", description = "Show one account.")
final class UserShow extends DirectoryCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "A username, an e-mail address, or an id.")
    String account = "";

    @Override
    public int run(Desk desk) {
        var printer = new AccountPrinter(desk);
        printer.one(AccountReference.resolve(desk, account), json);
        return ExitCode.DONE;
    }
}
