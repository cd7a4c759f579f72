package muster.crosswalk;

import static muster.crosswalk.Column.ARVADOS;
import static muster.crosswalk.Column.CLOUDOMATION;
import static muster.crosswalk.Column.COMMAND_LINE;
import static muster.crosswalk.Column.CONNECT;
import static muster.crosswalk.Column.CONSOLE;
import static muster.crosswalk.Column.CRYOSPARC;
import static muster.crosswalk.CrosswalkSite.NEXT;
import static muster.crosswalk.CrosswalkSite.PASSWORD;
import static muster.crosswalk.CrosswalkSite.WRONG;
import static muster.crosswalk.CrosswalkSite.done;
import static muster.crosswalk.CrosswalkSite.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.Phone;

/** Passwords, codes, the second factor, and what wrong passwords lead to. */
final class CredentialActs {
    static final Topic TOPIC = new Topic(
            "Passwords and second factor",
            "There is one password for all doors, and keys go on whatever becomes of it.",
            List.of(
                    ownPassword(),
                    issueCode(),
                    useCode(),
                    recover(),
                    hostPassword(),
                    factorOn(),
                    factorOff(),
                    factorReset(),
                    lockOut(),
                    endLockOut()));

    private static final String NO_PASSWORDS = "The platform keeps no passwords.";
    private static final String NO_FACTOR = "The platform knows no second factor.";
    private static final String WITH_FACTOR = """
            everywhere: signs in no
            cloudomation: is_twofa_enabled true
            console: signs in with a code
            """;
    private static final String LOCKED_OUT = """
            everywhere: signs in no
            cloudomation: is_locked_out true
            own api: state locked
            console: state locked
            command line: state locked
            """;

    private CredentialActs() {}

    private static Act ownPassword() {
        return Act.of("Change the own password", "The new one counts everywhere at once; other sessions end.")
                .not("The platform's own page for it is the console's.", CONNECT)
                .not(NO_PASSWORDS, ARVADOS)
                .not("The platform sets passwords with codes.", CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`POST user/{id}/change_password`",
                        (who, site) -> done(own(who, site)
                                .post(
                                        "user/" + who.id() + "/change_password",
                                        Json.object("current_password", PASSWORD, "new_password", chosen(who)))))
                .at(
                        CONSOLE,
                        "*Password* in *My account*",
                        (who, site) -> done(site.console()
                                .loggedIn(who.name(), PASSWORD)
                                .post(
                                        "/account/password",
                                        "current",
                                        PASSWORD,
                                        "password",
                                        chosen(who),
                                        "password_again",
                                        NEXT)))
                .not("It sets passwords without the old one, see below.", COMMAND_LINE);
    }

    private static Http own(Somebody who, CrosswalkSite site) {
        return site.cloudomation().with(CloudomationDoor.tokenOf(site.atCloudomation(who.name(), PASSWORD)));
    }

    private static String chosen(Somebody who) {
        who.chose(NEXT);
        return NEXT;
    }

    private static Act issueCode() {
        return Act.of(
                        "Issue a code for another password",
                        "Somebody reads it to the person; the present password goes on.")
                .shows("cryosparc: reset_token a code")
                .not("The platform's own page for it is the console's.", CONNECT)
                .not(NO_PASSWORDS, ARVADOS)
                .at(
                        CRYOSPARC,
                        "`users.request_reset_password`",
                        (who, site) -> done(site.cryosparc()
                                .send("POST", "users/" + who.cryosparcId() + "/request_reset_password")))
                .not("The platform sends links by mail, see below.", CLOUDOMATION)
                .at(
                        CONSOLE,
                        "*Token* in the table of users or on the page of the person",
                        (who, site) -> site.form(who, "/access/token"))
                .at(COMMAND_LINE, "`muster user code`", (who, site) -> site.command("user", "code", who.id()));
    }

