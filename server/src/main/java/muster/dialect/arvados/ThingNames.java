package muster.dialect.arvados;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import muster.directory.Directory;
import muster.directory.Estate.Label;
import muster.directory.People.Successor;
import muster.model.AccountId;
import muster.model.Holding;
import muster.model.HoldingId;
import org.jspecify.annotations.Nullable;

/** What the accounts and projects are called of which some records speak, found at two looks for all of them. */
final class ThingNames {
    private final Map<AccountId, String> accounts;
    private final Map<HoldingId, Label> labels;
    private final ThingUuids uuids;
    private final String system;

    private ThingNames(Map<AccountId, String> accounts, Map<HoldingId, Label> labels, ThingUuids uuids, String system) {
        this.accounts = accounts;
        this.labels = labels;
        this.uuids = uuids;
        this.system = system;
    }

    /** Finds such names. */
    record Finder(Directory directory, ArvadosIds ids, ThingUuids uuids, ArvadosSettings settings) {

        /** @param more accounts of which the things speak, who may have been merged into others since */
        ThingNames of(Collection<Holding> things, Collection<AccountId> more) {
            Set<AccountId> accounts = new HashSet<>(more);
            Set<HoldingId> containers = new HashSet<>();
            for (Holding thing : things) {
                accounts.add(thing.owner());
                if (thing.modifiedBy() != null) {
                    accounts.add(thing.modifiedBy());
                }
                if (thing.container() != null) {
                    containers.add(thing.container());
                }
            }
            Map<AccountId, Successor> successors =
                    more.isEmpty() ? Map.of() : directory.people().successors(more);
            successors.values().forEach(successor -> accounts.add(successor.identity()));
            Map<AccountId, String> names = new HashMap<>(ids.ofAccounts(accounts));
            successors.forEach((account, successor) ->
                    names.computeIfPresent(account, (_, own) -> names.getOrDefault(successor.identity(), own)));
            return new ThingNames(
                    names,
                    directory.estate().labels(containers),
                    uuids,
                    ArvadosUuid.systemUser(settings.clusterId()).toString());
        }
    }

    /** What was done at the host was done by the system. */
    String user(@Nullable AccountId account) {
        return account == null ? system : accounts.getOrDefault(account, system);
    }

    String owner(Holding thing) {
        HoldingId container = thing.container();
        if (container == null) {
            return user(thing.owner());
        }
        Label label = labels.get(container);
        return label == null ? user(thing.owner()) : uuids.of(label).orElseGet(() -> user(thing.owner()));
    }
}
