package muster.cli;

import muster.directory.Unmerges;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists merges. */
@Command(
        name = "merges",
        description = "List the merges of an account, or the latest 100 that can be undone.",
        footer = {"", "Example:", "  muster user merges ada"})
final class UserMerges extends DirectoryCommand {
    private static final int MOST = 100;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ACCOUNT",
            description =
                    "A username, an e-mail address, or an id; of an account that was merged, also as it was called before.")
    @Nullable
    String account;

    @Override
    public int run(Desk desk) {
        Unmerges unmerges = desk.directory().unmerges();
        Unmerges.Page found = account == null
                ? unmerges.open(desk.caller(), null, MOST)
                : new Unmerges.Page(unmerges.of(desk.caller(), MergeReference.account(account)), null);
        new MergePrinter(desk).listed(found, json);
        return ExitCode.DONE;
    }
}
