package muster.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import muster.model.AccountId;
import muster.model.Event;
import muster.model.GroupId;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** Looks for those of whom something may have been so at some time, a page at a time in the order of their ids. */
public interface PastReader {

    /** @param now whether it is so now */
    record Candidate(AccountId id, boolean now) {}

    /** What the first event since some time says of the time before. */
    enum Told {
        RANK("rank"),
        MERGED_INTO("mergedInto");

        private final String field;

        Told(String field) {
            this.field = field;
        }

        /** As events call it. */
        public String field() {
            return field;
        }
    }

    /**
     * Up to so many accounts that have a rank now, or had it before an event since that time; also those that are merged, gone, or
     * the directory's own.
     *
     * @param after where the page before ended; null begins
     */
    List<AccountId> perhapsOf(Rank rank, Instant since, @Nullable AccountId after, int limit);

    /** Of each of these accounts the first event since that time that tells it, other than its making; without those of which none does. */
    Map<AccountId, Event> firstTelling(Told told, Collection<AccountId> accounts, Instant since);

    /** How many accounts were purged since that time that had been made before. */
    int purged(Instant since);

    /**
     * Up to so many accounts that are in a group now, or were before an event since that time.
     *
     * @param after where the page before ended; null begins
     */
    List<Candidate> perhapsIn(GroupId group, Instant since, @Nullable AccountId after, int limit);

    /** Of each of these accounts the first event since that time with which it came into a group, or left it. */
    Map<AccountId, Event> firstOfMembership(GroupId group, Collection<AccountId> accounts, Instant since);
}
