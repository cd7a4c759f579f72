package muster.dialect.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import muster.dialect.JsonComplaint;
import muster.directory.StoreUnavailable;
import muster.http.Rejection;
import muster.http.Request;
import muster.http.Response;
import muster.model.Failure;
import muster.model.Refused;
import org.junit.jupiter.api.Test;

class ConnectErrorsTest {
    private static final Request REQUEST = Ask.request("GET", "/any");

    private final ConnectErrors errors = new ConnectErrors();

    private static String body(Response response) {
        return new String(response.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void everyFailureHasTheNumberThatThePlatformPublishes() {
        Map.<Failure, String>ofEntries(
                        Map.entry(new Failure.NoCredentials(), "401/24"),
                        Map.entry(new Failure.BadCredentials(), "401/30"),
                        Map.entry(new Failure.AccountBarred(), "403/50"),
                        Map.entry(new Failure.NotPermitted(), "403/22"),
                        Map.entry(new Failure.MayNotView("item"), "403/19"),
                        Map.entry(new Failure.MayNotRemove("item"), "403/20"),
                        Map.entry(new Failure.MayNotChange("user"), "403/21"),
                        Map.entry(new Failure.MayNotGrantRank(), "403/23"),
                        Map.entry(new Failure.MayNotLock(), "403/49"),
                        Map.entry(new Failure.KeyTooNarrow(), "403/95"),
                        Map.entry(new Failure.MayNotCollaborate(), "403/33"),
                        Map.entry(new Failure.MayNotOwn(), "403/156"),
                        Map.entry(new Failure.NoSuchAccount(), "404/9"),
                        Map.entry(new Failure.NoSuchGroup(), "404/153"),
                        Map.entry(new Failure.NoSuchHolding(), "404/4"),
                        Map.entry(new Failure.NotAMember(), "404/17"),
                        Map.entry(new Failure.UsernameTaken(), "409/8"),
                        Map.entry(new Failure.GroupNameTaken(), "409/15"),
                        Map.entry(new Failure.AlreadyAMember(), "409/16"),
                        Map.entry(new Failure.HoldingNameTaken(), "409/26"),
                        Map.entry(new Failure.ExternalIdTaken(), "400/76"),
                        Map.entry(new Failure.LastAdministrator(), "400/61"),
                        Map.entry(new Failure.AlreadySetUp(), "403/165"),
                        Map.entry(new Failure.PasswordRefused("Too short."), "400/6"),
                        Map.entry(new Failure.KeyRankTooHigh(), "400/234"),
                        Map.entry(new Failure.ExpiryInThePast(), "400/25"),
                        Map.entry(new Failure.Malformed("username", "is blank"), "400/7"),
                        Map.entry(new Failure.Malformed("email", "is blank"), "400/264"),
                        Map.entry(new Failure.Malformed("given name", "is long"), "400/268"),
                        Map.entry(new Failure.Malformed("family name", "is long"), "400/269"),
                        Map.entry(new Failure.Malformed("group name", "is blank"), "400/14"))
                .forEach((failure, expected) -> {
                    ConnectCode code = ConnectErrors.code(failure);
                    assertThat(code.status() + "/" + code.number())
                            .as("%s", failure)
                            .isEqualTo(expected);
                });
    }

    @Test
    void theEnvelopeHasThreeMembers() {
        Response response = errors.failed(REQUEST, new Refused(new Failure.NoCredentials()));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(body(response))
                .isEqualTo("{\"code\":24,\"error\":\"You need to sign in or present a key.\",\"payload\":null}");
    }

    @Test
    void bugsTellNothingOfThemselves() {
        Response response = errors.failed(REQUEST, new IllegalStateException("SELECT secret FROM keys"));

        assertThat(response.status()).isEqualTo(500);
        assertThat(body(response))
                .isEqualTo("{\"code\":1,\"error\":\"Something went wrong on the server.\",\"payload\":null}");
    }

    @Test
    void anOutageAsksToComeAgain() {
        Response response = errors.failed(REQUEST, new StoreUnavailable("disk I/O", new IllegalStateException()));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(body(response)).contains("\"code\":1").doesNotContain("disk");
    }

    @Test
    void waitingTimesAreWholeSecondsAndNeverZero() {
        assertThat(retryAfter(Duration.ofMillis(10))).isEqualTo("1");
        assertThat(retryAfter(Duration.ofMillis(59_001))).isEqualTo("60");
    }

    private String retryAfter(Duration wait) {
        Response response = errors.failed(REQUEST, new Refused(new Failure.Busy(wait)));
        assertThat(response.status()).isEqualTo(429);
        return String.valueOf(response.header("Retry-After"));
    }

    @Test
    void whatTheTransportRefusesHasTheEnvelopeToo() {
        for (Rejection.Reason reason : Rejection.Reason.values()) {
            Response response = errors.rejected(REQUEST, Rejection.of(reason, "No."));
            boolean unknown = reason == Rejection.Reason.UNKNOWN_PATH || reason == Rejection.Reason.WRONG_VERB;
            assertThat(response.status()).as("%s", reason).isEqualTo(unknown ? 404 : reason.status());
            assertThat(body(response)).startsWith("{\"code\":").endsWith("\"payload\":null}");
        }
    }

    @Test
    void badBodiesHaveTheirNumbers() {
        assertThat(body(errors.failed(REQUEST, JsonComplaint.missing("name")))).contains("\"code\":12,");
        assertThat(body(errors.failed(REQUEST, JsonComplaint.wrongType("name", "a text"))))
                .contains("\"code\":25,");
    }
}
