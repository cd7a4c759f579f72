package muster.model;

/**
 * A password as it is kept: the text that the hash function made of it, with its parameters and salt inside.
 *
 * @param preimage what was hashed
 * @param typedLength how many characters the typed password had, 0 when that is not known
 */
public record PasswordHash(String encoded, Preimage preimage, int typedLength) {

    /** Whether the hash function saw the password's digest, or (imported hashes only) the password itself. */
    public enum Preimage {
        DIGEST,
        PLAIN
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
