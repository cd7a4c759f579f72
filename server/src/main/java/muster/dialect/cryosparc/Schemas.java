package muster.dialect.cryosparc;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every class of the client that this door speaks of, with its members in their order: {@code components/schemas} of the
 * document. The client knows these classes by name. Source: CryoSPARC tools, API client and its models.
 */
final class Schemas {
    static final Schema USER = Schema.of("User");
    static final Schema USERS = Schema.listOf(USER);
    static final Schema TEXTS = Schema.listOf(Schema.TEXT);
    static final Schema TOKEN = Schema.of("Token");
    static final Schema LOGIN = Schema.of("LoginForm");
    static final Schema HELLO = Schema.of("Hello");
    static final Schema PASSWORD = Schema.of("SHA256Password");
    static final Schema FILE_BROWSER_SETTINGS = Schema.of("FileBrowserSettings");
    static final Schema LANE = Schema.of("SchedulerLane");
    static final Schema TARGET = Schema.of("SchedulerTarget");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Schema TEXT_OR_NULL = Schema.orNull(Schema.TEXT).withDefault(JSON.nullNode());
    private static final Schema MOMENT_OR_NULL = Schema.orNull(Schema.MOMENT).withDefault(JSON.nullNode());
    private static final Schema BEGINNING_OF_TIME = Schema.MOMENT.withDefault("1970-01-01T00:00:00Z");
    private static final Schema NO_TEXTS = TEXTS.withDefault(JSON.arrayNode());
    private static final String NO_ID = "0".repeat(24);

    private Schemas() {}

    /** A member of a class; one without a default has to be there. */
    private record Member(String key, Schema schema, boolean required) {}

    private static final class Class {
        private final String name;
        private final List<Member> members = new ArrayList<>();

        private Class(String name) {
            this.name = name;
        }

        private Class needs(String key, Schema schema) {
            members.add(new Member(key, schema, true));
            return this;
        }

        private Class has(String key, Schema schema) {
            members.add(new Member(key, schema, false));
            return this;
        }

        private ObjectNode json() {
            ObjectNode json = JSON.objectNode().put("type", "object").put("title", name);
            ObjectNode properties = json.putObject("properties");
            ArrayNode required = JSON.arrayNode();
            for (Member member : members) {
                properties.set(member.key(), member.schema().json());
                if (member.required()) {
                    required.add(member.key());
                }
            }
            if (!required.isEmpty()) {
                json.set("required", required);
            }
            return json;
        }
    }

    static ObjectNode components() {
        ObjectNode schemas = JSON.objectNode();
        List<Class> classes = new ArrayList<>();
        classes.addAll(user());
        classes.addAll(state());
        classes.addAll(besideUsers());
        classes.forEach(each -> schemas.set(each.name, each.json()));
        return schemas;
    }

    private static List<Class> user() {
        return List.of(
                new Class("User")
                        .has("_id", Schema.TEXT.matching("^[0-9a-f]{24}$").withDefault(NO_ID))
                        .has("updated_at", BEGINNING_OF_TIME)
                        .has("created_at", BEGINNING_OF_TIME)
                        .has("emails", Schema.listOf(Schema.of("Email")).withDefault(JSON.arrayNode()))
                        .has("created_by_user_id", TEXT_OR_NULL)
                        .needs("name", Schema.TEXT)
                        .needs("first_name", Schema.TEXT)
                        .needs("last_name", Schema.TEXT)
                        .has("status", Schema.oneWordOf("invited").withDefault("invited"))
                        .has("profile", Schema.of("Profile"))
                        .has(
                                "roles",
                                Schema.mapOf(Schema.listOf(CryosparcRoles.SCHEMA))
                                        .withDefault(JSON.objectNode()))
                        .has("register_token", TEXT_OR_NULL)
                        .has("reset_token", TEXT_OR_NULL)
                        .has("last_password_changed_at", MOMENT_OR_NULL)
                        .has("services", Schema.of("Services"))
                        .has("state", Schema.of("UserState"))
                        .has("preferences", Schema.OBJECT.withDefault(JSON.objectNode()))
                        .has("file_browser_settings", FILE_BROWSER_SETTINGS)
                        .has("lanes", NO_TEXTS),
                new Class("Email")
                        .needs("address", Schema.TEXT)
                        .has("verified", Schema.FLAG.withDefault(JSON.booleanNode(false))),
                new Class("Profile")
                        .has("name", Schema.either(Schema.TEXT, Schema.OBJECT).withDefault("")),
                new Class("Services")
                        .has("password", orNull(Schema.of("PasswordService")))
                        .has("resume", Schema.of("LoginService")),
                new Class("PasswordService").needs("bcrypt", Schema.TEXT),
                new Class("LoginService").has("loginTokens", listOf("LoginToken")),
                new Class("LoginToken").needs("hashedToken", Schema.TEXT).needs("when", Schema.MOMENT));
    }

