package muster.console.setup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import muster.directory.Identifiers;
import muster.model.SecretDigest;
import org.jspecify.annotations.Nullable;

/**
 * The secret with which somebody proves to be the one who started the server. Only its digest is kept, and only in memory, so
 * that a restart ends it; so does an hour, and the first administrator.
 */
public final class SetUpCode {
    /** How long it is good for. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    /** Of 5.17 random bits each. */
    private static final int LENGTH = 32;

    private record Issued(SecretDigest digest, Instant end) {}

    private final Identifiers identifiers;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Issued> issued = new AtomicReference<>();

    public SetUpCode(Identifiers identifiers, InstantSource clock) {
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** Makes a new one, in place of the one before. */
    public String issue() {
        String secret = identifiers.secret(LENGTH);
        issued.set(new Issued(SecretDigest.of(secret), clock.instant().plus(LIFETIME)));
        return secret;
    }

    /** Whether there is one that can still be used. */
    public boolean isInForce() {
        Issued present = issued.get();
        return present != null && clock.instant().isBefore(present.end());
    }

    /** Ends it. */
    public void end() {
        issued.set(null);
    }

    boolean fits(String typed) {
        Issued present = issued.get();
        return present != null
                && clock.instant().isBefore(present.end())
                && present.digest().matches(SecretDigest.of(typed));
    }
}
