package muster.directory;

import java.time.Instant;
import java.util.UUID;
import muster.model.Departure;

/** Where a page of departures ended. */
public record DepartureMark(Instant at, UUID id) {

    /** In lists that go by the end of access. */
    public static DepartureMark of(Departure departure) {
        return new DepartureMark(departure.endsAt(), departure.id());
    }

    static DepartureMark ofDue(Departure departure) {
        Instant due = departure.dueAt();
        return new DepartureMark(due == null ? departure.endsAt() : due, departure.id());
    }
}
