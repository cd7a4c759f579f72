package muster.crosswalk;

import static muster.crosswalk.Column.ARVADOS;
import static muster.crosswalk.Column.CLOUDOMATION;
import static muster.crosswalk.Column.COMMAND_LINE;
import static muster.crosswalk.Column.CONNECT;
import static muster.crosswalk.Column.CONSOLE;
import static muster.crosswalk.Column.CRYOSPARC;
import static muster.crosswalk.CrosswalkSite.PASSWORD;
import static muster.crosswalk.CrosswalkSite.done;
import static muster.crosswalk.CrosswalkSite.json;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.crosswalk.FileWays.Sheet;
import muster.testing.CloudomationDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.Http;
import muster.testing.Json;

/** Names, addresses, and what keeps them from being changed. */
final class ProfileActs {
    static final Topic TOPIC = new Topic(
            "Names and addresses",
            "Keys and sessions go on. People sign in with the new name or address at once.",
            List.of(rename(), names(), address(), ownAddress(), confirm(), readonly(), writable(), project()));

    static final String RENAMED = """
            connect: username ruth
            arvados: username ruth
            cryosparc: name ruth
            cloudomation: name ruth
            own api: username ruth
            console: username ruth
            command line: username ruth
            """;
    private static final String MOVED = """
            connect: email ruth@lab.example
            arvados: email ruth@lab.example
            cryosparc: emails ruth@lab.example
            cloudomation: email ruth@lab.example
            own api: email ruth@lab.example
            console: email ruth@lab.example
            command line: email ruth@lab.example
            """;
    private static final String NO_WORD = "The platform has no word for it.";
    private static final String NO_WISH = "At the platform an address that is written counts at once.";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private ProfileActs() {}

