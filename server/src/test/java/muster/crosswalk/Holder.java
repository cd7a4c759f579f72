package muster.crosswalk;

import static muster.crosswalk.CrosswalkSite.NEXT;
import static muster.crosswalk.CrosswalkSite.PASSWORD;
import static muster.crosswalk.CrosswalkSite.done;
import static muster.crosswalk.CrosswalkSite.json;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import muster.testing.Answer;
import muster.testing.BrowserSession;
import muster.testing.CloudomationDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.Phone;
import tools.jackson.databind.JsonNode;

/** Somebody who holds credentials, each of which can be tried at the door where it counts. */
final class Holder {
    private final CrosswalkSite site;
    private final Somebody who;
    private final Map<Credential, BooleanSupplier> tries = new EnumMap<>(Credential.class);

    private Holder(CrosswalkSite site, Somebody who) {
        this.site = site;
        this.who = who;
    }

    /** Somebody with a password, sessions at all doors, an API key, a code to reset, and a wish for another address. */
    static Holder withPassword(CrosswalkSite site, Somebody who) {
        Holder holder = new Holder(site, who);
        String token = holder.openSessions();
        who.keep("token", token);
        holder.takeKey(who.key());
        holder.rememberPassword();
        holder.takeCodes(token);
        return holder;
    }

    /** Somebody with a second factor, an application password, a sign-in that waits for its code, and a link to recover. */
    static Holder withFactor(CrosswalkSite site, Somebody who) {
        Holder holder = new Holder(site, who);
        holder.takeKey(who.key());
        holder.takeApplicationPassword();
        return holder;
    }

    /** Somebody who was never activated, with a code to register and a token. */
    static Holder invited(CrosswalkSite site, Somebody who) {
        Holder holder = new Holder(site, who);
        String token = site.server().keyFor(who.name());
        holder.put(Credential.TOKEN_OF_WHO_IS_INVITED, holder.bearer("/arvados/v1", token), "users/current");
        JsonNode password = Json.object("password", CryosparcDoor.digest(PASSWORD));
        Http http = site.somebodyElse("/api/cmd").with("token", ComingActs.code(who, site));
        String path = "users/" + who.cryosparcId() + "/register";
        holder.tries.put(Credential.REGISTRATION_CODE, () -> isFine(http.post(path, password)));
        return holder;
    }

    /** Somebody who was invited by mail. */
    static Holder invitedByMail(CrosswalkSite site, Somebody who) {
        Holder holder = new Holder(site, who);
        json(site.cloudomation().admin().patch("user/" + who.id(), Json.object("pending_email", who.address())));
        String code = site.cloudomation().code(who.address(), "activation");
        JsonNode body = Json.object("code", code, "password", PASSWORD);
        holder.tries.put(
                Credential.INVITATION,
                () -> isFine(site.somebodyElse("/api/latest").post("auth/activate", body)));
        return holder;
    }

    Somebody who() {
        return who;
    }

    Set<Credential> credentials() {
        return tries.keySet();
    }

    /** Tries a credential once; codes are used up by that. */
    boolean works(Credential credential) {
        return tries.get(credential).getAsBoolean();
    }

    /** @return a token of the Cloudomation door */
    private String openSessions() {
        ConsoleBrowser console = site.console().loggedIn(who.name(), PASSWORD);
        tries.put(Credential.CONSOLE_SESSION, () -> isFine(console.get("/account")));
        Http connect = BrowserSession.of(site.server(), who.name(), PASSWORD).reading();
        tries.put(Credential.CONNECT_COOKIE, () -> isFine(connect.get("v1/user")));
        Http cryosparc = bearer("/api/cmd", token(site.atCryosparc(who.address(), PASSWORD)));
        tries.put(Credential.CRYOSPARC_TOKEN, () -> isFine(cryosparc.get("users/me")));
        Answer login = site.atCloudomation(who.name(), PASSWORD);
        String token = CloudomationDoor.tokenOf(login);
        Http cloudomation = bearer("/api/latest", token);
        tries.put(Credential.CLOUDOMATION_TOKEN, () -> isFine(cloudomation.get("auth/session")));
        String cookie = login.header("Set-Cookie").split(";")[0];
        Http withCookie = site.somebodyElse("/api/latest").with("Cookie", cookie);
        tries.put(Credential.CLOUDOMATION_COOKIE, () -> isFine(withCookie.get("auth/session")));
        return token;
    }

    private static String token(Answer signedIn) {
        return Json.text(json(signedIn), "access_token");
    }

    private Http bearer(String path, String token) {
        return with(path, "Authorization", "Bearer " + token);
    }

    private Http with(String path, String header, String value) {
        return site.somebodyElse(path).with(header, value);
    }

