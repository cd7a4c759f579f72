package muster.crosswalk;

import static muster.crosswalk.Column.ARVADOS;
import static muster.crosswalk.Column.CLOUDOMATION;
import static muster.crosswalk.Column.COMMAND_LINE;
import static muster.crosswalk.Column.CONNECT;
import static muster.crosswalk.Column.CONSOLE;
import static muster.crosswalk.Column.CRYOSPARC;

import java.util.List;

/** Off-boarding, and taking back whoever was off-boarded. */
final class DepartureActs {
    static final Topic TOPIC = new Topic(
            "Off-boarding",
            "One act ends access at every platform and holds the account. Keys and sessions end for good.",
            List.of(offboard(), rehire()));

    static final String NOT_HERE = "Off-boarding is done at the console and at the host, through no program.";

    private DepartureActs() {}

    private static Act offboard() {
        return Act.of("Off-board", "Here without a date, that is at once.")
                .shows(LifeActs.BARRED)
                .shows(LifeActs.HELD)
                .not(NOT_HERE, CONNECT, ARVADOS, CRYOSPARC, CLOUDOMATION)
                .at(CONSOLE, "*Off-boarding* on the page of the person", DepartureActs::atTheConsole)
                .at(COMMAND_LINE, "`muster user offboard --yes`", DepartureActs::atTheHost);
    }

    static void atTheConsole(Somebody who, CrosswalkSite site) {
        site.form(who, "/offboarding", "day", "", "leave_groups", "on");
    }

    static void atTheHost(Somebody who, CrosswalkSite site) {
        site.command("user", "offboard", who.id(), "--yes");
    }

    private static Act rehire() {
        return Act.of("Re-hire", "The hold is lifted and the password counts again. Keys stay ended.")
                .from(site -> site.after(DepartureActs::atTheHost))
                .shows("everywhere: API key refused")
                .not(NOT_HERE, CONNECT, ARVADOS, CRYOSPARC, CLOUDOMATION)
                .at(
                        CONSOLE,
                        "*Re-hire* on the page of the person or in *Off-boarding*",
                        (who, site) -> site.form(who, "/offboarding/rehire"))
                .at(COMMAND_LINE, "`muster user rehire`", DepartureActs::rehiredAtTheHost);
    }

    static void rehiredAtTheHost(Somebody who, CrosswalkSite site) {
        site.command("user", "rehire", who.id());
    }
}
