package muster.dialect.cloudomation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.KeySecret;
import muster.model.Life;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Stamps;
import org.junit.jupiter.api.Test;

class SessionTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final KeySecret SECRET = KeySecret.presented("0123456789abcdefghijklmnopqrstuvwxyz0123456789abcd");

    private static String sealed() {
        Account account = new Account(
                new AccountId(new UUID(1, 2)),
                1,
                AccountKind.PERSON,
                null,
                List.of(),
                null,
                Profile.EMPTY,
                Rank.VIEWER,
                Life.activeSince(NOW),
                Stamps.createdAt(NOW, null));
        return SessionTokens.seal(SECRET, account, "ada", NOW, NOW.plusSeconds(60));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsSealedIsOpened() {
        assertThat(SessionTokens.open(sealed()).orElseThrow().reveal()).isEqualTo(SECRET.reveal());
        assertThat(SessionTokens.isOne(sealed())).isTrue();
        assertThat(SessionTokens.isOne(SECRET.reveal())).isFalse();
    }

    @Test
    void anEnvelopeThatWasOpenedIsNone() {
        String[] parts = sealed().split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String other = encoded(payload.replace("ada", "eve"));
        assertThat(SessionTokens.open(parts[0] + "." + other + "." + parts[2])).isEmpty();
        assertThat(SessionTokens.open(parts[0] + "." + parts[1] + ".")).isEmpty();
        assertThat(SessionTokens.open(encoded("{\"alg\":\"none\"}") + "." + parts[1] + "."))
                .isEmpty();
        assertThat(SessionTokens.open(encoded("{\"alg\":\"HS512\"}") + "." + parts[1] + "." + parts[2]))
                .isEmpty();
    }

    @Test
    void whateverElseIsPresentedIsNone() {
        assertThat(SessionTokens.open("..")).isEmpty();
        assertThat(SessionTokens.open("a.b.c")).isEmpty();
        assertThat(SessionTokens.open(encoded("{\"alg\":\"HS256\"}") + "." + encoded("{\"jti\":\"short\"}") + ".x"))
                .isEmpty();
        assertThat(SessionTokens.open("x".repeat(5_000) + ".x.x")).isEmpty();
    }
}
