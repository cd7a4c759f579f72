package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import muster.testing.Answer;
import muster.testing.ConsoleBrowser;
import muster.testing.RawHttp;
import muster.testing.RunningMuster;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind the question mark cannot be read; the page that says so must not read it, either. */
class BrokenQuestionTest {
    private static final RunningMuster SERVER = RunningMuster.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login?x=%zz",
                "/reset-password?viewport=de&errors=%00",
                "/no-such-page?%ff",
                "/account?x=%c0%80",
                "/admin/users?q=%"
            })
    void isAPageWithASentence(String target) {
        Answer answer = RawHttp.get(SERVER.url(), target);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("</html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account?x=%00", "/admin/users?q=%FF"})
    void isAPageWithASentenceForWhoIsLoggedInToo(String target) {
        Answer answer = ConsoleBrowser.ofAdministrator(SERVER).get(target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("</html>");
    }
}
