package muster.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands between invitation and purge.
 *
 * @param activatedAt null while the account is invited
 * @param readonly stops changes to profile, rank, trash and merge; never stops acts that end access
 * @param mergedInto the account that took this one over
 */
public record Life(
        @Nullable Instant activatedAt,
        List<Block> blocks,
        boolean readonly,
        @Nullable Instant expiresAt,
        @Nullable Instant trashedAt,
        @Nullable AccountId trashedBy,
        @Nullable AccountId mergedInto) {

    public static final Life INVITED = new Life(null, List.of(), false, null, null, null, null);

    public Life {
        blocks = List.copyOf(blocks);
    }

    public static Life activeSince(Instant now) {
        return INVITED.activated(now);
    }

    public Life activated(Instant now) {
        return new Life(now, blocks, readonly, expiresAt, trashedAt, trashedBy, mergedInto);
    }

    /** With one block of that kind and no more; the earlier one of the same kind is replaced. */
    public Life blocked(Block block) {
        var kept = blocks.stream().filter(b -> b.kind() != block.kind()).toList();
        var all = new java.util.ArrayList<>(kept);
        all.add(block);
        return withBlocks(all);
    }

    /** Without any block of these kinds. */
    public Life unblocked(Block.Kind... kinds) {
        List<Block.Kind> lifted = List.of(kinds);
        return withBlocks(
                blocks.stream().filter(b -> !lifted.contains(b.kind())).toList());
    }

    public Life trashed(Instant now, @Nullable AccountId by) {
        return new Life(activatedAt, blocks, readonly, expiresAt, now, by, mergedInto);
    }

    public Life restored() {
        return new Life(activatedAt, blocks, readonly, expiresAt, null, null, mergedInto);
    }

    public Life withReadonly(boolean value) {
        return new Life(activatedAt, blocks, value, expiresAt, trashedAt, trashedBy, mergedInto);
    }

    public Life expiringAt(@Nullable Instant at) {
        return new Life(activatedAt, blocks, readonly, at, trashedAt, trashedBy, mergedInto);
    }

    private Life withBlocks(List<Block> changed) {
        return new Life(activatedAt, changed, readonly, expiresAt, trashedAt, trashedBy, mergedInto);
    }

    public boolean isActivated() {
        return activatedAt != null;
    }

    public boolean isTrashed() {
        return trashedAt != null;
    }

    public boolean isMerged() {
        return mergedInto != null;
    }

    public boolean isExpiredAt(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** Whether any block holds, or the account has expired: what a door with one word for it calls locked. */
    public boolean isBarredAt(Instant now) {
        return isExpiredAt(now) || blocks.stream().anyMatch(b -> b.holdsAt(now));
    }
}
