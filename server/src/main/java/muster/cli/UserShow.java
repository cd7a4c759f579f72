package muster.cli;

import muster.model.AccountEntry;
import muster.model.Departure;
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
        AccountEntry entry = account.entry(desk);
        Departure leaving = desk.directory()
                .offboarding()
                .latest(desk.caller(), entry.account().id())
                .filter(Departure::isOpen)
                .orElse(null);
        new AccountPrinter(desk).one(entry, leaving, json);
        return ExitCode.DONE;
    }
}
