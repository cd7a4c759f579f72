package muster.directory;

import muster.model.Password;
import muster.model.PasswordHash;

/**
 * Hashes passwords slowly, a few at a time.
 *
 * <p>All methods may wait for a turn, so they must not be called inside a transaction. They are refused with
 * {@link muster.model.Failure.Busy} when too many wait.
 */
public interface PasswordHasher {

    PasswordHash hash(Password password);

    boolean matches(Password password, PasswordHash hash);

    /** Takes as long as {@link #matches} does, for when there is nothing to compare with. */
    void pretendToMatch(Password password);

    /** Whether the hash was made by an older kind or with less effort than new ones are. */
    boolean isOutdated(PasswordHash hash);
}
