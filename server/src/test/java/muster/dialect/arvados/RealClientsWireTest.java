package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import muster.testing.Answer;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the published clients write their requests, where that is not what one would expect. */
class RealClientsWireTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String ECHOS = "arvados/v1/echos";

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

    /** The synchronizing tools and the SDK for Go write two slashes at the beginning. */
    @ParameterizedTest
    @CsvSource({
        "GET,/arvados/v1/echos,list",
        "GET,///arvados//v1/echos,list",
        "GET,arvados/v1//echos,list",
        "GET,/arvados/v1/echos?limit=1,list",
        "POST,/arvados/v1/echos,create",
        "PUT,/arvados/v1/echos/u1,update",
        "GET,arvados/v1/echos//u1//,get",
        "POST,/arvados/v1/echos/u1/shout,shout",
        "DELETE,/arvados/v1//echos//u1,delete"
    })
    void runOfSlashesIsOneSlash(String verb, String path, String method) {
        Answer answer = ada.send(verb, path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(Json.text(answer.json(), "method")).isEqualTo(method);
    }

    @Test
    void runOfSlashesIsNoWayAroundScopes() {
        Http narrow =
                door.with(door.token(door.pia, "GET /arvados/v1/echos").secret().reveal());
        assertThat(narrow.get("/arvados//v1/echos").status()).isEqualTo(200);
        assertThat(narrow.get("/arvados/v1//echos/u1").status()).isEqualTo(403);
    }

    @Test
    void failureBehindARunOfSlashesHasTheDoorsShape() {
        DoorWireTest.assertErrors(ada.get("/arvados/v1//nothing"), "Path not found");
        DoorWireTest.assertErrors(
                ada.get("/arvados//v1/%00"), "The address has a part that does not belong into a request.");
    }

    /** The SDK for R writes a slash before the query, and repeats there what stands in the path. */
    @ParameterizedTest
    @CsvSource({
        "GET,/?limit=10,list",
        "GET,/u1/?uuid=u2,get",
        "POST,/u1/shout/?uuid=u2,shout",
        "POST,/shout/?uuid=u1,shout"
    })
    void slashStandsBeforeTheQuery(String verb, String rest, String method) {
        Answer answer = ada.send(verb, ECHOS + rest);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(Json.text(answer.json(), "method")).isEqualTo(method);
        if (rest.contains("u1")) {
            assertThat(Json.text(answer.json(), "uuid")).isEqualTo("u1");
        }
    }

    /** The SDK for R announces JSON, and the one for Go a form, also where they send no body. */
    @ParameterizedTest
    @ValueSource(strings = {JSON, "application/json; charset=utf-8", FORM})
    void typeOfABodyThatIsNotThereSaysNothing(String type) {
        Http typed = ada.with("Content-Type", type);
        for (String verb : new String[] {"GET", "DELETE", "PUT"}) {
            assertThat(typed.send(verb, ECHOS + "/u1").status()).as(verb).isEqualTo(200);
        }
        for (String path : new String[] {ECHOS, ECHOS + "/u1/shout"}) {
            Answer answer = ada.send("POST", path, type, BodyPublishers.ofByteArray(new byte[0]));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        }
    }

    /** The SDK for Go escapes signs of comparison inside of JSON, and JSON inside of a form. */
    @Test
    void formFieldsHoldJsonWithEscapes() {
        String filters = Http.escape("[[\"created_at\",\"\\u003e=\",\"a\\u0026b\"]]");
        Answer list = ada.with("X-Http-Method-Override", "GET")
                .send("POST", ECHOS, FORM, BodyPublishers.ofString("limit=2147483647&filters=" + filters));
        assertThat(list.json().get("filters")).isEqualTo(Json.parse("[[\"created_at\", \">=\", \"a&b\"]]"));
        assertThat(list.json().get("limit").longValue()).isEqualTo(2_147_483_647L);
        String object = Http.escape("{\"email\":\"a\\u003cb@lab.example\",\"is_active\":\"true\"}");
        Answer created = ada.send("POST", ECHOS, FORM, BodyPublishers.ofString("echo=" + object));
        assertThat(created.json().get("attributes"))
                .isEqualTo(Json.parse("{\"email\": \"a<b@lab.example\", \"is_active\": \"true\"}"));
    }

    @Test
    void selectStandsBesideTheObject() {
        Answer answer = ada.send(
                "PUT",
                ECHOS + "/u1",
                JSON,
                BodyPublishers.ofString("{\"echo\":{\"email\":\"a@lab.example\"},\"select\":[\"uuid\"]}"));
        assertThat(answer.json().get("attributes")).isEqualTo(Json.parse("{\"email\": \"a@lab.example\"}"));
        assertThat(answer.json().get("select")).isEqualTo(Json.parse("[\"uuid\"]"));
    }

    @Test
    void emptyOrderIsNone() {
        assertThat(ada.get(ECHOS + "?order=").json().get("order").isNull()).isTrue();
    }

    /** The oldest helper of the Python SDK asks for as many as its numbers can count. */
    @Test
    void greatestLimitIsALimit() {
        assertThat(ada.get(ECHOS + "?limit=9223372036854775807")
                        .json()
                        .get("limit")
                        .longValue())
                .isEqualTo(Long.MAX_VALUE);
        Answer inJson = ada.with("X-Http-Method-Override", "GET")
                .send("POST", ECHOS, JSON, BodyPublishers.ofString("{\"limit\":9223372036854775808}"));
        assertThat(inJson.json().get("limit").longValue()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void lastOfSeveralValuesCounts() {
        assertThat(ada.get(ECHOS + "?limit=1&limit=2").json().get("limit").intValue())
                .isEqualTo(2);
        Answer answer = ada.send("POST", ECHOS + "?limit=1", FORM, BodyPublishers.ofString("_method=GET&limit=3"));
        assertThat(answer.json().get("limit").intValue()).isEqualTo(3);
    }

    /** Tools look for the status and its name in the texts: one makes a new token when it finds them, another gives up. */
    @Test
    void refusalsOfTheCallerNameTheirStatus() {
        DoorWireTest.assertErrors(door.anybody().get(ECHOS), "401 Unauthorized: Not logged in");
        DoorWireTest.assertErrors(
                door.with(door.token(door.pia).secret().reveal()).get(ECHOS),
                "403 Forbidden: The scopes of this token do not allow it.");
    }
}
