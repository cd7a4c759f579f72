package muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import muster.model.AccountId;
import muster.model.MergeRecord;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** Looks up what merges did. */
public interface MergeReader {
    Optional<MergeRecord> find(UUID id);

    /** The merges in which this account was the old or the new one, the latest first, at most so many; without their traces. */
    List<Listed> of(AccountId id, int limit);

    /** The same of the merges whose old account was called so before. */
    List<Listed> ofUsername(TextKey username, int limit);

    /**
     * At most so many merges that nobody has undone and whose time is not over, the latest first; without their traces.
     *
     * @param after where the page before ended; null for the first page
     */
    List<Listed> open(Instant now, @Nullable MergeMark after, int limit);

    /**
     * A merge as lists show it.
     *
     * @param merge without its trace
     * @param traced whether enough is kept to undo it
     * @param username of the old account before; null when it had none, or an earlier version of the program did not keep it
     */
    record Listed(
            MergeRecord merge, boolean traced, @Nullable String username) {}
}
