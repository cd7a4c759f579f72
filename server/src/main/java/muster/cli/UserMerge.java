package muster.cli;

import java.util.List;
import muster.directory.MergeOptions;
import muster.directory.Merges;
import muster.model.AccountId;
import muster.model.MergePlan;
import muster.model.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes two accounts one. */
@Command(
        name = "merge",
        description = {
            "Make two accounts one: everything of OLD goes to INTO.",
            "Shows every row that would change; changes them when somebody says yes, or --yes."
        },
        footer = {"", "Example:", "  muster user merge ada.old ada --redirect --plan"})
final class UserMerge extends DirectoryCommand {
    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "The account that ends: a username, an address, or an id.")
    String old = "";

    @Parameters(index = "1", paramLabel = "INTO", description = "The account that stays.")
    String into = "";

    @Option(
            names = "--redirect",
            description = "Send whoever asks for OLD on to INTO; keys move, and its addresses become further ones.")
    boolean redirect;

    @Option(names = "--plan", description = "Only show what would change.")
    boolean planOnly;

    @Mixin
    Consent consent = new Consent();

    @Override
    public int run(Desk desk) {
        AccountId from = account(desk, old);
        AccountId to = account(desk, into);
        var options = new MergeOptions(redirect, redirect, new Place.With(to), List.of(), List.of());
        Merges merges = desk.directory().merges();
        MergePlan plan = merges.plan(desk.caller(), null, from, to, options);
        new MergePrinter(desk).plan(plan, json);
        if (planOnly) {
            return ExitCode.DONE;
        }
        if (!consent.isGiven(desk, "Merge these two accounts?", json)) {
            return ExitCode.USAGE;
        }
        merges.merge(desk.caller(), null, from, to, options, plan.versions());
        if (!json) {
            desk.out()
                    .println("Merged. This can be undone for 30 days: muster user unmerge "
                            + desk.directory().unmerges().latestOf(desk.caller(), from));
        }
        return ExitCode.DONE;
    }

    private static AccountId account(Desk desk, String text) {
        return desk.directory()
                .merges()
                .named(desk.caller(), MergeReference.account(text))
                .id();
    }
}
