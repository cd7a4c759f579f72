package muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.Key;
import muster.model.KeyId;

/** Looks up keys that have not ended. */
public interface KeyReader {

    Optional<Key> find(KeyId id);

    /** The account's keys of one purpose that are not expired at that time, oldest first. */
    List<Key> ofAccount(AccountId id, Key.Purpose purpose, Instant now);
}
