package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;

import muster.testing.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of failures on their way out. */
class ArvadosErrorsWireTest {
    private static EchoDoor door;

    @BeforeAll
    static void open() {
        door = new EchoDoor();
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource({
        "taken,422,Username has already been taken",
        "missing,404,Path not found",
        "denied,403,403 Forbidden: #<PermissionDeniedError: You are not permitted to do this.>",
        "unsigned,403,403 Forbidden: Cannot activate without user agreements",
        "uninvited,422,Cannot activate without being invited",
        "barred,401,401 Unauthorized: Not logged in",
        "busy,429,Too many requests at once; try again in a moment.",
        "store,503,The directory does not answer just now; try again soon.",
        "bug,500,Something went wrong on the server."
    })
    void failureHasItsStatusAndSentence(String what, int status, String sentence) {
        Answer answer = fail(what);
        assertThat(answer.status()).isEqualTo(status);
        DoorWireTest.assertErrors(answer, sentence);
    }

    @Test
    void whatGoesAwayByItselfSaysWhen() {
        assertThat(fail("busy").header("Retry-After")).isEqualTo("3");
        assertThat(fail("store").header("Retry-After")).isEqualTo("1");
        assertThat(fail("taken").header("Retry-After")).isEmpty();
    }

    private static Answer fail(String what) {
        return door.anybody().get("arvados/v1/echos/fail?what=" + what);
    }
}
