package muster.cli;

import muster.directory.DepartureMark;
import muster.directory.Handover;
import muster.directory.LeavingEntry;
import muster.directory.Offboarding;
import muster.model.Account;
import muster.model.Departure;
import muster.model.Failure;
import muster.model.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes somebody back. */
@Command(
        name = "rehire",
        description = {
            "Take somebody back whose access has ended: the hold is lifted, groups come back.",
            "Keys and sessions do not; things stay with their heirs unless they are handed back."
        },
        footer = {"", "Example:", "  muster user rehire ada --hand-back"})
final class UserRehire extends DirectoryCommand {
    private static final int AT_ONCE = 100;

    @Mixin
    AccountArgument account = new AccountArgument();

    @Option(names = "--hand-back", description = "Give back things and groups that the heirs still have.")
    boolean handBack;

    @Override
    public int run(Desk desk) {
        Offboarding offboarding = desk.directory().offboarding();
        Account person = person(desk);
        boolean isBack = offboarding
                .latest(desk.caller(), person.id())
                .filter(departure -> departure.state() == Departure.State.REHIRED)
                .isPresent();
        Departure departure = handBack && isBack
                ? offboarding.latest(desk.caller(), person.id()).orElseThrow()
                : offboarding.rehire(desk.caller(), person.id());
        new DeparturePrinter(desk).one(departure, person, json);
        if (handBack) {
            Handover.Handed back = offboarding.handBack(desk.caller(), person.id());
            if (!json) {
                desk.out().println("handed back   " + back.things() + " things, " + back.groups() + " groups");
            }
        }
        return ExitCode.DONE;
    }

    /** Also of somebody who is in the trash, where names find nobody: by the list of those who left. */
    private Account person(Desk desk) {
        try {
            return account.entry(desk).account();
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.NoSuchAccount) {
                return departed(desk, refused);
            }
            throw refused;
        }
    }

    private Account departed(Desk desk, Refused refused) {
        DepartureMark after = null;
        while (true) {
            var page = desk.directory().offboarding().list(desk.caller(), after, AT_ONCE);
            for (LeavingEntry entry : page) {
                if (isMeant(entry.account())) {
                    return entry.account();
                }
            }
            if (page.size() < AT_ONCE) {
                throw refused;
            }
            after = DepartureMark.of(page.getLast().departure());
        }
    }

    private boolean isMeant(Account each) {
        boolean byName = each.username() != null && each.username().value().equalsIgnoreCase(account.text);
        return byName || each.id().toString().equalsIgnoreCase(account.text);
    }
}
