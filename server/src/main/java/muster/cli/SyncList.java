package muster.cli;

import picocli.CommandLine.Command;

/** Lists repeated pulls and pushes with what came of their last runs. */
@Command(name = "list", description = "List what is repeated, with how the last runs went.")
public final class SyncList extends DirectoryCommand {
    @Override
    public int run(Desk desk) {
        new SyncPrinter(desk.out(), json).list(desk.syncs().all());
        return ExitCode.DONE;
    }
}
