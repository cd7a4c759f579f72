package muster.directory;

import java.time.Instant;
import muster.model.AccountId;
import muster.model.PasswordHash;

/** Keeps what people prove themselves with. */
public interface CredentialWriter extends CredentialReader {

    /** The account's one password from now on. */
    void setPassword(AccountId id, PasswordHash hash, Instant now);

    /** Forgets everything by which the account proves itself. */
    void removeAll(AccountId id);

    /** Replaces a hash by a stronger one of the same password, if the old one is still there. */
    void upgradePassword(AccountId id, PasswordHash old, PasswordHash stronger);
}
