package muster.dialect.cryosparc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import muster.dialect.JsonComplaint;
import muster.directory.StoreUnavailable;
import muster.http.Rejection;
import muster.http.Response;
import muster.model.AgreementFailure;
import muster.model.Failure;
import muster.model.Refused;
import org.junit.jupiter.api.Test;

class CryosparcErrorsTest {
    private static String body(Response response) {
        return new String(response.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void everyKindOfFailureHasItsStatus() {
        Map.<Failure, Integer>ofEntries(
                        Map.entry(new Failure.NoCredentials(), 401),
                        Map.entry(new Failure.BadCredentials(), 401),
                        Map.entry(new Failure.AccountBarred(), 401),
                        Map.entry(new Failure.NotPermitted(), 403),
                        Map.entry(new Failure.IsWellKnown(), 403),
                        Map.entry(new AgreementFailure.NotSigned(List.of()), 403),
                        Map.entry(new Failure.NoSuchAccount(), 404),
                        Map.entry(new Failure.UsernameTaken(), 409),
                        Map.entry(new Failure.EmailTaken(), 409),
                        Map.entry(new Failure.LastAdministrator(), 409),
                        Map.entry(new Failure.ReadOnly(), 409),
                        Map.entry(new Failure.Malformed("email", "is blank"), 422),
                        Map.entry(new Failure.PasswordRefused("Too short."), 422),
                        Map.entry(new Failure.Busy(Duration.ofSeconds(1)), 429))
                .forEach((failure, status) -> assertThat(CryosparcErrors.status(failure))
                        .as("%s", failure)
                        .isEqualTo(status));
    }

    @Test
    void sentenceIsTheDetail() {
        Response response = CryosparcErrors.answer(new Refused(new Failure.EmailTaken()));

        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.header("WWW-Authenticate")).isNull();
        assertThat(body(response)).isEqualTo("{\"detail\":\"This e-mail address is in use.\"}");
    }

    @Test
    void whoIsNotSignedInLearnsNothingElse() {
        for (Failure failure :
                List.of(new Failure.NoCredentials(), new Failure.BadCredentials(), new Failure.AccountBarred())) {
            Response response = CryosparcErrors.answer(new Refused(failure));

            assertThat(response.status()).isEqualTo(401);
            assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(body(response)).isEqualTo("{\"detail\":\"Not authenticated\"}");
        }
    }

    @Test
    void doorsOwnRefusalsKeepTheirStatus() {
        Response response = CryosparcErrors.answer(new CryosparcRefusal(413, "Too large."));

        assertThat(response.status()).isEqualTo(413);
        assertThat(body(response)).isEqualTo("{\"detail\":\"Too large.\"}");
        assertThat(CryosparcErrors.answer(JsonComplaint.missing("password")).status())
                .isEqualTo(422);
        assertThat(CryosparcErrors.answer(new CryosparcRefusal(401, "No.")).header("WWW-Authenticate"))
                .isEqualTo("Bearer");
    }

    @Test
    void whoComesTooOftenIsToldHowLongToWait() {
        Response response = CryosparcErrors.answer(new Refused(new Failure.Busy(Duration.ofMillis(1_500))));

        assertThat(response.status()).isEqualTo(429);
        assertThat(response.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void bugsAndOutagesTellNothingOfThemselves() {
        Response bug = CryosparcErrors.answer(new IllegalStateException("SELECT secret FROM keys"));
        Response outage = CryosparcErrors.answer(new StoreUnavailable("disk I/O", new IllegalStateException()));

        assertThat(bug.status()).isEqualTo(500);
        assertThat(body(bug)).isEqualTo("{\"detail\":\"Something went wrong on the server.\"}");
        assertThat(outage.status()).isEqualTo(503);
        assertThat(outage.header("Retry-After")).isEqualTo("1");
        assertThat(body(outage)).doesNotContain("disk");
    }

    @Test
    void whatTheTransportRefusesHasTheShapeToo() {
        for (Rejection.Reason reason : Rejection.Reason.values()) {
            Response response = CryosparcErrors.answer(Rejection.of(reason, "No."));

            assertThat(response.status()).as("%s", reason).isEqualTo(reason.status());
            assertThat(response.header("Content-Type")).isEqualTo("application/json");
            assertThat(body(response)).startsWith("{\"detail\":\"").endsWith("\"}");
        }
    }
}
