package muster.testing;

import static muster.testing.ConnectAnswers.ok;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server seen through its Connect door, with people made to order. */
public final class ConnectDoor {
    public static final String UNUSED_GUID = "7b1f0000-0000-4000-8000-000000000000";
    public static final String UNUSED_NUMBER = "987654321";
    public static final String INVENTED_KEY = "0inventedinventedinventedinventedinventedinvented0";

    private static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final RunningMuster server;

    public ConnectDoor(RunningMuster server) {
        this.server = server;
    }

    /** The door of the server that tests share. */
    public static ConnectDoor shared() {
        return new ConnectDoor(RunningMuster.shared());
    }

    /**
     * A person with an account and a key.
     *
     * @param user as the server told when the account was made
     */
    public record Person(ConnectDoor door, JsonNode user, String password, String key) {
        public String guid() {
            return Json.text(user, "guid");
        }

        public String username() {
            return Json.text(user, "username");
        }

        public Http http() {
            return door.with(key);
        }

        public ConnectClient client() {
            return new ConnectClient(door.server.url().toString(), key);
        }

        public BrowserSession signIn() {
            return BrowserSession.of(door.server, username(), password);
        }
    }

    public RunningMuster server() {
        return server;
    }

    /** Requests below {@code /__api__/} without credentials. */
    public Http anonymous() {
        return Http.at(server.url() + "/__api__");
    }

    public Http with(String key) {
        return anonymous().with("Authorization", "Key " + key);
    }

    /** Requests of the first administrator. */
    public Http admin() {
        return with(RunningMuster.ADMINISTRATOR_KEY);
    }

    /** The first administrator's own client. */
    public ConnectClient adminClient() {
        return new ConnectClient(server.url().toString(), RunningMuster.ADMINISTRATOR_KEY);
    }

    public Person viewer() {
        return person("viewer");
    }

    public Person publisher() {
        return person("publisher");
    }

    public Person administrator() {
        return person("administrator");
    }

    /** Makes an account with a password and signs in once to make a key, as the test set-up of the R client does. */
    public Person person(String role) {
        String username = fresh("p");
        JsonNode user = create(newUser(username, "user_role", role));
        BrowserSession session = BrowserSession.of(server, username, PASSWORD);
        JsonNode key = ok(session.writing()
                .post("v1/users/" + Json.text(user, "guid") + "/keys", Json.object("name", "made at sign-in")));
        return new Person(this, user, PASSWORD, Json.text(key, "key"));
    }

    /** What it takes to create an account with a password, and these members beside. */
    public static ObjectNode newUser(String username, Object... more) {
        ObjectNode body = Json.object("username", username, "email", username + "@lab.example", "password", PASSWORD);
        return Json.with(body, more);
    }

    /** What it takes to create an account whose person will choose the password. */
    public static ObjectNode newInvited(String username, Object... more) {
        ObjectNode body =
                Json.object("username", username, "email", username + "@lab.example", "user_must_set_password", true);
        return Json.with(body, more);
    }

    public JsonNode create(JsonNode body) {
        return ok(admin().post("v1/users", body));
    }

    /** Makes an account without a password, which is quick. */
    public JsonNode invited(String username, Object... more) {
        return create(newInvited(username, more));
    }

    /** So many quick accounts whose usernames begin with the stem, in the order of their usernames. */
    public List<JsonNode> invited(int count, String stem) {
        return IntStream.range(0, count)
                .mapToObj(i -> invited("%s%03d".formatted(stem, i)))
                .toList();
    }

    /** The user as an administrator sees it now. */
    public JsonNode user(String guid) {
        return ok(admin().get("v1/users/" + guid));
    }

    public JsonNode group(String name) {
        return ok(admin().post("v1/groups", Json.object("name", name)));
    }

    public long countUsers() {
        return ok(admin().get("v1/users?page_size=1")).get("total").longValue();
    }

    /** Text that begins with the stem and that no other test has or begins with. */
    public static String fresh(String stem) {
        return stem + "q" + Integer.toString(COUNTER.incrementAndGet(), 36) + "x";
    }
}
