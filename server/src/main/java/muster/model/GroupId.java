package muster.model;

import java.util.Optional;
import java.util.UUID;

/** Names a role group. Time-ordered (UUID version 7) when made here. */
public record GroupId(UUID value) {

    /** Reads the canonical text of a UUID: 36 characters, hyphenated, in either case. Empty for anything else. */
    public static Optional<GroupId> parse(String text) {
        return CanonicalUuid.parse(text).map(GroupId::new);
    }

    /** The canonical text, in lower case. */
    @Override
    public String toString() {
        return value.toString();
    }
}
