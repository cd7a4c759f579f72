package muster.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import muster.directory.WireNaming.Thing;
import muster.model.AccountId;
import muster.model.GroupId;
import muster.model.WireName;

/** What doors call accounts and groups, where that cannot be computed. Naming says nothing of who may see what is named. */
public final class WireNames {
    private static final int NAMED_AT_ONCE = 500;

    private final Transactions transactions;
    private final List<WireNaming> namings;

    public WireNames(Transactions transactions, List<WireNaming> namings) {
        this.transactions = transactions;
        this.namings = List.copyOf(namings);
    }

    /**
     * Names a thing at every door that names such things.
     *
     * @param chosen the names that it has already
     */
    void give(Writing writing, Thing thing, Object id, Collection<WireName> chosen) {
        for (WireNaming naming : namings) {
            boolean named = chosen.stream()
                    .anyMatch(name ->
                            name.door().equals(naming.door()) && name.kind().equals(naming.kind()));
            if (naming.thing() == thing && !named) {
                naming.name(writing, transactions.identifiers(), id.toString());
            }
        }
    }

    /** What the first door that names such things calls this one; where no door does, its id. */
    String first(Reading reading, Thing thing, Object id) {
        return namings.stream()
                .filter(naming -> naming.thing() == thing)
                .flatMap(naming ->
                        reading
                                .wireIds()
                                .wireIds(naming.door(), naming.kind(), List.of(id.toString()))
                                .values()
                                .stream())
                .findFirst()
                .orElse(id.toString());
    }

    /**
     * Names what was made before a door needed names. It begins with the latest accounts, so that a look at the first ones
     * tells whether all are named. The directory's own accounts are the very first, and named when they are made, which may be
     * long after others.
     */
    public void complete() {
        for (WireNaming naming : namings) {
            switch (naming.thing()) {
                case ACCOUNT -> completeAccounts(naming);
                case GROUP -> completeGroups(naming);
            }
        }
    }

    private void completeAccounts(WireNaming naming) {
        boolean done =
                transactions.read(reading -> reading.wireIds().areFirstAccountsNamed(naming.door(), naming.kind()));
        while (!done) {
            int named = transactions.store().write(writing -> {
                List<AccountId> slice = writing.wireIds().unnamedAccounts(naming.door(), naming.kind(), NAMED_AT_ONCE);
                slice.forEach(id -> naming.name(writing, transactions.identifiers(), id.toString()));
                return slice.size();
            });
            done = named < NAMED_AT_ONCE;
        }
    }

    private void completeGroups(WireNaming naming) {
        List<GroupId> slice;
        do {
            slice = transactions.read(
                    reading -> reading.wireIds().unnamedGroups(naming.door(), naming.kind(), NAMED_AT_ONCE));
            List<GroupId> unnamed = slice;
            if (!unnamed.isEmpty()) {
                transactions.store().write(writing -> {
                    unnamed.forEach(id -> naming.name(writing, transactions.identifiers(), id.toString()));
                    return unnamed.size();
                });
            }
        } while (slice.size() == NAMED_AT_ONCE);
    }

    /** Every account that some door calls so. */
    List<AccountId> accountsNamed(Reading reading, String name) {
        return namings.stream()
                .filter(naming -> naming.thing() == Thing.ACCOUNT)
                .flatMap(naming -> reading.wireIds().target(naming.door(), naming.kind(), name).stream())
                .map(target -> new AccountId(UUID.fromString(target)))
                .distinct()
                .toList();
    }

    public Optional<AccountId> account(String door, String kind, String name) {
        return target(door, kind, name).map(AccountId::new);
    }

    public Optional<GroupId> group(String door, String kind, String name) {
        return target(door, kind, name).map(GroupId::new);
    }

    private Optional<UUID> target(String door, String kind, String name) {
        return transactions
                .read(reading -> reading.wireIds().target(door, kind, name))
                .map(UUID::fromString);
    }

    /** The names of these accounts, all at one look; without those that have none. */
    public Map<AccountId, String> ofAccounts(String door, String kind, Collection<AccountId> ids) {
        Map<AccountId, String> names = new HashMap<>();
        read(door, kind, ids).forEach((id, name) -> names.put(new AccountId(UUID.fromString(id)), name));
        return names;
    }

    /** The names of these groups, all at one look; without those that have none. */
    public Map<GroupId, String> ofGroups(String door, String kind, Collection<GroupId> ids) {
        Map<GroupId, String> names = new HashMap<>();
        read(door, kind, ids).forEach((id, name) -> names.put(new GroupId(UUID.fromString(id)), name));
        return names;
    }

    private Map<String, String> read(String door, String kind, Collection<?> ids) {
        List<String> targets = ids.stream().map(Object::toString).distinct().toList();
        return targets.isEmpty()
                ? Map.of()
                : transactions.read(reading -> reading.wireIds().wireIds(door, kind, targets));
    }
}
