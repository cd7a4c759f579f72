package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import muster.model.Actor;
import muster.model.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where the pages end that callers have just read. A client that walks page by page then costs one index look-up
 * a page, where skipping costs a walk over everything before it; and it meets every account once, also while others
 * are added. Forgetting does no harm: the store skips instead.
 */
final class ListWalks {
    private static final int MAXIMUM_WALKS = 1_000;
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    /** The query is known by its digest: with all ids that it names it may be megabytes. */
    private record Place(Actor actor, String query, long skip) {

        static Place of(Caller caller, AccountQuery query, long skip) {
            return new Place(caller.actor(), QueryDigest.of(query), skip);
        }
    }

    private record Remembered(PageMark mark, Instant until) {}

    private final InstantSource clock;
    private final Map<Place, Remembered> marks = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Remembered> eldest) {
            return size() > MAXIMUM_WALKS;
        }
    };

    ListWalks(InstantSource clock) {
        this.clock = clock;
    }

    PageStart start(Caller caller, AccountQuery query, long skip) {
        if (skip == 0) {
            return PageStart.FIRST;
        }
        Place place = Place.of(caller, query, skip);
        @Nullable Remembered known;
        synchronized (marks) {
            known = marks.get(place);
        }
        return known != null && known.until().isAfter(clock.instant())
                ? new PageStart.After(known.mark())
                : new PageStart.Skipping(skip);
    }

    void remember(Caller caller, AccountQuery query, long skip, AccountPage page) {
        if (page.end().isEmpty()) {
            return;
        }
        Place next = Place.of(caller, query, skip + page.entries().size());
        Remembered remembered = new Remembered(page.end().get(), clock.instant().plus(LIFETIME));
        synchronized (marks) {
            marks.remove(next);
            marks.put(next, remembered);
        }
    }
}
