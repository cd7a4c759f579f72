package muster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows one account. */
@Command(
        name = "show",
        description = "Show one account.",
        footer = {"", "Example:", "  muster user show ada@example.org --json"})
final class UserShow extends DirectoryCommand {
    @Mixin
    AccountArgument account = new AccountArgument();

    @Override
    public int run(Desk desk) {
        var printer = new AccountPrinter(desk);
        printer.one(account.entry(desk), json);
        return ExitCode.DONE;
    }
}
