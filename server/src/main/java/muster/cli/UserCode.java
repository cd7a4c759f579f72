package muster.cli;

import muster.model.Account;
import muster.model.Failure;
import muster.model.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells the code with which a person sets the password, and issues one where there is none. */
@Command(
        name = "code",
        description = {
            "Show the code with which a person sets the password, to be read to that person.",
            "It is for registration while the account has no password, afterwards for another one.",
            "Where none counts, one is issued."
        },
        footer = {"", "Example:", "  muster user code ada --new"})
final class UserCode extends DirectoryCommand {
    @Mixin
    AccountArgument account = new AccountArgument();

    @Option(names = "--new", description = "Issue another one; the one before no longer counts.")
    boolean anew;

    @Override
    public int run(Desk desk) {
        Account holder = account.entry(desk).account();
        if (holder.life().isBarredAt(desk.now())) {
            // A code that the account still has does not count meanwhile.
            throw new Refused(new Failure.AccountBarred());
        }
        ShownCode code =
                anew ? issued(desk, holder) : ShownCode.of(desk, holder).orElseGet(() -> issued(desk, holder));
        if (json) {
            desk.out().println(code.object());
        } else {
            code.print(desk);
        }
        return ExitCode.DONE;
    }

    private static ShownCode issued(Desk desk, Account holder) {
        desk.directory().codes().issue(desk.caller(), holder.id());
        return ShownCode.of(desk, holder).orElseThrow(() -> new Refused(new Failure.CodeRefused()));
    }
}
