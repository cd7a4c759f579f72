package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.model.AccountEntry;
import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Searches over all accounts. The work of one page is bounded, however many accounts there are: when few of many fit, a page
 * may have fewer entries than it could, or none, and still tell where to go on.
 */
public interface RosterReader {

    /** Whoever counts on, counts no further. */
    int MOST_COUNTED = 1_000;

    /**
     * How many accounts fit.
     *
     * @param exact whether there are no more than these
     */
    record Matches(int count, boolean exact) {}

    /** @param next where to go on; empty when there is nothing more */
    record Found(List<AccountEntry> entries, Optional<PageMark> next, Matches matches) {
        public Found {
            entries = List.copyOf(entries);
        }
    }

    /** Some accounts that may be one person's, told by the folded texts that they share. */
    record Alike(Duplicates.Reason reason, List<String> shared, List<AccountEntry> accounts, boolean more) {
        public Alike {
            shared = List.copyOf(shared);
            accounts = List.copyOf(accounts);
        }
    }

    /** @param next where to go on; empty when there is nothing more of this reason */
    record AlikePage(List<Alike> groups, Optional<PageMark> next) {
        public AlikePage {
            groups = List.copyOf(groups);
        }
    }

    /**
     * @param after the mark of a page before this one of the same search; null for the first page
     * @param patience how long it may take
     * @throws Refused {@link Failure.SearchTooLong} when it takes longer; {@link Failure.Malformed} for a mark that no page
     *     of this search could have
     */
    Found search(RosterSearch search, @Nullable PageMark after, int limit, Instant now, Duration patience);

    /** Groups of listed accounts that are alike for one reason, in the order of what they share. */
    AlikePage alike(Duplicates.Reason reason, @Nullable PageMark after, int limit, Duration patience);
}
