package muster.directory;

import java.time.Instant;
import java.util.List;
import muster.model.Event;
import muster.model.EventId;
import muster.model.GroupId;
import org.jspecify.annotations.Nullable;

/** Looks into the ledger. */
public interface EventReader {

    /**
     * Up to so many events on one side of an event.
     *
     * @param beyond the event to go on from; null begins at the oldest (ascending) or newest (descending) one
     */
    List<Event> list(@Nullable EventId beyond, boolean ascending, int limit);

    /**
     * Up to so many of the events that somebody asks for, newest first.
     *
     * @param beyond the event to go on from, towards older ones; null begins at the newest
     */
    List<Event> list(LedgerQuery query, @Nullable EventId beyond, int limit);

    /** Up to so many of the events of a group itself, newest first, from this time on; without those of its members. */
    List<Event> ofGroup(GroupId group, Instant since, @Nullable EventId beyond, int limit);
}
