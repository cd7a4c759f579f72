package muster.directory;

import java.util.Arrays;
import java.util.Objects;
import muster.directory.Transactions.Work;
import muster.model.AccountId;
import muster.model.GrantObject;
import muster.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * Accounts to which something comes: a signature, a right, a group or a thing. A merge, a withdrawal and the trash lock an
 * account before they take from it; what comes in takes the same lock before it asks about the account, so that nothing is
 * left behind with one who is gone.
 */
final class Receivers {
    private Receivers() {}

    /**
     * Locks accounts, before any group or thing is locked and in the order of their ids, as merges do. Those that are not there
     * are left out: who needs one asks for it then.
     *
     * @return the same work, with a caller who was asked again if it is one of the accounts
     * @throws muster.model.Refused when the caller may not act any more
     */
    static Work held(Work work, @Nullable AccountId... ids) {
        Writing writing = work.writing();
        Arrays.stream(ids)
                .filter(Objects::nonNull)
                .distinct()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .forEach(writing.accounts()::lock);
        boolean isOneOfThem =
                Arrays.stream(ids).anyMatch(id -> id != null && work.caller().is(id));
        return isOneOfThem
                ? work.on(Authority.fresh(
                        writing, work.caller(), work.now(), work.caller().isInvited()))
                : work;
    }

    /** The same with what of the two ends of a grant is an account. */
    static Work held(Work work, Party party, GrantObject object) {
        return held(work, account(party), object instanceof GrantObject.OnAccount(var id) ? id : null);
    }

    static @Nullable AccountId account(Party party) {
        return party instanceof Party.OfAccount(var id) ? id : null;
    }
}
