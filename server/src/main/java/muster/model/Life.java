package muster.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands between invitation and purge.
 *
 * @param activatedAt null while the account is invited
 * @param readonly stops changes to profile, rank, trash and merge; never stops acts that end access
 * @param mergedInto the account that took this one over
 * @param redirects whether who asks for a merged account is sent on to that one; a shell stays where it does not
 * @param inAllUsers whether the account is in the group of all users; every account that becomes active is
 * @param shownToAll whether the group of all users sees the account; stays when it leaves the group
 */
public record Life(
        @Nullable Instant activatedAt,
        List<Block> blocks,
        boolean readonly,
        @Nullable Instant expiresAt,
        @Nullable Instant trashedAt,
        @Nullable AccountId trashedBy,
        @Nullable AccountId mergedInto,
        boolean redirects,
        boolean inAllUsers,
        boolean shownToAll) {

    public static final Life INVITED = new Life(null, List.of(), false, null, null, null, null, false, false, false);

    public Life {
        blocks = List.copyOf(blocks);
    }

    public static Life activeSince(Instant now) {
        return INVITED.activated(now);
    }

    /** Active from now on, and in the group of all users. */
    public Life activated(Instant now) {
        return with(life -> {
            life.activatedAt = now;
            life.inAllUsers = true;
            life.shownToAll = true;
        });
    }

    /** In the group of all users and seen by it; what else the account is stays. */
    public Life welcomed() {
        return with(life -> {
            life.inAllUsers = true;
            life.shownToAll = true;
        });
    }

    /** With these two facts about the group of all users. */
    public Life amongAll(boolean member, boolean shown) {
        return with(life -> {
            life.inAllUsers = member;
            life.shownToAll = shown;
        });
    }

    /** Invited again and out of the group of all users, which still sees the account once it is active. */
    public Life withdrawn() {
        return with(life -> {
            life.activatedAt = null;
            life.inAllUsers = false;
        });
    }

    /** Taken over by another account. */
    public Life merged(AccountId into, boolean redirecting) {
        return with(life -> {
            life.mergedInto = into;
            life.redirects = redirecting;
        });
    }

    /** Its own again, and among all users as told. */
    public Life unmerged(boolean member, boolean shown) {
        return with(life -> {
            life.mergedInto = null;
            life.redirects = false;
            life.inAllUsers = member;
            life.shownToAll = shown;
        });
    }

    /** With one block of that kind and no more; the earlier one of the same kind is replaced. */
    public Life blocked(Block block) {
        var all = new ArrayList<>(
                blocks.stream().filter(b -> b.kind() != block.kind()).toList());
        all.add(block);
        return withBlocks(all);
    }

    /** The block of that kind, whether it still holds or not. */
    public Optional<Block> block(Block.Kind kind) {
        return blocks.stream().filter(block -> block.kind() == kind).findFirst();
    }

    /** Without any block of these kinds. */
    public Life unblocked(Block.Kind... kinds) {
        List<Block.Kind> lifted = List.of(kinds);
        return withBlocks(
                blocks.stream().filter(b -> !lifted.contains(b.kind())).toList());
    }

    public Life withBlocks(List<Block> all) {
        return with(life -> life.blocks = all);
    }

    public Life trashed(Instant now, @Nullable AccountId by) {
        return with(life -> {
            life.trashedAt = now;
            life.trashedBy = by;
        });
    }

    public Life restored() {
        return with(life -> {
            life.trashedAt = null;
            life.trashedBy = null;
        });
    }

    public Life withReadonly(boolean value) {
        return with(life -> life.readonly = value);
    }

    public Life expiringAt(@Nullable Instant at) {
        return with(life -> life.expiresAt = at);
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

    public boolean hasBlockAt(Block.Kind kind, Instant now) {
        return blocks.stream().anyMatch(b -> b.kind() == kind && b.holdsAt(now));
    }

    /** Whether any block holds, or the account has expired: what a door with one word for it calls locked. */
    public boolean isBarredAt(Instant now) {
        if (isExpiredAt(now)) {
            return true;
        }
        // Asked in each request, some times over.
        for (Block block : blocks) {
            if (block.holdsAt(now)) {
                return true;
            }
        }
        return false;
    }

    private Life with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.life();
    }

    /** A life while some of it is replaced. */
    private static final class Draft {
        private @Nullable Instant activatedAt;
        private List<Block> blocks;
        private boolean readonly;
        private @Nullable Instant expiresAt;
        private @Nullable Instant trashedAt;
        private @Nullable AccountId trashedBy;
        private @Nullable AccountId mergedInto;
        private boolean redirects;
        private boolean inAllUsers;
        private boolean shownToAll;

        private Draft(Life life) {
            activatedAt = life.activatedAt;
            blocks = life.blocks;
            readonly = life.readonly;
            expiresAt = life.expiresAt;
            trashedAt = life.trashedAt;
            trashedBy = life.trashedBy;
            mergedInto = life.mergedInto;
            redirects = life.redirects;
            inAllUsers = life.inAllUsers;
            shownToAll = life.shownToAll;
        }

        private Life life() {
            return new Life(
                    activatedAt,
                    blocks,
                    readonly,
                    expiresAt,
                    trashedAt,
                    trashedBy,
                    mergedInto,
                    redirects,
                    inAllUsers,
                    shownToAll);
        }
    }
}
