package muster.dialect.cryosparc;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.directory.CodeTable;
import muster.directory.Credentials;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Some accounts with all that stands in users beside them, found at one look for all of them.
 *
 * @param viewer for whom they are looked up
 * @param ids what the accounts, and those who made them, are called here
 * @param codes without those that the viewer may not see
 * @param lanes the names of those that were left to each, in order
 */
record UserPage(
        Caller viewer,
        List<Account> accounts,
        Map<AccountId, String> ids,
        Map<AccountId, CodeTable.Row> codes,
        Map<AccountId, Credentials.Summary> credentials,
        Map<AccountId, List<String>> lanes) {

    UserPage {
        accounts = List.copyOf(accounts);
        ids = Map.copyOf(ids);
        codes = Map.copyOf(codes);
        credentials = Map.copyOf(credentials);
        lanes = Map.copyOf(lanes);
    }

    CodeTable.Row codes(Account account) {
        return codes.getOrDefault(account.id(), CodeTable.Row.NONE);
    }

    Credentials.Summary credentials(Account account) {
        return credentials.getOrDefault(account.id(), Credentials.Summary.NONE);
    }

    List<String> lanes(Account account) {
        return lanes.getOrDefault(account.id(), List.of());
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