    private static Act rename() {
        return Act.of("Rename", "Another username; the old one is free.")
                .shows(RENAMED)
                .at(
                        CONNECT,
                        "`PUT v1/users/{guid}` with `username`",
                        (who, site) -> Ways.changeAtConnect(renamed(who), site, "username", who.nameNow()))
                .at(
                        ARVADOS,
                        "`PUT users/{uuid}` with `username`",
                        (who, site) -> site.arvados().update(renamed(who).uuid(), "username", who.nameNow()))
                .at(
                        CRYOSPARC,
                        "`users.update` with `username`",
                        (who, site) -> cryosparc(renamed(who), site, "username", who.nameNow()))
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `name`",
                        (who, site) -> Ways.changeAtCloudomation(renamed(who), site, "name", who.nameNow()))
                .at(
                        CONSOLE,
                        "*Profile* on the page of the person",
                        (who, site) -> profile(renamed(who), site, who.nameNow(), "Ada", "Roth"))
                .at(
                        COMMAND_LINE,
                        "`muster user update --username`",
                        (who, site) ->
                                site.command("user", "update", renamed(who).id(), "--username", who.nameNow()));
    }

    static Somebody renamed(Somebody who) {
        who.isCalled(who.other("ruth"));
        return who;
    }

    private static Act names() {
        return Act.of("Change given and family name", "Every platform that has names shows them.")
                .shows("everywhere: first_name Ruth, last_name Berg")
                .shows("own api: first_name Ruth, last_name Berg")
                .at(
                        CONNECT,
                        "`PUT v1/users/{guid}` with `first_name`, `last_name`",
                        (who, site) -> Ways.changeAtConnect(who, site, "first_name", "Ruth", "last_name", "Berg"))
                .at(
                        ARVADOS,
                        "`PUT users/{uuid}` with `first_name`, `last_name`",
                        (who, site) -> site.arvados().update(who.uuid(), "first_name", "Ruth", "last_name", "Berg"))
                .at(
                        CRYOSPARC,
                        "`users.update` with `first_name`, `last_name`",
                        (who, site) -> cryosparc(who, site, "first_name", "Ruth", "last_name", "Berg"))
                .not("The platform knows one name alone.", CLOUDOMATION)
                .at(
                        CONSOLE,
                        "*Profile* on the page of the person",
                        (who, site) -> profile(who, site, who.name(), "Ruth", "Berg"))
                .at(
                        COMMAND_LINE,
                        "`muster user update --firstname --lastname`",
                        (who, site) ->
                                site.command("user", "update", who.id(), "--firstname", "Ruth", "--lastname", "Berg"));
    }

    private static Act address() {
        return Act.of("Change somebody's address", "Whoever manages accounts vouches for it: it counts at once.")
                .shows(MOVED)
                .at(
                        CONNECT,
                        "`PUT v1/users/{guid}` with `email`",
                        (who, site) -> Ways.changeAtConnect(moved(who), site, "email", who.addressNow()))
                .at(
                        ARVADOS,
                        "`PUT users/{uuid}` with `email`",
                        (who, site) -> site.arvados().update(moved(who).uuid(), "email", who.addressNow()))
                .at(
                        CRYOSPARC,
                        "`users.update` with `email`",
                        (who, site) -> cryosparc(moved(who), site, "email", who.addressNow()))
                .not("An address that an administrator writes waits until it is confirmed, see below.", CLOUDOMATION)
                .at(
                        CONSOLE,
                        "*Make primary* of a further address on the page of the person, where the present one stays as a further one",
                        "cryosparc: emails ruth@lab.example ada@lab.example",
                        (who, site) -> {
                            site.form(moved(who), "/emails", "act", "add", "address", who.addressNow());
                            site.form(who, "/emails", "act", "primary", "address", who.addressNow());
                        })
                .at(
                        COMMAND_LINE,
                        "`muster user update --email`",
                        (who, site) -> site.command("user", "update", moved(who).id(), "--email", who.addressNow()));
    }

    private static Somebody moved(Somebody who) {
        who.isAt(who.other("ruth") + "@lab.example");
        return who;
    }

    private static Act ownAddress() {
        return Act.of("Wish for another address", "It waits beside the present one until it is confirmed.")
                .shows("cloudomation: pending_email ruth@lab.example")
                .shows("own api: pending_email ruth@lab.example")
                .not(NO_WISH, CONNECT, ARVADOS, CRYOSPARC, COMMAND_LINE)
                .at(
                        CLOUDOMATION,
                        "`POST user/{id}/change_email`; `PATCH user/{id}` with `pending_email`",
                        (who, site) -> json(person(who, site)
                                .post(
                                        "user/" + who.id() + "/change_email",
                                        Json.object(
                                                "new_email",
                                                who.other("ruth") + "@lab.example",
                                                "current_password",
                                                PASSWORD))))
                .at(CONSOLE, "*E-mail* in *My account*", ProfileActs::wish);
    }

    private static Http person(Somebody who, CrosswalkSite site) {
        return site.cloudomation().with(CloudomationDoor.tokenOf(site.atCloudomation(who.name(), PASSWORD)));
    }

    private static void wish(Somebody who, CrosswalkSite site) {
        ConsoleBrowser own = site.console().loggedIn(who.name(), PASSWORD);
        own.get("/account/email");
        done(own.post("/account/email", "email", who.other("ruth") + "@lab.example", "current", PASSWORD));
    }

    private static Act confirm() {
        return Act.of("Confirm the address that waits", "It takes the place of the present one.")
                .from(site -> site.after(ProfileActs::wish))
                .shows(MOVED)
                .not(NO_WISH, CONNECT, ARVADOS, CRYOSPARC, COMMAND_LINE)
                .at(
                        CLOUDOMATION,
                        "`POST auth/confirm_email` with the code of the mail",
                        (who, site) -> done(site.cloudomation()
                                .anybody()
                                .post("auth/confirm_email", Json.object("code", mailed(moved(who), site)))))
                .at(
                        CONSOLE,
                        "The link in the mail; *Confirm* on the page of the person",
                        (who, site) -> site.form(moved(who), "/emails", "act", "confirm", "address", who.addressNow()));
    }

    private static String mailed(Somebody who, CrosswalkSite site) {
        return site.cloudomation().code(who.addressNow(), "email_change");
    }

    private static Act readonly() {
        return Act.of("Make read-only", "Names, addresses and rank stay as they are; the account goes on.")
                .shows("cloudomation: is_readonly true")
                .shows("own api: readonly true")
                .not(NO_WORD, CONNECT, ARVADOS, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `is_readonly` true",
                        (who, site) -> Ways.changeAtCloudomation(who, site, "is_readonly", true))
                .at(
                        CONSOLE,
                        "*Make read-only* on the page of the person",
                        (who, site) -> site.form(who, "/acts/readonly"))
                .not("No command and no file says it.", COMMAND_LINE);
    }

    private static Act writable() {
        return Act.of("Allow changes again", "Names, addresses and rank can be changed.")
                .from(site -> site.after((who, _) -> Ways.changeAtCloudomation(who, site, "is_readonly", true)))
                .not(NO_WORD, CONNECT, ARVADOS, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `is_readonly` false",
                        (who, site) -> Ways.changeAtCloudomation(who, site, "is_readonly", false))
                .at(
                        CONSOLE,
                        "*Allow changes again* on the page of the person",
                        (who, site) -> site.form(who, "/acts/writable"))
                .not("No command and no file says it.", COMMAND_LINE);
    }

    private static Act project() {
        return Act.of("Put into a project", "The account belongs to it. A read-only project closes its accounts.")
                .shows("cloudomation: project_id the project")
                .shows("own api: project the project")
                .not(NO_WORD, CONNECT, ARVADOS, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`PATCH user/{id}` with `project_id`",
                        (who, site) -> Ways.changeAtCloudomation(
                                who, site, "project_id", site.cloudomation().project(who.other("project"))))
                .at(CONSOLE, "*Files* with a file that has `project`", (who, site) -> {
                    site.cloudomation().project(who.other("project"));
                    FileWays.atTheConsole(who, site, Sheet.row(who, "project", who.other("project")));
                })
                .at(COMMAND_LINE, "`muster apply` of a file with `project`", (who, site) -> {
                    site.cloudomation().project(who.other("project"));
                    FileWays.told("project", who.other("project")).to(who, site);
                });
    }

    private static void cryosparc(Somebody who, CrosswalkSite site, Object... changes) {
        json(site.cryosparc().send("PATCH", "users/" + who.cryosparcId() + Http.query(changes)));
    }

    private static void profile(Somebody who, CrosswalkSite site, String username, String given, String family) {
        Matcher version = VERSION.matcher(
                site.administrator().get("/admin/users/" + who.id()).text());
        if (!version.find()) {
            throw new AssertionError("the page of the person has no version");
        }
        site.form(
                who,
                "/profile",
                "version",
                version.group(1),
                "username",
                username,
                "first_name",
                given,
                "last_name",
                family);
    }
}
