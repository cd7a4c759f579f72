package muster.dialect.connect;

import java.util.Collection;
import java.util.Map;
import muster.directory.Accounts;
import muster.model.AccountId;
import muster.model.Caller;

/** What the outside provider calls people, as far as a caller may see it. Where people sign in by password, nobody is asked. */
final class OutsideIds {
    private final Accounts accounts;
    private final ConnectProvider provider;

    OutsideIds(Accounts accounts, ConnectProvider provider) {
        this.accounts = accounts;
        this.provider = provider;
    }

    Map<AccountId, String> of(Collection<AccountId> ids, Caller viewer) {
        return provider.isPassword() ? Map.of() : accounts.externalSubjects(viewer, provider.issuer(), ids);
    }
}
