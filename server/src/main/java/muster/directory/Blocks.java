package muster.directory;

import static muster.directory.AccountSaving.endLockOut;
import static muster.directory.AccountSaving.locked;
import static muster.directory.AccountSaving.relive;
import static muster.directory.AccountSaving.requireMayTry;
import static muster.directory.Authority.require;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Act;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Key;
import muster.model.Life;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What keeps accounts from acting, each by itself: disabled, archived, held, or locked out by wrong passwords. Setting any of
 * these ends the account's sessions for good; its keys stop, and work again once nothing bars the account, unless they are ended
 * as well.
 */
public final class Blocks {
    private final Transactions transactions;

    public Blocks(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * How an account is barred.
     *
     * @param reason in somebody's words; null or blank for none
     * @param until when the block ends by itself; null for never
     * @param endKeys whether the account's keys end for good, as do keys of the directory that it has made
     */
    public record Barring(@Nullable String reason, @Nullable Instant until, boolean endKeys) {
        public Barring {
            reason = Block.reasonOf(reason);
            until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Locks an account as platforms do that know no reasons. Changes nothing when it is locked so already. */
    public Account disable(Caller caller, AccountId id) {
        return bar(caller, id, Block.Kind.DISABLED, null);
    }

    /**
     * Locks an account; what an earlier lock said is replaced, but for when it began.
     *
     * @throws Refused {@link Failure.MayNotLock}, {@link Failure.LastAdministrator}, {@link Failure.ExpiryInThePast}
     */
    public Account disable(Caller caller, AccountId id, Barring barring) {
        return bar(caller, id, Block.Kind.DISABLED, barring);
    }

    /** Retires an account. @throws Refused as {@link #disable(Caller, AccountId, Barring)} does */
    public Account archive(Caller caller, AccountId id, Barring barring) {
        return bar(caller, id, Block.Kind.ARCHIVED, barring);
    }

    /**
     * Holds an account, for safety or while somebody leaves: no platform lifts that.
     *
     * @throws Refused as {@link #disable(Caller, AccountId, Barring)} does; {@link Failure.MayNotLock} also at any platform's door
     */
    public Account hold(Caller caller, AccountId id, Barring barring) {
        return bar(caller, id, Block.Kind.HOLD, barring);
    }

    /** @param barring null where nothing is known but that the account is to be barred */
    private Account bar(Caller caller, AccountId id, Block.Kind kind, @Nullable Barring barring) {
        return transactions.write(caller, begun -> {
            requireMayTry(begun.caller(), id, new Failure.MayNotLock());
            return bar(begun.guarded(), id, kind, barring);
        });
    }

    /** The same within something greater, which has taken the lock of {@link Transactions.Work#guarded}. */
    static Account bar(Transactions.Work work, AccountId id, Block.Kind kind, @Nullable Barring barring) {
        requireMayTry(work.caller(), id, new Failure.MayNotLock());
        Account before = locked(work.writing(), id);
        boolean endKeys = barring != null && barring.endKeys();
        boolean permitted =
                maySet(work.caller(), before, kind) && (!endKeys || Permissions.mayEndAllKeys(work.caller(), before));
        require(permitted, new Failure.MayNotLock());
        Optional<Block> block = changed(work, before.life(), kind, barring);
        Account after = block.isPresent()
                ? relive(work, before, before.life().blocked(block.get()), actOfSetting(kind))
                : before;
        if (endKeys) {
            AccountSaving.endKeys(work, id, "locked for good");
        }
        return after;
    }

    private static boolean maySet(Caller caller, Account account, Block.Kind kind) {
        return switch (kind) {
            case DISABLED -> Permissions.mayDisable(caller, account);
            case ARCHIVED -> Permissions.mayArchive(caller, account);
            case HOLD -> Permissions.mayHold(caller, account);
        };
    }

    private static Act actOfSetting(Block.Kind kind) {
        return switch (kind) {
            case DISABLED -> Act.ACCOUNT_DISABLED;
            case ARCHIVED -> Act.ACCOUNT_ARCHIVED;
            case HOLD -> Act.ACCOUNT_HELD;
        };
    }

    /** The block as it shall be; empty when it is so already. */
    private static Optional<Block> changed(
            Transactions.Work work, Life life, Block.Kind kind, @Nullable Barring barring) {
        Instant now = work.now();
        Instant until = barring == null ? null : barring.until();
        require(until == null || until.isAfter(now), new Failure.ExpiryInThePast());
        String reason = barring == null ? null : barring.reason();
        Block present = life.block(kind).filter(block -> block.holdsAt(now)).orElse(null);
        boolean isSame = present != null
                && (barring == null
                        || Objects.equals(present.reason(), reason) && Objects.equals(present.until(), until));
        if (isSame) {
            return Optional.empty();
        }
        Caller caller = work.caller();
        Instant since = present == null ? now : present.since();
        return Optional.of(new Block(kind, caller.origin().door(), reason, caller.account(), since, until));
    }

    /** Lets an account act again that was disabled, and sign in again that was locked out. Other blocks stay. */
    public Account enable(Caller caller, AccountId id) {
        return lift(caller, id, Act.ACCOUNT_ENABLED, Block.Kind.DISABLED);
    }

    /** The same, also of an archived account, as platforms mean it that have one word for both. */
    public Account enableWholly(Caller caller, AccountId id) {
        return lift(caller, id, Act.ACCOUNT_ENABLED, Block.Kind.DISABLED, Block.Kind.ARCHIVED);
    }

    /** Brings a retired account back. */
    public Account bringBack(Caller caller, AccountId id) {
        return lift(caller, id, Act.ACCOUNT_BROUGHT_BACK, Block.Kind.ARCHIVED);
    }

    /** Lifts a hold. @throws Refused {@link Failure.MayNotLock} also at any platform's door */
    public Account release(Caller caller, AccountId id) {
        return lift(caller, id, Act.ACCOUNT_RELEASED, Block.Kind.HOLD);
    }

    private Account lift(Caller caller, AccountId id, Act act, Block.Kind... kinds) {
        return transactions.write(caller, work -> lift(work, id, act, kinds));
    }

    /** The same within something greater. */
    static Account lift(Transactions.Work work, AccountId id, Act act, Block.Kind... kinds) {
        requireMayTry(work.caller(), id, new Failure.MayNotLock());
        Account before = locked(work.writing(), id);
        boolean permitted = Arrays.stream(kinds).allMatch(kind -> mayLift(work.caller(), before, kind));
        require(permitted, new Failure.MayNotLock());
        if (act == Act.ACCOUNT_ENABLED) {
            endLockOut(work, before);
        }
        Account after = relive(work, before, before.life().unblocked(kinds), act);
        if (before.life().block(Block.Kind.HOLD).isPresent()
                && after.life().block(Block.Kind.HOLD).isEmpty()) {
            DepartureSteps.released(work, after);
        }
        return after;
    }

    private static boolean mayLift(Caller caller, Account account, Block.Kind kind) {
        return switch (kind) {
            case DISABLED -> Permissions.mayEnable(caller, account);
            case ARCHIVED -> Permissions.mayArchive(caller, account);
            case HOLD -> Permissions.mayHold(caller, account);
        };
    }

    /** Lets somebody sign in again whom wrong passwords had locked out, and changes nothing else of the account. */
    public void endLockOutOf(Caller caller, AccountId id) {
        transactions.write(caller, work -> {
            requireMayTry(work.caller(), id, new Failure.MayNotLock());
            Account account = locked(work.writing(), id);
            require(Permissions.mayEnable(work.caller(), account), new Failure.MayNotLock());
            endLockOut(work, account);
            return account;
        });
    }

    /**
     * The keys for programs that would work again if nothing barred the account any more, oldest first; none while it may act.
     * An account in the trash has such keys too.
     */
    public List<Key> reviving(Caller caller, AccountId id) {
        requireMayTry(caller, id, new Failure.MayNotView("account"));
        Instant now = transactions.now();
        return transactions.read(reading -> {
            Account account = reading.accounts()
                    .find(id)
                    .filter(found -> !found.life().isMerged() && found.kind() != AccountKind.SYSTEM)
                    .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
            require(Permissions.mayEnable(caller, account), new Failure.MayNotView("account"));
            boolean waits = account.life().isActivated() && !account.mayAct(now);
            return waits ? reading.keys().ofAccount(id, Key.Purpose.API_KEY, now) : List.of();
        });
    }
}
