package muster.directory;

import java.security.KeyPair;
import java.util.Optional;

/** Keeps short secrets with the data key, which is not in the database. */
public interface Vault {

    /**
     * What a secret is compared by: nobody can find the secret from it without the key, however short it is.
     *
     * @param context what the secret belongs to; the same secret gives another text elsewhere
     */
    String keyedHash(String context, String secret);

    /** @param context must be given again to open what was sealed, so that nothing can be put elsewhere */
    String seal(String context, String secret);

    /** Empty when it was sealed with another key, for something else, or changed since. */
    Optional<String> open(String context, String sealed);

    /** A new pair of keys for signatures (Ed25519), which is kept nowhere. */
    KeyPair newSigningPair();
}
