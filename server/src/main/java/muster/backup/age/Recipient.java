package muster.backup.age;

import java.security.SecureRandom;

/** For whom a file is encrypted. */
public sealed interface Recipient permits Passphrase, PublicKey {

    /** Wraps a file's key so that this recipient alone gets at it. */
    Stanza wrap(byte[] fileKey, SecureRandom random);
}
