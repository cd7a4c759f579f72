package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertIsEnvelope;
import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.testing.Answer;
import muster.testing.ConnectClient;
import muster.testing.ConnectDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Bodies that make no sense: each is refused in the envelope, and nothing has changed afterwards. */
class ConnectBadInputWireTest {
    private static final RunningMuster SERVER = RunningMuster.with();
    private static final ConnectDoor DOOR = new ConnectDoor(SERVER);
    private static final ConnectClient CLIENT = DOOR.adminClient();
    private static final String ME = CLIENT.me().guid();
    private static final String USER = Json.text(DOOR.invited("tomas", "first_name", "Tomas"), "guid");
    private static final String GROUP = Json.text(DOOR.group("Optics"), "guid");
    private static final ConnectClient.Item ITEM = CLIENT.content().create("name", "spectra", "title", "Spectra");
    private static final String PERMISSION = permission();

    /** Where a broken text stands in a body. */
    private static final String HERE = "here-it-stands";

    @AfterAll
    static void closeServer() {
        SERVER.close();
    }

    /** A request that takes a body, and one which would be fine. */
    private record Target(String verb, String path, JsonNode body) {
        @Override
        public String toString() {
            return verb + " " + path.replaceAll("[0-9a-f-]{36}", "{guid}");
        }
    }

    private static final Target NEW_USER = new Target("POST", "v1/users", ConnectDoor.newInvited("nora"));
    private static final Target USER_CHANGE =
            new Target("PUT", "v1/users/" + USER, Json.object("first_name", "Changed"));
    private static final Target LOCK = new Target("POST", "v1/users/" + USER + "/lock", Json.object("locked", true));
    private static final Target NEW_KEY = new Target("POST", "v1/users/" + ME + "/keys", Json.object("name", "a key"));
    private static final Target OLD_KEY = new Target("POST", "keys", Json.object("name", "a key"));
    private static final Target NEW_GROUP = new Target("POST", "v1/groups", Json.object("name", "Acoustics"));
    private static final Target GROUP_POST = new Target("POST", "v1/groups/" + GROUP, Json.object("name", "Changed"));
    private static final Target GROUP_PATCH = new Target("PATCH", "v1/groups/" + GROUP, Json.object("name", "Changed"));
    private static final Target MEMBER =
            new Target("POST", "v1/groups/" + GROUP + "/members", Json.object("user_guid", USER));
    private static final Target NEW_CONTENT =
            new Target("POST", "v1/content", Json.object("name", "new-item", "title", "New item"));
    private static final Target CONTENT_CHANGE =
            new Target("PATCH", "v1/content/" + ITEM.guid(), Json.object("title", "Changed"));
    private static final Target NEW_PERMISSION = new Target(
            "POST",
            "v1/content/" + ITEM.guid() + "/permissions",
            Json.object("principal_guid", ME, "principal_type", "user", "role", "viewer"));
    private static final Target PERMISSION_CHANGE = new Target(
            "PUT",
            "v1/content/" + ITEM.guid() + "/permissions/" + PERMISSION,
            Json.object("principal_guid", USER, "principal_type", "user", "role", "viewer"));
    private static final List<Target> TARGETS = List.of(
            NEW_USER,
            USER_CHANGE,
            LOCK,
            NEW_KEY,
            OLD_KEY,
            NEW_GROUP,
            GROUP_POST,
            GROUP_PATCH,
            MEMBER,
            NEW_CONTENT,
            CONTENT_CHANGE,
            NEW_PERMISSION,
            PERMISSION_CHANGE);

    static Stream<Arguments> brokenBodies() {
        return TARGETS.stream()
                .flatMap(target ->
                        broken().entrySet().stream().map(body -> Arguments.of(target, body.getKey(), body.getValue())));
    }

