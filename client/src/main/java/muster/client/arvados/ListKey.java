package muster.client.arvados;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;

/** Along what a walk through everything goes. */
public enum ListKey {
    /** From the oldest to the newest: who is made meanwhile comes at the end. */
    CREATED_AT("created_at"),
    /**
     * From what rests longest: who is changed meanwhile comes again, at the end. Whoever changes each one that comes will not come
     * to an end.
     */
    MODIFIED_AT("modified_at"),
    /** By uuid alone, for callers to whom others' records tell no times. Who is made meanwhile may be missed. */
    UUID(null);

    private final @Nullable String time;

    ListKey(@Nullable String time) {
        this.time = time;
    }

    /** The time by which it goes; empty when it goes by uuid. */
    Optional<TimeColumn> time() {
        return Optional.ofNullable(time).map(TimeColumn::new);
    }

    List<Order> orders() {
        return columns().stream().map(Column::ascending).toList();
    }

    List<Column<?>> columns() {
        return time == null ? List.of(UserAttributes.UUID) : List.of(new TimeColumn(time), UserAttributes.UUID);
    }

    Position of(Fields record) {
        return new Position(time == null ? Instant.EPOCH : record.time(time), record.text("uuid"));
    }

    /**
     * Where a record stands in the walk.
     *
     * @param time the same for all when there is none
     */
    record Position(Instant time, String uuid) implements Comparable<Position> {
        @Override
        public int compareTo(Position other) {
            int times = time.compareTo(other.time);
            return times == 0 ? uuid.compareTo(other.uuid) : times;
        }
    }
}
