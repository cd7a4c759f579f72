package muster.directory;

import muster.model.MergeRecord;

/** Keeps what merges did. */
public interface MergeWriter {
    void add(MergeRecord merge);
}
