package muster.testing;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server seen through its Cloudomation door, with people made to order. Its mails are captured, so that codes can be read. */
public final class CloudomationDoor {
    public static final String PASSWORD = "quiet river stone";
    public static final String OTHER_PASSWORD = "loud mountain brook";
    public static final String UNUSED_ID = "01900000-0000-7000-8000-000000000000";
    public static final String UNUSED_CODE = "7c1d0000-0000-4000-8000-000000000044";

    private static final Pattern CODE =
            Pattern.compile("code=([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");
    private static final AtomicInteger SOURCES = new AtomicInteger();

    private final RunningMuster server;
    private @Nullable String adminToken;

    public CloudomationDoor(RunningMuster server) {
        this.server = server;
    }

    private static final class Shared {
        private static final RunningMuster SERVER = RunningMuster.with("mail=capture", "trusted-proxies=127.0.0.1");
        private static final CloudomationDoor DOOR = new CloudomationDoor(SERVER);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    /**
     * The door of the one server with captured mails that tests share. Its clients seem to come from an address of their own each,
     * as they would behind a reverse proxy, so that no test uses up another one's failures.
     */
    public static CloudomationDoor shared() {
        return Shared.DOOR;
    }

    /** A user who has activated the account and signed in, at the door where that was done. */
    public record Person(CloudomationDoor door, String id, String name, String email, String token) {
        public Http http() {
            return door.with(token);
        }

        /** Where the user is found below {@code /api/latest/}. */
        public String path() {
            return "user/" + id;
        }

        public String path(String action) {
            return path() + "/" + action;
        }

        /** The user as he sees himself now. */
        public JsonNode me() {
            return ok(http().get(path()));
        }

        /** The user as an administrator sees him now. */
        public JsonNode seen() {
            return door.user(id);
        }

        /** Asks for an action on the own account. */
        public Answer act(String action, Object... members) {
            return http().post(path(action), Json.object(members));
        }

        /** What an administrator answers of a change. */
        public JsonNode changed(Object... members) {
            return ok(door.admin().patch(path(), Json.object(members)));
        }

        public boolean isSignedIn() {
            return isSignedIn(http());
        }

        public static boolean isSignedIn(Http who) {
            return who.get("auth/session").status() == 200;
        }

        public boolean hasPassword(String password) {
            return door.signIn(name, password).status() == 302;
        }

        /** A further session. */
        public Http signedInAgain() {
            return door.with(door.tokenOf(name, PASSWORD));
        }

        /** Turns the second factor on. */
        public Phone withPhone() {
            Phone phone = new Phone(Json.text(ok(act("twofa/enroll", "current_password", PASSWORD)), "otp_secret"));
            JsonNode codes = ok(act("twofa/verify", "otp", phone.code())).get("recovery_codes");
            phone.keep(Json.list(codes).stream().map(JsonNode::stringValue).toList());
            return phone;
        }

        public JsonNode newestMail(String purpose) {
            return door.newestMail(email, purpose);
        }
    }

    public RunningMuster server() {
        return server;
    }

    /** Requests below {@code /api/latest/} without credentials, from an address that nobody had before. */
    public Http anybody() {
        int source = SOURCES.incrementAndGet();
        return Http.at(server.url() + "/api/latest")
                .with("X-Forwarded-For", "10.%d.%d.%d".formatted(source >> 16 & 255, source >> 8 & 255, source & 255));
    }

    public Http with(String token) {
        return anybody().with("Authorization", "Bearer " + token);
    }

    /** Requests of the first administrator, who signs in once for all tests. */
    public Http admin() {
        return with(adminToken());
    }

    /** What the first administrator has got for that. */
    public synchronized String adminToken() {
        if (adminToken == null) {
            adminToken = tokenOf(RunningMuster.ADMINISTRATOR_USERNAME, RunningMuster.ADMINISTRATOR_PASSWORD);
        }
        return adminToken;
    }

    /** The body of an answer that had to be 200 and JSON. */
    public static JsonNode ok(Answer answer) {
        return expect(answer, 200);
    }

