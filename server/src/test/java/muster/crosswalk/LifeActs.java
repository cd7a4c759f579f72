package muster.crosswalk;

import static muster.crosswalk.Column.ARVADOS;
import static muster.crosswalk.Column.CLOUDOMATION;
import static muster.crosswalk.Column.COMMAND_LINE;
import static muster.crosswalk.Column.CONNECT;
import static muster.crosswalk.Column.CONSOLE;
import static muster.crosswalk.Column.CRYOSPARC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.crosswalk.FileWays.Sheet;
import muster.testing.Json;

/** Keeping people out for a while, and letting them in again. */
final class LifeActs {
    static final String BARRED = """
            everywhere: signs in no, API key refused
            connect: locked true
            arvados: is_active false
            """;
    static final String HELD = """
            own api: state held
            console: state on hold
            command line: state held
            """;
    static final String DISABLED = """
            cloudomation: is_enabled false
            own api: state disabled
            console: state disabled
            command line: state disabled
            """;
    private static final String NO_WORD = "The platform has no word for it.";
    private static final String UNSETUP_ONLY =
            "The platform refuses `is_active` false while the user is set up; unset-up withdraws the activation.";
    private static final String NEITHER_HERE = "The platform knows neither disabled nor enabled users.";
    static final String NO_HOLD = "A hold is set and lifted by people at the console, and by off-boarding.";

    private LifeActs() {}

    static final Topic TOPIC = new Topic(
            "Keeping somebody out, and letting in again",
            "API keys stop with the next request and work again afterwards. Sessions end for good.",
            List.of(lock(), unlock(), archive(), bringBack(), hold(), unlockHeld(), release(), expire(), extend()));

    private static Act lock() {
        return Act.of("Lock", "The account is disabled until somebody enables it.")
                .shows(BARRED)
                .shows(DISABLED)
                .at(
                        CONNECT,
                        "`POST v1/users/{guid}/lock` with `locked` true",
                        (who, site) -> Ways.lockAtConnect(who, site, true))
                .not(UNSETUP_ONLY, ARVADOS)
                .not(NEITHER_HERE, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `is_enabled` false",
                        (who, site) -> Ways.changeAtCloudomation(who, site, "is_enabled", false))
                .at(CONSOLE, "*Lock* on the page of the person", (who, site) -> site.form(who, "/acts/lock"))
                .at(COMMAND_LINE, "`muster user lock`", (who, site) -> site.command("user", "lock", who.id()));
    }

    private static Act unlock() {
        return Act.of("Unlock", "A disabled account is as it was before.")
                .from(site -> site.after((who, _) -> site.command("user", "lock", who.id())))
                .at(
                        CONNECT,
                        "`POST v1/users/{guid}/lock` with `locked` false",
                        (who, site) -> Ways.lockAtConnect(who, site, false))
                .at(ARVADOS, "`PUT users/{uuid}` with `is_active` true", Ways::activateAtArvados)
                .not(NEITHER_HERE, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `is_enabled` true",
                        (who, site) -> Ways.changeAtCloudomation(who, site, "is_enabled", true))
                .at(CONSOLE, "*Unlock* on the page of the person", (who, site) -> site.form(who, "/acts/unlock"))
                .at(COMMAND_LINE, "`muster user unlock`", (who, site) -> site.command("user", "unlock", who.id()));
    }

    private static Act archive() {
        return Act.of("Archive", "The account is put away until somebody brings it back.")
                .shows(BARRED)
                .shows("""
                        cloudomation: is_archived true
                        own api: state archived
                        console: state archived
                        command line: state archived
                        """)
                .not(NO_WORD, CONNECT, ARVADOS, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `is_archived` true",
                        (who, site) -> Ways.changeAtCloudomation(who, site, "is_archived", true))
                .at(CONSOLE, "*Archive* on the page of the person", (who, site) -> site.form(who, "/acts/archive"))
                .at(COMMAND_LINE, "`muster apply` of a file with `state` archived", FileWays.told("state", "archived"));
    }

