package muster.testing;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A server seen through its CryoSPARC door, with people made to order. */
public final class CryosparcDoor {
    public static final String UNUSED_ID = "65f0c3129b1e4d0012ab34d0";
    public static final String INVENTED_TOKEN = "0inventedinventedinventedinventedinventedinvented0";

    public static final String PASSWORD = "correct horse battery";

    private static final String FORM = "application/x-www-form-urlencoded";

    private final RunningMuster server;

    public CryosparcDoor(RunningMuster server) {
        this.server = server;
    }

    /** The door of the server that tests share. */
    public static CryosparcDoor shared() {
        return new CryosparcDoor(RunningMuster.shared());
    }

    /** A user with a token that is good at this door; the address is the username with {@code @lab.example}. */
    public record Person(CryosparcDoor door, String id, String username, String token) {
        public String email() {
            return username + "@lab.example";
        }

        public Http http() {
            return door.with(token);
        }

        /** Requests with what signing in gave, which ends otherwise than a key does. */
        public Http signedIn() {
            return door.with(Json.text(ok(door.signIn(email(), PASSWORD)), "access_token"));
        }

        /** Disables the account at the host, as this door has no word for it. */
        public void disable() {
            door.server.command("user", "lock", username);
        }

        /** The user as he sees himself now. */
        public JsonNode me() {
            return ok(http().get("users/me"));
        }

        /** The user as an administrator sees him now. */
        public JsonNode seen() {
            return door.user(id);
        }
    }

    public RunningMuster server() {
        return server;
    }

    /** Requests below {@code /api/cmd/} without a token. */
    public Http anybody() {
        return Http.at(server.url() + "/api/cmd");
    }

    public Http with(String token) {
        return anybody().with("Authorization", "Bearer " + token);
    }

    /** Requests of the first administrator. */
    public Http admin() {
        return with(RunningMuster.ADMINISTRATOR_KEY);
    }

    /** What the server answered to a request that had to go well and have an answer. */
    public static JsonNode ok(Answer answer) {
        boolean fine =
                answer.status() == 200 && answer.allHeaders("Content-Type").equals(List.of("application/json"));
        if (!fine) {
            throw new AssertionError("not fine: " + answer);
        }
        return answer.json();
    }

    public Person user() {
        return person("user");
    }

    public Person administrator() {
        return person("admin");
    }

    /** Makes a user with a password, and a key at the host. */
    public Person person(String role) {
        String username = fresh("c");
        JsonNode made = create(username, Json.object("password", digest(PASSWORD)), "role", role);
        return new Person(this, Json.text(made, "_id"), username, server.keyFor(username));
    }

    /** Makes a user who registers with a code. */
    public JsonNode invited(String username, Object... arguments) {
        return create(username, null, arguments);
    }

    private JsonNode create(String username, @Nullable JsonNode password, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("email", username + "@lab.example", "username", username));
        all.addAll(List.of("first_name", "", "last_name", ""));
        all.addAll(List.of(arguments));
        return ok(create(admin(), password, all.toArray()));
    }

    /**
     * Sends {@code users.create}.
     *
     * @param password the body; null for an empty one
     * @param arguments names and values in turn; of one that is given twice the last counts
     */
    public static Answer create(Http who, @Nullable JsonNode password, Object... arguments) {
        String body = password == null ? "" : password.toString();
        return who.send("POST", "users" + Http.query(arguments), "application/json", BodyPublishers.ofString(body));
    }

    /** Sends {@code login} as the client does. */
    public Answer signIn(String email, String password) {
        String form = Http.query("grant_type", "password", "username", email, "password", digest(password));
        return anybody().send("POST", "login", FORM, BodyPublishers.ofString(form.substring(1)));
    }

    /** What clients send in place of a password. */
    public static String digest(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The user as an administrator sees it now, by id or address. */
    public JsonNode user(String idOrAddress) {
        return ok(admin().get("users/" + Http.escape(idOrAddress)));
    }

    /** All users as an administrator lists them, with these parameters, names and values in turn. */
    public List<JsonNode> find(Object... parameters) {
        return Json.list(ok(admin().get("users" + Http.query(parameters))));
    }

    /** Text that begins with the stem and that no other test has or begins with. */
    public static String fresh(String stem) {
        return ConnectDoor.fresh(stem);
    }
}
