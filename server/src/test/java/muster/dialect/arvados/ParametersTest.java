package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.http.Query;
import muster.http.Response;
import muster.testing.Json;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ParametersTest {
    private static final Endpoint CREATE = Endpoint.post("users", "create", "/users/{uuid}")
            .asks("nothing")
            .takesCreateParameters()
            .body("user")
            .by(call -> Response.empty(200));

    @Test
    void whatIsNoNumberAtAllIsRefused() {
        for (String value : List.of("[1]", "{\"a\": 1}", "1.5", "true")) {
            Parameters sent = json("{\"limit\": " + value + "}");
            refused(() -> sent.whole("limit", 1), "Invalid value for limit parameter");
        }
    }

    @Test
    void nothingEmptyAndNullAreNotGiven() {
        for (Parameters none : List.of(form(), form("x", ""), form("x", "null"), json("{\"x\": null}"), json("{}"))) {
            assertThat(none.has("x")).isFalse();
            assertThat(none.value("x")).isNull();
            assertThat(none.text("x")).isNull();
            assertThat(none.array("x")).isNull();
            assertThat(none.object("x")).isNull();
            assertThat(none.texts("x")).isNull();
            assertThat(none.flag("x")).isFalse();
            assertThat(none.whole("x", 7)).isEqualTo(7);
            refused(() -> none.requiredText("x"), "The parameter x is required.");
        }
    }

    @Test
    void pathWinsOverBodyAndBodyOverQuery() {
        Parameters parameters = new Parameters(
                sent("{\"uuid\": \"body\", \"x\": \"body\"}", "uuid", "query", "x", "query"),
                CREATE,
                Map.of("uuid", "path"));
        assertThat(parameters.text("uuid")).isEqualTo("path");
        assertThat(parameters.path("uuid")).isEqualTo("path");
        assertThat(parameters.text("x")).isEqualTo("body");
        assertThat(form("x", "1", "x", "2").text("x")).isEqualTo("2");
    }

    @Test
    void structuresAreJsonOrItsText() {
        for (Parameters each : List.of(
                form("f", "[[\"a\",\"=\",1]]"),
                json("{\"f\": [[\"a\",\"=\",1]]}"),
                json("{\"f\": \"[[\\\"a\\\",\\\"=\\\",1]]\"}"))) {
            assertThat(each.array("f")).hasToString("[[\"a\",\"=\",1]]");
        }
        assertThat(form("w", "{\"a\": null}").object("w")).hasToString("{\"a\":null}");
        assertThat(form("s", "[\"a\",\"b\"]").texts("s")).containsExactly("a", "b");
        assertThat(form("s[]", "a", "s[]", "b").texts("s")).containsExactly("a", "b");
        assertThat(Objects.requireNonNull(form("o", "created_at desc, uuid").value("o"))
                        .stringValue())
                .isEqualTo("created_at desc, uuid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "x", "{}", "\"x\"", "1", "[1,]", "[1] [2]"})
    void whatIsNoArrayIsRefused(String text) {
        refused(() -> form("filters", text).array("filters"), "Could not parse \"filters\" param as an array");
    }

    @Test
    void structuresOfAnotherKindAreRefused() {
        refused(() -> form("where", "[]").object("where"), "Could not parse \"where\" param as an object");
        refused(() -> form("select", "[1]").texts("select"), "Could not parse \"select\" param as an array of strings");
        refused(() -> json("{\"uuid\": []}").text("uuid"), "The parameter uuid must be a string.");
        refused(
                () -> form("where", "{\"a\":1,\"a\":2}").object("where"),
                "Could not parse \"where\" param as an object");
    }

    @Test
    void textsMayBeQuotedAndNumbersMayBeTexts() {
        assertThat(form("c", "\"none\"").text("c")).isEqualTo("none");
        assertThat(form("c", "\"none").text("c")).isEqualTo("\"none");
        assertThat(json("{\"c\": 5}").text("c")).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\"", "1", "\"1\""})
    void trueHasFourForms(String value) {
        assertThat(json("{\"x\": " + value + "}").flag("x")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "\"false\"", "0", "\"0\"", "\"\""})
    void falseHasFiveForms(String value) {
        assertThat(json("{\"x\": " + value + "}").flag("x")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yes\"", "2", "[]", "{}", "\"True\""})
    void anythingElseIsNoBoolean(String value) {
        refused(() -> json("{\"x\": " + value + "}").flag("x"), "x parameter must be a boolean, true or false");
    }

    @Test
    void wholeNumbersAreDigits() {
        assertThat(form("limit", "0").whole("limit", 100)).isZero();
        assertThat(form("limit", "007").whole("limit", 100)).isEqualTo(7);
        assertThat(json("{\"limit\": 2147483647}").whole("limit", 100)).isEqualTo(2147483647L);
        assertThat(form("limit", "9".repeat(40)).whole("limit", 100)).isEqualTo(Long.MAX_VALUE);
        for (String bad : List.of("abc", "-1", "+1", "1.0", "1e3", " 1", "\u0661")) {
            refused(() -> form("limit", bad).whole("limit", 100), "Invalid value for limit parameter");
        }
        refused(() -> json("{\"limit\": 1.5}").whole("limit", 100), "Invalid value for limit parameter");
        refused(() -> json("{\"limit\": true}").whole("limit", 100), "Invalid value for limit parameter");
    }

    @Test
    void objectComesInFiveForms() {
        for (Parameters each : List.of(
                form("user", "{\"email\":\"a@b.example\"}"),
                json("{\"user\": {\"email\": \"a@b.example\"}}"),
                json("{\"user\": \"{\\\"email\\\": \\\"a@b.example\\\"}\"}"),
                json("{\"email\": \"a@b.example\"}"),
                form("user[email]", "a@b.example"))) {
            assertThat(each.attributes().names()).containsExactly("email");
            assertThat(each.attributes().text("email")).isEqualTo("a@b.example");
        }
    }

    @Test
    void nestedFieldsMakeNestedObjects() {
        Attributes attributes = form("user[prefs][a][b]", "1", "user[prefs][c][]", "2", "user[prefs][c][]", "3")
                .attributes();
        assertThat(attributes.object("prefs")).hasToString("{\"a\":{\"b\":\"1\"},\"c\":[\"2\",\"3\"]}");
    }

    @Test
    void parametersOfTheMethodAreNoAttributes() {
        Parameters parameters =
                json("{\"email\": null, \"select\": [\"uuid\"], \"ensure_unique_name\": true, \"alt\": \"json\"}");
        assertThat(parameters.attributes().names()).containsExactly("email");
        assertThat(parameters.texts("select")).containsExactly("uuid");
    }

    @Test
    void topLevelIsNotLookedAtBesideANamedObject() {
        assertThat(json("{\"user\": {}, \"email\": \"a\"}").attributes().isEmpty())
                .isTrue();
        assertThat(json("{\"user\": null, \"email\": \"a\"}").attributes().names())
                .containsExactly("email");
        assertThat(new Parameters(sent("{\"email\": \"a\"}", "user", "{\"username\":\"b\"}"), CREATE, Map.of())
                        .attributes()
                        .names())
                .containsExactly("username");
    }

    @Test
    void withoutAnObjectThereAreNoAttributes() {
        assertThat(form("alt", "json").attributes().isEmpty()).isTrue();
        assertThat(form().attributes("user")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "\"[]\"", "true"})
    void whatIsNoObjectIsRefused(String value) {
        refused(() -> json("{\"user\": " + value + "}").attributes(), "No user hash provided with request");
    }

    @Test
    void brokenTextOfAnObjectIsRefused() {
        assertThatThrownBy(() -> form("user", "{\"email\":").attributes())
                .isInstanceOf(ArvadosRefusal.class)
                .hasMessage("No user hash provided with request: Could not parse \"user\" param as JSON");
    }

    @Test
    void fieldsThatContradictEachOtherAreRefused() {
        refused(() -> form("user", "{}", "user[email]", "x"), "The parameter user is sent twice, in different forms.");
        refused(
                () -> form("user[email][]", "x", "user[email][a]", "y"),
                "The parameter email is sent twice, in different forms.");
    }

    @Test
    void nestingHasItsLimit() {
        assertThat(form("a" + "[b]".repeat(15), "x").object("a")).isNotNull();
        refused(() -> form("a" + "[b]".repeat(16), "x"), "The parameter a is nested too deeply.");
        refused(() -> form("a" + "[b]".repeat(200_000), "x"), "The parameter a is nested too deeply.");
        refused(() -> form("a[][b]", "x"), "The parameter a is nested too deeply.");
    }

    @Test
    void bracketsThatDoNotFitAreJustAName() {
        for (String name : List.of("a[", "a]", "[a]", "a[b", "a[b]c", "a[b]c]", "a[b]]", "a[[b]]", "[]", "")) {
            assertThat(form(name, "x").text(name)).as(name).isEqualTo("x");
        }
    }

    private static Parameters form(String... namesAndValues) {
        return new Parameters(sent(null, namesAndValues), CREATE, Map.of());
    }

    private static Parameters json(String body) {
        return new Parameters(sent(body), CREATE, Map.of());
    }

    private static Sent sent(String body, String... namesAndValues) {
        List<Query.Parameter> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Query.Parameter(namesAndValues[i], namesAndValues[i + 1]));
        }
        return Sent.of(fields, body == null ? null : (ObjectNode) Json.parse(body));
    }

    private static void refused(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ArvadosRefusal.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(422))
                .hasMessage(sentence);
    }
}
