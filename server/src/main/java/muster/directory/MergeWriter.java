package muster.directory;

import java.time.Instant;
import java.util.UUID;
import muster.model.AccountId;
import muster.model.MergeRecord;

/** Keeps what merges did. */
public interface MergeWriter extends MergeReader {
    /** @param merge with its trace */
    void add(MergeRecord merge);

    /** Notes that a merge was undone. @return false when it was before */
    boolean undone(UUID id, Instant now);

    /** Forgets the merges in which this account was the old or the new one. */
    void removeOf(AccountId id);

    /**
     * Forgets merges whose time to be undone was over by then, at most so many.
     *
     * @return how many
     */
    int removeOverBy(Instant then, int limit);
}
