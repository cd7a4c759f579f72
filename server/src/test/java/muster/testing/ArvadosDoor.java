package muster.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A server seen through its Arvados door, with people made to order. */
public final class ArvadosDoor {
    public static final String CLUSTER = "must1";
    public static final String SYSTEM = CLUSTER + "-tpzed-000000000000000";
    public static final String ANONYMOUS = CLUSTER + "-tpzed-anonymouspublic";
    public static final String SYSTEM_GROUP = CLUSTER + "-j7d0g-000000000000000";
    public static final String ALL_USERS = CLUSTER + "-j7d0g-fffffffffffffff";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final RunningMuster server;

    public ArvadosDoor(RunningMuster server) {
        this.server = server;
    }

    private static final class Shared {
        private static final RunningMuster SERVER = cluster();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    /** A server whose uuids are known beforehand, with these lines in its settings file. */
    public static RunningMuster cluster(String... settings) {
        String[] all = List.of(settings).toArray(new String[settings.length + 1]);
        all[settings.length] = "cluster-id=" + CLUSTER;
        return RunningMuster.with(all);
    }

    /** The door of the server that tests of this door share. */
    public static ArvadosDoor shared() {
        return new ArvadosDoor(Shared.SERVER);
    }

    /**
     * A user with a token.
     *
     * @param user as the server told when the user was made
     */
    public record Person(ArvadosDoor door, JsonNode user, String token) {
        public String uuid() {
            return Json.text(user, "uuid");
        }

        public String username() {
            return Json.text(user, "username");
        }

        public Http http() {
            return door.with(token);
        }

        /** The user as he sees himself now. */
        public JsonNode current() {
            return ok(http().get("users/current"));
        }

        /** The user as an administrator sees him now. */
        public JsonNode seen() {
            return door.user(uuid());
        }
    }

    public RunningMuster server() {
        return server;
    }

    /** Requests below {@code /arvados/v1/} without a token. */
    public Http anybody() {
        return Http.at(server.url() + "/arvados/v1");
    }

    public Http with(String token) {
        return anybody().with("Authorization", "Bearer " + token);
    }

    /** Requests of the first administrator. */
    public Http admin() {
        return with(RunningMuster.ADMINISTRATOR_KEY);
    }

    /** What the server answered to a request that had to go well. */
    public static JsonNode ok(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("refused: " + answer);
        }
        return answer.json();
    }

    /** Makes a user of these attributes, names and values in turn. */
    public JsonNode create(Object... attributes) {
        return ok(admin().post("users", Json.object("user", Json.object(attributes))));
    }

    /** Makes a user with an address of his own, and these attributes beside. */
    public JsonNode user(Object... attributes) {
        JsonNode own = Json.object("email", fresh("u") + "@lab.example");
        return ok(admin().post("users", Json.object("user", Json.with(own, attributes))));
    }

    /** A user whom nobody has set up. */
    public Person person(Object... attributes) {
        JsonNode user = user(attributes);
        return new Person(this, user, token(user));
    }

    /** A user who is active from the start. */
    public Person active(Object... attributes) {
        JsonNode own = Json.object("email", fresh("u") + "@lab.example", "is_active", true);
        JsonNode user = ok(admin().post("users", Json.object("user", Json.with(own, attributes))));
        return new Person(this, user, token(user));
    }

    /** A new token of the user, whom the host knows by username. */
    public String token(JsonNode user) {
        return server.keyFor(Json.text(user, "username"));
    }

    /** The user as an administrator sees him now. */
    public JsonNode user(String uuid) {
        return ok(admin().get("users/" + uuid));
    }

    /** Changes these attributes of a user, names and values in turn. */
    public JsonNode update(String uuid, Object... attributes) {
        return ok(admin().put("users/" + uuid, Json.object("user", Json.object(attributes))));
    }

    /** The items of a list of users that meet these filters, as an administrator sees them. */
    public List<JsonNode> list(String filters) {
        return Json.list(
                ok(admin().get("users" + Http.query("filters", filters))).get("items"));
    }

    /** A list of users with these parameters, names and values in turn. */
    public JsonNode list(Http who, Object... parameters) {
        return ok(who.get("users" + Http.query(parameters)));
    }

    /** The uuids of the users in a list that an administrator asks for. */
    public List<String> uuids(Object... parameters) {
        return Json.texts(list(admin(), parameters).get("items"), "uuid");
    }

    /** A filter of one condition. */
    public static String condition(String attribute, String operator, Object operand) {
        return Json.object("filters", List.of(List.of(attribute, operator, operand)))
                .get("filters")
                .toString();
    }

    /** A last name, and the uuids of the five who bear it, in the order of their making; first names go on from F0. */
    public record Family(String name, List<String> uuids) {}

    public Family family() {
        String name = fresh("Family");
        List<String> uuids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            uuids.add(Json.text(user("last_name", name, "first_name", "F" + i), "uuid"));
        }
        return new Family(name, uuids);
    }

    /** What stands in a refusal, as clients show it. */
    public static String errors(Answer answer) {
        StringBuilder joined = new StringBuilder();
        answer.json()
                .get("errors")
                .forEach(error -> joined.append(error.stringValue()).append("; "));
        return joined.toString();
    }

    /** Letters that no other test has or begins with. */
    public static String fresh(String stem) {
        return stem + "q" + Integer.toString(COUNTER.incrementAndGet(), 36) + "x";
    }
}
