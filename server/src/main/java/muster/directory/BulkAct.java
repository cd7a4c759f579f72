package muster.directory;

import muster.model.GroupId;
import muster.model.Rank;

/** What can be done to many accounts at once, to each of them by itself. */
public sealed interface BulkAct {

    /** {@link Blocks#disable(muster.model.Caller, muster.model.AccountId)} */
    record Lock() implements BulkAct {}

    /** {@link Blocks#enable} */
    record Unlock() implements BulkAct {}

    record AddToGroup(GroupId group) implements BulkAct {}

    record RemoveFromGroup(GroupId group) implements BulkAct {}

    record GiveRank(Rank rank) implements BulkAct {}

    /** {@link Trash#put} */
    record PutInTrash(Trash.Owners owners) implements BulkAct {}

    /**
     * Whether it is refused where the account became another one since it was looked at. Ending access never waits for a
     * second look, and who is in a group is no part of the account.
     */
    default boolean needsWhatWasSeen() {
        return switch (this) {
            case Unlock _, GiveRank _, PutInTrash _ -> true;
            case Lock _, AddToGroup _, RemoveFromGroup _ -> false;
        };
    }
}
