package muster.cli;

import java.util.List;
import muster.far.FarTrouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a repeated pull or push now. */
@Command(name = "run", description = "Run one now and tell how it goes, or with --dry-run what it would do.")
public final class SyncRun extends DirectoryCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "Which one.")
    String name = "";

    @Option(names = "--dry-run", description = "Show what it would do, and change nothing.")
    boolean dryRun;

    @Override
    public int run(Desk desk) {
        Syncs.Sync sync = desk.syncs().find(name).orElseThrow(() -> new FarTrouble("There is no sync " + name + "."));
        String look = sync.command().getFirst().equals("pull") ? "--plan-only" : "--dry-run";
        desk.out().flush();
        return desk.syncs().run(name, dryRun ? List.of(look) : List.of(), !dryRun, desk.bytes());
    }
}
