package muster.dialect.arvados;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import muster.model.AccountId;
import muster.model.Key;
import muster.model.NewKey;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/** Turns what is asked of a new token into a key that may be that. */
final class NewTokens {
    private static final String LABEL = "Arvados token";

    private final ArvadosSettings settings;
    private final InstantSource clock;

    NewTokens(ArvadosSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Scopes are this platform's words, so that a key which has some opens this door alone. */
    NewKey of(List<String> scopes, @Nullable Instant expiresAt) {
        return of(scopes, expiresAt, scopes.contains(Key.EVERYTHING) ? List.of() : List.of(ArvadosTokens.DOOR));
    }

    /** The directory itself calls at no other door. */
    NewKey of(AccountId owner, List<String> scopes, @Nullable Instant expiresAt) {
        return owner.equals(WellKnown.SYSTEM)
                ? of(scopes, expiresAt, List.of(ArvadosTokens.DOOR))
                : of(scopes, expiresAt);
    }

    private NewKey of(List<String> scopes, @Nullable Instant expiresAt, List<String> doors) {
        return new NewKey(Key.Purpose.API_KEY, LABEL, scopes, doors, null, limited(expiresAt));
    }

    /** No later than the settings allow. */
    @Nullable
    Instant limited(@Nullable Instant expiresAt) {
        if (settings.maxTokenLifetime().isZero()) {
            return expiresAt;
        }
        Instant last = clock.instant().plus(settings.maxTokenLifetime());
        return expiresAt == null || expiresAt.isAfter(last) ? last : expiresAt;
    }
}
