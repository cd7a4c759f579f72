package muster.dialect.cryosparc;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import muster.directory.CodeTable;
import muster.directory.Credentials;
import muster.directory.Lanes;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;

/** Finds what stands in users beside their accounts, at one look each for all of a page. */
final class UserPages {
    private final UserIds ids;
    private final CodeTable codes;
    private final Credentials credentials;
    private final Lanes lanes;

    UserPages(UserIds ids, CodeTable codes, Credentials credentials, Lanes lanes) {
        this.ids = ids;
        this.codes = codes;
        this.credentials = credentials;
        this.lanes = lanes;
    }

    UserPage of(Caller viewer, List<Account> slice) {
        List<AccountId> shown = slice.stream().map(Account::id).toList();
        return new UserPage(
                viewer,
                slice,
                ids.of(named(slice)),
                codes.of(viewer, slice),
                credentials.ofAll(viewer, shown, CryosparcTokens.DOOR),
                lanes.ofAll(viewer, shown));
    }

    private static Set<AccountId> named(List<Account> slice) {
        Set<AccountId> named = new HashSet<>();
        for (Account account : slice) {
            named.add(account.id());
            AccountId by = account.stamps().createdBy();
            if (by != null) {
                named.add(by);
            }
        }
        return named;
    }
}
