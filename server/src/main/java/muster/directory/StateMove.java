package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import muster.model.Account;
import muster.model.AccountState;
import muster.model.Activity;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Life;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * How an account comes from the state in which it is to the one that a file says. A hold and an expiry stay whatever the file
 * says.
 *
 * @param restores whether it comes out of the trash
 * @param lifted the blocks that are lifted
 * @param barred the block that is set; null for none
 * @param trashes whether it goes to the trash
 */
record StateMove(boolean restores, List<Block.Kind> lifted, Block.@Nullable Kind barred, boolean trashes) {
    static final StateMove NONE = new StateMove(false, List.of(), null, false);

    StateMove {
        lifted = List.copyOf(lifted);
    }

    /** What a file may ask for. */
    enum Wanted {
        ACTIVE,
        DISABLED,
        ARCHIVED,
        TRASHED
    }

    /** @throws Refused {@link Failure.Malformed} for a word that nobody can set, unless it is what the account is already */
    static StateMove of(Edit<String> said, Account account, Instant now) {
        if (!(said instanceof Edit.Set<String>(var text)) || isAlready(text, account, now)) {
            return NONE;
        }
        Wanted wanted = wanted(text);
        Life life = account.life();
        boolean restores = life.isTrashed();
        boolean disabled = life.hasBlockAt(Block.Kind.DISABLED, now);
        boolean archived = life.hasBlockAt(Block.Kind.ARCHIVED, now);
        List<Block.Kind> lifted = new ArrayList<>();
        return switch (wanted) {
            case TRASHED -> new StateMove(false, List.of(), null, true);
            case DISABLED -> new StateMove(restores, List.of(), disabled ? null : Block.Kind.DISABLED, false);
            case ARCHIVED -> {
                addIf(disabled, lifted, Block.Kind.DISABLED);
                yield new StateMove(restores, lifted, archived ? null : Block.Kind.ARCHIVED, false);
            }
            case ACTIVE -> {
                addIf(disabled, lifted, Block.Kind.DISABLED);
                addIf(archived, lifted, Block.Kind.ARCHIVED);
                yield new StateMove(restores, lifted, null, false);
            }
        };
    }

    private static void addIf(boolean holds, List<Block.Kind> lifted, Block.Kind kind) {
        if (holds) {
            lifted.add(kind);
        }
    }

    static boolean isAlready(String text, Account account, Instant now) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        // A lock-out ends by itself: who exported it in the middle of one wants nothing with it.
        return told(account, now).equals(word.equals("locked") ? "active" : word);
    }

    /** The state of an account in one word. */
    static String told(Account account, Instant now) {
        return AccountState.of(account, Activity.NONE, now).name().toLowerCase(Locale.ROOT);
    }

    static Wanted wanted(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "active" -> Wanted.ACTIVE;
            case "disabled", "suspended" -> Wanted.DISABLED;
            case "archived" -> Wanted.ARCHIVED;
            case "trashed", "removed" -> Wanted.TRASHED;
            default -> throw new Refused(new Failure.Malformed("state", "is none that can be set"));
        };
    }

    /** As a new account begins; empty for one that there shall not be. */
    static Wanted ofNew(Edit<String> said) {
        String text = said.orKeepValue("active");
        return text.strip().equalsIgnoreCase(AccountState.INVITED.name()) ? Wanted.ACTIVE : wanted(text);
    }

    boolean isNone() {
        return equals(NONE);
    }

    /** Whether the account is kept from acting that could act before. */
    boolean isBarring() {
        return trashes || barred != null;
    }

    boolean isReviving() {
        return restores || !lifted.isEmpty();
    }

    /** The account as it would be. */
    Account after(Account account, Caller caller, Instant now) {
        Life life = account.life();
        Life restored = restores ? life.restored() : life;
        Life unblocked = restored.unblocked(lifted.toArray(Block.Kind[]::new));
        Life blocked = barred == null
                ? unblocked
                : unblocked.blocked(new Block(barred, caller.origin().door(), null, caller.account(), now, null));
        return account.withLife(trashes ? blocked.trashed(now, caller.account()) : blocked, now, caller.account());
    }

    /** Asks what the acts themselves ask. */
    void requirePermitted(Caller caller, Account account) {
        if (restores) {
            require(Permissions.mayRestore(caller, account), new Failure.MayNotChange("account"));
        }
        for (Block.Kind kind : lifted) {
            boolean may = kind == Block.Kind.ARCHIVED
                    ? Permissions.mayArchive(caller, account)
                    : Permissions.mayEnable(caller, account);
            require(may, new Failure.MayNotLock());
        }
        if (barred != null) {
            boolean may = barred == Block.Kind.ARCHIVED
                    ? Permissions.mayArchive(caller, account)
                    : Permissions.mayDisable(caller, account);
            require(may, new Failure.MayNotLock());
        }
        if (trashes) {
            require(Permissions.mayTrash(caller, account), new Failure.MayNotRemove("account"));
            require(!account.isReadonly(), new Failure.ReadOnly());
        }
    }
}
