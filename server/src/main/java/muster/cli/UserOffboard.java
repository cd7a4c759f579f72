package muster.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import muster.directory.LeavingPlan;
import muster.directory.NewDeparture;
import muster.directory.Offboarding;
import muster.model.Account;
import muster.model.Departure;
import muster.model.Failure;
import muster.model.Heir;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Off-boards somebody. */
@Command(
        name = "offboard",
        description = {
            "Off-board somebody: end access, hand over things and groups, and hold the account.",
            "Without a date at once; with one, nothing but the date is set until then.",
            "Shows what it is about, and begins when somebody says yes, or --yes."
        },
        footer = {
            "",
            "Examples:",
            "  muster user offboard ada --plan",
            "  muster user offboard ada --heir tomas --on 2026-12-31 --reason 'end of contract'",
            "  muster user offboard ada --cancel"
        })
final class UserOffboard extends DirectoryCommand {
    @Mixin
    AccountArgument account = new AccountArgument();

    @ArgGroup
    Instead instead = new Instead();

    /** What is done in place of beginning. */
    static final class Instead {
        @Option(names = "--plan", description = "Only tell what the account owns and may do, and who might take over.")
        boolean plan;

        @Option(names = "--cancel", description = "Cancel it before access has ended: everything is as it was.")
        boolean cancel;

        @Option(names = "--go-on", description = "Try again what something held up; the host answers for it then.")
        boolean goOn;
    }

    @Option(
            names = "--heir",
            paramLabel = "ACCOUNT",
            description = "Who gets all things and groups. Given alone while somebody is leaving, it "
                    + "names another one; who was named for single things stays.")
    @Nullable
    String heir;

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description =
                    "When access ends: a day as in 2026-12-31, at its first moment in UTC, or an instant; else at once.")
    @Nullable
    String on;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the hold and the ledger.")
    @Nullable
    String reason;

    @Option(names = "--leave-groups", description = "End memberships of groups too; a re-hire gives them back.")
    boolean leaveGroups;

    @Option(
            names = "--trash-after",
            paramLabel = "DAYS",
            description = "Put the account into the trash so many days after access has ended.")
    @Nullable
    Integer trashAfter;

    @Mixin
    Consent consent = new Consent();

    @Override
    public int run(Desk desk) {
        Account leaver = account.entry(desk).account();
        Offboarding offboarding = desk.directory().offboarding();
        var printer = new DeparturePrinter(desk);
        if (instead.plan) {
            LeavingPlan plan = offboarding.plan(desk.caller(), leaver.id());
            new LeavingPlanPrinter(desk).print(plan, json);
            return ExitCode.DONE;
        }
        if (instead.cancel) {
            printer.one(offboarding.cancel(desk.caller(), leaver.id()), leaver, json);
            return ExitCode.DONE;
        }
        if (instead.goOn) {
            printer.one(offboarding.goOn(desk.caller(), leaver.id()), leaver, json);
            return ExitCode.DONE;
        }
        return named(desk, offboarding, leaver);
    }

    private int named(Desk desk, Offboarding offboarding, Account leaver) {
        List<Heir> heirs = heir == null
                ? List.of()
                : List.of(Heir.ofEverything(
                        AccountReference.resolve(desk, heir).account().id()));
        boolean onlyHeirs = on == null && reason == null && trashAfter == null && !leaveGroups && heir != null;
        Departure leaving = offboarding
                .latest(desk.caller(), leaver.id())
                .filter(Departure::isOpen)
                .orElse(null);
        var printer = new DeparturePrinter(desk);
        if (onlyHeirs && leaving != null) {
            List<Heir> named = Heir.withEverythingFor(heirs.getFirst(), leaving.heirs());
            printer.one(offboarding.changeHeirs(desk.caller(), leaver.id(), named), leaver, json);
            return ExitCode.DONE;
        }
        var wanted = new NewDeparture(end(desk.now()), reason, heirs, leaveGroups, trashAfter);
        if (!consent.yes) {
            new LeavingPlanPrinter(desk).print(offboarding.plan(desk.caller(), leaver.id()), json);
        }
        if (!consent.isGiven(desk, "Off-board " + DeparturePrinter.who(leaver) + "?", json)) {
            return ExitCode.USAGE;
        }
        printer.one(offboarding.begin(desk.caller(), leaver.id(), wanted), leaver, json);
        return ExitCode.DONE;
    }

    /** @return null for at once, which the day of today means too */
    private @Nullable Instant end(Instant now) {
        if (on == null) {
            return null;
        }
        try {
            if (on.contains("T")) {
                return Instant.parse(on);
            }
            LocalDate day = LocalDate.parse(on);
            return day.equals(LocalDate.ofInstant(now, ZoneOffset.UTC))
                    ? null
                    : day.atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException unreadable) {
            throw new Refused(new Failure.Malformed("date", "must be a day as in 2026-12-31"));
        }
    }
}
