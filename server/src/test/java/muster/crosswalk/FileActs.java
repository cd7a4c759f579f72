package muster.crosswalk;

import static muster.crosswalk.Column.ARVADOS;
import static muster.crosswalk.Column.CLOUDOMATION;
import static muster.crosswalk.Column.COMMAND_LINE;
import static muster.crosswalk.Column.CONNECT;
import static muster.crosswalk.Column.CONSOLE;
import static muster.crosswalk.Column.CRYOSPARC;
import static muster.crosswalk.Column.OWN_API;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import muster.crosswalk.FileWays.Sheet;

/** What files of accounts do once their plan is carried out. */
final class FileActs {
    static final Topic TOPIC = new Topic(
            "Files",
            "A file of accounts is planned, shown and carried out, and does what the single acts do. At the host `muster import` is `muster plan` and `muster apply` in one.",
            List.of(
                    create(),
                    rename(),
                    rank(),
                    disable(),
                    trash(),
                    restore(),
                    suspendMissing(),
                    removeMissing(),
                    takeBack()));

    private static final String NO_FILES = "The platform takes no files of accounts.";
    private static final String NO_SOURCES = "Its import says nothing of users who are not in it.";

    private FileActs() {}

    private static Act create() {
        Act act = Act.of("Invite with a file", "Whoever is in the file and not in the directory is invited.")
                .from(CrosswalkSite::nobody)
                .shows(ComingActs.WITHOUT_PASSWORD)
                .shows("everywhere: API key none")
                .shows("cryosparc: register_token a code");
        return applied(act, FileActs::newcomer).not("Its import changes users who are there.", CLOUDOMATION);
    }

    private static Sheet newcomer(Somebody who) {
        return Sheet.of("username,email,first_name,last_name\n" + who.name() + "," + who.address() + ",Ada,Roth\n");
    }

    private static Act applied(Act act, Function<Somebody, Sheet> sheet) {
        return applied(act, (who, _) -> sheet.apply(who));
    }

    private static Act applied(Act act, BiFunction<Somebody, CrosswalkSite, Sheet> sheet) {
        return act.not(NO_FILES, CONNECT, ARVADOS, CRYOSPARC)
                .at(
                        OWN_API,
                        "`POST plans`, `POST plans/{plan}/apply`",
                        (who, site) -> FileWays.withTheOwnApi(who, site, sheet.apply(who, site)))
                .at(CONSOLE, "*Files*", (who, site) -> FileWays.atTheConsole(who, site, sheet.apply(who, site)))
                .at(
                        COMMAND_LINE,
                        "`muster import`, `muster apply`",
                        (who, site) -> FileWays.atTheHost(who, site, sheet.apply(who, site)));
    }

    private static Act rename() {
        Act act = Act.of("Rename with a file", "The file tells the account by its id.")
                .shows(ProfileActs.RENAMED);
        return applied(act, who -> Sheet.row(ProfileActs.renamed(who), "username", who.nameNow()))
                .not("Its import finds users by their names.", CLOUDOMATION);
    }

    private static Act rank() {
        Act act = Act.of("Give a rank with a file", "Nobody gives more than the own rank.")
                .shows(RankActs.PUBLISHER);
        return applied(act, who -> Sheet.row(who, "rank", "publisher"))
                .not("Its files do not have the roles.", CLOUDOMATION);
    }

    private static Act disable() {
        Act act = Act.of("Disable with a file", "The file says that somebody is disabled.")
                .shows(LifeActs.BARRED)
                .shows(LifeActs.DISABLED);
        return applied(act, who -> Sheet.row(who, "state", "disabled"))
                .at(
                        CLOUDOMATION,
                        "`POST import` with `is_enabled` false",
                        (who, site) -> Ways.importAtCloudomation(who, site, "is_enabled: false"));
    }

    private static Act trash() {
        Act act = Act.of("Trash with a file", "The file says that somebody is in the trash.")
                .shows(LeavingActs.GONE)
                .shows(LeavingActs.IN_THE_TRASH);
        return applied(act, who -> Sheet.row(who, "state", "trashed")).not("Its import removes nobody.", CLOUDOMATION);
    }

    private static Act restore() {
        Act act = Act.of("Restore with a file", "The file says that somebody in the trash is active.")
                .from(site -> site.after(Ways::trash));
        return applied(act, who -> Sheet.row(who, "state", "active"))
                .not("Its import brings nobody back.", CLOUDOMATION);
    }

    private static Act suspendMissing() {
        Act act = Act.of(
                        "Suspend who is missing",
                        "A complete file of the source that the account came from does not have it, and says that the missing are suspended.")
                .shows(LifeActs.BARRED)
                .shows(LifeActs.DISABLED);
        return applied(act, (who, site) -> Sheet.without(who, site, "suspend")).not(NO_SOURCES, CLOUDOMATION);
    }

    private static Act removeMissing() {
        Act act = Act.of("Remove who is missing", "The complete file says that the missing are removed.")
                .shows(LeavingActs.GONE)
                .shows(LeavingActs.IN_THE_TRASH);
        return applied(act, (who, site) -> Sheet.without(who, site, "remove")).not(NO_SOURCES, CLOUDOMATION);
    }

    private static Act takeBack() {
        return Act.of("Take back what a file did", "Here somebody was disabled with a file, and is as before.")
                .from(site -> site.after(FileWays.told("state", "disabled")))
                .not(NO_FILES, CONNECT, ARVADOS, CRYOSPARC)
                .not("Another import says what there was.", CLOUDOMATION)
                .at(OWN_API, "`POST plans/{plan}/undo`, `POST plans/{plan}/apply`", FileWays::undoneWithTheOwnApi)
                .at(CONSOLE, "*Take back* on the page of the plan", FileWays::undoneAtTheConsole)
                .at(COMMAND_LINE, "`muster undo`", FileWays::undoneAtTheHost);
    }
}
