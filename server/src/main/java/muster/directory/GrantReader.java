package muster.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Party;

/**
 * Looks up who has which right. Grants of and on accounts that are in trash, or that were merged away, stay out, but those on
 * the shell that a merge has left.
 */
public interface GrantReader {

    /** A right; grants of another purpose are not found here. */
    Optional<Grant> find(GrantId id);

    /** The party's right to the object. */
    Optional<Grant> find(Party party, GrantObject object);

    /** Every right to the object, in the order of adding. */
    List<Grant> on(GrantObject object);

    /** A grant of any purpose. */
    Optional<Grant> findOfAnyPurpose(GrantId id);

    Optional<Grant> find(Party party, GrantObject object, String purpose);

    /** At most so many rights of these parties, in no order. */
    List<Grant> rightsOf(Collection<Party> parties, int limit);

    /** Grants of any purpose, at most so many, in the order of adding, after the one with this number; 0 begins. */
    List<Grant> listAfter(long number, int limit);

    /** The same of these parties. */
    List<Grant> listOf(Collection<Party> parties, long number, int limit);

    /** The same on these objects. */
    List<Grant> listOn(Collection<GrantObject> objects, long number, int limit);

    /** Every grant of the party, whatever its purpose, and whoever is in trash: for moving and ending all of it. */
    List<Grant> everyOf(Party party);

    /** Every grant on the object, whatever its purpose, and whoever is in trash. */
    List<Grant> everyOn(GrantObject object);
}
