package muster.model;

import java.util.Optional;
import java.util.UUID;

/** Names a plan of many changes. Time-ordered (UUID version 7). */
public record PlanId(UUID value) {

    /** Reads the canonical text of a UUID: 36 characters, hyphenated, in either case. Empty for anything else. */
    public static Optional<PlanId> parse(String text) {
        return CanonicalUuid.parse(text).map(PlanId::new);
    }

    /** The canonical text, in lower case. */
    @Override
    public String toString() {
        return value.toString();
    }
}
