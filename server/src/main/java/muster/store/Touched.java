package muster.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import muster.model.AccountId;

/** The accounts whose look, or whose keys, a change has altered: what caches must forget once it is made. */
final class Touched {
    private final Set<AccountId> accounts = ConcurrentHashMap.newKeySet();

    void account(AccountId id) {
        accounts.add(id);
    }

    Set<AccountId> accounts() {
        return accounts;
    }
}
