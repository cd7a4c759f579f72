package muster.cli;

import picocli.CommandLine.Command;

/** What can be done with groups. */
@Command(
        name = "group",
        description = "List, show and make groups, and say who is in them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {GroupList.class, GroupShow.class, GroupCreate.class, GroupMembers.class})
public final class GroupCommand {}
