package muster.directory;

import java.time.Instant;
import java.util.List;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Activity;
import muster.model.Actor;
import muster.model.Event.FieldChange;
import muster.model.Key;
import muster.model.MailPurpose;
import muster.model.Policy;
import org.jspecify.annotations.Nullable;

/** Counts what was wrong of an account, passwords and codes of the second factor alike, until that locks it out. */
final class WrongTries {
    private final Policy.LockOut rule;
    private final Correspondence correspondence;

    WrongTries(Policy policy, Correspondence correspondence) {
        this.rule = policy.lockOut();
        this.correspondence = correspondence;
    }

    int left(Reading reading, AccountId id, Instant now) {
        return rule.triesLeft(reading.accounts().activity(id), now);
    }

    /** Counts one more, of an account that is kept from being changed and not locked out. */
    void count(Transactions.Work work, Account account) {
        AccountWriter accounts = work.writing().accounts();
        Activity activity = accounts.activity(account.id());
        int left = rule.triesLeft(activity, work.now()) - 1;
        @Nullable Instant until = left > 0 ? null : rule.endOf(work.now());
        accounts.setFailures(account.id(), rule.failures() - left, until);
        if (left <= 0) {
            lockedOut(work, account);
        }
    }

    /** Running sessions go on, or anybody could end them; but not the one in which somebody guesses. */
    private void lockedOut(Transactions.Work work, Account account) {
        if (work.caller().actor() instanceof Actor.Person(var self, var key) && self.equals(account.id())) {
            work.writing()
                    .keys()
                    .find(key)
                    .filter(found -> found.purpose() == Key.Purpose.SESSION)
                    .ifPresent(session -> work.writing().keys().end(session.id(), work.now(), "locked out"));
        }
        boolean told = account.isListed() && account.mayAct(work.now()) && !Recoveries.tooManyLately(work, account);
        FieldChange sent = told ? correspondence.letRecover(work, account, MailPurpose.LOCKED_OUT) : null;
        if (told && sent == null) {
            correspondence.tell(work, account, MailPurpose.LOCKED_OUT);
        }
        work.record(Act.LOCKED_OUT, account, sent == null ? List.of() : List.of(sent));
    }
}
