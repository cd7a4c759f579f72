package muster.directory;

import java.util.List;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Party;

/** Keeps grants. */
public interface GrantWriter extends GrantReader {

    /** @return false when the party had a grant of this purpose on the object already; nothing is changed then */
    boolean add(Grant grant);

    /** Keeps another level and other properties of a grant. */
    void save(Grant grant);

    void remove(GrantId id);

    /** Every grant of the party, whatever its purpose, and whoever is in trash: for moving and ending all of it. */
    List<Grant> everyOf(Party party);

    /** Every grant on the object, whatever its purpose, and whoever is in trash. */
    List<Grant> everyOn(GrantObject object);
}
