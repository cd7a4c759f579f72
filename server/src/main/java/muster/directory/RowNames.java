package muster.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.EmailAddress;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Party;

/** What people call the things that rows are about; looked up once for many rows. */
final class RowNames {
    private final Reading reading;
    private final Map<AccountId, String> accounts = new HashMap<>();
    private final Map<GroupId, String> groups = new HashMap<>();
    private final Map<HoldingId, String> holdings = new HashMap<>();

    RowNames(Reading reading) {
        this.reading = reading;
    }

    /** Looks up at once what these grants are about. */
    void gather(Collection<Grant> grants) {
        List<AccountId> newAccounts = new ArrayList<>();
        List<GroupId> newGroups = new ArrayList<>();
        List<HoldingId> newHoldings = new ArrayList<>();
        for (Grant grant : grants) {
            switch (grant.object()) {
                case GrantObject.OnAccount(var id) -> newAccounts.add(id);
                case GrantObject.OnGroup(var id) -> newGroups.add(id);
                case GrantObject.OnHolding(var id) -> newHoldings.add(id);
            }
            switch (grant.party()) {
                case Party.OfAccount(var id) -> newAccounts.add(id);
                case Party.OfGroup(var id) -> newGroups.add(id);
            }
        }
        reading.accounts().findAll(newAccounts).forEach((id, account) -> accounts.put(id, of(account)));
        reading.groups().findAll(newGroups).forEach((id, group) -> groups.put(id, of(group)));
        reading.holdings().findAll(newHoldings).forEach((id, holding) -> holdings.put(id, of(holding)));
    }

    String of(GrantObject object) {
        return switch (object) {
            case GrantObject.OnAccount(var id) -> account(id);
            case GrantObject.OnGroup(var id) -> group(id);
            case GrantObject.OnHolding(var id) -> holding(id);
        };
    }

    String of(Party party) {
        return switch (party) {
            case Party.OfAccount(var id) -> account(id);
            case Party.OfGroup(var id) -> group(id);
        };
    }

    String account(AccountId id) {
        return accounts.computeIfAbsent(
                id, _ -> reading.accounts().find(id).map(RowNames::of).orElse(id.toString()));
    }

    String group(GroupId id) {
        return groups.computeIfAbsent(
                id,
                _ -> Optional.ofNullable(reading.groups().findAll(List.of(id)).get(id))
                        .map(RowNames::of)
                        .orElse(id.toString()));
    }

    String holding(HoldingId id) {
        return holdings.computeIfAbsent(
                id,
                _ -> Optional.ofNullable(reading.holdings().findAll(List.of(id)).get(id))
                        .map(RowNames::of)
                        .orElse(id.toString()));
    }

    static String of(Account account) {
        if (account.username() != null) {
            return account.username().value();
        }
        EmailAddress address = account.shownAddress();
        return address == null ? account.id().toString() : address.value();
    }

    static String of(Group group) {
        return group.name().value();
    }

    static String of(Holding holding) {
        return holding.name() + " (" + holding.door() + " " + holding.kind() + ")";
    }
}
