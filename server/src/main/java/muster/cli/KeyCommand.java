package muster.cli;

import picocli.CommandLine.Command;

/** What can be done with API keys. */
@Command(
        name = "key",
        description = "Make, list and end the API keys of an account.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KeyCreate.class, KeyList.class, KeyEnd.class})
public final class KeyCommand {}
