package muster.model;

import java.util.Optional;

/** Names a grant: a positive number of at most 63 bits that grows with the time of its making. */
public record GrantId(long value) implements Comparable<GrantId> {

    /** Reads one to nineteen digits. Empty for anything else. */
    public static Optional<GrantId> parse(String text) {
        return PositiveNumber.parse(text).map(GrantId::new);
    }

    @Override
    public int compareTo(GrantId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