    private static Act useCode() {
        return Act.of("Set a password with a code", "The code is used up, the new password counts, all sessions end.")
                .from(site -> site.after((who, _) -> who.keep("code", ComingActs.code(who, site))))
                .not("The platform's own page for it is the console's.", CONNECT)
                .not(NO_PASSWORDS, ARVADOS)
                .at(
                        CRYOSPARC,
                        "`users.reset_password`",
                        (who, site) -> done(site.somebodyElse("/api/cmd")
                                .with("token", who.kept("code"))
                                .post(
                                        "users/" + who.cryosparcId() + "/reset_password",
                                        Json.object("password", CryosparcDoor.digest(chosen(who))))))
                .not("The platform sends links by mail, see below.", CLOUDOMATION)
                .at(CONSOLE, "*Reset Password* with the code", (who, site) -> {
                    ConsoleBrowser browser = site.console();
                    browser.get("/reset-password/token");
                    done(browser.post(
                            "/reset-password/token",
                            "email",
                            who.address(),
                            "token",
                            who.kept("code"),
                            "password",
                            chosen(who),
                            "password_again",
                            NEXT));
                })
                .not("Codes are for people who cannot sign in.", COMMAND_LINE);
    }

    private static Act recover() {
        return Act.of("Set a password with a mailed link", "As with a code.")
                .from(site -> site.after((who, _) ->
                        done(site.cloudomation().anybody().post("auth/recover", Json.object("user_name", who.name())))))
                .not("The platform's own page for it is the console's.", CONNECT)
                .not(NO_PASSWORDS, ARVADOS)
                .not("The platform knows codes alone.", CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`POST auth/recover`, `POST auth/recover/confirm`",
                        (who, site) -> done(site.cloudomation()
                                .anybody()
                                .post(
                                        "auth/recover/confirm",
                                        Json.object("code", recovery(who, site), "new_password", chosen(who)))))
                .at(CONSOLE, "*Reset Password*, and the link in the mail", (who, site) -> {
                    String code = recovery(who, site);
                    ConsoleBrowser browser = site.console();
                    browser.get("/recover?code=" + code);
                    done(browser.post("/recover", "code", code, "password", chosen(who), "password_again", NEXT));
                })
                .not("Links are for people who cannot sign in.", COMMAND_LINE);
    }

    private static String recovery(Somebody who, CrosswalkSite site) {
        return site.cloudomation().code(who.address(), "recovery");
    }

    private static Act hostPassword() {
        return Act.of("Set somebody's password at the host", "All sessions of the account end, and a lock-out.")
                .not("Nobody sets somebody else's password here.", CONNECT, ARVADOS, CRYOSPARC, CLOUDOMATION, CONSOLE)
                .at(
                        COMMAND_LINE,
                        "`muster user password`",
                        (who, site) -> site.server()
                                .commandWith(chosen(who), "user", "password", who.id(), "--password-stdin"));
    }

    private static Act factorOn() {
        return Act.of(
                        "Turn the second factor on",
                        "Cloudomation and the console ask for a code. At platforms that cannot ask, a right password counts as a wrong one; application passwords and keys work.")
                .shows(WITH_FACTOR)
                .not(NO_FACTOR, CONNECT, ARVADOS, CRYOSPARC)
                .at(CLOUDOMATION, "`POST user/{id}/twofa/enroll`, `POST user/{id}/twofa/verify`", CredentialActs::enrol)
                .at(CONSOLE, "*Second factor* in *My account*", (who, site) -> {
                    ConsoleBrowser browser = site.console().loggedIn(who.name(), PASSWORD);
                    String page = done(browser.post("/account/second-factor/begin", "current", PASSWORD))
                            .text();
                    String secret = page.replaceFirst("(?s).*name=\"secret\" value=\"([A-Z2-7]+)\".*", "$1");
                    done(browser.post("/account/second-factor/confirm", "code", new Phone(secret).code()));
                })
                .not("People set up their own phones.", COMMAND_LINE);
    }

    static void enrol(Somebody who, CrosswalkSite site) {
        phone(who, site);
    }

    /** The phone of somebody who has just turned the factor on. */
    static Phone phone(Somebody who, CrosswalkSite site) {
        Http own = own(who, site);
        String path = "user/" + who.id() + "/twofa/";
        Phone phone = new Phone(
                Json.text(json(own.post(path + "enroll", Json.object("current_password", PASSWORD))), "otp_secret"));
        List<String> codes =
                Json.list(json(own.post(path + "verify", Json.object("otp", phone.code())))
                                .get("recovery_codes"))
                        .stream()
                        .map(code -> code.stringValue())
                        .toList();
        phone.keep(codes);
        who.keep("token", own.toString());
        who.keep("recovery code", codes.getFirst());
        who.keep("another recovery code", codes.getLast());
        return phone;
    }

