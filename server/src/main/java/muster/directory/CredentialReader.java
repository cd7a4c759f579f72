package muster.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import muster.model.AccountId;
import muster.model.PasswordHash;
import muster.model.SecondFactor;

/** Looks up what people prove themselves with. */
public interface CredentialReader {
    Optional<PasswordHash> password(AccountId id);

    /** Since when the account has the password that it has now; empty when it has none. */
    Optional<Instant> passwordSince(AccountId id);

    /** Those of these accounts that have a password. */
    Set<AccountId> withPassword(Collection<AccountId> ids);

    /** The account's second factor, also one that was only begun. */
    Optional<SecondFactor> secondFactor(AccountId id);

    /** Those of these accounts whose second factor is on. */
    Set<AccountId> withSecondFactor(Collection<AccountId> ids);

    /** How many recovery codes the account has left. */
    int recoveryCodes(AccountId id);
}
