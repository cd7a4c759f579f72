package muster.cli;

import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Rank;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives an account another rank. */
@Command(
        name = "rank",
        description = "Give an account another rank.",
        footer = {"", "Example:", "  muster user rank ada publisher"})
final class UserRank extends DirectoryCommand {
    @Mixin
    AccountArgument account = new AccountArgument();

    @Parameters(
            index = "1",
            paramLabel = "RANK",
            description = "viewer, publisher, auditor, manager or administrator.",
            converter = RankWord.class)
    Rank rank = Rank.VIEWER;

    @Override
    public int run(Desk desk) {
        AccountId id = account.id(desk);
        var accounts = desk.directory().accounts();
        accounts.change(desk.caller(), id, AccountChanges.ofRank(rank), AddressRule.MUST_BE_FREE);
        new AccountPrinter(desk).one(accounts.get(desk.caller(), id), json);
        return ExitCode.DONE;
    }
}
