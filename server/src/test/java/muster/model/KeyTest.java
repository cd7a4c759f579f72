package muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyTest {
    private static final Instant LATER = Sample.NOON.plusSeconds(60);

    @Test
    void anApiKeyOpensEveryDoorAndASessionOnlyItsOwn() {
        assertThat(key(List.of("all"), List.of(), null, null).opens("anywhere")).isTrue();
        Key session = key(List.of("all"), List.of("here"), null, null);
        assertThat(session.opens("here")).isTrue();
        assertThat(session.opens("there")).isFalse();
    }

    @Test
    void aKeyOfNarrowScopeOpensNoDoorButTheOneItWasMadeFor() {
        assertThat(key(List.of("GET /"), List.of(), null, null).opens("anywhere"))
                .isFalse();
        assertThat(key(List.of("GET /"), List.of("here"), null, null).opens("here"))
                .isTrue();
    }

    @Test
    void aKeyIsWholeUnlessItsScopesDoorsOrRankAreNarrow() {
        assertThat(key(List.of("all"), List.of(), null, LATER).isWhole(Rank.MANAGER))
                .isTrue();
        assertThat(key(List.of("all"), List.of("here"), null, null).isWhole(Rank.MANAGER))
                .isFalse();
        assertThat(key(List.of("GET /"), List.of(), null, null).isWhole(Rank.MANAGER))
                .isFalse();
        Key capped = key(List.of("all"), List.of(), Rank.PUBLISHER, null);
        assertThat(capped.isWhole(Rank.MANAGER)).isFalse();
        assertThat(capped.isWhole(Rank.VIEWER)).isTrue();
    }

    @Test
    void aKeyEndsAtTheInstantOfItsExpiry() {
        Key key = key(List.of("all"), List.of(), null, LATER);
        assertThat(key.isExpiredAt(LATER.minusNanos(1_000))).isFalse();
        assertThat(key.isExpiredAt(LATER)).isTrue();
    }

    @Test
    void aKeyMadeWithAKeyHasNoMoreThanThatOne() {
        Key limits = key(List.of("GET /"), List.of("here"), Rank.PUBLISHER, LATER);
        Key inherited = key(List.of("all"), List.of(), null, null).within(limits);

        assertThat(inherited.scopes()).containsExactly("GET /");
        assertThat(inherited.doors()).containsExactly("here");
        assertThat(inherited.rankCap()).isEqualTo(Rank.PUBLISHER);
        assertThat(inherited.expiresAt()).isEqualTo(LATER);
    }

    @Test
    void narrowerLimitsThatWereAskedForStay() {
        Key limits = key(List.of("GET /", "PUT /"), List.of("here", "there"), null, null);
        Key inherited = key(List.of("GET /", "POST /"), List.of("here"), Rank.VIEWER, LATER)
                .within(limits);

        assertThat(inherited.scopes()).containsExactly("GET /");
        assertThat(inherited.doors()).containsExactly("here");
        assertThat(inherited.rankCap()).isEqualTo(Rank.VIEWER);
        assertThat(inherited.expiresAt()).isEqualTo(LATER);
        Key unlimited = key(List.of("all"), List.of(), null, null);
        assertThat(key(List.of("GET /"), List.of("here"), null, null)
                        .within(unlimited)
                        .scopes())
                .containsExactly("GET /");
    }

    @Test
    void onlyAKeyThatHandlesCredentialsMakesOneThatDoes() {
        Key asked = key(List.of("all", "credentials"), List.of(), null, null);
        Key wide = key(List.of("all"), List.of(), null, null);
        assertThatThrownBy(() -> asked.within(wide)).isInstanceOf(Refused.class);
        assertThatThrownBy(
                        () -> key(List.of("credentials"), List.of(), null, null).within(wide))
                .isInstanceOf(Refused.class);
        assertThat(wide.allowsScopes(List.of("credentials"))).isFalse();
        assertThat(asked.within(asked).scopes()).containsExactly("all", "credentials");
        assertThat(wide.within(asked).scopes()).containsExactly("all");
    }

    @Test
    void aKeyForOtherDoorsThanThoseOfTheOneItIsMadeWithIsRefused() {
        Key limits = key(List.of("all"), List.of("here"), null, null);
        Key elsewhere = key(List.of("all"), List.of("there"), null, null);
        assertThatThrownBy(() -> elsewhere.within(limits)).isInstanceOf(Refused.class);
    }

    @Test
    void aKeyAllowsWhatItOpensItself() {
        Key here = key(List.of("GET /", "PUT /"), List.of("here"), null, null);
        assertThat(here.allows(key(List.of("GET /"), List.of("here"), null, null)))
                .isTrue();
        assertThat(here.allows(key(List.of("GET /"), List.of(), null, null))).isFalse();
        assertThat(here.allows(key(List.of("GET /"), List.of("here", "there"), null, null)))
                .isFalse();
        assertThat(here.allows(key(List.of("all"), List.of("here"), null, null)))
                .isFalse();
        assertThat(key(List.of("all"), List.of(), null, null).allows(here)).isTrue();
    }

    @Test
    void theLowerOfCapAndRankCounts() {
        assertThat(key(List.of("all"), List.of(), Rank.PUBLISHER, null).effectiveRank(Rank.ADMINISTRATOR))
                .isEqualTo(Rank.PUBLISHER);
        assertThat(key(List.of("all"), List.of(), Rank.PUBLISHER, null).effectiveRank(Rank.VIEWER))
                .isEqualTo(Rank.VIEWER);
    }

    private static Key key(List<String> scopes, List<String> doors, @Nullable Rank cap, @Nullable Instant expiresAt) {
        return new Key(
                new KeyId(1),
                Sample.id(1),
                Key.Purpose.API_KEY,
                "label",
                scopes,
                doors,
                cap,
                Sample.NOON,
                null,
                null,
                expiresAt,
                "tail",
                null);
    }
}