    private static Map<String, byte[]> broken() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        for (String text : List.of(
                "",
                "  \n",
                "{",
                "}",
                "nul",
                "{\"name\": tru",
                "{'name':'a'}",
                "{name:\"a\"}",
                "{\"name\":\"a\",}",
                "{\"name\":\"a\"}}",
                "{\"name\":\"a\"}{\"name\":\"b\"}",
                "{\"name\":\"a\"} and more",
                "{/* why */\"name\":\"a\"}",
                "[]",
                "[{\"name\":\"a\"}]",
                "\"name\"",
                "17",
                "true",
                "null",
                "{\"name\":NaN}",
                "{\"name\":007}",
                "{\"name\":\"a\u0001b\"}",
                "{\"name\":\"two\nlines\"}",
                "{\"name\":\"\\x41\"}",
                "{\"name\":\"\\u12\"}",
                "{\"name\":\"open",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "<user><name>a</name></user>",
                "name=a&locked=true")) {
            bodies.put(text, text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.put("bytes that are no UTF-8", bytes("{\"name\":\"", 0xff, 0xfe, "\"}"));
        bodies.put("a sign encoded too long", bytes("{\"name\":\"", 0xc0, 0xaf, "\"}"));
        bodies.put("a surrogate encoded", bytes("{\"name\":\"", 0xed, 0xa0, 0x80, "\"}"));
        bodies.put("a sign cut off", bytes("{\"name\":\"", 0xc3, "\"}"));
        bodies.put("lists five thousand deep", bytes("{\"x\":", "[".repeat(5_000), "]".repeat(5_000), "}"));
        bodies.put("objects two thousand deep", bytes("{\"x\":".repeat(2_000), "1", "}".repeat(2_000)));
        bodies.put("ten thousand open lists", bytes("[".repeat(10_000)));
        return bodies;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("brokenBodies")
    void aBrokenBodyIsRefused(Target target, String what, byte[] body) {
        refusedWithoutTrace(target, body);
    }

    static Stream<Arguments> fieldsOfTheWrongType() {
        List<Arguments> rows = new ArrayList<>();
        List<String> noTexts = List.of("17", "1.5", "true", "[]", "[\"a\"]", "{}", "{\"a\":\"b\"}");
        List<String> noTruths = List.of("17", "0", "\"true\"", "\"\"", "[]", "[true]", "{}");
        textFields()
                .forEach((target, fields) -> fields.forEach(
                        field -> noTexts.forEach(value -> rows.add(Arguments.of(target, field, value)))));
        noTruths.forEach(value -> rows.add(Arguments.of(NEW_USER, "user_must_set_password", value)));
        noTruths.forEach(value -> rows.add(Arguments.of(LOCK, "locked", value)));
        return rows.stream();
    }

    private static Map<Target, List<String>> textFields() {
        Map<Target, List<String>> fields = new LinkedHashMap<>();
        fields.put(NEW_USER, List.of("username", "email", "first_name", "last_name", "user_role", "password"));
        fields.put(USER_CHANGE, List.of("username", "email", "first_name", "last_name", "user_role"));
        fields.put(NEW_KEY, List.of("name", "user_role", "expires_at"));
        fields.put(OLD_KEY, List.of("name"));
        fields.put(NEW_GROUP, List.of("name"));
        fields.put(GROUP_POST, List.of("name", "owner_guid"));
        fields.put(GROUP_PATCH, List.of("name", "owner_guid"));
        fields.put(MEMBER, List.of("user_guid"));
        fields.put(NEW_CONTENT, List.of("name", "title", "description", "access_type"));
        fields.put(CONTENT_CHANGE, List.of("name", "title", "description", "access_type", "owner_guid"));
        fields.put(NEW_PERMISSION, List.of("principal_guid", "principal_type", "role"));
        fields.put(PERMISSION_CHANGE, List.of("role"));
        return fields;
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @MethodSource("fieldsOfTheWrongType")
    void aFieldOfTheWrongTypeIsRefused(Target target, String field, String value) {
        refusedWithoutTrace(target, bodyWith(target, field, value));
    }

    static Stream<Arguments> troublesomeTexts() {
        List<Arguments> rows = new ArrayList<>();
        List<String> texts = List.of(
                "\"abc\\u0000def\"",
                "\"abc\\u001b[31mdef\"",
                "\"abc\\ud800def\"",
                "\"abc\\udc00\\ud800def\"",
                '"' + "a".repeat(15_000) + '"');
        textFields()
                .forEach((target, fields) -> fields.forEach(field -> texts.forEach(text -> rows.add(Arguments.of(
                        target, field, text.length() > 100 ? "a hundred thousand letters" : text, text)))));
        // In a password a control character is a character, and a description may have any but the zero character.
        rows.removeIf(row ->
                row.get()[1].equals("password") && row.get()[3].toString().contains("\\u00"));
        rows.removeIf(row ->
                row.get()[1].equals("description") && row.get()[3].toString().contains("\\u001b"));
        return rows.stream();
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @MethodSource("troublesomeTexts")
    void aTextThatNobodyCouldReadIsRefused(Target target, String field, String what, String text) {
        refusedWithoutTrace(target, bodyWith(target, field, text));
    }

    static Stream<Arguments> oddBodies() {
        return TARGETS.stream()
                .flatMap(target -> Stream.of(
                                bytes("{\"x\":1e999999999}"),
                                bytes("{\"x\":", "9".repeat(100_000), "}"),
                                bytes("{\"x\":-0.0}"),
                                bytes("{\"", "n".repeat(100_000), "\":1}"),
                                bytes("{\"x\":\"\\ud800\"}"),
                                bytes("{\"__proto__\":{\"user_role\":\"administrator\"}}"),
                                bytes("{\"x\":[", "1,".repeat(200_000), "1]}"),
                                bytes(0xef, 0xbb, 0xbf, "{}"),
                                "{}".getBytes(StandardCharsets.UTF_16))
                        .map(body -> Arguments.of(target, body)));
    }

    @ParameterizedTest
    @MethodSource("oddBodies")
    void anOddBodyBreaksNothing(Target target, byte[] body) {
        Answer answer = send(target, "application/json", body);
        if (answer.status() >= 400) {
            assertIsEnvelope(answer);
        }
        assertThat(ok(DOOR.admin().get("v1/users/" + USER)).get("user_role").stringValue())
                .isEqualTo("viewer");
    }

    static Stream<Arguments> foreignTypes() {
        return TARGETS.stream()
                .flatMap(target -> Stream.of(
                                "application/x-www-form-urlencoded",
                                "multipart/form-data; boundary=x",
                                "application/xml",
                                "text/plain",
                                "nonsense",
                                "application/json; charset=nonsense",
                                "*/*")
                        .map(type -> Arguments.of(target, type)));
    }

    @ParameterizedTest
    @MethodSource("foreignTypes")
    void aBodyThatSaysItIsSomethingElseAndIsIsRefused(Target target, String type) {
        String before = everything();
        Answer answer = send(target, type, bytes("--x\r\nlocked=true&name=changed\r\n--x--"));
        assertThat(answer.status()).isIn(400, 415);
        assertIsEnvelope(answer);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void signInAnswersNonsenseInTheEnvelope() {
        Http outside = Http.at(SERVER.url().toString());
        broken().forEach((what, body) -> {
            Answer answer = outside.send("POST", "__login__", "application/json", BodyPublishers.ofByteArray(body));
            assertThat(answer.status()).as(what).isEqualTo(400);
            assertIsEnvelope(answer);
        });
        for (String body : List.of(
                "{\"username\":\"iris\"}",
                "{\"password\":\"x\"}",
                "{\"username\":17,\"password\":\"x\"}",
                "{\"username\":\"iris\",\"password\":17}",
                "{\"username\":[\"iris\"],\"password\":{}}",
                "{\"username\":null,\"password\":null}",
                "{\"username\":\"\",\"password\":\"\"}",
                "{\"username\":\"iris\\u0000\",\"password\":\"x\"}",
                "{\"username\":\"\\ud800\",\"password\":\"\\ud800\"}",
                "{\"username\":\"" + "i".repeat(15_000) + "\",\"password\":\"x\"}")) {
            Answer answer = outside.send("POST", "__login__", "application/json", BodyPublishers.ofString(body));
            assertThat(answer.status()).as(answer.toString()).isIn(400, 401);
            assertIsEnvelope(answer);
            assertThat(answer.headers()).doesNotContainKey("set-cookie");
        }
    }

    private static void refusedWithoutTrace(Target target, byte[] body) {
        String before = everything();
        assertRefused(send(target, "application/json", body), 400);
        assertThat(everything()).isEqualTo(before);
    }

    private static Answer send(Target target, String type, byte[] body) {
        return DOOR.admin().send(target.verb(), target.path(), type, BodyPublishers.ofByteArray(body));
    }

    /** The body that would be fine, in which one member has this JSON value. */
    private static byte[] bodyWith(Target target, String field, String value) {
        JsonNode body = Json.with(target.body(), field, HERE);
        if (field.equals("password")) {
            body = Json.without(body, "user_must_set_password");
        }
        return bytes(body.toString().replace('"' + HERE + '"', value));
    }

    /** Everything that a request could have changed, the newest entry of the ledger included. */
    private static String everything() {
        StringBuilder all = new StringBuilder();
        CLIENT.users().find().forEach(user -> all.append(Json.without(user, "active_time")));
        all.append(CLIENT.groups().find());
        all.append(CLIENT.groups().get(GROUP).countMembers());
        all.append(CLIENT.content().find());
        all.append(ITEM.findPermissions());
        all.append(ok(DOOR.admin().get("v1/audit_logs?asc_order=false&limit=1")).get("results"));
        return all.toString();
    }

    private static String permission() {
        ITEM.addPermission(USER, "user", "viewer");
        return Json.text(ITEM.findPermissions().getFirst(), "id");
    }

    /** Texts in UTF-8 and single bytes, one after the other. */
    private static byte[] bytes(Object... pieces) {
        var all = new java.io.ByteArrayOutputStream();
        for (Object piece : pieces) {
            if (piece instanceof Integer one) {
                all.write(one);
            } else {
                all.writeBytes(piece.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return all.toByteArray();
    }
}
