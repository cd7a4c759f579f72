package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import muster.testing.Answer;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verbs, paths, forms and headers, as they hold for every resource. */
class DoorWireTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ECHOS = "arvados/v1/echos";
    private static final String ONE = "arvados/v1/echos/must1-ech0o-000000000000001";

    private static EchoDoor door;
    private static Http ada;

    @BeforeAll
    static void open() {
        door = new EchoDoor();
        ada = door.asAda();
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,arvados/v1/echos,list",
        "GET,arvados/v1/echos/,list",
        "GET,arvados/v1/echos.json,list",
        "GET,arvados/v1/echos?format=json&alt=json&_profile=true&nonsense=1,list",
        "POST,arvados/v1/echos,create",
        "POST,arvados/v1/echos.json,create",
        "GET,arvados/v1/echos/current,current",
        "GET,arvados/v1/echos/current.json,current",
        "GET,arvados/v1/echos/u1,get",
        "GET,arvados/v1/echos/u1.json,get",
        "GET,arvados/v1/echos/u1/,get",
        "PUT,arvados/v1/echos/u1,update",
        "PATCH,arvados/v1/echos/u1,update",
        "PUT,arvados/v1/echos/u1.json,update",
        "DELETE,arvados/v1/echos/u1,delete",
        "POST,arvados/v1/echos/u1/shout,shout",
        "POST,arvados/v1/echos/u1/shout.json,shout",
        "POST,arvados/v1/echos/shout?uuid=u1,shout"
    })
    void verbAndPathFindTheMethod(String verb, String path, String method) {
        Answer answer = ada.send(verb, path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(Json.text(answer.json(), "method")).isEqualTo(method);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        if (path.contains("u1")) {
            assertThat(Json.text(answer.json(), "uuid")).isEqualTo("u1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,arvados/v1/echos,'GET, HEAD, OPTIONS, POST'",
        "PUT,arvados/v1/echos,'GET, HEAD, OPTIONS, POST'",
        "PUT,arvados/v1/echos/current,'GET, HEAD, OPTIONS'",
        "POST,arvados/v1/echos/current,'GET, HEAD, OPTIONS'",
        "POST,arvados/v1/echos/u1,'DELETE, GET, HEAD, OPTIONS, PATCH, PUT'",
        "HEAD,arvados/v1/echos/u1/shout,'OPTIONS, POST'"
    })
    void wrongVerbOfAKnownPathIsRefused(String verb, String path, String allowed) {
        Answer answer = ada.send(verb, path);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
        if (!verb.equals("HEAD")) {
            assertErrors(answer, "The method is not allowed here.");
        }
    }

    @Test
    void verbThatNobodyKnowsIsRefusedToo() {
        Answer answer = ada.send("PROPFIND", ECHOS);
        assertThat(answer.status()).isEqualTo(405);
        assertErrors(answer, "The method is not allowed here.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arvados/v1",
                "arvados/v1/nothing",
                "arvados/v1/echos/u1/whisper",
                "arvados/v1/echos/u1/shout/more",
                "discovery",
                "discovery/v2/apis/arvados/v1/rest",
                "discovery/v1/apis/arvados/v9/rest"
            })
    void unknownPathIsNotFound(String path) {
        Answer answer = ada.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertErrors(answer, "Path not found");
    }

    @Test
    void headIsLikeGetWithoutTheBody() {
        Answer answer = ada.send("HEAD", ECHOS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(door.anybody().send("HEAD", ECHOS).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arvados/v1/echos",
                "arvados/v1/echos/u1",
                "arvados/v1/echos/u1/shout",
                "arvados/v1/config",
                "arvados/v1/nothing",
                "arvados/v1/echos/u1/shout/more",
                "discovery/v1/apis/arvados/v1/rest"
            })
    void everyPathHasItsOptions(String path) {
        Answer answer = door.anybody().send("OPTIONS", path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEmpty();
        assertCors(answer);
    }

    @Test
    void everyAnswerMayBeReadByPagesOfAnyOrigin() {
        assertCors(ada.get(ECHOS));
        assertCors(door.anybody().get(ECHOS));
        assertCors(ada.get("arvados/v1/nothing"));
        assertCors(ada.delete(ECHOS));
        assertCors(ada.send("PROPFIND", ECHOS));
        assertCors(ada.get("arvados/v1/echos?x=%C3"));
        assertCors(ada.get("discovery/nothing"));
        assertCors(ada.get("discovery/v1/apis/arvados/v1/rest"));
    }

    @Test
    void postMayStandForAnotherVerb() {
        assertThat(method(ada.send("POST", ECHOS + "?_method=GET"))).isEqualTo("list");
        assertThat(method(form(ONE, "_method=put"))).isEqualTo("update");
        assertThat(method(form(ONE, "_method=PATCH"))).isEqualTo("update");
        assertThat(method(overridden("DELETE").send("POST", ONE))).isEqualTo("delete");
        assertThat(method(overridden("").send("POST", ECHOS))).isEqualTo("create");
        assertThat(method(overridden("DELETE").send("POST", ONE, FORM, BodyPublishers.ofString("_method=GET"))))
                .isEqualTo("get");
        assertThat(overridden("BREW").send("POST", ECHOS).status()).isEqualTo(405);
    }

    @Test
    void onlyPostStandsForAnotherVerb() {
        assertThat(method(overridden("DELETE").get(ONE))).isEqualTo("get");
        assertThat(method(ada.get(ONE + "?_method=DELETE"))).isEqualTo("get");
        assertThat(method(ada.send("PUT", ONE + "?_method=DELETE"))).isEqualTo("update");
    }

    @Test
    void longQueryMayComeAsAForm() {
        String filters = "[[\"uuid\",\"in\",[" + "\"must1-tpzed-000000000000000\",".repeat(400) + "\"x\"]]]";
        Answer answer = overridden("GET")
                .send("POST", ECHOS, FORM, BodyPublishers.ofString("limit=5&filters=" + Http.escape(filters)));
        assertThat(method(answer)).isEqualTo("list");
        assertThat(answer.json().get("limit").intValue()).isEqualTo(5);
        assertThat(answer.json().get("filters").get(0).get(2).size()).isEqualTo(401);
    }

    @Test
    void attributesComeInEveryForm() {
        String echo = "{\"email\":\"a@b.example\",\"prefs\":{\"deep\":{\"er\":[1,null]}}}";
        List<Answer> answers = List.of(
                form(ECHOS, "echo=" + Http.escape(echo)),
                ada.send("POST", ECHOS + "?echo=" + Http.escape(echo)),
                json("application/json", "{\"echo\":" + echo + "}"),
                json("application/json; charset=utf-8", "{\"echo\":" + echo + "}"),
                json("", "{\"echo\":" + echo + "}"),
                json("application/json", Json.object("echo", echo).toString()),
                json("application/json", echo),
                multipart("echo\"", echo),
                multipart("echo\"; filename=\"echo.json\"", echo));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.json().get("attributes"))
                        .as(answer.toString())
                        .hasToString(echo));
        assertThat(form(ECHOS, "echo[email]=a%40b.example&echo[prefs][deep][er][]=1")
                        .json()
                        .get("attributes"))
                .hasToString("{\"email\":\"a@b.example\",\"prefs\":{\"deep\":{\"er\":[\"1\"]}}}");
    }

    @Test
    void brokenBodyIsNotRead() {
        Answer broken = json("application/json", "{\"echo\": {\"email\": \"a\"");
        assertThat(broken.status()).isEqualTo(400);
        assertErrors(broken, "The body is not well-formed JSON at line 1, column 23.");
        assertThat(json("application/json", "{\"a\":1,\"a\":2}").status()).isEqualTo(400);
        assertThat(json("application/json", "[".repeat(33) + "]".repeat(33)).status())
                .isEqualTo(400);
        assertThat(json("application/json", "[]").status()).isEqualTo(422);
        assertThat(json("text/plain", "{}").status()).isEqualTo(422);
        assertThat(json("multipart/form-data; boundary=x", "nothing of this kind")
                        .status())
                .isEqualTo(400);
        assertThat(json("multipart/form-data", "no boundary").status()).isEqualTo(400);
    }

    @Test
    void tooLargeBodyIsNotRead() {
        Answer answer = json("application/json", "{\"x\":\"" + "x".repeat(100_000) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
        assertErrors(answer, "The body is larger than the server accepts.");
    }

    @Test
    void brokenParameterIsRefused() {
        Answer answer = ada.get(ECHOS + "?filters=x");
        assertThat(answer.status()).isEqualTo(422);
        assertErrors(answer, "Could not parse \"filters\" param as an array");
    }

    @Test
    void onlyAdministratorsMayBypassWhatIsNotThere() {
        assertThat(ada.get(ECHOS + "?bypass_federation=true").status()).isEqualTo(200);
        assertThat(door.asPia().get(ECHOS + "?bypass_federation=true").status()).isEqualTo(403);
        assertThat(door.asPia().get(ECHOS + "?bypass_federation=false").status())
                .isEqualTo(200);
        assertThat(ada.get(ECHOS + "?cluster_id=must1").status()).isEqualTo(200);
        assertThat(ada.get(ECHOS + "?cluster_id=").status()).isEqualTo(200);
        assertThat(ada.get(ECHOS + "?cluster_id=other").status()).isEqualTo(422);
    }

    @Test
    void requestIdIsEchoedOrMade() {
        assertThat(ada.with("X-Request-Id", "abcdefG").get(ECHOS).header("X-Request-Id"))
                .isEqualTo("abcdefG");
        assertThat(ada.get(ECHOS).header("X-Request-Id")).matches("req-[0-9a-z]{20}");
        assertThat(ada.get("arvados/v1/nothing").header("X-Request-Id")).matches("req-[0-9a-z]{20}");
        assertThat(door.anybody().send("OPTIONS", ECHOS).header("X-Request-Id")).matches("req-[0-9a-z]{20}");
        assertThat(ada.with("X-Request-Id", "x".repeat(5_000)).get(ECHOS).header("X-Request-Id"))
                .matches("req-[0-9a-z]{20}");
    }

    private static Http overridden(String verb) {
        return ada.with("X-HTTP-Method-Override", verb);
    }

    private static Answer form(String path, String body) {
        return ada.send("POST", path, FORM, BodyPublishers.ofString(body));
    }

    private static Answer json(String contentType, String body) {
        return ada.send("POST", ECHOS, contentType, BodyPublishers.ofString(body));
    }

    private static Answer multipart(String name, String value) {
        String body = "--b0\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n" + value + "\r\n--b0--\r\n";
        return json("multipart/form-data; boundary=b0", body);
    }

    private static String method(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return Json.text(answer.json(), "method");
    }

    static void assertErrors(Answer answer, String sentence) {
        String id = answer.header("X-Request-Id");
        assertThat(Json.names(answer.json())).containsExactly("error_token", "errors");
        assertThat(answer.json().get("errors"))
                .hasToString("[" + Json.object("x", sentence + " (" + id + ")").get("x") + "]");
        assertThat(Json.text(answer.json(), "error_token")).matches("1772366400\\+[0-9a-f]{8}");
    }

    private static void assertCors(Answer answer) {
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Methods"))
                .isEqualTo("GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("Authorization", "Content-Type", "X-Http-Method-Override");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("86486400");
    }
}
