package muster.credential;

import java.security.SecureRandom;
import muster.directory.PasswordHasher;
import muster.model.Password;
import muster.model.PasswordHash;

/** Hashes passwords with Argon2id, and knows no other kind. */
public final class Argon2Hasher implements PasswordHasher, AutoCloseable {
    /** Advised by OWASP for interactive sign-ins: 19 MiB, two passes, one lane. */
    private static final Argon2.Cost USUAL = new Argon2.Cost(19_456, 2, 1);

    private final Argon2.Cost cost;
    private final SecureRandom random;
    private final HashingPool pool;
    private final String decoy;

    private Argon2Hasher(Argon2.Cost cost, SecureRandom random, HashingPool pool) {
        this.cost = cost;
        this.random = random;
        this.pool = pool;
        this.decoy = Argon2.decoy(cost, random);
    }

    /** @param waiting how many hashes may wait while as many as there are processors run */
    public static Argon2Hasher usual(SecureRandom random, int waiting) {
        return new Argon2Hasher(
                USUAL, random, new HashingPool(Runtime.getRuntime().availableProcessors(), waiting));
    }

    /** With the smallest cost there is: for tests that sign in often, never for people's passwords. */
    public static Argon2Hasher cheap(SecureRandom random) {
        return new Argon2Hasher(new Argon2.Cost(8, 1, 1), random, new HashingPool(2, 1_000));
    }

    @Override
    public PasswordHash hash(Password password) {
        String encoded = pool.run(() -> Argon2.hash(password.digest(), cost, random));
        return new PasswordHash(encoded, PasswordHash.Preimage.DIGEST, password.length());
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        if (hash.preimage() != PasswordHash.Preimage.DIGEST) {
            pretendToMatch(password);
            return false;
        }
        return pool.run(() -> Argon2.matches(password.digest(), hash.encoded()));
    }

    @Override
    public void pretendToMatch(Password password) {
        pool.run(() -> Argon2.matches(password.digest(), decoy));
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return !Argon2.isAtLeast(hash.encoded(), cost);
    }

    @Override
    public void close() {
        pool.close();
    }
}
