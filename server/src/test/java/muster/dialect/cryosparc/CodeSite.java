package muster.dialect.cryosparc;

import static muster.testing.CryosparcDoor.ok;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import muster.testing.Answer;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import tools.jackson.databind.JsonNode;

/**
 * A server where people sign in and use codes at the CryoSPARC door. Whoever comes without a token comes from an address of his
 * own, so that what one test does wrong is not held against the next one.
 */
final class CodeSite {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String PASSWORD = "correct horse battery";
    static final String NEXT = "another horse battery";

    private static final AtomicInteger SOURCES = new AtomicInteger();

    private final RunningMuster server;
    private final CryosparcDoor door;
    private final String session;

    CodeSite(RunningMuster server) {
        this.server = server;
        this.door = new CryosparcDoor(server);
        this.session = token(signIn("iris@lab.example", RunningMuster.ADMINISTRATOR_PASSWORD));
    }

    private static final class Shared {
        private static final RunningMuster SERVER = behindAProxy();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    static RunningMuster behindAProxy() {
        return RunningMuster.inEnvironment(Map.of("MUSTER_TRUSTED_PROXIES", "127.0.0.1"));
    }

    /** The one that the tests of this package share. */
    static CodeSite shared() {
        return new CodeSite(Shared.SERVER);
    }

    RunningMuster server() {
        return server;
    }

    CryosparcDoor door() {
        return door;
    }

    /** Requests of the first administrator, who signed in with the password. */
    Http admin() {
        return door.with(session);
    }

    /** Requests of somebody new. */
    Http anybody() {
        int source = SOURCES.incrementAndGet();
        return from("10.1." + source / 250 + "." + (source % 250 + 1));
    }

    Http from(String address) {
        return door.anybody().with("X-Forwarded-For", address);
    }

    /** Somebody with an account. */
    record Person(CodeSite site, String id, String username) {
        String email() {
            return username + "@lab.example";
        }

        /** As an administrator sees it now who signed in with the password. */
        JsonNode seen() {
            return ok(site.admin().get("users/" + id));
        }

        String registrationCode() {
            return Json.text(seen(), "register_token");
        }

        String resetCode() {
            return Json.text(seen(), "reset_token");
        }

        boolean hasCode() {
            JsonNode seen = seen();
            return !seen.get("register_token").isNull()
                    || !seen.get("reset_token").isNull();
        }

        /** Signs in with the password that {@link CodeSite} gives people. */
        Http signIn() {
            return site.door().with(token(site.signIn(email(), PASSWORD)));
        }

        boolean hasPassword(String password) {
            return site.signIn(email(), password).status() == 200;
        }
    }

    Person invited(Object... arguments) {
        return made(null, arguments);
    }

    /** Somebody with the usual password. */
    Person user(Object... arguments) {
        return made(Json.object("password", CryosparcDoor.digest(PASSWORD)), arguments);
    }

    private Person made(@org.jspecify.annotations.Nullable JsonNode body, Object... more) {
        String username = CryosparcDoor.fresh("n");
        Object[] all = new Object[8 + more.length];
        Object[] usual = {"email", username + "@lab.example", "username", username, "first_name", "", "last_name", ""};
        System.arraycopy(usual, 0, all, 0, 8);
        System.arraycopy(more, 0, all, 8, more.length);
        JsonNode made = ok(CryosparcDoor.create(admin(), body, all));
        return new Person(this, Json.text(made, "_id"), username);
    }

    /** Somebody who was made at another door. */
    Person knownAs(String username) {
        String id = Json.text(ok(admin().get("users/" + username + "@lab.example")), "_id");
        return new Person(this, id, username);
    }

    Answer signIn(String email, String password) {
        return signIn(anybody(), email, password);
    }

    static Answer signIn(Http who, String email, String password) {
        return login(who, "grant_type", "password", "username", email, "password", CryosparcDoor.digest(password));
    }

    /** Sends {@code login} with these fields, names and values in turn. */
    static Answer login(Http who, Object... fields) {
        return who.send("POST", "login", FORM, BodyPublishers.ofString(form(fields)));
    }

    static String form(Object... fields) {
        return Http.query(fields).substring(1);
    }

    static String token(Answer signedIn) {
        return Json.text(ok(signedIn), "access_token");
    }

    Answer register(String idOrEmail, String code, String password) {
        return redeem(anybody(), idOrEmail, "register", code, password);
    }

    Answer reset(String idOrEmail, String code, String password) {
        return redeem(anybody(), idOrEmail, "reset_password", code, password);
    }

    static Answer redeem(Http who, String idOrEmail, String function, String code, String password) {
        JsonNode body = Json.object("password", CryosparcDoor.digest(password));
        return who.with("token", code).post("users/" + Http.escape(idOrEmail) + "/" + function, body);
    }

    static Answer askForReset(Http who, String idOrEmail) {
        return who.send("POST", "users/" + Http.escape(idOrEmail) + "/request_reset_password");
    }

    /** Four digits or more that are not this code. */
    static String wrong(String code) {
        char first = code.charAt(0) == '9' ? '0' : (char) (code.charAt(0) + 1);
        return first + code.substring(1);
    }

    static Answer setRole(Http who, String id, String role) {
        return who.send("PUT", "users/" + id + "/role", "application/json", BodyPublishers.ofString('"' + role + '"'));
    }
}
