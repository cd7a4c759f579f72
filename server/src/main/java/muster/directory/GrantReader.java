package muster.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.model.AccountId;
import muster.model.Grant;
import muster.model.Grant.Level;
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

    /** What rights are to. */
    enum Aim {
        ANYTHING,
        ACCOUNTS_AND_GROUPS
    }

    /** At most so many rights of these parties that go at least so far, in no order. */
    List<Grant> rightsOf(Collection<Party> parties, Aim aim, Level least, int limit);

    /**
     * Whose rights are looked for beside those of groups.
     *
     * @param accounts few, each of which a statement names
     * @param orManaged also those of any account that somebody was given to manage
     */
    record Holders(Set<AccountId> accounts, boolean orManaged) {
        public Holders {
            accounts = Set.copyOf(accounts);
        }
    }

    /** At most so many rights to these objects that go at least so far, in no order. */
    List<Grant> rightsTo(Collection<GrantObject> objects, Holders holders, Level least, int limit);

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
