package muster.crosswalk;

import static muster.crosswalk.Column.ARVADOS;
import static muster.crosswalk.Column.CLOUDOMATION;
import static muster.crosswalk.Column.COMMAND_LINE;
import static muster.crosswalk.Column.CONNECT;
import static muster.crosswalk.Column.CONSOLE;
import static muster.crosswalk.Column.CRYOSPARC;
import static muster.crosswalk.CrosswalkSite.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.Function;

/** What files of accounts do once their plan is carried out. */
final class FileActs {
    static final Topic TOPIC = new Topic(
            "Files",
            "A file of accounts is planned, shown and carried out, and does what the single acts do. At the host `muster import` is `muster plan` and `muster apply` in one.",
            List.of(create(), rename(), rank(), disable(), trash(), restore()));

    private FileActs() {}

    private static Act applied(Act act, Function<Somebody, String> file) {
        return act.not("The platform takes no files of accounts.", CONNECT, ARVADOS, CRYOSPARC)
                .at(
                        Column.OWN_API,
                        "`POST plans`, `POST plans/{plan}/apply`",
                        (who, site) -> FileWays.withTheOwnApi(site, file.apply(who)))
                .at(CONSOLE, "*Files*", (who, site) -> FileWays.atTheConsole(site, file.apply(who)))
                .at(
                        COMMAND_LINE,
                        "`muster import`, `muster apply`",
                        (who, site) -> FileWays.atTheHost(site, file.apply(who)));
    }

    private static Act create() {
        Act act = Act.of("Invite with a file", "Whoever is in the file and not in the directory is invited.")
                .from(CrosswalkSite::nobody)
                .shows(ComingActs.WITHOUT_PASSWORD)
                .shows("everywhere: API key none")
                .shows("cryosparc: register_token a code");
        return applied(
                        act,
                        who -> "username,email,first_name,last_name\n" + who.name() + "," + who.address()
                                + ",Ada,Roth\n")
                .not("Its import changes users who are there.", CLOUDOMATION);
    }

    private static Act rename() {
        Act act = Act.of("Rename with a file", "The file tells the account by its id.")
                .shows(ProfileActs.RENAMED);
        return applied(act, who -> {
                    who.isCalled(who.other("ruth"));
                    return FileWays.row(who, "username", who.nameNow());
                })
                .not("Its import finds users by their names.", CLOUDOMATION);
    }

    private static Act rank() {
        Act act = Act.of("Give a rank with a file", "Nobody gives more than the own rank.")
                .shows("""
                        connect: user_role publisher
                        own api: rank publisher
                        console: rank Publisher
                        command line: rank publisher
                        """);
        return applied(act, who -> FileWays.row(who, "rank", "publisher"))
                .not("Its files do not have the roles.", CLOUDOMATION);
    }

    private static Act disable() {
        Act act = Act.of("Disable with a file", "So are those who are missing in a complete file, if it says suspend.")
                .shows(LifeActs.BARRED)
                .shows(LifeActs.DISABLED);
        return applied(act, who -> FileWays.row(who, "state", "disabled"))
                .at(
                        CLOUDOMATION,
                        "`POST import` with `is_enabled` false",
                        (who, site) -> importing(who, site, "is_enabled: false"));
    }

    static void importing(Somebody who, CrosswalkSite site, String field) {
        String yaml = "user: {name: " + who.name() + ", " + field + "}\n";
        json(site.cloudomation().admin().send("POST", "import", "application/yaml", BodyPublishers.ofString(yaml)));
    }

    private static Act trash() {
        Act act = Act.of("Trash with a file", "So are those who are missing in a complete file, if it says remove.")
                .shows(LeavingActs.GONE)
                .shows("own api: found yes, state trashed");
        return applied(act, who -> FileWays.row(who, "state", "trashed"))
                .not("Its import removes nobody.", CLOUDOMATION);
    }

    private static Act restore() {
        Act act = Act.of("Restore with a file", "The file says that somebody in the trash is active.")
                .from(site -> site.after(LeavingActs::trashIt));
        return applied(act, who -> FileWays.row(who, "state", "active"))
                .not("Its import brings nobody back.", CLOUDOMATION);
    }
}
