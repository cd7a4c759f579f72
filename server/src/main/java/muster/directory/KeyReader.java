package muster.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.KeyUse;
import muster.model.SecretDigest;

/** Looks up keys that have not ended. */
public interface KeyReader {

    Optional<Key> find(KeyId id);

    Optional<Key> find(SecretDigest secret);

    /** The owner's API keys that somebody made, also through other keys of the owner that he had made. */
    List<Key> madeFor(AccountId owner, AccountId maker);

    /** At most so many API keys of other accounts that somebody made, oldest first. */
    List<Key> madeForOthers(AccountId maker, int limit);

    /** Everything that stands for somebody and was made or opened with this key, or with what was. */
    List<Key> madeWith(KeyId parent);

    /** The account's keys of one purpose that are not expired at that time, oldest first. */
    List<Key> ofAccount(AccountId id, Key.Purpose purpose, Instant now);

    /**
     * Whatever stands for the account and is not expired at that time, at any door, latest made first.
     *
     * @param most how many
     */
    List<KeyUse> uses(AccountId id, Instant now, int most);

    /**
     * The sessions at one door of these accounts that are not expired at that time, oldest first, of each account the latest ones.
     *
     * @param most how many of each account
     */
    Map<AccountId, List<Key>> sessions(Collection<AccountId> ids, String door, Instant now, int most);
}
