package muster.directory;

import java.time.Instant;
import java.util.List;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Activity;
import muster.model.Policy;
import org.jspecify.annotations.Nullable;

/** Counts what was wrong of an account, passwords and codes of the second factor alike, until that locks it out. */
final class WrongTries {
    private final Policy.LockOut rule;

    WrongTries(Policy policy) {
        this.rule = policy.lockOut();
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
            work.record(Act.LOCKED_OUT, account, List.of());
        }
    }
}
