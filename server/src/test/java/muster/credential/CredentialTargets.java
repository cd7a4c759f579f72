package muster.credential;

import static muster.testing.fuzz.Target.require;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import muster.testing.fuzz.Target;

/** What reads hashes, codes and keys. */
public final class CredentialTargets {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final TimedCodes CODES = new TimedCodes(new SecureRandom());
    private static final String SECRET = CODES.newSecret();

    private CredentialTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText("credential.hash", CredentialTargets::hash)
                        .like(
                                "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
                                "$argon2id$v=19$m=999999999,t=9999,p=999$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                                "$2b$04$......................oc.fT9Y6gF/SV8yGZVJ1hcyRjE0sGZu",
                                "$2b$31$......................oc.fT9Y6gF/SV8yGZVJ1hcyRjE0sGZu",
                                "$scrypt$ln=30,r=8,p=1$AAAA$AAAA",
                                "$pbkdf2-sha256$999999999$AAAA$AAAA"),
                Target.ofText("credential.data-key", CredentialTargets::dataKey)
                        .like(DataKey.random(new SecureRandom()).text(), "muster-data-key-1 x"),
                Target.ofText("credential.timed-code", CredentialTargets::timedCode)
                        .like("000000", "12345", "\u0661\u0662"));
    }

    /** A hash that is tried costs little, or is not tried at all. */
    private static void hash(String text) {
        boolean cheap =
                text.matches("\\$argon2id\\$v=19\\$m=[0-9]{1,3},t=[0-9],p=[0-9].*") || text.startsWith("$2b$04$");
        if (Argon2.canCheck(text)) {
            require(!cheap || !Argon2.matches("a fox", text), "no password fits by chance");
            String cost = text.split("\\$")[3];
            require(Integer.parseInt(cost.substring(2, cost.indexOf(','))) <= 131_072, "memory is bounded");
        }
        if (Bcrypt.canCheck(text)) {
            require(!cheap || !Bcrypt.matches("a fox", text), "no password fits by chance");
        }
        Argon2.isAtLeast(text, new Argon2.Cost(8, 1, 1));
    }

    private static void dataKey(String text) {
        DataKey.parse(text)
                .ifPresent(key -> require(text.startsWith(key.text().substring(0, 60)), "a key has one spelling"));
    }

    private static void timedCode(String text) {
        require(CODES.stepOf(SECRET, text, NOW, null).isEmpty() || text.length() == 6, "a code has six digits");
    }
}
