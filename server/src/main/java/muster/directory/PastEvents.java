package muster.directory;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import muster.model.Event;
import muster.model.EventId;
import org.jspecify.annotations.Nullable;

/** Walks back through events. */
final class PastEvents {
    private static final int AT_ONCE = 500;

    private PastEvents() {}

    /**
     * Newest first.
     *
     * @param page some events beyond one of them, at most so many
     */
    static void each(BiFunction<@Nullable EventId, Integer, List<Event>> page, Consumer<Event> each) {
        EventId beyond = null;
        List<Event> events;
        do {
            events = page.apply(beyond, AT_ONCE);
            events.forEach(each);
            beyond = events.isEmpty() ? null : events.getLast().id();
        } while (events.size() == AT_ONCE);
    }
}
