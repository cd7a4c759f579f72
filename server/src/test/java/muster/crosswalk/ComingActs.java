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
import muster.testing.CloudomationDoor;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;

/** From nothing to an active account, and back to an invited one. */
final class ComingActs {
    static final Topic TOPIC = new Topic(
            "Coming in",
            "Whoever has a password is active. Whoever is invited comes in with a code or a mailed link, through whichever door.",
            List.of(create(), invite(), welcome(), choosePassword(), activate(), withdraw()));

    static final String WITHOUT_PASSWORD = """
            everywhere: signs in no
            connect: confirmed false
            arvados: is_active false, is_invited false
            cloudomation: is_activated false
            own api: state invited
            console: state invited
            command line: state invited
            """;

    private static final String WAITING = """
            connect: first_name empty, last_name empty
            arvados: first_name null, last_name null, email null
            cryosparc: first_name empty, last_name empty, emails none
            cloudomation: email null, pending_email ada@lab.example
            own api: email null, pending_email ada@lab.example, first_name null, last_name null
            command line: first_name empty, last_name empty
            """;

    private ComingActs() {}

    private static Act create() {
        return Act.of("Create with a password", "The account is active at once.")
                .from(CrosswalkSite::nobody)
                .shows("everywhere: API key none")
                .at(
                        CONNECT,
                        "`POST v1/users` with `password`",
                        (who, site) -> site.connect()
                                .create(ConnectDoor.newUser(
                                        who.name(),
                                        "password",
                                        PASSWORD,
                                        "first_name",
                                        "Ada",
                                        "last_name",
                                        "Roth",
                                        "user_role",
                                        "viewer")))
                .not("The platform makes users without a password.", ARVADOS)
                .at(CRYOSPARC, "`users.create` with a password", (who, site) -> atCryosparc(who, site, PASSWORD))
                .not("The platform invites people.", CLOUDOMATION)
                .not("The console adds people who choose a password themselves.", CONSOLE)
                .at(
                        COMMAND_LINE,
                        "`muster user create`",
                        (who, site) -> site.server().commandWith(PASSWORD, atTheHost(who, "--password-stdin")));
    }

    private static void atCryosparc(Somebody who, CrosswalkSite site, String password) {
        json(CryosparcDoor.create(
                site.cryosparc(),
                password.isEmpty() ? null : Json.object("password", CryosparcDoor.digest(password)),
                "email",
                who.address(),
                "username",
                who.name(),
                "first_name",
                "Ada",
                "last_name",
                "Roth"));
    }

    private static String[] atTheHost(Somebody who, String more) {
        return new String[] {
            "user",
            "create",
            "--username",
            who.name(),
            "--email",
            who.address(),
            "--firstname",
            "Ada",
            "--lastname",
            "Roth",
            more
        };
    }

    private static Act invite() {
        return Act.of("Invite", "The account waits for its person to choose a password. There is a code for that.")
                .from(CrosswalkSite::nobody)
                .shows(WITHOUT_PASSWORD)
                .shows("""
                        everywhere: API key none
                        cryosparc: register_token a code
                        """)
                .at(
                        CONNECT,
                        "`POST v1/users` with `user_must_set_password`",
                        (who, site) -> site.connect()
                                .create(ConnectDoor.newInvited(
                                        who.name(), "first_name", "Ada", "last_name", "Roth", "user_role", "viewer")))
                .at(
                        ARVADOS,
                        "`POST users`",
                        (who, site) -> site.arvados()
                                .create(
                                        "email",
                                        who.address(),
                                        "username",
                                        who.name(),
                                        "first_name",
                                        "Ada",
                                        "last_name",
                                        "Roth"))
                .at(CRYOSPARC, "`users.create` without a password", (who, site) -> atCryosparc(who, site, ""))
                .at(
                        CLOUDOMATION,
                        "`POST user`, which also mails a link; the address waits, and there is one name alone",
                        WAITING,
                        (who, site) ->
                                json(site.cloudomation().admin().post("user", CloudomationDoor.newUser(who.name()))))
                .at(CONSOLE, "*Add user*", (who, site) -> {
                    site.administrator().get("/admin/users");
                    done(site.administrator()
                            .post(
                                    "/admin/users",
                                    "email",
                                    who.address(),
                                    "username",
                                    who.name(),
                                    "first_name",
                                    "Ada",
                                    "last_name",
                                    "Roth"));
                })
                .at(
                        COMMAND_LINE,
                        "`muster user create --invite`",
                        (who, site) -> site.command(atTheHost(who, "--invite")));
    }

