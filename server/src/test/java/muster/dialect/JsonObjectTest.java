package muster.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

    private static JsonObject read(String text) {
        return JsonObject.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonComplaint.Kind complaint(String text) {
        return complaint(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonComplaint.Kind complaint(byte[] body) {
        try {
            JsonObject.parse(body);
        } catch (JsonComplaint complaint) {
            return complaint.kind();
        }
        throw new AssertionError("was read: " + new String(body, StandardCharsets.UTF_8));
    }

    @Test
    void readsFieldsByTheirType() {
        JsonObject body = read("{\"a\":\"é\",\"b\":true,\"c\":7,\"d\":0.5,\"e\":{\"f\":\"g\"}}");

        assertThat(body.text("a")).isEqualTo("é");
        assertThat(body.flag("b")).isTrue();
        assertThat(body.whole("c")).isEqualTo(7);
        assertThat(body.number("d")).isEqualTo(0.5);
        assertThat(body.object("e"))
                .isNotNull()
                .extracting(inner -> inner.text("f"))
                .isEqualTo("g");
    }

    @Test
    void tellsNullFromAFieldThatIsLeftOut() {
        JsonObject body = read("{\"a\":null}");

        assertThat(body.has("a")).isFalse();
        assertThat(body.isNull("a")).isTrue();
        assertThat(body.isNull("b")).isFalse();
        assertThat(body.text("a")).isNull();
        assertThat(body.text("b")).isNull();
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThat(complaint("[]")).isEqualTo(JsonComplaint.Kind.NOT_AN_OBJECT);
        assertThat(complaint("\"text\"")).isEqualTo(JsonComplaint.Kind.NOT_AN_OBJECT);
        assertThat(complaint("null")).isEqualTo(JsonComplaint.Kind.NOT_AN_OBJECT);
    }

    @Test
    void refusesWhatTwoReadersCouldUnderstandDifferently() {
        assertThat(complaint("")).isEqualTo(JsonComplaint.Kind.NOT_JSON);
        assertThat(complaint("{\"a\":1,\"a\":2}")).isEqualTo(JsonComplaint.Kind.NOT_JSON);
        assertThat(complaint("{\"a\":{\"b\":1,\"b\":2}}")).isEqualTo(JsonComplaint.Kind.NOT_JSON);
        assertThat(complaint("{} {}")).isEqualTo(JsonComplaint.Kind.NOT_JSON);
        assertThat(complaint("{\"a\":NaN}")).isEqualTo(JsonComplaint.Kind.NOT_JSON);
        assertThat(complaint("{\"a\":Infinity}")).isEqualTo(JsonComplaint.Kind.NOT_JSON);
        assertThat(complaint("{'a':1}")).isEqualTo(JsonComplaint.Kind.NOT_JSON);
        assertThat(complaint("{\"a\":1,}")).isEqualTo(JsonComplaint.Kind.NOT_JSON);
        assertThat(complaint("{\"a\":01}")).isEqualTo(JsonComplaint.Kind.NOT_JSON);
        assertThat(complaint("{/* */}")).isEqualTo(JsonComplaint.Kind.NOT_JSON);
    }

    @Test
    void readsNoEncodingButUtf8() {
        assertThat(complaint("{\"a\":1}".getBytes(StandardCharsets.UTF_16))).isEqualTo(JsonComplaint.Kind.NOT_JSON);
        assertThat(complaint(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}))
                .isEqualTo(JsonComplaint.Kind.NOT_JSON);
    }

    @Test
    void refusesDeepNestingLongNumbersAndManyTokens() {
        assertThat(complaint("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"))
                .isEqualTo(JsonComplaint.Kind.NOT_JSON);
        assertThat(complaint("{\"a\":" + "9".repeat(1_000) + "}")).isEqualTo(JsonComplaint.Kind.NOT_JSON);
        assertThat(complaint("{\"a\":[" + "1,".repeat(300_000) + "1]}")).isEqualTo(JsonComplaint.Kind.NOT_JSON);
    }

    @Test
    void complaintsNameTheFieldAndNeverQuoteTheBody() {
        assertThatExceptionOfType(JsonComplaint.class)
                .isThrownBy(() -> read("{\"age\":\"seven\"}").whole("age"))
                .satisfies(complaint -> {
                    assertThat(complaint.kind()).isEqualTo(JsonComplaint.Kind.WRONG_TYPE);
                    assertThat(complaint.field()).isEqualTo("age");
                    assertThat(complaint.sentence()).isEqualTo("The field age must be a whole number.");
                });
        assertThatExceptionOfType(JsonComplaint.class)
                .isThrownBy(() -> read("{\"password\": hunter2}"))
                .satisfies(complaint -> assertThat(complaint.sentence()).doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e-400", "1e-999999999", "1e99999999999", "[1e309]"})
    void refusesNumbersBeyondADouble(String number) {
        assertThatExceptionOfType(JsonComplaint.class).isThrownBy(() -> read("{\"a\":" + number + "}"));
    }

    @Test
    void keepsEveryDigitOfANumber() {
        assertThat(JsonObject.parseValue("[0.10000000000000000001,1.0,0e400,-0.0,1e308,4.9e-324]"))
                .hasToString("[0.10000000000000000001,1.0,0E+400,0.0,1E+308,4.9E-324]");
    }

    @Test
    void refusesValuesOfOtherTypes() {
        JsonObject body = read("{\"a\":1,\"b\":\"true\",\"c\":1.5,\"d\":\"0.5\",\"e\":[],\"f\":99999999999999999999}");

        assertThatExceptionOfType(JsonComplaint.class).isThrownBy(() -> body.text("a"));
        assertThatExceptionOfType(JsonComplaint.class).isThrownBy(() -> body.flag("b"));
        assertThatExceptionOfType(JsonComplaint.class).isThrownBy(() -> body.whole("c"));
        assertThatExceptionOfType(JsonComplaint.class).isThrownBy(() -> body.number("d"));
        assertThatExceptionOfType(JsonComplaint.class).isThrownBy(() -> body.object("e"));
        assertThatExceptionOfType(JsonComplaint.class).isThrownBy(() -> body.whole("f"));
        assertThatExceptionOfType(JsonComplaint.class).isThrownBy(() -> body.requiredText("z"));
    }

    @Test
    void treeIsReadAsStrictlyAndMayBeNull() {
        assertThat(JsonObject.parseTree("{\"a\":[1]}".getBytes(StandardCharsets.UTF_8)))
                .hasToString("{\"a\":[1]}");
        assertThat(JsonObject.parseTree("null".getBytes(StandardCharsets.UTF_8)))
                .hasToString("{}");
        assertThatExceptionOfType(JsonComplaint.class)
                .isThrownBy(() -> JsonObject.parseTree("[]".getBytes(StandardCharsets.UTF_8)))
                .satisfies(complaint -> assertThat(complaint.kind()).isEqualTo(JsonComplaint.Kind.NOT_AN_OBJECT));
        assertThatExceptionOfType(JsonComplaint.class)
                .isThrownBy(() -> JsonObject.parseTree("{\"a\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8)))
                .satisfies(complaint -> assertThat(complaint.kind()).isEqualTo(JsonComplaint.Kind.NOT_JSON));
    }

    @Test
    void valueMayBeOfAnyKind() {
        assertThat(JsonObject.parseValue("[\"a\",null]")).hasToString("[\"a\",null]");
        assertThat(JsonObject.parseValue("7")).hasToString("7");
        for (String bad : new String[] {"", "[", "1 2", "{\"a\":1,\"a\":2}", "[".repeat(33) + "]".repeat(33)}) {
            assertThatExceptionOfType(JsonComplaint.class).isThrownBy(() -> JsonObject.parseValue(bad));
        }
    }

    @Test
    void printsNoValues() {
        assertThat(read("{\"password\":\"hunter2\"}").toString())
                .contains("password")
                .doesNotContain("hunter2");
    }
}
