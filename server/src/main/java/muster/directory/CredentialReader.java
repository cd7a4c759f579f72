package muster.directory;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import muster.model.AccountId;
import muster.model.PasswordHash;

/** Looks up what people prove themselves with. */
public interface CredentialReader {
    Optional<PasswordHash> password(AccountId id);

    /** Those of these accounts that have a password. */
    Set<AccountId> withPassword(Collection<AccountId> ids);
}
