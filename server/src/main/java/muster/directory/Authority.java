package muster.directory;

import java.time.Instant;
import muster.model.Account;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Refused;

/** Looks again, inside a transaction, at who asks: a right that was withdrawn a moment ago does not count any more. */
final class Authority {
    private Authority() {}

    /**
     * The caller with the rank that the account has now.
     *
     * @throws Refused when the caller's key has ended, or the account may not act any more
     */
    static Caller fresh(Reading reading, Caller caller, Instant now) {
        return fresh(reading, caller, now, false);
    }

    /** @param evenInvited whether somebody whose account was never activated may do what follows */
    static Caller fresh(Reading reading, Caller caller, Instant now, boolean evenInvited) {
        if (!(caller.actor() instanceof Actor.Person person)) {
            return caller;
        }
        Account account = reading.accounts()
                .bearer(person.key(), now)
                .filter(bearer -> bearer.id().equals(person.account()))
                .orElseThrow(() -> new Refused(new Failure.BadCredentials()));
        if (evenInvited && isOnlyInvited(account, now)) {
            return Caller.invited(account.id(), person.key(), caller.origin());
        }
        requireMayAct(account, now);
        return caller.withAccountRank(account.rank());
    }

    /** Whether nothing but its activation is missing for the account to act. */
    static boolean isOnlyInvited(Account account, Instant now) {
        boolean gone = account.life().isTrashed() || account.life().isMerged();
        return !account.life().isActivated() && !gone && !account.life().isBarredAt(now);
    }

    /** Tells barred accounts, which may know that they are, from accounts that are no more. */
    static void requireMayAct(Account account, Instant now) {
        if (account.mayAct(now)) {
            return;
        }
        boolean onlyBarred = account.life().isActivated() && account.isListed();
        throw new Refused(onlyBarred ? new Failure.AccountBarred() : new Failure.BadCredentials());
    }

    static void require(boolean permitted, Failure otherwise) {
        if (!permitted) {
            throw new Refused(otherwise);
        }
    }
}