    /** The body of an answer that had to be 201 and JSON. */
    public static JsonNode created(Answer answer) {
        return expect(answer, 201);
    }

    private static JsonNode expect(Answer answer, int status) {
        if (answer.status() != status || !answer.header("Content-Type").startsWith("application/json")) {
            throw new AssertionError("not " + status + ": " + answer);
        }
        return answer.json();
    }

    public Answer signIn(String name, String password) {
        return anybody().post("auth/login", Json.object("user_name", name, "password", password));
    }

    public Answer signIn(String name, String password, String otp) {
        return anybody().post("auth/login", Json.object("user_name", name, "password", password, "otp", otp));
    }

    /** The token of a sign-in that had to go well. */
    public String tokenOf(String name, String password) {
        return tokenOf(signIn(name, password));
    }

    public static String tokenOf(Answer login) {
        return Json.text(expect(login, 302), "token");
    }

    /** The time that stands there. */
    public static Instant time(JsonNode record, String name) {
        return Instant.parse(Json.text(record, name));
    }

    /** What it takes to create a user of this name, and these members beside. */
    public static ObjectNode newUser(String name, Object... more) {
        return Json.with(Json.object("name", name, "pending_email", name + "@lab.example"), more);
    }

    /** The record of a new user who has got an invitation, and nothing else yet. */
    public JsonNode invited(Object... members) {
        return created(admin().post("user", newUser(fresh("u"), members)));
    }

    public Person user() {
        return person("default");
    }

    public Person auditor() {
        return person("user-auditor");
    }

    public Person manager() {
        return person("workspace-admin");
    }

    public Person administrator() {
        return person("organization-admin");
    }

    /** Invites, activates and signs in a user with these roles, and these members of the record beside. */
    public Person person(String roles, Object... more) {
        return activated(invited(Json.with(Json.object("roles", roles), more)));
    }

    private JsonNode invited(ObjectNode more) {
        return created(admin().post("user", newUser(fresh("u")).setAll(more)));
    }

    /** Activates an invited user with the code of the mail, and signs in. */
    public Person activated(JsonNode record) {
        String name = Json.text(record, "name");
        String address = Json.text(record, "pending_email");
        activate(code(address, "activation"));
        return new Person(this, Json.text(record, "id"), name, address, tokenOf(name, PASSWORD));
    }

    /** Uses an activation code that has to be good. */
    public void activate(String code) {
        ok(anybody().post("auth/activate", Json.object("code", code, "password", PASSWORD)));
    }

    /** The user as an administrator sees it now, in trash or not. */
    public JsonNode user(String id) {
        return ok(admin().get("user/" + id + "?allow_deleted=true"));
    }

    /** What has been mailed to the address for this purpose, oldest first. */
    public List<JsonNode> mails(String address, String purpose) {
        JsonNode outbox = ok(admin().get("mail_outbox" + Http.query("to", address, "purpose", purpose)));
        return Json.list(outbox.get("records"));
    }

    public JsonNode newestMail(String address, String purpose) {
        List<JsonNode> mails = mails(address, purpose);
        if (mails.isEmpty()) {
            throw new AssertionError("no mail for " + purpose + " went to " + address);
        }
        return mails.getLast();
    }

    /** The code in the newest mail to the address for this purpose. */
    public String code(String address, String purpose) {
        return codeIn(newestMail(address, purpose));
    }

    public static String codeIn(JsonNode mail) {
        Matcher matcher = CODE.matcher(Json.text(mail, "text"));
        if (!matcher.find()) {
            throw new AssertionError("no code in " + mail);
        }
        return matcher.group(1);
    }

    /** Records of a list, as the caller sees it; names and values of the parameters in turn. */
    public static List<JsonNode> records(Http who, Object... parameters) {
        return Json.list(ok(who.get("user" + Http.query(parameters))).get("records"));
    }

    /** A new project's id. */
    public String project(String name) {
        return Json.text(created(admin().post("project", Json.object("name", name))), "id");
    }

    /** Text that begins with the stem and that no other test has or begins with. */
    public static String fresh(String stem) {
        return ConnectDoor.fresh(stem);
    }
}
