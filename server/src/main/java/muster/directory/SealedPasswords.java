package muster.directory;

import java.util.Optional;
import muster.model.PasswordHash;

/**
 * Hashes of passwords that another server gave away, as rows of plans keep them: sealed, each for the account that the other
 * server calls so.
 */
public final class SealedPasswords {
    private static final String CONTEXT = "password of a plan's row for ";
    private static final char MARK = ' ';

    private final Vault vault;

    SealedPasswords(Vault vault) {
        this.vault = vault;
    }

    /**
     * @param externalId what the other server calls the account
     * @return what {@link FarFacts#password} takes
     */
    public String seal(String externalId, PasswordHash hash) {
        return vault.seal(CONTEXT + externalId, hash.preimage().name() + MARK + hash.encoded());
    }

    /** Empty when it was sealed with another key, or for another account. */
    Optional<PasswordHash> open(String externalId, String sealed) {
        return vault.open(CONTEXT + externalId, sealed).map(text -> {
            int mark = text.indexOf(MARK);
            return new PasswordHash(
                    text.substring(mark + 1), PasswordHash.Preimage.valueOf(text.substring(0, mark)), 0);
        });
    }
}
