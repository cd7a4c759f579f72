package muster.model;

import java.util.Optional;

/** Names a key: a positive number of at most 63 bits that grows with the time of its making. */
public record KeyId(long value) implements Comparable<KeyId> {

    /** Reads one to nineteen digits. Empty for anything else. */
    public static Optional<KeyId> parse(String text) {
        return PositiveNumber.parse(text).map(KeyId::new);
    }

    @Override
    public int compareTo(KeyId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
