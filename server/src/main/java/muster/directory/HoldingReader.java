package muster.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.model.AccountId;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.HoldingView;
import org.jspecify.annotations.Nullable;

/** Looks up holdings, each with the right that grants give the viewer. */
public interface HoldingReader {

    /**
     * Which holdings.
     *
     * @param owner only this account's; null for everybody's
     * @param name only those of this name, ignoring case; null for all
     * @param viewer for whom rights are looked up
     * @param everything whether all are listed, or only those the viewer owns, was granted, or anybody signed in may see
     */
    record HoldingQuery(
            String door,
            String kind,
            @Nullable AccountId owner,
            @Nullable String name,
            AccountId viewer,
            boolean everything) {}

    Optional<HoldingView> find(HoldingId id, @Nullable AccountId viewer);

    /** At most so many holdings, oldest first, that were made after the one with this number; 0 begins. */
    List<HoldingView> listAfter(HoldingQuery query, long number, int limit);

    /**
     * At most so many holdings of one door and kind on which a group was given a right, oldest first, that were made after the
     * one with this number; 0 begins.
     */
    List<Holding> sharedWith(GroupId group, String door, String kind, long number, int limit);

    /** The holding of this door and kind with that number. */
    Optional<Holding> findByNumber(String door, String kind, long number);

    Map<HoldingId, Holding> findAll(Collection<HoldingId> ids);

    /** The one of the holdings with this name in one place, ignoring case; of those whose names tell them apart. */
    Optional<Holding> findByName(String door, String kind, AccountId owner, @Nullable HoldingId container, String name);

    /** At most so many holdings of one door and kind in the order of making, after the one with this number; 0 begins. */
    List<Holding> listAfter(String door, String kind, long number, int limit);

    /** The same, only of what belongs to these accounts, of these things, and of all that lies in them, however deep. */
    List<Holding> listWithin(
            Collection<AccountId> owners, Collection<HoldingId> tops, String door, String kind, long number, int limit);

    /** Whose a thing is. */
    record Owned(HoldingId id, AccountId owner) {}

    /** These things and all that they lie in, in no order. */
    List<Owned> upwards(Collection<HoldingId> ids);

    /** At most so many holdings of any door that lie directly with an account, in the order of making, after that number. */
    List<Holding> directlyWith(AccountId account, long number, int limit);

    /** At most so many holdings that lie directly in these, in no order. */
    List<Holding> directlyIn(Collection<HoldingId> containers, int limit);

    /** The same, their ids alone. */
    Set<HoldingId> idsIn(Collection<HoldingId> containers, int limit);

    /** How many things of each kind belong to an account, through whatever they lie in. */
    Map<Holdings.Sort, Long> countsOwnedBy(AccountId owner);

    /** At most so many of what belongs to these accounts, through whatever it lies in, of any door. */
    Set<HoldingId> idsOwnedBy(Collection<AccountId> owners, int limit);
}
