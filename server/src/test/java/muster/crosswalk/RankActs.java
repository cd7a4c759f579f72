package muster.crosswalk;

import static muster.crosswalk.Column.ARVADOS;
import static muster.crosswalk.Column.CLOUDOMATION;
import static muster.crosswalk.Column.COMMAND_LINE;
import static muster.crosswalk.Column.CONNECT;
import static muster.crosswalk.Column.CONSOLE;
import static muster.crosswalk.Column.CRYOSPARC;
import static muster.crosswalk.CrosswalkSite.done;
import static muster.crosswalk.CrosswalkSite.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import muster.testing.Json;

/** Ranks, and the words that platforms have for them. */
final class RankActs {
    static final Topic TOPIC = new Topic(
            "Ranks",
            "A platform that knows fewer words than there are ranks shows the nearest one. Writing the word that is shown changes nothing; another word gives the lowest rank that shows it. Keys and sessions go on with the new rank; another role at CryoSPARC ends all sessions, as its clients expect.",
            List.of(publisher(), auditor(), manager(), administrator(), sameWord(), viewerAgain()));

    private static final String NO_RANK = "The platform has one word for this rank and the one before.";

    private RankActs() {}

    private static Act publisher() {
        return Act.of("Make a publisher", "May own content.")
                .shows("""
                        connect: user_role publisher
                        own api: rank publisher
                        console: rank Publisher
                        command line: rank publisher
                        """)
                .at(
                        CONNECT,
                        "`PUT v1/users/{guid}` with `user_role` publisher",
                        (who, site) -> connect(who, site, "publisher"))
                .not(NO_RANK, ARVADOS, CRYOSPARC, CLOUDOMATION)
                .at(CONSOLE, "*Rank* on the page of the person", (who, site) -> console(who, site, "publisher"))
                .at(COMMAND_LINE, "`muster user rank`", (who, site) -> host(who, site, "publisher"));
    }

    private static Act auditor() {
        return Act.of("Make an auditor", "May read private fields and the ledger.")
                .shows("""
                        connect: user_role publisher
                        cloudomation: roles user-auditor
                        own api: rank auditor
                        console: rank Auditor
                        command line: rank auditor
                        """)
                .not(NO_RANK, CONNECT, ARVADOS, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `roles` user-auditor",
                        (who, site) -> cloudomation(who, site, "user-auditor"))
                .at(CONSOLE, "*Rank* on the page of the person", (who, site) -> console(who, site, "auditor"))
                .at(COMMAND_LINE, "`muster user rank`", (who, site) -> host(who, site, "auditor"));
    }

    private static Act manager() {
        return Act.of("Make a manager", "May create and change accounts.")
                .shows("""
                        connect: user_role publisher
                        cloudomation: roles workspace-admin
                        own api: rank manager
                        console: rank Manager
                        command line: rank manager
                        """)
                .not(NO_RANK, CONNECT, ARVADOS, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `roles` workspace-admin",
                        (who, site) -> cloudomation(who, site, "workspace-admin"))
                .at(CONSOLE, "*Rank* on the page of the person", (who, site) -> console(who, site, "manager"))
                .at(COMMAND_LINE, "`muster user rank`", (who, site) -> host(who, site, "manager"));
    }

    private static Act administrator() {
        return Act.of("Make an administrator", "May do everything.")
                .shows("""
                        connect: user_role administrator
                        arvados: is_admin true
                        cryosparc: roles admin
                        cloudomation: roles organization-admin
                        own api: rank administrator
                        console: rank Administrator
                        command line: rank administrator
                        """)
                .at(
                        CONNECT,
                        "`PUT v1/users/{guid}` with `user_role` administrator",
                        (who, site) -> connect(who, site, "administrator"))
                .at(
                        ARVADOS,
                        "`PUT users/{uuid}` with `is_admin` true",
                        (who, site) -> site.arvados().update(who.uuid(), "is_admin", true))
                .at(CRYOSPARC, "`users.set_role` admin", (who, site) -> cryosparc(who, site, "admin"))
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `roles` organization-admin",
                        (who, site) -> cloudomation(who, site, "organization-admin"))
                .at(CONSOLE, "*Rank* on the page of the person", (who, site) -> console(who, site, "administrator"))
                .at(COMMAND_LINE, "`muster user rank`", (who, site) -> host(who, site, "administrator"));
    }

    private static Act sameWord() {
        return Act.of("Write the word that is shown", "Nothing changes: here, a manager stays a manager.")
                .from(site -> site.ranked("manager"))
                .shows("""
                        connect: user_role publisher
                        cloudomation: roles workspace-admin
                        own api: rank manager
                        console: rank Manager
                        command line: rank manager
                        """)
                .at(
                        CONNECT,
                        "`PUT v1/users/{guid}` with `user_role` publisher",
                        (who, site) -> connect(who, site, "publisher"))
                .at(
                        ARVADOS,
                        "`PUT users/{uuid}` with `is_admin` false",
                        (who, site) -> site.arvados().update(who.uuid(), "is_admin", false))
                .at(CRYOSPARC, "`users.set_role` user", (who, site) -> cryosparc(who, site, "user"))
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `roles` workspace-admin",
                        (who, site) -> cloudomation(who, site, "workspace-admin"))
                .at(CONSOLE, "*Rank* on the page of the person", (who, site) -> console(who, site, "manager"))
                .at(COMMAND_LINE, "`muster user rank`", (who, site) -> host(who, site, "manager"));
    }

    static Act viewerAgain() {
        return Act.of(
                        "Take administration away",
                        "An administrator becomes a viewer, which is the default rank; a platform without that word gives the default rank of the site.")
                .from(site -> site.ranked("administrator"))
                .at(
                        CONNECT,
                        "`PUT v1/users/{guid}` with `user_role` viewer",
                        (who, site) -> connect(who, site, "viewer"))
                .at(
                        ARVADOS,
                        "`PUT users/{uuid}` with `is_admin` false",
                        (who, site) -> site.arvados().update(who.uuid(), "is_admin", false))
                .at(CRYOSPARC, "`users.set_role` user", (who, site) -> cryosparc(who, site, "user"))
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `roles` default",
                        (who, site) -> cloudomation(who, site, "default"))
                .at(CONSOLE, "*Rank* on the page of the person", (who, site) -> console(who, site, "viewer"))
                .at(COMMAND_LINE, "`muster user rank`", (who, site) -> host(who, site, "viewer"));
    }

    private static void connect(Somebody who, CrosswalkSite site, String role) {
        json(site.connect().admin().put("v1/users/" + who.id(), Json.object("user_role", role)));
    }

    private static void cryosparc(Somebody who, CrosswalkSite site, String role) {
        done(site.cryosparc()
                .send(
                        "PUT",
                        "users/" + who.cryosparcId() + "/role",
                        "application/json",
                        BodyPublishers.ofString('"' + role + '"')));
    }

    private static void cloudomation(Somebody who, CrosswalkSite site, String roles) {
        json(site.cloudomation().admin().patch("user/" + who.id(), Json.object("roles", roles)));
    }

    private static void console(Somebody who, CrosswalkSite site, String rank) {
        site.form(who, "/rank", "to", rank);
    }

    private static void host(Somebody who, CrosswalkSite site, String rank) {
        site.command("user", "rank", who.id(), rank);
    }
}