    private static Act bringBack() {
        return Act.of("Bring back", "An archived account is as it was before.")
                .from(site -> site.after((who, _) -> Ways.changeAtCloudomation(who, site, "is_archived", true)))
                .at(
                        CONNECT,
                        "`POST v1/users/{guid}/lock` with `locked` false",
                        (who, site) -> Ways.lockAtConnect(who, site, false))
                .at(ARVADOS, "`PUT users/{uuid}` with `is_active` true", Ways::activateAtArvados)
                .not(NO_WORD, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `is_archived` false",
                        (who, site) -> Ways.changeAtCloudomation(who, site, "is_archived", false))
                .at(
                        CONSOLE,
                        "*Bring back from the archive* on the page of the person",
                        (who, site) -> site.form(who, "/acts/bring_back"))
                .at(COMMAND_LINE, "`muster user unlock`", (who, site) -> site.command("user", "unlock", who.id()));
    }

    private static Act hold() {
        return Act.of("Hold", "For safety or off-boarding: no platform's unlocking undoes it.")
                .shows(BARRED)
                .shows(HELD)
                .not(NO_HOLD, CONNECT, ARVADOS, CRYOSPARC, CLOUDOMATION)
                .not("`muster user offboard` puts on hold, and ends more: see *Off-boarding*.", COMMAND_LINE)
                .at(CONSOLE, "*Hold* on the page of the person", LifeActs::holdIt);
    }

    private static void holdIt(Somebody who, CrosswalkSite site) {
        site.form(who, "/acts/hold");
    }

    private static Act unlockHeld() {
        return Act.of("Unlock somebody on hold", "Nothing changes: the hold stays, whatever a platform answers.")
                .from(site -> site.after(LifeActs::holdIt))
                .shows(BARRED)
                .shows(HELD)
                .at(
                        CONNECT,
                        "`POST v1/users/{guid}/lock` with `locked` false",
                        (who, site) -> Ways.lockAtConnect(who, site, false))
                .at(
                        ARVADOS,
                        "`PUT users/{uuid}` with `is_active` true, which is refused",
                        (who, site) -> assertThat(site.arvados()
                                        .admin()
                                        .put("users/" + who.uuid(), Json.object("user", Json.object("is_active", true)))
                                        .status())
                                .isEqualTo(403))
                .not(NEITHER_HERE, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `is_enabled` true",
                        (who, site) -> Ways.changeAtCloudomation(who, site, "is_enabled", true))
                .not("The console offers to lift the hold instead.", CONSOLE)
                .at(COMMAND_LINE, "`muster user unlock`", (who, site) -> site.command("user", "unlock", who.id()));
    }

    private static Act release() {
        return Act.of("Lift the hold", "The hold is lifted.")
                .from(site -> site.after(LifeActs::holdIt))
                .not(NO_HOLD, CONNECT, ARVADOS, CRYOSPARC, CLOUDOMATION)
                .not("`muster user rehire` lifts the hold of an off-boarding, see below, and no other.", COMMAND_LINE)
                .at(
                        CONSOLE,
                        "*Lift the hold* on the page of the person",
                        (who, site) -> site.form(who, "/acts/release"));
    }

    private static Act expire() {
        return Act.of("Expire", "The account ends at a time that was set; here the time is past.")
                .shows(BARRED)
                .shows("""
                        own api: state expired
                        console: state expired
                        command line: state expired
                        """)
                .not(NO_WORD, CONNECT, ARVADOS, CRYOSPARC, CLOUDOMATION)
                .at(CONSOLE, "*Set day of expiry* on the page of the person", LifeActs::expireIt)
                .not(
                        "`muster apply` of a file with `expires_at` sets an end, which has to be still to come.",
                        COMMAND_LINE);
    }

    private static void expireIt(Somebody who, CrosswalkSite site) {
        site.form(who, "/acts/expire", "day", "2001-01-31");
    }

    private static Act extend() {
        return Act.of("No longer expire", "The account goes on without an end.")
                .from(site -> site.after(LifeActs::expireIt))
                .not(NO_WORD, CONNECT, ARVADOS, CRYOSPARC, CLOUDOMATION)
                .at(
                        CONSOLE,
                        "*Set day of expiry* on the page of the person, with no day",
                        (who, site) -> site.form(who, "/acts/expire", "day", ""))
                .at(
                        COMMAND_LINE,
                        "`muster apply` of a file of JSON lines with `expires_at` null",
                        (who, site) -> FileWays.atTheHost(
                                who, site, Sheet.of("{\"id\":\"" + who.id() + "\",\"expires_at\":null}\n")));
    }
}
