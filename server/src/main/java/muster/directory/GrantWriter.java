package muster.directory;

import java.util.Optional;
import muster.model.Grant;
import muster.model.GrantId;

/** Keeps grants. */
public interface GrantWriter extends GrantReader {

    /** The grant of any purpose, whoever is in trash, which nobody else changes or removes until the transaction ends. */
    Optional<Grant> lock(GrantId id);

    /** @return false when the party had a grant of this purpose on the object already; nothing is changed then */
    boolean add(Grant grant);

    /** Keeps another level and other properties of a grant. */
    void save(Grant grant);

    void remove(GrantId id);
}
