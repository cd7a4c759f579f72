package muster.model;

import java.util.Optional;
import java.util.UUID;

/** Names a project. Time-ordered (UUID version 7) when made here. */
public record ProjectId(UUID value) {

    /** Reads the canonical text of a UUID: 36 characters, hyphenated, in either case. Empty for anything else. */
    public static Optional<ProjectId> parse(String text) {
        return CanonicalUuid.parse(text).map(ProjectId::new);
    }

    /** The canonical text, in lower case. */
    @Override
    public String toString() {
        return value.toString();
    }
}
