package muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What has to be true of answers of the CryoSPARC door. */
public final class CryosparcAnswers {
    private static final Pattern INTERNALS = Pattern.compile(
            "(?i)exception|\\bat [a-z]+\\.[a-z.]+\\(|select |insert |sqlite|jdbc|\\.java|/tmp/|\\$argon2");

    private CryosparcAnswers() {}

    /** The answer refuses with this status and a sentence for people; the client looks at no other content type. */
    public static void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.allHeaders("Content-Type")).as(answer.toString()).containsExactly("application/json");
        assertThat(Json.names(answer.json())).as(answer.toString()).containsExactly("detail");
        assertThat(Json.text(answer.json(), "detail")).isNotBlank().doesNotContainPattern(INTERNALS);
        assertThat(answer.header("WWW-Authenticate")).as(answer.toString()).isEqualTo(status == 401 ? "Bearer" : "");
    }

    /** The answer says that it is done, and nothing else. */
    public static void assertNothing(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(answer.bytes()).as(answer.toString()).isEmpty();
    }
}
