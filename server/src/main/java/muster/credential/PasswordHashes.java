package muster.credential;

import java.security.SecureRandom;
import muster.directory.PasswordHasher;
import muster.model.Password;
import muster.model.PasswordHash;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with Argon2id over their digest. Argon2id and bcrypt hashes that came from elsewhere are checked too,
 * whether they were made of the digest or of the typed text, and are outdated from the beginning.
 */
public final class PasswordHashes implements PasswordHasher, AutoCloseable {
    /** Advised by OWASP for interactive sign-ins: 19 MiB, two passes, one lane. */
    private static final Argon2.Cost USUAL = new Argon2.Cost(19_456, 2, 1);

    private final Argon2.Cost cost;
    private final SecureRandom random;
    private final HashingPool pool;
    private final String decoy;

    private PasswordHashes(Argon2.Cost cost, SecureRandom random, HashingPool pool) {
        this.cost = cost;
        this.random = random;
        this.pool = pool;
        this.decoy = Argon2.decoy(cost, random);
    }

    /** @param waiting how many hashes may wait while as many as there are processors run */
    public static PasswordHashes usual(SecureRandom random, int waiting) {
        return new PasswordHashes(
                USUAL, random, new HashingPool(Runtime.getRuntime().availableProcessors(), waiting));
    }

    /** With the smallest cost there is: for tests that sign in often, never for people's passwords. */
    public static PasswordHashes cheap(SecureRandom random) {
        return new PasswordHashes(new Argon2.Cost(8, 1, 1), random, new HashingPool(2, 1_000));
    }

    @Override
    public PasswordHash hash(Password password) {
        String encoded = pool.run(() -> Argon2.hash(password.digest(), cost, random));
        return new PasswordHash(encoded, PasswordHash.Preimage.DIGEST, password.length());
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        String input = preimage(password, hash);
        String encoded = hash.encoded();
        if (input != null && Argon2.canCheck(encoded)) {
            return pool.run(() -> Argon2.matches(input, encoded));
        }
        if (input != null && Bcrypt.canCheck(encoded)) {
            return pool.run(() -> Bcrypt.matches(input, encoded));
        }
        pretendToMatch(password);
        return false;
    }

    /** Null when the hash was made of the typed text and that is not known. */
    private static @Nullable String preimage(Password password, PasswordHash hash) {
        return switch (hash.preimage()) {
            case DIGEST -> password.digest();
            case PLAIN -> password.typed();
        };
    }

    @Override
    public void pretendToMatch(Password password) {
        pool.run(() -> Argon2.matches(password.digest(), decoy));
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return hash.preimage() != PasswordHash.Preimage.DIGEST || !Argon2.isAtLeast(hash.encoded(), cost);
    }

    @Override
    public void close() {
        pool.close();
    }
}
