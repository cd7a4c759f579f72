package muster.directory;

import muster.model.AccountId;
import muster.model.MergeRecord;

/** Keeps what merges did. */
public interface MergeWriter {
    void add(MergeRecord merge);

    /** Forgets the merges in which this account was the old or the new one. */
    void removeOf(AccountId id);
}
