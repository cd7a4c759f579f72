package muster.cli;

import muster.far.FarTrouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forgets a repeated pull or push with its secret. */
@Command(name = "remove", description = "Repeat one no more, and forget its secret.")
public final class SyncRemove extends DirectoryCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "Which one.")
    String name = "";

    @Override
    public int run(Desk desk) {
        if (!desk.syncs().remove(name)) {
            throw new FarTrouble("There is no sync " + name + ".");
        }
        return ExitCode.DONE;
    }
}