    private static List<Class> state() {
        return List.of(
                new Class("UserState")
                        .has("licenseAccepted", Schema.FLAG.withDefault(JSON.booleanNode(false)))
                        .has("userCanSetJobPriority", Schema.FLAG.withDefault(JSON.booleanNode(false)))
                        .has("recentProjects", NO_TEXTS)
                        .has("recentWorkspaces", listOf("RecentWorkspace"))
                        .has("recentSessions", listOf("RecentSession"))
                        .has("recentJobs", listOf("RecentJob"))
                        .has("browserPath", TEXT_OR_NULL)
                        .has("defaultJobPriority", orNull(Schema.WHOLE))
                        .has("userFileBrowserState", Schema.of("FileBrowserState")),
                new Class("RecentWorkspace").needs("project_uid", Schema.TEXT).needs("workspace_uid", Schema.TEXT),
                new Class("RecentSession").needs("project_uid", Schema.TEXT).needs("session_uid", Schema.TEXT),
                new Class("RecentJob")
                        .needs("project_uid", Schema.TEXT)
                        .needs("workspace_uid", Schema.TEXT)
                        .needs("job_uid", Schema.TEXT),
                new Class("FileBrowserState")
                        .has("recentPaths", listOf("RecentPath"))
                        .has("bookmarks", listOf("Bookmark")),
                new Class("RecentPath").needs("path", Schema.TEXT).needs("last_accessed", Schema.MOMENT),
                new Class("Bookmark")
                        .needs("id", Schema.TEXT)
                        .needs("path", Schema.TEXT)
                        .needs("name", Schema.TEXT)
                        .needs("description", Schema.TEXT)
                        .needs("color", Schema.TEXT)
                        .needs("last_accessed", Schema.MOMENT)
                        .needs("created_at", Schema.MOMENT));
    }

    private static List<Class> besideUsers() {
        return List.of(
                new Class("FileBrowserSettings")
                        .has("allowed_prefixes", orNull(TEXTS))
                        .has("import_dir_default", TEXT_OR_NULL)
                        .has("project_dir_default", TEXT_OR_NULL),
                new Class("SHA256Password").needs("password", Schema.TEXT.matching("^[0-9a-f]{64}$")),
                new Class("LoginForm")
                        .needs("username", Schema.TEXT)
                        .needs("password", Schema.TEXT)
                        .has("grant_type", Schema.TEXT)
                        .has("scope", Schema.TEXT)
                        .has("client_id", Schema.TEXT)
                        .has("client_secret", Schema.TEXT),
                new Class("Token").needs("access_token", Schema.TEXT).needs("token_type", Schema.oneWordOf("bearer")),
                new Class("SchedulerLane")
                        .needs("name", Schema.TEXT)
                        .needs("type", Schema.oneWordOf("node", "cluster"))
                        .needs("title", Schema.TEXT)
                        .has("desc", TEXT_OR_NULL),
                new Class("SchedulerTarget")
                        .needs("name", Schema.TEXT)
                        .needs("lane", Schema.TEXT)
                        .needs("type", Schema.oneWordOf("node", "cluster"))
                        .needs("title", Schema.TEXT)
                        .has("desc", TEXT_OR_NULL),
                new Class("Hello")
                        .has("name", Schema.TEXT.withDefault("CryoSPARC"))
                        .needs("version", Schema.TEXT)
                        .needs("service", Schema.TEXT));
    }

    private static Schema listOf(String className) {
        return Schema.listOf(Schema.of(className)).withDefault(JSON.arrayNode());
    }

    private static Schema orNull(Schema schema) {
        return Schema.orNull(schema).withDefault(JSON.nullNode());
    }
}
