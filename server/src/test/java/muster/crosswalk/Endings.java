package muster.crosswalk;

import static muster.crosswalk.Credential.Kind.ADDRESS_LINK;
import static muster.crosswalk.Credential.Kind.APPLICATION_PASSWORD;
import static muster.crosswalk.Credential.Kind.CHALLENGE;
import static muster.crosswalk.Credential.Kind.CODE;
import static muster.crosswalk.Credential.Kind.KEY;
import static muster.crosswalk.Credential.Kind.LINK;
import static muster.crosswalk.Credential.Kind.PASSWORD;
import static muster.crosswalk.Credential.Kind.SESSION;
import static muster.crosswalk.CrosswalkSite.NEXT;
import static muster.crosswalk.CrosswalkSite.done;
import static muster.crosswalk.CrosswalkSite.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.crosswalk.Credential.Kind;
import muster.crosswalk.Ending.Whom;
import muster.testing.ConsoleBrowser;
import muster.testing.Json;

/** The ways in which accounts end, and what goes with them. */
final class Endings {
    private static final Pattern CHOSEN = Pattern.compile("name=\"chosen\" value=\"([^\"]+)\"");

    /** The ways by what goes with them, in the order in which people read of them. */
    static final List<EndingGroup> GROUPS = List.of(
            barred(),
            barredWithKeys(),
            offBoarded(),
            trashed(),
            gone(),
            redirected(),
            ranked(),
            roleOfSessions(),
            sessionsEnded(),
            everythingEnded(),
            passwordSet(),
            factorReset(),
            lockedOut());

    static final List<Ending> ALL =
            GROUPS.stream().map(EndingGroup::endings).flatMap(List::stream).toList();

    private Endings() {}

    private static Ending lock() {
        return Ending.forGood("lock at Connect", (who, site) -> locked(who, site, true))
                .with(Fate.PAUSES, KEY, PASSWORD, APPLICATION_PASSWORD, CHALLENGE, LINK, ADDRESS_LINK, CODE)
                .of(Whom.EVERYBODY)
                .undoneBy((who, site) -> locked(who, site, false));
    }

    private static EndingGroup barred() {
        Ending lock = lock();
        Ending hold = lock.at("hold at the console", (who, site) -> site.form(who, "/acts/hold"));
        Ending expire =
                lock.at("expire at the console", (who, site) -> site.form(who, "/acts/expire", "day", "2001-01-31"));
        return new EndingGroup(
                "locked, archived, on hold, expired",
                List.of(
                        lock,
                        lock.at("disable at Cloudomation", (who, site) -> change(who, site, "is_enabled", false)),
                        lock.at("lock at the console", (who, site) -> site.form(who, "/acts/lock")),
                        lock.at("lock at the host", (who, site) -> site.command("user", "lock", who.id())),
                        lock.at("lock many at the console", (who, site) -> bulk(who, site, "lock")),
                        lock.at(
                                "import at Cloudomation with is_enabled false",
                                (who, site) -> FileActs.importing(who, site, "is_enabled: false")),
                        lock.at("archive at Cloudomation", (who, site) -> change(who, site, "is_archived", true)),
                        lock.at("archive at the console", (who, site) -> site.form(who, "/acts/archive")),
                        lock.at(
                                "import at Cloudomation with is_archived true",
                                (who, site) -> FileActs.importing(who, site, "is_archived: true")),
                        lock.at(
                                "disable with a file at the console",
                                (who, site) -> FileWays.atTheConsole(site, FileWays.row(who, "state", "disabled"))),
                        lock.at("disable with a file at the host", FileWays.told("state", "disabled")),
                        lock.at("archive with a file at the host", FileWays.told("state", "archived")),
                        hold.undoneBy((who, site) -> site.form(who, "/acts/release")),
                        expire.undoneBy((who, site) -> site.form(who, "/acts/expire", "day", ""))));
    }

    private static EndingGroup barredWithKeys() {
        Ending ending = lock().at(
                        "lock at the console, and end the keys",
                        (who, site) -> site.form(who, "/acts/lock", "end_keys", "on"))
                .with(Fate.ENDS, KEY);
        return new EndingGroup("locked, with the keys ended", List.of(ending));
    }

