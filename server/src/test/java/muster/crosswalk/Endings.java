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

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import muster.crosswalk.Credential.Kind;
import muster.crosswalk.Ending.Whom;
import muster.testing.ConsoleBrowser;

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
            raised(),
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
        return pausing("Lock").undoneBy((who, site) -> Ways.lockAtConnect(who, site, false));
    }

    private static Ending pausing(String act) {
        return Ending.forGood(act, (_, _) -> {})
                .with(Fate.PAUSES, KEY, PASSWORD, APPLICATION_PASSWORD, CHALLENGE, LINK, ADDRESS_LINK, CODE)
                .of(Whom.EVERYBODY);
    }

    private static EndingGroup barred() {
        Ending lock = lock();
        return EndingGroup.of(
                "locked, archived, on hold, expired",
                everywhere(lock, "Lock"),
                everywhere(lock, "Archive"),
                everywhere(lock, "Disable with a file"),
                everywhere(lock, "Suspend who is missing"),
                everywhere(lock.undoneBy((who, site) -> site.form(who, "/acts/release")), "Hold"),
                everywhere(lock.undoneBy((who, site) -> site.form(who, "/acts/expire", "day", "")), "Expire"),
                Stream.of(
                        lock.at("lock many at the console", (who, site) -> bulk(who, site, "lock")),
                        lock.at("lock many with the own API", (who, site) -> OwnApi.bulk(who, site, "act", "lock")),
                        lock.at("archive with a file at the host", FileWays.told("state", "archived")),
                        lock.at(
                                "import at Cloudomation with is_archived true",
                                (who, site) -> Ways.importAtCloudomation(who, site, "is_archived: true"))));
    }

    /** Ends accounts like the other one at each door that has the act, but for those. */
    private static Stream<Ending> everywhere(Ending like, String name, Column... but) {
        Act act = Crosswalk.act(name);
        return act.ways().entrySet().stream()
                .filter(way -> way.getValue().exists() && !List.of(but).contains(way.getKey()))
                .map(way -> like.at(
                        act.name() + " at " + way.getKey().title(),
                        way.getValue().doing()));
    }

    private static EndingGroup barredWithKeys() {
        Ending ending = lock().at(
                        "lock at the console, and end the keys",
                        (who, site) -> site.form(who, "/acts/lock", "end_keys", "on"))
                .with(Fate.ENDS, KEY);
        return EndingGroup.of("locked, with the keys ended", Stream.of(ending));
    }

    private static EndingGroup offBoarded() {
        Ending ending = Ending.forGood("Off-board", (_, _) -> {})
                .with(Fate.PAUSES, PASSWORD, CHALLENGE)
                .undoneBy(DepartureActs::rehiredAtTheHost);
        return EndingGroup.of("off-boarded", everywhere(ending, "Off-board"));
    }

    private static EndingGroup trashed() {
        Ending trash = Ending.forGood("Trash", (_, _) -> {})
                .with(Fate.PAUSES, KEY, PASSWORD, APPLICATION_PASSWORD, CHALLENGE)
                .of(Whom.EVERYBODY)
                .undoneBy(
                        (who, site) -> done(site.cloudomation().admin().send("POST", "user/" + who.id() + "/restore")));
        return EndingGroup.of(
                "put in the trash",
                everywhere(trash, "Trash"),
                everywhere(trash, "Trash with a file"),
                everywhere(trash, "Remove who is missing"),
                Stream.of(
                        trash.at("trash many at the console", (who, site) -> bulk(who, site, "trash")),
                        trash.at(
                                "trash many with the own API",
                                (who, site) -> OwnApi.bulk(who, site, "act", "put_in_trash"))));
    }

    private static EndingGroup gone() {
        Ending gone = Ending.forGood("Purge", (_, _) -> {});
        return EndingGroup.of(
                "purged, activation withdrawn, merged without redirect",
                everywhere(gone.of(Whom.EVERYBODY), "Purge").map(Endings::fromTheTrash),
                everywhere(gone, "Withdraw activation"),
                everywhere(gone, "Merge into another account, without redirect"));
    }

    private static Ending fromTheTrash(Ending purge) {
        return purge.at(purge.name(), (who, site) -> {
            Ways.trash(who, site);
            purge.doing().to(who, site);
        });
    }

    private static EndingGroup redirected() {
        Ending merge = Ending.forGood("Merge", (_, _) -> {}).with(Fate.GOES_ON, KEY);
        return EndingGroup.of(
                "merged with redirect (keys act as the other account)",
                everywhere(merge, "Merge into another account, with redirect"));
    }

    private static Ending goingOn() {
        return Ending.forGood("Make a publisher", (_, _) -> {}).with(Fate.GOES_ON, Kind.values());
    }

    private static EndingGroup ranked() {
        return EndingGroup.of(
                "given another rank",
                everywhere(goingOn(), "Make a publisher"),
                everywhere(goingOn(), "Make an auditor"),
                everywhere(goingOn(), "Give a rank with a file"),
                Stream.of(goingOn()
                        .at(
                                "give many a rank with the own API",
                                (who, site) -> OwnApi.bulk(who, site, "act", "give_rank", "rank", "publisher"))));
    }

    private static EndingGroup raised() {
        Ending raised = goingOn().with(Fate.ENDS, CODE);
        return EndingGroup.of(
                "made a manager or an administrator (a short code is replaced by a longer one)",
                everywhere(raised, "Make a manager"),
                everywhere(raised, "Make an administrator", Column.CRYOSPARC));
    }

    private static EndingGroup roleOfSessions() {
        Ending role =
                goingOn().at("administrator at CryoSPARC", (who, site) -> Ways.roleAtCryosparc(who, site, "admin"));
        return EndingGroup.of(
                "made an administrator at CryoSPARC (a short code is replaced by a longer one)",
                Stream.of(role.with(Fate.ENDS, SESSION, CODE)));
    }

    private static EndingGroup sessionsEnded() {
        return EndingGroup.of("all sessions ended", ended(goingOn().with(Fate.ENDS, SESSION), "sessions"));
    }

    private static Stream<Ending> ended(Ending like, String which) {
        return Stream.of(
                like.at(which + " ended at the console", (who, site) -> site.form(who, "/access/keys", "which", which)),
                like.at(which + " ended with the own API", (who, site) -> OwnApi.endAll(who, site, which)));
    }

    private static EndingGroup everythingEnded() {
        Ending ending = goingOn().with(Fate.ENDS, SESSION, KEY, APPLICATION_PASSWORD);
        return EndingGroup.of("all keys and sessions ended", ended(ending, "everything"));
    }

    private static EndingGroup passwordSet() {
        Ending password = Ending.forGood(
                        "password at the host",
                        (who, site) ->
                                site.server().commandWith(NEXT, "user", "password", who.id(), "--password-stdin"))
                .with(Fate.GOES_ON, KEY);
        return EndingGroup.of(
                "given another password by a code or at the host",
                Stream.of(password, password.at("password with a code", Endings::useCode)));
    }

    private static EndingGroup factorReset() {
        Ending factor = Ending.forGood("Reset somebody's second factor", (_, _) -> {})
                .of(Whom.WHO_HAS_A_FACTOR)
                .with(Fate.GOES_ON, KEY, PASSWORD, LINK)
                .without(ADDRESS_LINK, CODE);
        return EndingGroup.of("second factor reset", everywhere(factor, factor.name()));
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
        return EndingGroup.of("locked out by wrong passwords (a new link to recover is mailed)", Stream.of(ending));
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
