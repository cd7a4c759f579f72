package muster.model;

import java.util.Optional;
import java.util.UUID;

/** Reads UUIDs strictly: {@link UUID#fromString} accepts short groups, so that one id would have many spellings. */
final class CanonicalUuid {
    private static final int LENGTH = 36;

    private CanonicalUuid() {}

    static Optional<UUID> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean hyphenHere = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphenHere ? text.charAt(i) != '-' : Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return Optional.empty();
            }
        }
        return Optional.of(UUID.fromString(text));
    }
}
