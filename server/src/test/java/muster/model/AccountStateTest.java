package muster.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of all that is true of an account, the word says what has to be undone first. */
final class AccountStateTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final Instant PAST = NOW.minus(Duration.ofDays(1));
    private static final Instant FUTURE = NOW.plus(Duration.ofDays(1));

    private static AccountState of(Life life, @Nullable Instant lockedUntil) {
        return AccountState.of(account(life), new Activity(null, null, null, 0, lockedUntil), NOW);
    }

    private static Account account(Life life) {
        return new Account(
                WellKnown.ANONYMOUS,
                1,
                AccountKind.PERSON,
                null,
                List.of(),
                null,
                Profile.EMPTY,
                Rank.VIEWER,
                life,
                Stamps.createdAt(PAST, null));
    }

    private static Block block(Block.Kind kind, @Nullable Instant until) {
        return new Block(kind, "console", null, null, PAST, until);
    }

    @Test
    void eachThingThatComesToAnAccountTakesTheWordFromTheOnesBefore() {
        Life life = Life.activeSince(PAST);
        assertThat(of(life, null)).isEqualTo(AccountState.ACTIVE);
        assertThat(of(life, FUTURE)).isEqualTo(AccountState.LOCKED);
        life = life.withdrawn();
        assertThat(of(life, FUTURE)).isEqualTo(AccountState.INVITED);
        life = life.expiringAt(NOW);
        assertThat(of(life, FUTURE)).isEqualTo(AccountState.EXPIRED);
        life = life.blocked(block(Block.Kind.ARCHIVED, null));
        assertThat(of(life, FUTURE)).isEqualTo(AccountState.ARCHIVED);
        life = life.blocked(block(Block.Kind.DISABLED, FUTURE));
        assertThat(of(life, FUTURE)).isEqualTo(AccountState.DISABLED);
        life = life.blocked(block(Block.Kind.HOLD, null));
        assertThat(of(life, FUTURE)).isEqualTo(AccountState.HELD);
        life = life.trashed(PAST, null);
        assertThat(of(life, FUTURE)).isEqualTo(AccountState.TRASHED);
        life = life.merged(WellKnown.SYSTEM, true);
        assertThat(of(life, FUTURE)).isEqualTo(AccountState.MERGED);
    }

    @Test
    void whatHasEndedByItselfDoesNotCount() {
        Life life = Life.activeSince(PAST)
                .blocked(block(Block.Kind.HOLD, NOW))
                .blocked(block(Block.Kind.DISABLED, PAST))
                .expiringAt(FUTURE);
        assertThat(of(life, NOW)).isEqualTo(AccountState.ACTIVE);
    }
}
