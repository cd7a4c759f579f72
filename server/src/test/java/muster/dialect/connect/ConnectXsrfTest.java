package muster.dialect.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import muster.http.Request;
import org.junit.jupiter.api.Test;

class ConnectXsrfTest {
    private static final String SECRET = "s3cret-of-a-session";

    @Test
    void theTokenBelongsToOneSessionAndDoesNotShowItsSecret() {
        assertThat(ConnectXsrf.token(SECRET))
                .isEqualTo(ConnectXsrf.token(SECRET))
                .doesNotContain(SECRET);
        assertThat(ConnectXsrf.token(SECRET)).isNotEqualTo(ConnectXsrf.token(SECRET + "x"));
    }

    @Test
    void writingNeedsTheTokenOfTheVerySession() {
        Request right = Ask.request("POST", "/x", "X-RSC-XSRF: " + ConnectXsrf.token(SECRET));

        assertThatCode(() -> ConnectXsrf.require(right, SECRET)).doesNotThrowAnyException();
        refused(Ask.request("POST", "/x"));
        refused(Ask.request("POST", "/x", "X-RSC-XSRF: "));
        refused(Ask.request("POST", "/x", "X-RSC-XSRF: " + ConnectXsrf.token("another session")));
    }

    @Test
    void aPlantedCookieIsNoUse() {
        refused(Ask.request("POST", "/x", "Cookie: RSC-XSRF=planted", "X-RSC-XSRF: planted"));
    }

    @Test
    void readingNeedsNoToken() {
        assertThatCode(() -> ConnectXsrf.require(Ask.request("GET", "/x"), SECRET))
                .doesNotThrowAnyException();
    }

    private static void refused(Request request) {
        assertThatExceptionOfType(ConnectRefusal.class)
                .isThrownBy(() -> ConnectXsrf.require(request, SECRET))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ConnectCode.XSRF_MISMATCH));
    }
}
