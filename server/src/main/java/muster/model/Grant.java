package muster.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A right of somebody to something. There is at most one for a party and an object. Ids grow in the order of adding. */
public record Grant(
        GrantId id,
        Party party,
        GrantObject object,
        Level level,
        Instant createdAt,
        @Nullable AccountId createdBy) {

    /** How far a right goes, from least to most. */
    public enum Level {
        READ,
        WRITE,
        MANAGE
    }
}
