package muster.cli;

import java.util.List;
import muster.far.FarTrouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one repeated pull or push and all that its last run told. */
@Command(name = "show", description = "Show one, and all that its last run told, row by row.")
public final class SyncShow extends DirectoryCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "Which one.")
    String name = "";

    @Override
    public int run(Desk desk) {
        Syncs.Sync sync = desk.syncs().find(name).orElseThrow(() -> new FarTrouble("There is no sync " + name + "."));
        new SyncPrinter(desk.out(), json).list(List.of(sync));
        desk.out().print(desk.syncs().report(name));
        return ExitCode.DONE;
    }
}
