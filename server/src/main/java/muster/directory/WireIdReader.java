package muster.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.GroupId;
import muster.model.WireName;

/**
 * Looks up the names that things have on platforms whose ids cannot be computed from ours. Unique both ways for a door
 * and a kind; a name that was ever given is never given to another thing.
 */
public interface WireIdReader {

    /** Our id of the thing with that name; empty when there is none or the name was retired. */
    Optional<String> target(String door, String kind, String wireId);

    Optional<String> wireId(String door, String kind, String target);

    /** The names of those of these targets that have one. */
    Map<String, String> wireIds(String door, String kind, Collection<String> targets);

    /** What doors call a thing now, by door and kind. */
    List<WireName> namesOf(String target);

    /** At most so many accounts that have no name of this kind, the latest first. */
    List<AccountId> unnamedAccounts(String door, String kind, int limit);

    /**
     * Whether the account with the lowest id has a name of this kind, and so has the lowest one that is not the directory's
     * own; also when there are none: a cheap look.
     */
    boolean areFirstAccountsNamed(String door, String kind);

    /** At most so many groups that have no name of this kind. */
    List<GroupId> unnamedGroups(String door, String kind, int limit);
}
