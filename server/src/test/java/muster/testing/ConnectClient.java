package muster.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the same calls in the same order as Posit's SDK for Python (posit-sdk of May 2026), and breaks where that one
 * breaks: on a page with other members than its own three, on an error without code or text, on a redirect.
 */
public final class ConnectClient {
    private static final int LARGEST_PAGE = 500;

    private final Http http;

    /** An answer of 400 or above whose body has a code and a text. */
    public static final class ClientError extends RuntimeException {
        private final int status;
        private final int code;

        ClientError(int status, int code, String error) {
            super(error);
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        public int code() {
            return code;
        }
    }

    public ConnectClient(String url, String key) {
        String bare = url.replaceAll("/+$", "");
        String api = bare.contains("/__api__") ? bare : bare + "/__api__";
        this.http = Http.at(api).with("Authorization", "Key " + key);
    }

    public User me() {
        return new User(read(http.get("v1/user")));
    }

    public String version() {
        return Json.text(read(http.get("server_settings")), "version");
    }

    public Users users() {
        return new Users();
    }

    public Groups groups() {
        return new Groups();
    }

    public ContentItems content() {
        return new ContentItems("");
    }

    /** The people of the server. */
    public final class Users {
        public List<JsonNode> find(Object... conditions) {
            return new Pages("v1/users", conditions).all();
        }

        public Optional<JsonNode> findOne(Object... conditions) {
            return new Pages("v1/users", conditions).first();
        }

        public long count() {
            return total("v1/users");
        }

        public User get(String guid) {
            return new User(read(http.get("v1/users/" + guid)));
        }

        public User create(Object... attributes) {
            return new User(read(http.post("v1/users", Json.object(attributes))));
        }
    }

    /** One person, as the server told it last. */
    public final class User {
        private JsonNode attributes;

        User(JsonNode attributes) {
            this.attributes = attributes;
        }

        public JsonNode attributes() {
            return attributes;
        }

        public String guid() {
            return Json.text(attributes, "guid");
        }

        public void update(Object... changes) {
            JsonNode reply = read(http.put("v1/users/" + guid(), Json.object(changes)));
            ((ObjectNode) attributes).setAll((ObjectNode) reply);
        }

        /** @throws IllegalStateException when a person would lock itself without force */
        public void lock(boolean force) {
            if (me().guid().equals(guid()) && !force) {
                throw new IllegalStateException("You cannot lock your own account.");
            }
            send("POST", "v1/users/" + guid() + "/lock", Json.object("locked", true));
        }

        public void unlock() {
            send("POST", "v1/users/" + guid() + "/lock", Json.object("locked", false));
        }

        public ContentItems content() {
            return new ContentItems(guid());
        }

        /** Reads all groups and then the members of each. */
        public List<JsonNode> findGroups() {
            List<JsonNode> mine = new ArrayList<>();
            for (JsonNode group : groups().find()) {
                boolean member = new Group(group)
                        .findMembers().stream()
                                .anyMatch(person -> Json.text(person, "guid").equals(guid()));
                if (member) {
                    mine.add(group);
                }
            }
            return mine;
        }

        public void addToGroup(String group) {
            groups().get(group).addMember(guid());
        }
    }

    /** The groups of the server. */
    public final class Groups {
        public List<JsonNode> find(Object... conditions) {
            return new Pages("v1/groups", conditions).all();
        }

        public Optional<JsonNode> findOne(Object... conditions) {
            return new Pages("v1/groups", conditions).first();
        }

        public long count() {
            return total("v1/groups");
        }

        public Group get(String guid) {
            return new Group(read(http.get("v1/groups/" + guid)));
        }

        public Group create(String name) {
            return new Group(read(http.post("v1/groups", Json.object("name", name))));
        }
    }

    /** One group. */
    public final class Group {
        private final JsonNode attributes;

        Group(JsonNode attributes) {
            this.attributes = attributes;
        }

        public JsonNode attributes() {
            return attributes;
        }

        public String guid() {
            return Json.text(attributes, "guid");
        }

        public void delete() {
            send("DELETE", "v1/groups/" + guid(), null);
        }

        public List<JsonNode> findMembers() {
            return new Pages("v1/groups/" + guid() + "/members").all();
        }

        public long countMembers() {
            return total("v1/groups/" + guid() + "/members");
        }

        public void addMember(String user) {
            send("POST", "v1/groups/" + guid() + "/members", Json.object("user_guid", user));
        }

