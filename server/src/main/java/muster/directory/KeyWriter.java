package muster.directory;

import java.time.Instant;
import muster.model.AccountId;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.SecretDigest;
import org.jspecify.annotations.Nullable;

/** Keeps keys. A key that has ended is never found again, unless it is revived. */
public interface KeyWriter extends KeyReader {

    /** @throws muster.model.Refused {@link muster.model.Failure.KeySecretTaken} when some key has or had this secret */
    void add(Key key, SecretDigest secret);

    /** Keeps other scopes, doors and another time of expiry of a key. */
    void save(Key key);

    /** Gives a key that has not ended to another account, with another time of expiry. */
    void move(KeyId id, AccountId to, @Nullable Instant expiresAt);

    /** @return whether there was such a key to end */
    boolean end(KeyId id, Instant now, String reason);

    /**
     * Takes back the end of the API key with this secret, if it is this owner's and called so.
     *
     * @return whether there was such a key that had ended
     */
    boolean revive(SecretDigest secret, AccountId owner, String label);

    /** Ends all of the account's keys of one purpose. @return how many */
    int endAll(AccountId id, Key.Purpose purpose, Instant now, String reason);

    /**
     * Ends whatever stands for an account that is no more, and forgets what its keys were called and where they were used. That
     * their secrets were given once is kept.
     */
    void forgetAll(AccountId id, Instant now, String reason);

    /** Ends the sessions that were opened with this key. */
    void endSessionsOf(Key parent, Instant now, String reason);

    /** Ends the sessions of the account but this one. @return how many */
    int endOtherSessions(AccountId id, KeyId kept, Instant now, String reason);

    /**
     * Ends keys whose time is over by now, at most so many.
     *
     * @return how many
     */
    int endExpired(Instant now, int limit);

    /**
     * Removes sessions that had ended by then, at most so many. API keys stay, so that no secret is ever taken again.
     *
     * @return how many
     */
    int removeSessionsEndedBy(Instant then, int limit);

    /**
     * Notes when and from where a key was used; earlier times than the kept one change nothing.
     *
     * @param address of the client; null at the host
     * @param client what the client calls itself; null when it does not say
     */
    void stampUse(KeyId id, Instant at, @Nullable String address, @Nullable String client);
}
