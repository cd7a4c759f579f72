package muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What has to be true of answers of the Cloudomation door. */
public final class CloudomationAnswers {
    private static final Pattern INTERNALS = Pattern.compile(
            "(?i)exception|\\bat [a-z]+\\.[a-z.]+\\(|select .* from|insert into|sqlite|jdbc|\\.java|/tmp/|\\$argon2");

    private CloudomationAnswers() {}

    /** The answer refuses with this status and code, and a sentence for people. */
    public static JsonNode assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).as(answer.toString()).startsWith("application/json");
        assertThat(answer.allHeaders("Set-Cookie")).as(answer.toString()).isEmpty();
        assertThat(Json.names(answer.json())).as(answer.toString()).containsExactly("error");
        JsonNode error = answer.json().get("error");
        assertThat(Json.text(error, "code")).as(answer.toString()).isEqualTo(code);
        assertThat(Json.text(error, "message")).as(answer.toString()).isNotBlank();
        assertThat(answer.text()).doesNotContainPattern(INTERNALS);
        return error;
    }

    /** The answer refuses, and says no more than that: there are no fields. */
    public static void assertPlainlyRefused(Answer answer, int status, String code) {
        assertThat(Json.names(assertRefused(answer, status, code))).containsExactly("code", "message");
    }

    /** The answer refuses what was sent; names of fields and the one code of each in turn. */
    public static void assertInvalid(Answer answer, String... fieldsAndCodes) {
        assertFields(assertRefused(answer, 422, "validation_failed"), fieldsAndCodes);
    }

    /** The answer says that somebody else has what was sent for this field. */
    public static void assertTaken(Answer answer, String field) {
        assertFields(assertRefused(answer, 409, "conflict"), field, "not_unique");
    }

    private static void assertFields(JsonNode error, String... fieldsAndCodes) {
        JsonNode fields = Json.object();
        for (int i = 0; i < fieldsAndCodes.length; i += 2) {
            fields = Json.with(fields, fieldsAndCodes[i], new String[] {fieldsAndCodes[i + 1]});
        }
        assertThat(error.get("fields")).as(error.toString()).isEqualTo(fields);
    }

    /** The answer says that it is done, and nothing else. */
    public static void assertNothing(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(answer.bytes()).as(answer.toString()).isEmpty();
    }
}
