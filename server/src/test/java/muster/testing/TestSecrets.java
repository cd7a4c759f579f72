package muster.testing;

import java.security.SecureRandom;
import muster.credential.CommonPasswords;
import muster.credential.DataKey;
import muster.credential.PasswordHashes;
import muster.credential.SealedSecrets;
import muster.credential.TimedCodes;
import muster.directory.PasswordHasher;
import muster.directory.Secrets;

/** Real hashes, rules and seals, as cheap as they can be. */
public final class TestSecrets {
    private TestSecrets() {}

    public static Secrets cheap() {
        return with(PasswordHashes.cheap(new SecureRandom()));
    }

    public static Secrets with(PasswordHasher hasher) {
        SecureRandom random = new SecureRandom();
        return new Secrets(
                hasher,
                new CommonPasswords(),
                SealedSecrets.with(DataKey.random(random), random),
                new TimedCodes(random));
    }
}
