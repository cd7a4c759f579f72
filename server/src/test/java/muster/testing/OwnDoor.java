package muster.testing;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server seen through the directory's own door, with people made to order. Whatever it answers is held against its document. */
public final class OwnDoor {
    public static final String UNUSED_ID = "01900000-0000-7000-8000-000000000000";
    public static final String PASSWORD = "quiet river stone";

    private final RunningMuster server;
    private final OwnDocument document;

    public OwnDoor(RunningMuster server) {
        this.server = server;
        this.document = new OwnDocument(
                Http.at(server.url() + "/api/muster/v1").get("openapi.json").json());
    }

    private static final class Shared {
        private static final OwnDoor DOOR = new OwnDoor(RunningMuster.shared());
    }

    /** The door of the server that tests share. */
    public static OwnDoor shared() {
        return Shared.DOOR;
    }

    /** Somebody with an account and a key that may handle credentials. */
    public record Person(OwnDoor door, String id, String username, OwnClient client) {
        /** Where the account is found. */
        public String path() {
            return "accounts/" + id;
        }

        public String path(String below) {
            return path() + "/" + below;
        }

        /** The account as an administrator sees it now. */
        public JsonNode seen() {
            return door.admin().get(path()).ok();
        }

        /** The same person with a key that has less. */
        public OwnClient withKey(String... options) {
            return door.with(door.server.keyFor(username, options));
        }
    }

    public RunningMuster server() {
        return server;
    }

    public OwnDocument document() {
        return document;
    }

    public Http anybody() {
        return Http.at(server.url() + "/api/muster/v1");
    }

    public OwnClient anonymous() {
        return new OwnClient(anybody(), document);
    }

    public OwnClient with(String key) {
        return new OwnClient(anybody().with("Authorization", "Bearer " + key), document);
    }

    /** Requests of the first administrator, whose key handles no credentials. */
    public OwnClient admin() {
        return with(RunningMuster.ADMINISTRATOR_KEY);
    }

    public Person person(String rank, Object... more) {
        ObjectNode wanted = Json.object("username", fresh("o"), "rank", rank, "start", "active");
        return keyed(admin().post("accounts", Json.with(wanted, more)).created());
    }

    private Person keyed(JsonNode account) {
        String username = Json.text(account, "username");
        OwnClient client = with(server.keyFor(username, "--credentials"));
        return new Person(this, Json.text(account, "id"), username, client);
    }

    /** An account that is only invited. */
    public JsonNode invited(Object... more) {
        return admin().post("accounts", Json.with(Json.object("username", fresh("o")), more))
                .created();
    }

    public JsonNode group(String name) {
        return admin().post("groups", Json.object("name", name)).created();
    }

    public static String fresh(String stem) {
        return ConnectDoor.fresh(stem);
    }
}
