package muster.directory;

import muster.model.Grant;
import muster.model.GrantId;

/** Keeps grants. */
public interface GrantWriter extends GrantReader {

    /** @return false when the party had a grant on the object already; nothing is changed then */
    boolean add(Grant grant);

    void setLevel(GrantId id, Grant.Level level);

    void remove(GrantId id);
}
