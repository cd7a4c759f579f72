package muster.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.PasswordHash;

/**
 * What somebody holds between the two steps of signing in: sealed text that says whose password was right, at which door and
 * until when that counts. Nothing is kept of it here, so that nobody fills the memory by beginning again and again.
 */
final class Challenges {
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String PASSWORD = "password of a challenge";

    private final Vault vault;

    Challenges(Vault vault) {
        this.vault = vault;
    }

    /** @param password tells whether the password is still the one that was right */
    record Challenge(AccountId account, Instant end, String password) {}

    String sealed(AccountId account, PasswordHash password, String door, Instant now) {
        long end = now.plus(LIFETIME).getEpochSecond();
        String text = account + " " + end + " " + vault.keyedHash(PASSWORD, password.encoded());
        return vault.seal(context(door), text);
    }

    /** Empty when it was not made here, at another door, or too long ago. */
    Optional<Challenge> open(String presented, String door, Instant now) {
        return vault.open(context(door), presented)
                .flatMap(Challenges::read)
                .filter(challenge -> challenge.end().isAfter(now));
    }

    private static Optional<Challenge> read(String text) {
        String[] parts = text.split(" ", 3);
        return AccountId.parse(parts[0])
                .map(account -> new Challenge(account, Instant.ofEpochSecond(Long.parseLong(parts[1])), parts[2]));
    }

    boolean isOf(Challenge challenge, PasswordHash password) {
        byte[] then = challenge.password().getBytes(StandardCharsets.UTF_8);
        byte[] now = vault.keyedHash(PASSWORD, password.encoded()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(then, now);
    }

    private static String context(String door) {
        return "signing in at " + door;
    }
}
