package muster.directory;

import java.time.Instant;
import java.util.List;
import muster.model.AccountId;
import muster.model.PasswordHash;
import muster.model.SecondFactor;

/** Keeps what people prove themselves with. */
public interface CredentialWriter extends CredentialReader {

    /** The account's one password from now on. */
    void setPassword(AccountId id, PasswordHash hash, Instant now);

    /** Forgets everything by which the account proves itself. */
    void removeAll(AccountId id);

    /** Replaces a hash by a stronger one of the same password, if the old one is still there. */
    void upgradePassword(AccountId id, PasswordHash old, PasswordHash stronger);

    /** The account's one second factor from now on. */
    void setSecondFactor(AccountId id, SecondFactor factor);

    /** The account's recovery codes from now on, in place of those it had. */
    void setRecoveryCodes(AccountId id, List<String> hashes, Instant now);

    /** Takes a recovery code away. @return whether there was one with this hash */
    boolean useRecoveryCode(AccountId id, String hash);

    /** Forgets the second factor with its recovery codes. */
    void removeSecondFactor(AccountId id);
}
