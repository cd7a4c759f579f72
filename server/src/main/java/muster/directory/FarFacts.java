package muster.directory;

import java.util.List;
import java.util.Set;
import muster.model.Rank;
import muster.model.TextKey;
import muster.model.WireName;
import org.jspecify.annotations.Nullable;

/**
 * What another server says of an account beside what a file can, and how far its word goes.
 *
 * @param kept what accounts at hand keep, whatever the row says; with {@link ImportField#USERNAME} among them, an account may
 *     also be found by its address that has another username
 * @param fitting ranks that the other server cannot tell from the one in the row: who has one of them keeps it
 * @param groups the groups that the other server knows: membership of others is left alone; null where the row names all
 * @param names what a new account is called on platforms already
 * @param things what the person owns there
 * @param activated whether a new account is active at once, as it is there, and not invited
 * @param password the hash of a new account's password, sealed by {@link SealedPasswords}; null where none came along
 */
public record FarFacts(
        Set<ImportField> kept,
        Set<Rank> fitting,
        @Nullable Set<TextKey> groups,
        List<WireName> names,
        List<BroughtThing> things,
        boolean activated,
        @Nullable String password) {
    /** Of rows that no other server tells. */
    public static final FarFacts NONE = new FarFacts(Set.of(), Set.of(), null, List.of(), List.of(), false, null);

    public FarFacts {
        kept = Set.copyOf(kept);
        fitting = Set.copyOf(fitting);
        names = List.copyOf(names);
        things = List.copyOf(things);
    }

    /** Whether somebody who is not in a group of that name may have to leave it. */
    boolean speaksOf(TextKey group) {
        return groups == null || groups.contains(group);
    }

    /** The same, of which only these groups are to be kept in mind. */
    FarFacts ofGroups(Set<TextKey> some) {
        return groups == null
                ? this
                : new FarFacts(kept, fitting, Set.copyOf(some), names, things, activated, password);
    }
}