    private static Act factorOff() {
        return Act.of("Turn the second factor off", "Application passwords end with it.")
                .from(site -> site.after(CredentialActs::enrol))
                .not(NO_FACTOR, CONNECT, ARVADOS, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`POST user/{id}/twofa/disable`",
                        (who, site) -> done(withFactor(who, site)
                                .post(
                                        "user/" + who.id() + "/twofa/disable",
                                        Json.object(
                                                "current_password",
                                                PASSWORD,
                                                "otp",
                                                who.kept("another recovery code")))))
                .at(CONSOLE, "*Second factor* in *My account*", (who, site) -> {
                    ConsoleBrowser browser = site.console();
                    String asked = done(browser.post("/login", "email", who.name(), "password", PASSWORD))
                            .text();
                    String challenge = asked.replaceFirst("(?s).*name=\"challenge\" value=\"([^\"]+)\".*", "$1");
                    done(browser.post("/login/code", "challenge", challenge, "code", who.kept("recovery code")));
                    browser.get("/account");
                    done(browser.post(
                            "/account/second-factor/off",
                            "current",
                            PASSWORD,
                            "factor",
                            who.kept("another recovery code")));
                })
                .not("It resets the factor of others, see below.", COMMAND_LINE);
    }

    private static Http withFactor(Somebody who, CrosswalkSite site) {
        Answer login = site.cloudomation().signIn(who.name(), PASSWORD, who.kept("recovery code"));
        return site.cloudomation().with(CloudomationDoor.tokenOf(login));
    }

    private static Act factorReset() {
        return Act.of(
                        "Reset somebody's second factor",
                        "For who lost the phone: the factor is off, and all sessions end.")
                .from(site -> site.after(CredentialActs::enrol))
                .not(NO_FACTOR, CONNECT, ARVADOS, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`POST user/{id}/twofa/reset`",
                        (who, site) ->
                                done(site.cloudomation().admin().send("POST", "user/" + who.id() + "/twofa/reset")))
                .at(
                        CONSOLE,
                        "*Second factor* on the page of the person",
                        (who, site) -> site.form(who, "/access/second-factor"))
                .at(
                        COMMAND_LINE,
                        "`muster user reset-factor`",
                        (who, site) -> site.command("user", "reset-factor", who.id()));
    }

    private static Act lockOut() {
        return Act.of(
                        "Be locked out by wrong passwords",
                        "After five in a row, at one door or several, nobody signs in for fifteen minutes. Sessions and keys go on.")
                .shows(LOCKED_OUT)
                .at(CONNECT, "`POST __login__`", (who, site) -> guess(site::atConnect, who.name()))
                .at(ARVADOS, "`POST users/authenticate`", (who, site) -> guess(site::atArvados, who.name()))
                .at(CRYOSPARC, "`login`", (who, site) -> guess(site::atCryosparc, who.address()))
                .at(CLOUDOMATION, "`POST auth/login`", (who, site) -> guess(site::atCloudomation, who.name()))
                .at(CONSOLE, "*Log in*", (who, site) -> guess(site::atConsole, who.name()))
                .not("Nobody signs in there.", COMMAND_LINE);
    }

    private static void guess(BiFunction<String, String, Answer> door, String name) {
        for (int i = 0; i < 5; i++) {
            assertThat(door.apply(name, WRONG).status()).isBetween(400, 499);
        }
    }

    private static Act endLockOut() {
        return Act.of("End a lock-out", "Sign-ins are possible again.")
                .from(site -> site.after((who, _) -> guess(site::atConnect, who.name())))
                .at(
                        CONNECT,
                        "`POST v1/users/{guid}/lock` with `locked` false",
                        (who, site) -> Ways.lockAtConnect(who, site, false))
                .at(ARVADOS, "`PUT users/{uuid}` with `is_active` true", Ways::activateAtArvados)
                .not("A reset code ends it for the person.", CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`POST user/{id}/unlock`",
                        (who, site) -> done(site.cloudomation().admin().send("POST", "user/" + who.id() + "/unlock")))
                .at(
                        CONSOLE,
                        "*End lock-out* on the page of the person",
                        (who, site) -> site.form(who, "/acts/end_lock_out"))
                .at(COMMAND_LINE, "`muster user unlock`", (who, site) -> site.command("user", "unlock", who.id()));
    }
}
