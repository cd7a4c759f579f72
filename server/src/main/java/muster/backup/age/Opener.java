package muster.backup.age;

import java.util.Optional;

/** What opens encrypted files. */
public sealed interface Opener permits Passphrase, PrivateKey {

    /**
     * The file's key; empty when this stanza is for somebody else, or the secret is a wrong one.
     *
     * @throws AgeRefused when it asks for more than this process is willing or able to do
     */
    Optional<byte[]> unwrap(Stanza stanza) throws AgeRefused;
}
