package muster.directory;

import java.util.List;
import java.util.Optional;
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
}