    private static EndingGroup offBoarded() {
        Ending ending = Ending.forGood("off-board at the host", DepartureActs::atTheHost)
                .with(Fate.PAUSES, PASSWORD)
                .undoneBy((who, site) -> site.command("user", "rehire", who.id()));
        return new EndingGroup(
                "off-boarded", List.of(ending, ending.at("off-board at the console", DepartureActs::atTheConsole)));
    }

    private static EndingGroup trashed() {
        Ending trash = Ending.forGood("trash at Cloudomation", Endings::trash)
                .with(Fate.PAUSES, KEY, PASSWORD, APPLICATION_PASSWORD, CHALLENGE)
                .of(Whom.EVERYBODY)
                .undoneBy(
                        (who, site) -> done(site.cloudomation().admin().send("POST", "user/" + who.id() + "/restore")));
        return new EndingGroup(
                "put in the trash",
                List.of(
                        trash,
                        trash.at(
                                "delete at Arvados",
                                (who, site) -> json(site.arvados().admin().delete("users/" + who.uuid()))),
                        trash.at(
                                "delete at CryoSPARC",
                                (who, site) -> done(site.cryosparc().delete("users/" + who.cryosparcId()))),
                        trash.at("trash at the console", (who, site) -> site.form(who, "/acts/trash")),
                        trash.at(
                                "trash with a file at the console",
                                (who, site) -> FileWays.atTheConsole(site, FileWays.row(who, "state", "trashed"))),
                        trash.at("trash with a file at the host", FileWays.told("state", "trashed")),
                        trash.at("trash many at the console", (who, site) -> bulk(who, site, "trash"))));
    }

    private static EndingGroup gone() {
        Ending purge = Ending.forGood(
                "purge at Cloudomation",
                (who, site) -> done(site.cloudomation().admin().delete("user/" + who.id() + "?permanently=true")));
        return new EndingGroup(
                "purged, activation withdrawn, merged without redirect",
                List.of(
                        purge.of(Whom.EVERYBODY),
                        purge.at("purge at the console", (who, site) -> {
                            trash(who, site);
                            done(site.administrator().post("/admin/trash/" + who.id() + "/purge"));
                        }),
                        purge.at(
                                "unset up at Arvados",
                                (who, site) ->
                                        json(site.arvados().admin().send("POST", "users/" + who.uuid() + "/unsetup"))),
                        purge.at("withdraw at the console", (who, site) -> site.form(who, "/acts/withdraw")),
                        purge.at("merge at Arvados", (who, site) -> MergeWays.atArvados(who, site, false)),
                        purge.at("merge with the own API", (who, site) -> MergeWays.withTheOwnApi(who, site, false)),
                        purge.at("merge at the host", (who, site) -> MergeWays.atTheHost(who, site, false)),
                        purge.at("merge at the console", (who, site) -> MergeWays.atTheConsole(who, site, false))));
    }

    private static EndingGroup redirected() {
        Ending merge = Ending.forGood(
                        "merge with redirect at Arvados", (who, site) -> MergeWays.atArvados(who, site, true))
                .with(Fate.GOES_ON, KEY);
        return new EndingGroup(
                "merged with redirect (keys act as the other account)",
                List.of(
                        merge,
                        merge.at(
                                "merge with redirect with the own API",
                                (who, site) -> MergeWays.withTheOwnApi(who, site, true)),
                        merge.at(
                                "merge with redirect at the host", (who, site) -> MergeWays.atTheHost(who, site, true)),
                        merge.at(
                                "merge with redirect at the console",
                                (who, site) -> MergeWays.atTheConsole(who, site, true))));
    }

    private static Ending rank() {
        return Ending.forGood("another rank at the console", (who, site) -> site.form(who, "/rank", "to", "publisher"))
                .with(Fate.GOES_ON, Kind.values());
    }

    private static EndingGroup ranked() {
        return new EndingGroup(
                "given another rank",
                List.of(
                        rank(),
                        rank().at(
                                        "another rank at the host",
                                        (who, site) -> site.command("user", "rank", who.id(), "publisher")),
                        rank().at(
                                        "another role at Cloudomation",
                                        (who, site) -> change(who, site, "roles", "user-auditor"))));
    }

    private static EndingGroup roleOfSessions() {
        Ending role = rank().at("administrator at CryoSPARC", Endings::makeAdministrator);
        return new EndingGroup(
                "made an administrator at CryoSPARC (a short code is replaced by a longer one)",
                List.of(role.with(Fate.ENDS, SESSION, CODE)));
    }

