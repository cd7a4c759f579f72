package muster.directory;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import muster.model.Event;
import muster.model.EventId;
import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** Walks back through events, up to a bound. */
final class PastEvents {
    private static final int AT_ONCE = 500;
    private static final int MOST = 100_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private PastEvents() {}

    /**
     * Newest first.
     *
     * @param page some events beyond one of them, at most so many
     * @throws Refused {@link Failure.SearchTooLong} when there are too many
     */
    static void each(BiFunction<@Nullable EventId, Integer, List<Event>> page, Consumer<Event> each) {
        int seen = 0;
        EventId beyond = null;
        List<Event> events;
        do {
            events = page.apply(beyond, AT_ONCE);
            events.forEach(each);
            seen += events.size();
            if (seen > MOST) {
                throw new Refused(new Failure.SearchTooLong(RETRY_AFTER));
            }
            beyond = events.isEmpty() ? null : events.getLast().id();
        } while (events.size() == AT_ONCE);
    }
}
