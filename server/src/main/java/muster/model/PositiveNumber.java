package muster.model;

import java.util.Optional;

/** Reads ids that are written as digits. */
final class PositiveNumber {
    private static final int MAXIMUM_DIGITS = 19;

    private PositiveNumber() {}

    static Optional<Long> parse(String text) {
        if (text.isEmpty() || text.length() > MAXIMUM_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
