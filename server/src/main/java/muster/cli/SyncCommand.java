package muster.cli;

import picocli.CommandLine.Command;

/** What can be done with repeated pulls and pushes. */
@Command(
        name = "sync",
        description = "Repeat pulls and pushes by themselves: add, list, show, run and remove them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SyncAdd.class, SyncList.class, SyncShow.class, SyncRun.class, SyncRemove.class})
public final class SyncCommand {}