        public void deleteMember(String user) {
            send("DELETE", "v1/groups/" + guid() + "/members/" + user, null);
        }
    }

    /** Content, of everybody or of one person. */
    public final class ContentItems {
        private final String owner;

        ContentItems(String owner) {
            this.owner = owner;
        }

        public List<JsonNode> find(Object... conditions) {
            return Json.list(read(http.get("v1/content" + Http.query(ofOwner(conditions)))));
        }

        public Optional<JsonNode> findOne(Object... conditions) {
            return find(conditions).stream().findFirst();
        }

        public int count() {
            return find().size();
        }

        /** Whose content this is makes no difference: the caller becomes the owner. */
        public Item create(Object... attributes) {
            return new Item(read(http.post("v1/content", Json.object(attributes))));
        }

        public Item get(String guid) {
            Object[] query = ofOwner("include", "owner,tags,vanity_url");
            return new Item(read(http.get("v1/content/" + guid + Http.query(query))));
        }

        private Object[] ofOwner(Object... conditions) {
            List<Object> all = new ArrayList<>(List.of(conditions));
            if (!owner.isEmpty()) {
                all.add("owner_guid");
                all.add(owner);
            }
            return all.toArray();
        }
    }

    /** One content item. */
    public final class Item {
        private final JsonNode attributes;

        Item(JsonNode attributes) {
            this.attributes = attributes;
        }

        public JsonNode attributes() {
            return attributes;
        }

        public String guid() {
            return Json.text(attributes, "guid");
        }

        public void delete() {
            send("DELETE", "v1/content/" + guid(), null);
        }

        public List<JsonNode> findPermissions() {
            return Json.list(read(http.get("v1/content/" + guid() + "/permissions")));
        }

        public void addPermission(String principal, String type, String role) {
            send(
                    "POST",
                    "v1/content/" + guid() + "/permissions",
                    Json.object("principal_guid", principal, "principal_type", type, "role", role));
        }

        public void destroyPermission(String principal) {
            for (JsonNode permission : findPermissions()) {
                if (Json.text(permission, "principal_guid").equals(principal)) {
                    String id = permission.get("id").asString();
                    send("DELETE", "v1/content/" + guid() + "/permissions/" + id, null);
                }
            }
        }
    }

    private final class Pages {
        private static final Set<String> MEMBERS = Set.of("results", "current_page", "total");

        private final String path;
        private final Map<String, Object> conditions = new LinkedHashMap<>();

        Pages(String path, Object... conditions) {
            this.path = path;
            for (int i = 0; i < conditions.length; i += 2) {
                this.conditions.put((String) conditions[i], conditions[i + 1]);
            }
        }

        List<JsonNode> all() {
            List<JsonNode> found = new ArrayList<>();
            for (int number = 1; ; number++) {
                JsonNode page = page(number, LARGEST_PAGE);
                List<JsonNode> results = Json.list(page.get("results"));
                found.addAll(results);
                if (results.isEmpty() || results.size() >= page.get("total").longValue()) {
                    return found;
                }
            }
        }

        Optional<JsonNode> first() {
            return Json.list(page(1, LARGEST_PAGE).get("results")).stream().findFirst();
        }

        private JsonNode page(int number, int size) {
            conditions.put("page_number", number);
            conditions.put("page_size", size);
            Object[] flat = conditions.entrySet().stream()
                    .flatMap(condition -> java.util.stream.Stream.of(condition.getKey(), condition.getValue()))
                    .toArray();
            return checked(read(http.get(path + Http.query(flat))));
        }

        private static JsonNode checked(JsonNode page) {
            if (!Set.copyOf(page.propertyNames()).equals(MEMBERS)) {
                throw new AssertionError("a page has the members " + page.propertyNames());
            }
            return page;
        }
    }

    private long total(String path) {
        return Pages.checked(read(http.get(path + "?page_size=1"))).get("total").longValue();
    }

    private void send(String method, String path, JsonNode body) {
        succeed(body == null ? http.send(method, path) : http.send(method, path, body));
    }

    private static JsonNode read(Answer answer) {
        return succeed(answer).json();
    }

    private static Answer succeed(Answer answer) {
        if (answer.status() >= 400) {
            JsonNode body = answer.json();
            throw new ClientError(answer.status(), body.get("code").intValue(), Json.text(body, "error"));
        }
        if (answer.status() >= 300 || !answer.header("X-Deprecated-Endpoint").isEmpty()) {
            throw new AssertionError("the SDK would warn or go elsewhere: " + answer);
        }
        return answer;
    }
}
