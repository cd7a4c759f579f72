package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.List;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Activity;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Key;
import muster.model.Life;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** What every change of an account goes through: the lock, the last administrator, and the ledger. */
final class AccountSaving {
    static final String CHANGED_MEANWHILE =
            "Somebody else changed this account in the meantime, so nothing was saved; look at it again and repeat your change.";

    private AccountSaving() {}

    /** The account, kept from being changed by others, if doors show it to others. */
    static Account locked(Writing writing, AccountId id) {
        return writing.accounts()
                .lock(id)
                .filter(Account::isListed)
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    /** The same, also for the shell that a merge has left, and for the directory's own. */
    static Account lockedEvenShell(Writing writing, AccountId id) {
        return writing.accounts()
                .lock(id)
                .filter(account -> account.isListed() || account.isShadow())
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    /** Of two who looked at the same account, the second to save is told of the first. @param expected null for any version */
    static void requireVersion(Account present, @Nullable Long expected) {
        boolean same = expected == null || expected == present.version();
        require(same, new Failure.ChangedMeanwhile(CHANGED_MEANWHILE, present.version()));
    }

    /** @param modifiedAt when the account was modified as somebody saw it; null for any time */
    static void requireModified(Account present, @Nullable Instant modifiedAt) {
        boolean same = modifiedAt == null || modifiedAt.equals(present.stamps().modifiedAt());
        require(same, new Failure.ChangedMeanwhile(CHANGED_MEANWHILE, present.version()));
    }

    /** Who manages nobody and asks about somebody else learns nothing, not even whether that account exists. */
    static void requireMayTry(Caller caller, AccountId id, Failure otherwise) {
        require(caller.is(id) || caller.isAtLeast(Rank.MANAGER), otherwise);
    }

    /**
     * Saves, and refuses when that takes away the last one who could administer the directory. Whoever may act no more has no
     * session from then on, and whoever may again gets none back.
     */
    static Account keep(Writing writing, Account before, Account after, Instant now) {
        boolean couldAdminister = isAbleAdministrator(before, now);
        writing.accounts().save(after);
        if (couldAdminister
                && !isAbleAdministrator(after, now)
                && !writing.accounts().hasUsableAdministrator(now)) {
            throw new Refused(new Failure.LastAdministrator());
        }
        if (before.life().isActivated() && before.mayAct(now) != after.mayAct(now)) {
            writing.keys().endAll(after.id(), Key.Purpose.SESSION, now, whySessionsEnd(after, now));
        }
        return after;
    }

    private static String whySessionsEnd(Account account, Instant now) {
        Life life = account.life();
        if (life.isMerged()) {
            return "merged";
        }
        if (life.isTrashed()) {
            return "trashed";
        }
        if (life.isBarredAt(now)) {
            return "locked";
        }
        return life.isActivated() ? "of the time before" : "withdrawn";
    }

    private static boolean isAbleAdministrator(Account account, Instant now) {
        return account.rank() == Rank.ADMINISTRATOR
                && account.mayAct(now)
                && account.life().expiresAt() == null;
    }

    /** Gives an account another life; this very account when nothing differs. */
    static Account relive(Transactions.Work work, Account before, Life life, Act act) {
        Account after = before.withLife(life, work.now(), work.caller().account());
        return after.equals(before) ? before : stored(work, before, after, act);
    }

    /** Saves what was changed, and writes it down. */
    static Account stored(Transactions.Work work, Account before, Account after, Act act) {
        Account stored = keep(work.writing(), before, after, work.now());
        work.record(act, stored, Differences.between(before, stored));
        return stored;
    }

    /** Lets an account sign in again that wrong passwords had locked out. */
    static void endLockOut(Transactions.Work work, Account account) {
        AccountWriter accounts = work.writing().accounts();
        Activity activity = accounts.activity(account.id());
        if (activity.failures() > 0 || activity.lockedUntil() != null) {
            accounts.setFailures(account.id(), 0, null);
        }
        if (activity.lockedUntil() != null) {
            work.record(Act.LOCK_OUT_ENDED, account, List.of());
        }
    }

    /** Ends the account's keys for programs, each with its event, and those of the directory that it has made. */
    static void endKeys(Transactions.Work work, AccountId id, String reason) {
        KeyWriter keys = work.writing().keys();
        for (Key key : keys.ofAccount(id, Key.Purpose.API_KEY, work.now())) {
            keys.end(key.id(), work.now(), reason);
            Keys.record(work, Act.KEY_ENDED, key);
        }
        Keys.endDirectorysMadeBy(work, id, reason);
    }

    /** Ends everything that stands for the account, for good. */
    static void endAllKeys(Transactions.Work work, AccountId id, String reason) {
        for (Key.Purpose purpose : Key.Purpose.values()) {
            work.writing().keys().endAll(id, purpose, work.now(), reason);
        }
    }
}
