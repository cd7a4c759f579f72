package muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What has to be true of answers of the Connect door. */
public final class ConnectAnswers {
    private static final Pattern INTERNALS = Pattern.compile(
            "(?i)exception|\\bat [a-z]+\\.[a-z.]+\\(|select |insert |sqlite|jdbc|\\.java|/tmp/|\\$argon2");

    private ConnectAnswers() {}

    /** The answer is 200 with a JSON body, which is handed on. */
    public static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertIsJson(answer);
        return answer.json();
    }

    /** The answer has one of these statuses, and not a byte of body. */
    public static void assertEmpty(Answer answer, int... statuses) {
        assertThat(Arrays.stream(statuses).boxed().toList())
                .as(answer.toString())
                .contains(answer.status());
        assertThat(answer.bytes()).as(answer.toString()).isEmpty();
    }

    /** The answer is a refusal in the envelope, with this status and one of these codes. */
    public static void assertRefused(Answer answer, int status, int... codes) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertIsEnvelope(answer);
        if (codes.length > 0) {
            assertThat(Arrays.stream(codes).boxed().toList())
                    .as(answer.toString())
                    .contains(answer.json().get("code").intValue());
        }
    }

    /** The answer refuses with one of these statuses, whatever the code. */
    public static void assertRefusedWith(Answer answer, List<Integer> statuses) {
        assertThat(statuses).as(answer.toString()).contains(answer.status());
        assertIsEnvelope(answer);
    }

    /** A number for programs, a sentence for people, and nothing about how the server works. */
    public static void assertIsEnvelope(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertIsJson(answer);
        JsonNode body = answer.json();
        assertThat(Json.names(body)).as(answer.toString()).containsExactly("code", "error", "payload");
        assertThat(body.get("code").isInt()).as(answer.toString()).isTrue();
        assertThat(body.get("code").intValue()).as(answer.toString()).isPositive();
        assertThat(Json.text(body, "error")).isNotBlank().doesNotContainPattern(INTERNALS);
        JsonNode payload = body.get("payload");
        assertThat(payload.isNull() || payload.isObject()).as(answer.toString()).isTrue();
    }

    private static void assertIsJson(Answer answer) {
        assertThat(answer.header("Content-Type")).as(answer.toString()).startsWith("application/json");
    }
}