    private static EndingGroup sessionsEnded() {
        Ending ending = rank().at(
                        "sessions ended at the console",
                        (who, site) -> site.form(who, "/access/keys", "which", "sessions"));
        return new EndingGroup("all sessions ended", List.of(ending.with(Fate.ENDS, SESSION)));
    }

    private static EndingGroup everythingEnded() {
        Ending ending = rank().at(
                        "everything ended at the console",
                        (who, site) -> site.form(who, "/access/keys", "which", "everything"));
        return new EndingGroup(
                "all keys and sessions ended", List.of(ending.with(Fate.ENDS, SESSION, KEY, APPLICATION_PASSWORD)));
    }

    private static EndingGroup passwordSet() {
        Ending password = Ending.forGood(
                        "password at the host",
                        (who, site) ->
                                site.server().commandWith(NEXT, "user", "password", who.id(), "--password-stdin"))
                .with(Fate.GOES_ON, KEY);
        return new EndingGroup(
                "given another password by a code or at the host",
                List.of(password, password.at("password with a code", Endings::useCode)));
    }

    private static EndingGroup factorReset() {
        Ending factor = Ending.forGood(
                        "reset of the second factor at the console",
                        (who, site) -> site.form(who, "/access/second-factor"))
                .of(Whom.WHO_HAS_A_FACTOR)
                .with(Fate.GOES_ON, KEY, PASSWORD, LINK)
                .without(ADDRESS_LINK, CODE);
        return new EndingGroup(
                "second factor reset",
                List.of(
                        factor,
                        factor.at(
                                "reset of the second factor at Cloudomation",
                                (who, site) -> done(
                                        site.cloudomation().admin().send("POST", "user/" + who.id() + "/twofa/reset"))),
                        factor.at(
                                "reset of the second factor at the host",
                                (who, site) -> site.command("user", "reset-factor", who.id()))));
    }

    /** The mail that says so brings another link to recover. */
    private static EndingGroup lockedOut() {
        Ending ending = Ending.forGood("lock-out by wrong passwords", (who, site) -> {
                    for (int i = 0; i < 5; i++) {
                        site.atConnect(who.name(), CrosswalkSite.WRONG);
                    }
                })
                .with(Fate.PAUSES, PASSWORD, CHALLENGE)
                .with(Fate.GOES_ON, SESSION, KEY, APPLICATION_PASSWORD, ADDRESS_LINK, CODE);
        return new EndingGroup("locked out by wrong passwords (a new link to recover is mailed)", List.of(ending));
    }

    private static void useCode(Somebody who, CrosswalkSite site) {
        ConsoleBrowser browser = site.console();
        browser.get("/reset-password/token");
        Object[] form = {
            "email",
            who.address(),
            "token",
            ComingActs.code(who, site),
            "password",
            NEXT,
            "password_again",
            NEXT,
            "factor",
            who.keptOr("another recovery code", "")
        };
        done(browser.post("/reset-password/token", form));
    }

    private static void makeAdministrator(Somebody who, CrosswalkSite site) {
        done(site.cryosparc()
                .send(
                        "PUT",
                        "users/" + who.cryosparcId() + "/role",
                        "application/json",
                        BodyPublishers.ofString("\"admin\"")));
    }

    private static void locked(Somebody who, CrosswalkSite site, boolean locked) {
        done(site.connect().admin().post("v1/users/" + who.id() + "/lock", Json.object("locked", locked)));
    }

    private static void change(Somebody who, CrosswalkSite site, String field, Object value) {
        json(site.cloudomation().admin().patch("user/" + who.id(), Json.object(field, value)));
    }

    private static void trash(Somebody who, CrosswalkSite site) {
        done(site.cloudomation().admin().delete("user/" + who.id()));
    }

    private static void bulk(Somebody who, CrosswalkSite site, String act) {
        String preview = done(site.administrator().post("/admin/users/bulk", "act", act, "id", who.id()))
                .text();
        Matcher chosen = CHOSEN.matcher(preview);
        if (!chosen.find()) {
            throw new AssertionError("nobody is chosen: " + preview);
        }
        done(site.administrator().post("/admin/users/bulk/done", "act", act, "chosen", chosen.group(1)));
    }
}
