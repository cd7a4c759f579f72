package muster.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an account was made and changed, and by whom.
 *
 * @param createdBy null for accounts made at the host
 * @param modifiedAt moves with every stored change of the account but its life in trash; each value is later than the one before
 * @param profileModifiedAt moves with names, address, username and rank only
 */
public record Stamps(
        Instant createdAt,
        @Nullable AccountId createdBy,
        Instant modifiedAt,
        @Nullable AccountId modifiedBy,
        Instant profileModifiedAt,
        @Nullable Instant passwordChangedAt) {

    public static Stamps createdAt(Instant now, @Nullable AccountId by) {
        return new Stamps(now, by, now, by, now, null);
    }

    public Stamps modified(Instant now, @Nullable AccountId by) {
        return new Stamps(createdAt, createdBy, later(now, modifiedAt), by, profileModifiedAt, passwordChangedAt);
    }

    public Stamps profileModified(Instant now, @Nullable AccountId by) {
        Stamps moved = modified(now, by);
        return new Stamps(createdAt, createdBy, moved.modifiedAt, by, later(now, profileModifiedAt), passwordChangedAt);
    }

    public Stamps passwordChanged(Instant now) {
        return new Stamps(createdAt, createdBy, modifiedAt, modifiedBy, profileModifiedAt, now);
    }

    private static Instant later(Instant now, Instant before) {
        Instant next = before.plusNanos(1_000);
        return now.isAfter(next) ? now : next;
    }
}
