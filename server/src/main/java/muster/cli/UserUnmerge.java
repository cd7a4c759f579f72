package muster.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.directory.Unmerges;
import muster.model.UnmergeLine.Decision;
import muster.model.UnmergePlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes two merged accounts apart again. */
@Command(
        name = "unmerge",
        description = {
            "Undo a merge, within 30 days. What was changed since stays as it is unless it is restored.",
            "Shows every row that would change; changes them when somebody says yes, or --yes.",
            "The old account comes back without its password: issue a code for it with muster user code."
        },
        footer = {
            "",
            "Examples:",
            "  muster user unmerge ada --plan",
            "  muster user unmerge ada --restore address:ada@example.org"
        })
final class UserUnmerge extends DirectoryCommand {
    @Parameters(
            index = "0",
            paramLabel = "MERGE",
            description = "The id of the merge (see muster user merges), or one of its accounts.")
    String merge = "";

    @Option(names = "--plan", description = "Only show what would change.")
    boolean planOnly;

    @Option(
            names = "--keep",
            paramLabel = "FIELD",
            description = "Leave this as it is now. May be given several times.")
    List<String> kept = List.of();

    @Option(
            names = "--restore",
            paramLabel = "FIELD",
            description = "Make this what it was. May be given several times.")
    List<String> restored = List.of();

    @Mixin
    Consent consent = new Consent();

    @Override
    public int run(Desk desk) {
        Unmerges unmerges = desk.directory().unmerges();
        UUID id = MergeReference.resolve(desk, merge);
        UnmergePlan plan = unmerges.plan(desk.caller(), id);
        new MergePrinter(desk).plan(plan, json);
        if (planOnly) {
            return ExitCode.DONE;
        }
        if (!consent.isGiven(desk, "Undo this merge?", json)) {
            return ExitCode.USAGE;
        }
        Map<String, Decision> decisions = new HashMap<>();
        restored.forEach(field -> decisions.put(field, Decision.RESTORE));
        kept.forEach(field -> decisions.put(field, Decision.KEEP));
        unmerges.undo(desk.caller(), id, decisions, plan.versions());
        if (!json) {
            desk.out().println("Undone. The old account has no password; issue a code for it with muster user code.");
        }
        return ExitCode.DONE;
    }
}
