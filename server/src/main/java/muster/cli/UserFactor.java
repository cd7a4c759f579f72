package muster.cli;

import muster.model.AccountId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Turns off the second factor of somebody who lost it. */
@Command(
        name = "reset-factor",
        description = {
            "Turn off the second factor of somebody who lost the phone and the recovery codes. All sessions and",
            "application passwords of the account end; its password and its keys go on."
        },
        footer = {"", "Example:", "  muster user reset-factor ada"})
final class UserFactor extends DirectoryCommand {
    @Mixin
    AccountArgument account = new AccountArgument();

    @Override
    public int run(Desk desk) {
        AccountId id = account.id(desk);
        desk.directory().secondFactors().reset(desk.caller(), id);
        new AccountPrinter(desk).one(desk.directory().accounts().get(desk.caller(), id), json);
        return ExitCode.DONE;
    }
}
