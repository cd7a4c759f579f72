package muster.model;

import java.util.Optional;

/** Names an event of the ledger: a positive number of at most 63 bits that grows with the time of its making. */
public record EventId(long value) implements Comparable<EventId> {

    /** Reads one to nineteen digits. Empty for anything else. */
    public static Optional<EventId> parse(String text) {
        return PositiveNumber.parse(text).map(EventId::new);
    }

    @Override
    public int compareTo(EventId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
