package muster.directory;

import java.util.UUID;
import muster.model.AccountId;
import muster.model.Activity;

/** Durable writes that mean nothing, so that an answer which must not tell what was found takes as long as another one. */
final class Decoys {
    /** Under whom tries for names are counted that nobody has. */
    private static final AccountId NOBODY = new AccountId(new UUID(0, 0));

    private Decoys() {}

    static void write(Transactions.Work work) {
        AccountWriter accounts = work.writing().accounts();
        Activity activity = accounts.activity(NOBODY);
        accounts.setFailures(NOBODY, activity.failures() % Integer.MAX_VALUE + 1, null);
    }
}
