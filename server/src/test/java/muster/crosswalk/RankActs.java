package muster.crosswalk;

import static muster.crosswalk.Column.ARVADOS;
import static muster.crosswalk.Column.CLOUDOMATION;
import static muster.crosswalk.Column.COMMAND_LINE;
import static muster.crosswalk.Column.CONNECT;
import static muster.crosswalk.Column.CONSOLE;
import static muster.crosswalk.Column.CRYOSPARC;
import static muster.crosswalk.Column.OWN_API;

import java.util.List;

/** Ranks, and the words that platforms have for them. */
final class RankActs {
    static final Topic TOPIC = new Topic(
            "Ranks",
            "A platform that knows fewer words than there are ranks shows the nearest one. Writing the word that is shown changes nothing; another word gives the lowest rank that shows it. Keys and sessions go on with the new rank; another role at CryoSPARC ends all sessions, as its clients expect.",
            List.of(publisher(), auditor(), manager(), administrator(), sameWord(), viewerAgain()));

    static final String PUBLISHER = """
            connect: user_role publisher
            own api: rank publisher
            console: rank Publisher
            command line: rank publisher
            """;
    private static final String MANAGER = """
            connect: user_role publisher
            cloudomation: roles workspace-admin
            own api: rank manager
            console: rank Manager
            command line: rank manager
            """;
    private static final String NO_RANK = "The platform has one word for this rank and the one before.";

    private RankActs() {}

    private static Act publisher() {
        Act act = Act.of("Make a publisher", "May own content.").shows(PUBLISHER);
        return given(atConnect(act, "publisher"), "publisher").not(NO_RANK, ARVADOS, CRYOSPARC, CLOUDOMATION);
    }

    private static Act auditor() {
        Act act = Act.of("Make an auditor", "May read private fields and the ledger.")
                .shows("""
                        connect: user_role publisher
                        cloudomation: roles user-auditor
                        own api: rank auditor
                        console: rank Auditor
                        command line: rank auditor
                        """);
        return given(atCloudomation(act, "user-auditor"), "auditor").not(NO_RANK, CONNECT, ARVADOS, CRYOSPARC);
    }

    private static Act manager() {
        Act act = Act.of("Make a manager", "May create and change accounts.").shows(MANAGER);
        return given(atCloudomation(act, "workspace-admin"), "manager").not(NO_RANK, CONNECT, ARVADOS, CRYOSPARC);
    }

    private static Act administrator() {
        Act act = Act.of("Make an administrator", "May do everything.").shows("""
                        connect: user_role administrator
                        arvados: is_admin true
                        cryosparc: roles admin
                        cloudomation: roles organization-admin
                        own api: rank administrator
                        console: rank Administrator
                        command line: rank administrator
                        """);
        return everywhere(act, "administrator", true, "admin", "organization-admin", "administrator");
    }

    private static Act sameWord() {
        Act act = Act.of("Write the word that is shown", "Nothing changes: here, a manager stays a manager.")
                .from(site -> site.ranked("manager"))
                .shows(MANAGER);
        return everywhere(act, "publisher", false, "user", "workspace-admin", "manager");
    }

    private static Act viewerAgain() {
        Act act = Act.of(
                        "Take administration away",
                        "An administrator becomes a viewer, which is the default rank; a platform without that word gives the default rank of the site.")
                .from(site -> site.ranked("administrator"));
        return everywhere(act, "viewer", false, "user", "default", "viewer");
    }

    /** With a word at each platform. */
    private static Act everywhere(
            Act act, String atConnect, boolean atArvados, String atCryosparc, String atCloudomation, String rank) {
        Act more = atCloudomation(atConnect(act, atConnect), atCloudomation)
                .at(
                        ARVADOS,
                        "`PUT users/{uuid}` with `is_admin` " + atArvados,
                        (who, site) -> site.arvados().update(who.uuid(), "is_admin", atArvados))
                .at(
                        CRYOSPARC,
                        "`users.set_role` " + atCryosparc,
                        (who, site) -> Ways.roleAtCryosparc(who, site, atCryosparc));
        return given(more, rank);
    }

    private static Act atConnect(Act act, String role) {
        return act.at(
                CONNECT,
                "`PUT v1/users/{guid}` with `user_role` " + role,
                (who, site) -> Ways.changeAtConnect(who, site, "user_role", role));
    }

    private static Act atCloudomation(Act act, String roles) {
        return act.at(
                CLOUDOMATION,
                "`PATCH user/{id}` with `roles` " + roles,
                (who, site) -> Ways.changeAtCloudomation(who, site, "roles", roles));
    }

    /** With the directory's own words. */
    private static Act given(Act act, String rank) {
        return act.at(
                        OWN_API,
                        "`PATCH accounts/{id}` with `rank`",
                        (who, site) -> OwnApi.patch(who, site, "rank", rank))
                .at(CONSOLE, "*Rank* on the page of the person", (who, site) -> site.form(who, "/rank", "to", rank))
                .at(COMMAND_LINE, "`muster user rank`", (who, site) -> site.command("user", "rank", who.id(), rank));
    }
}
