package muster.directory;

import java.util.Optional;
import muster.model.AccountId;
import muster.model.PasswordHash;

/** Looks up what people prove themselves with. */
public interface CredentialReader {
    Optional<PasswordHash> password(AccountId id);
}
