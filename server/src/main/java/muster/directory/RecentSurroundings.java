package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import muster.model.AccountId;
import muster.model.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what goes with accounts that are shown alone, above all with the own one, which clients ask for at every start.
 * Never older than the last change made through this process; changes made by another process are seen within half a second.
 */
final class RecentSurroundings {
    private static final int MOST = 200;
    /** Longer documents are looked up each time, so that those which are kept do not fill the memory. */
    private static final int MOST_LENGTH = 8_192;

    private static final Duration LIFETIME = Duration.ofMillis(500);

    private record Place(
            @Nullable AccountId viewer, AccountId account, long version, boolean whole, Surroundings.Words words) {}

    private record Kept(Surroundings surroundings, long changes, Instant until) {}

    private final Transactions transactions;
    private final Map<Place, Kept> places = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Kept> eldest) {
            return size() > MOST;
        }
    };

    RecentSurroundings(Transactions transactions) {
        this.transactions = transactions;
    }

    Surroundings of(Caller viewer, People.Sight sight, Surroundings.Words words, Supplier<Surroundings> look) {
        Place place = new Place(
                viewer.account(), sight.account().id(), sight.account().version(), sight.whole(), words);
        // Asked before the look: what is changed meanwhile makes the number another one.
        long changes = transactions.store().changes();
        Instant now = transactions.now();
        Kept kept;
        synchronized (places) {
            kept = places.get(place);
        }
        if (kept != null && kept.changes() == changes && kept.until().isAfter(now)) {
            return kept.surroundings();
        }
        Surroundings found = look.get();
        if (found.documents().values().stream()
                .anyMatch(document -> document.json().length() > MOST_LENGTH)) {
            return found;
        }
        synchronized (places) {
            places.remove(place);
            places.put(place, new Kept(found, changes, now.plus(LIFETIME)));
        }
        return found;
    }
}