    /** Somebody who was invited at the CryoSPARC door. */
    static Somebody invited(CrosswalkSite site) {
        Somebody ada = site.nobody();
        atCryosparc(ada, site, "");
        return ada.located(site);
    }

    private static Act welcome() {
        return Act.of("Set up", "An invited account is welcome: its person may activate it once everything is signed.")
                .from(ComingActs::invited)
                .shows(WITHOUT_PASSWORD)
                .shows("""
                        everywhere: API key none
                        arvados: is_invited true
                        cryosparc: register_token a code
                        """)
                .not("The platform knows no such step.", CONNECT, CRYOSPARC, CLOUDOMATION)
                .at(
                        ARVADOS,
                        "`POST users/setup`",
                        (who, site) ->
                                json(site.arvados().admin().post("users/setup", Json.object("uuid", who.uuid()))))
                .not("Only needed where people activate themselves at Arvados.", CONSOLE, COMMAND_LINE);
    }

    private static Act choosePassword() {
        return Act.of("Choose the first password", "Whoever does is active.")
                .from(ComingActs::invited)
                .shows("everywhere: API key none")
                .not("The platform's own page for it is the console's.", CONNECT)
                .not("The platform keeps no passwords.", ARVADOS)
                .at(
                        CRYOSPARC,
                        "`users.register` with the code",
                        (who, site) -> done(site.somebodyElse("/api/cmd")
                                .with("token", code(who, site))
                                .post(
                                        "users/" + Http.escape(who.address()) + "/register",
                                        Json.object("password", CryosparcDoor.digest(PASSWORD)))))
                .at(
                        CLOUDOMATION,
                        "`POST auth/activate` with the code that is mailed when `pending_email` is set",
                        ComingActs::activateByMail)
                .at(CONSOLE, "*New Account* with the code, or the link in the mail", (who, site) -> {
                    ConsoleBrowser browser = site.console();
                    browser.get("/new-account");
                    done(browser.post(
                            "/new-account",
                            "email",
                            who.address(),
                            "token",
                            code(who, site),
                            "password",
                            PASSWORD,
                            "password_again",
                            PASSWORD));
                })
                .at(
                        COMMAND_LINE,
                        "`muster user password`",
                        (who, site) ->
                                site.server().commandWith(PASSWORD, "user", "password", who.id(), "--password-stdin"));
    }

    private static void activateByMail(Somebody who, CrosswalkSite site) {
        json(site.cloudomation().admin().patch("user/" + who.id(), Json.object("pending_email", who.address())));
        site.cloudomation().activate(site.cloudomation().code(who.address(), "activation"));
    }

    /** The code that the command line shows. */
    static String code(Somebody who, CrosswalkSite site) {
        return Json.text(Json.parse(site.server().command("user", "code", who.id(), "--json")), "code");
    }

    private static Act activate() {
        return Act.of(
                        "Activate for somebody",
                        "The account is active without a password; keys can be made for it, and the code still sets the first one.")
                .from(ComingActs::invited)
                .shows("everywhere: signs in no, API key none")
                .shows("cryosparc: register_token a code")
                .not("The platform knows no such step.", CONNECT, CRYOSPARC)
                .at(
                        ARVADOS,
                        "`POST users/{uuid}/activate`, `PUT users/{uuid}` with `is_active` true",
                        (who, site) -> json(site.arvados().admin().send("POST", "users/" + who.uuid() + "/activate")))
                .not("People activate themselves with the code of a mail.", CLOUDOMATION)
                .not("People choose a password instead.", CONSOLE)
                .not("`muster user password` activates with a password.", COMMAND_LINE);
    }

    private static Act withdraw() {
        return Act.of(
                        "Withdraw activation",
                        "The account is invited again: out of all groups, keys and sessions ended for good, password dropped.")
                .shows(WITHOUT_PASSWORD)
                .shows("everywhere: API key refused")
                .not("The platform knows no such step.", CONNECT, CRYOSPARC, CLOUDOMATION)
                .at(
                        ARVADOS,
                        "`POST users/{uuid}/unsetup`",
                        (who, site) -> json(site.arvados().admin().send("POST", "users/" + who.uuid() + "/unsetup")))
                .at(
                        CONSOLE,
                        "*Withdraw activation* on the page of the person",
                        (who, site) -> site.form(who, "/acts/withdraw"))
                .not("`muster user lock` keeps people out; no command withdraws an activation.", COMMAND_LINE);
    }
}
