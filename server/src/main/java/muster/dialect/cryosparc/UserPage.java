package muster.dialect.cryosparc;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Some accounts with all that stands in users beside them, found at one look for all of them.
 *
 * @param viewer for whom they are looked up
 * @param ids what the accounts, and those who made them, are called here
 */
record UserPage(Caller viewer, List<Account> accounts, Map<AccountId, String> ids) {
    UserPage {
        accounts = List.copyOf(accounts);
        ids = Map.copyOf(ids);
    }

    String id(Account account) {
        return Objects.requireNonNull(ids.get(account.id()), "every account is named when it is made");
    }

    /** Who made it; null for whoever was made at the host. */
    @Nullable
    String creatorId(Account account) {
        AccountId by = account.stamps().createdBy();
        return by == null ? null : ids.get(by);
    }
}
