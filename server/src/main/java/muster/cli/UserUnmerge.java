package muster.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.directory.Unmerges;
import muster.model.AccountId;
import muster.model.MergeFailure;
import muster.model.Refused;
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
            "What the merge ended does not come back: after it, that is told."
        },
        footer = {
            "",
            "Examples:",
            "  muster user unmerge ada.old --plan",
            "  muster user unmerge ada.old --restore address:ada@example.org"
        })
final class UserUnmerge extends DirectoryCommand {
    @Parameters(
            index = "0",
            paramLabel = "MERGE",
            description =
                    "The id of the merge (see muster user merges), or one of its accounts, the old one also as it was called.")
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
        List<Unmerges.Listed> meant = MergeReference.meant(desk, merge);
        if (meant.size() > 1) {
            desk.note("muster: Several merges may be meant; name one by its id.");
            new MergePrinter(desk).listed(new Unmerges.Page(meant, null), json);
            return ExitCode.REFUSED;
        }
        return undo(
                desk,
                unmerges,
                meant.isEmpty() ? id() : meant.getFirst().merge().id());
    }

    /** What is no merge that can be undone by the name of an account is one by its own id. */
    private UUID id() {
        // The same text as of every other id.
        return AccountId.parse(merge)
                .map(AccountId::value)
                .orElseThrow(() -> new Refused(new MergeFailure.NoSuchMerge()));
    }

    private int undo(Desk desk, Unmerges unmerges, UUID id) {
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
            new MergePrinter(desk).undone(plan);
        }
        return ExitCode.DONE;
    }
}
