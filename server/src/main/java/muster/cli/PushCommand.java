package muster.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.directory.AccountLine;
import muster.directory.DeclaredThing;
import muster.directory.RosterQuery;
import muster.directory.RosterWalk;
import muster.directory.SourceLinks;
import muster.far.FarServer;
import muster.far.Push;
import muster.far.PushMaking;
import muster.far.PushRun;
import muster.model.AccountId;
import muster.model.GroupName;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes another server follow the directory, through its own protocol. */
@Command(
        name = "push",
        description = {
            "Make another server follow the directory: create, update, lock and unlock its accounts and move its groups, after a",
            "question. Nobody is removed there unless that is said. Given again, it does what is left.",
            "Exit codes of --dry-run: 0 nothing to do, 4 something to do, 1 some rows have problems."
        },
        footer = {
            "",
            "Example:",
            "  muster push connect --url https://connect.example.org --secret-file admin.key --group Optics --dry-run"
        })
public final class PushCommand extends DirectoryCommand {
    @Mixin
    FarSite site = new FarSite();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "What the other server is called here; the platform with host and port, when left out.")
    @Nullable
    String source;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description =
                    "The people of this group are meant, too; without it and --everybody only accounts that the other"
                            + " server has already and that were pulled from there, or pushed.")
    List<String> groups = new ArrayList<>();

    @Option(names = "--everybody", description = "All people are meant.")
    boolean everybody;

    @Option(
            names = "--remove",
            description =
                    "Whoever is in the trash here, or gone, is removed there where the platform removes people, and not"
                            + " only locked.")
    boolean removes;

    @Option(names = "--dry-run", description = "Show what would be done, and change nothing.")
    boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    @Option(
            names = "--brake-off",
            paramLabel = "N",
            description = "Lock or remove N people although that is a large share; N is the number that was told.")
    @Nullable
    Long brakeOff;

    @Override
    public @Nullable String readSecret() throws IOException {
        return site.readSecret();
    }

    @Override
    public int run(Desk desk) {
        String name = source == null ? site.address().source() : source;
        FarServer server = site.open(desk);
        SourceLinks links = desk.directory().imports().links();
        Push push = made(desk, server, links.of(desk.caller(), name));
        PushPrinter printer = new PushPrinter(desk.out(), json);
        if (dryRun || push.isEmpty() && !push.learns()) {
            printer.report(push);
            return code(push);
        }
        if (push.isBraked() && (brakeOff == null || brakeOff != push.barred())) {
            desk.note("This would lock or remove " + push.barred() + " of " + push.touchable()
                    + " people there; if that is meant, say --brake-off " + push.barred() + ".");
            return ExitCode.REFUSED;
        }
        if (!yes) {
            printer.report(push);
            desk.out().flush();
            if (!desk.question().isAnsweredYes("Do that at " + site.address().host() + "?")) {
                return ExitCode.REFUSED;
            }
        }
        PushRun run = new PushRun(server.writer(), (row, id) -> links.link(desk.caller(), name, row.account(), id));
        PushRun.Outcome outcome = run.run(push, () -> desk.progress().isWatched(), printer::done);
        printer.outcome(push, outcome);
        return outcome.failed() > 0 || outcome.halted() != null || push.problems() > 0
                ? ExitCode.REFUSED
                : ExitCode.DONE;
    }

    private Push made(Desk desk, FarServer server, Map<AccountId, String> linked) {
        Set<TextKey> meant = new HashSet<>();
        groups.forEach(
                group -> meant.add(GroupReference.resolve(desk, group).name().key()));
        desk.progress().at("reading the other server", 0, -1);
        var making = new PushMaking(server, new PushMaking.Scope(linked, meant, everybody, removes));
        var entries = new RosterWalk(desk.directory().roster(), desk.caller(), RosterQuery.EVERYBODY_ONCE);
        Iterator<AccountLine> people = desk.directory().exports().lines(desk.caller(), entries);
        return making.of(people, groupNames(desk));
    }

    private static Set<GroupName> groupNames(Desk desk) {
        Map<TextKey, GroupName> names = new HashMap<>();
        desk.directory().exports().things(desk.caller()).forEachRemaining(thing -> {
            if (thing instanceof DeclaredThing.OfGroup group) {
                GroupName name = GroupName.parse(group.name());
                names.put(name.key(), name);
            }
        });
        return new HashSet<>(names.values());
    }

    private static int code(Push push) {
        if (push.problems() > 0) {
            return ExitCode.REFUSED;
        }
        return push.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENCES;
    }
}
