package muster.model;

import java.util.Optional;
import java.util.UUID;

/** Names an account; made once, never given to another account. Time-ordered (UUID version 7) when made here. */
public record AccountId(UUID value) {

    /** Reads the canonical text of a UUID: 36 characters, hyphenated, in either case. Empty for anything else. */
    public static Optional<AccountId> parse(String text) {
        return CanonicalUuid.parse(text).map(AccountId::new);
    }

    /** The canonical text, in lower case. */
    @Override
    public String toString() {
        return value.toString();
    }
}
