package muster.cli;

import picocli.CommandLine.Command;

/** What can be done with the ledger. */
@Command(
        name = "ledger",
        description = "Prove, hand on and look back into the ledger of changes.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LedgerVerify.class, LedgerExport.class, LedgerKeyShow.class, LedgerAsOf.class})
public final class LedgerCommand {}
