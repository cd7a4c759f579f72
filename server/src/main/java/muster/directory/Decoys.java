package muster.directory;

import java.util.Optional;
import java.util.UUID;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Activity;
import muster.model.WellKnown;

/** Look-ups and durable writes that mean nothing, so that an answer which must not tell what was found takes as long as another one. */
final class Decoys {
    /** Under whom tries for names are counted that nobody has. */
    static final AccountId NOBODY = new AccountId(new UUID(0, 0));

    private Decoys() {}

    /**
     * The account of this name, kept from being changed. In place of one that is not there one comes that doors do not list and
     * that is never given anything, so that it can be looked through like any other.
     */
    static Account locked(Writing writing, AccountName name) {
        return name.find(writing)
                .or(() -> nobody(writing))
                .flatMap(found -> found.isListed() ? writing.accounts().lock(found.id()) : nobody(writing))
                .or(() -> nobody(writing))
                .orElseThrow();
    }

    private static Optional<Account> nobody(Reading reading) {
        return reading.accounts().find(WellKnown.ANONYMOUS);
    }

    static void write(Transactions.Work work) {
        AccountWriter accounts = work.writing().accounts();
        Activity activity = accounts.activity(NOBODY);
        accounts.setFailures(NOBODY, activity.failures() % Integer.MAX_VALUE + 1, null);
    }
}