    private void takeKey(String key) {
        String self = "users/current";
        String uuid = Json.text(json(bearer("/arvados/v1", key).get("api_client_authorizations/current")), "uuid");
        String basic = Base64.getEncoder().encodeToString(("anything:" + key).getBytes(StandardCharsets.UTF_8));
        put(Credential.KEY_AT_CONNECT, with("/__api__", "Authorization", "Key " + key), "v1/user");
        put(Credential.KEY_AT_CONNECT_BEHIND_A_PROXY, with("/__api__", "X-RSC-Authorization", key), "v1/user");
        put(Credential.TOKEN_AS_BEARER, bearer("/arvados/v1", key), self);
        put(Credential.TOKEN_AS_OAUTH2, with("/arvados/v1", "Authorization", "OAuth2 " + key), self);
        put(Credential.TOKEN_AS_BASIC, with("/arvados/v1", "Authorization", "Basic " + basic), self);
        put(Credential.TOKEN_OF_VERSION_2, bearer("/arvados/v1", "v2/" + uuid + "/" + key), self);
        put(Credential.TOKEN_AS_PARAMETER, site.somebodyElse("/arvados/v1"), self + "?api_token=" + key);
        put(Credential.KEY_AT_CRYOSPARC, bearer("/api/cmd", key), "users/me");
        put(Credential.KEY_AT_OWN_API, OwnApi.with(site, key), "me");
        put(Credential.KEY_AT_CLOUDOMATION, bearer("/api/latest", key), "auth/session");
    }

    private void put(Credential credential, Http http, String path) {
        tries.put(credential, () -> isFine(http.get(path)));
    }

    private void rememberPassword() {
        tries.put(Credential.PASSWORD_AT_CONNECT, () -> isFine(site.atConnect(who.name(), PASSWORD)));
        tries.put(Credential.PASSWORD_AT_ARVADOS, () -> isFine(site.atArvados(who.name(), PASSWORD)));
        tries.put(Credential.PASSWORD_AT_CRYOSPARC, () -> isFine(site.atCryosparc(who.address(), PASSWORD)));
        tries.put(
                Credential.PASSWORD_AT_CLOUDOMATION,
                () -> site.atCloudomation(who.name(), PASSWORD).status() == 302);
        tries.put(
                Credential.PASSWORD_AT_CONSOLE,
                () -> site.atConsole(who.name(), PASSWORD).status() == 303);
    }

    private void takeCodes(String token) {
        String other = who.other("ruth") + "@lab.example";
        JsonNode wish = Json.object("new_email", other, "current_password", PASSWORD);
        done(bearer("/api/latest", token).post("user/" + who.id() + "/change_email", wish));
        JsonNode mailed = Json.object("code", site.cloudomation().code(other, "email_change"));
        tries.put(
                Credential.ADDRESS_LINK,
                () -> isFine(site.somebodyElse("/api/latest").post("auth/confirm_email", mailed)));
        String code = ComingActs.code(who, site);
        tries.put(
                Credential.RESET_CODE,
                () -> isFine(site.somebodyElse("/api/cmd")
                        .with("token", code)
                        .post(
                                "users/" + who.cryosparcId() + "/reset_password",
                                Json.object("password", CryosparcDoor.digest(NEXT)))));
    }

    private void takeApplicationPassword() {
        site.form(who, "/emails", "act", "verify", "address", who.address());
        ConsoleBrowser console = site.console().loggedIn(who.name(), PASSWORD);
        tries.put(Credential.CONSOLE_SESSION, () -> isFine(console.get("/account")));
        Phone phone = CredentialActs.phone(who, site);
        String made = done(console.post("/account/application-passwords", "label", "scripts", "door", "cryosparc"))
                .text();
        String secret = made.replaceFirst("(?s).*<p><code>([^<]+)</code></p>.*", "$1");
        tries.put(Credential.APPLICATION_PASSWORD, () -> isFine(site.atCryosparc(who.address(), secret)));
        Http session = bearer("/api/cmd", token(site.atCryosparc(who.address(), secret)));
        put(Credential.APPLICATION_SESSION, session, "users/me");
        ConsoleBrowser waiting = site.console();
        String challenge = done(waiting.post("/login", "email", who.name(), "password", PASSWORD))
                .text()
                .replaceFirst("(?s).*name=\"challenge\" value=\"([^\"]+)\".*", "$1");
        tries.put(
                Credential.CHALLENGE,
                () -> isLetIn(waiting.post("/login/code", "challenge", challenge, "code", phone.recoveryCode())));
        takeRecoveryLink(phone);
    }

    private static boolean isLetIn(Answer answer) {
        return answer.status() == 303 && answer.header("Location").startsWith("/account");
    }

    private void takeRecoveryLink(Phone phone) {
        done(site.somebodyElse("/api/latest").post("auth/recover", Json.object("user_name", who.name())));
        String code = site.cloudomation().code(who.address(), "recovery");
        tries.put(
                Credential.RECOVERY_LINK,
                () -> isFine(site.somebodyElse("/api/latest")
                        .post(
                                "auth/recover/confirm",
                                Json.object("code", code, "new_password", NEXT, "otp", phone.recoveryCode()))));
    }

    private static boolean isFine(Answer answer) {
        if (answer.status() >= 500) {
            throw new AssertionError("failed: " + answer);
        }
        return answer.status() >= 200 && answer.status() < 300;
    }
}
