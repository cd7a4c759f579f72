package muster.dialect.arvados;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import muster.directory.Directory;
import muster.directory.Estate.Label;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.GrantObject;
import muster.model.GrantObject.OnAccount;
import muster.model.GrantObject.OnGroup;
import muster.model.GrantObject.OnHolding;
import muster.model.GroupId;
import muster.model.HoldingId;
import muster.model.Party;
import muster.model.Refused;
import muster.model.WellKnown;

/** What links tie together: accounts, groups and things of the directory, and what they are called here. */
final class LinkEnds {
    private final Directory directory;
    private final ArvadosIds ids;
    private final ThingUuids things;

    LinkEnds(Directory directory, ArvadosIds ids, ThingUuids things) {
        this.directory = directory;
        this.ids = ids;
        this.things = things;
    }

    ArvadosIds ids() {
        return ids;
    }

    /** What a uuid names, if the caller may read it. The system's own user stands for nobody, so that anybody may name it. */
    Optional<GrantObject> readable(Caller caller, String uuid) {
        Optional<GrantObject> account = ids.account(uuid).map(OnAccount::new);
        if (account.isPresent()) {
            return account.filter(end -> end.equals(new OnAccount(WellKnown.SYSTEM)) || isSeen(caller, end));
        }
        Optional<GrantObject> group = ids.group(uuid).map(OnGroup::new);
        return group.isPresent()
                ? group.filter(end -> directory.rights().level(caller, end).isPresent())
                : thing(caller, uuid).map(OnHolding::new);
    }

    private boolean isSeen(Caller caller, GrantObject end) {
        return end instanceof OnAccount(var id)
                && ifThere(() -> directory.people().find(caller, id)).isPresent();
    }

    private Optional<HoldingId> thing(Caller caller, String uuid) {
        return ArvadosUuid.parse(uuid)
                .flatMap(parsed -> ThingKind.ofType(parsed.type()))
                .flatMap(kind -> things.number(kind, uuid)
                        .flatMap(number -> ifThere(() -> directory.estate().getByNumber(caller, kind.sort(), number))))
                .map(thing -> thing.id());
    }

    /** What an end of a grant is called. Things of other platforms have no name here. */
    Map<GrantObject, String> uuids(Collection<GrantObject> ends) {
        Set<AccountId> accounts = new HashSet<>();
        Set<GroupId> groups = new HashSet<>();
        Set<HoldingId> holdings = new HashSet<>();
        for (GrantObject end : ends) {
            switch (end) {
                case OnAccount(var id) -> accounts.add(id);
                case OnGroup(var id) -> groups.add(id);
                case OnHolding(var id) -> holdings.add(id);
            }
        }
        Map<GrantObject, String> uuids = new HashMap<>();
        ids.ofAccounts(accounts).forEach((id, uuid) -> uuids.put(new OnAccount(id), uuid));
        ids.ofGroups(groups).forEach((id, uuid) -> uuids.put(new OnGroup(id), uuid));
        Map<HoldingId, Label> labels = directory.estate().labels(holdings);
        labels.forEach((id, label) -> things.of(label).ifPresent(uuid -> uuids.put(new OnHolding(id), uuid)));
        return uuids;
    }

    /** A party as what it is to grants on it. */
    static GrantObject end(Party party) {
        return switch (party) {
            case Party.OfAccount(var id) -> new OnAccount(id);
            case Party.OfGroup(var id) -> new OnGroup(id);
        };
    }

    /** Who it is to which rights can be given; empty for things. */
    static Optional<Party> party(GrantObject end) {
        return switch (end) {
            case OnAccount(var id) -> Optional.of(new Party.OfAccount(id));
            case OnGroup(var id) -> Optional.of(new Party.OfGroup(id));
            case OnHolding _ -> Optional.empty();
        };
    }

    /** What was asked for; empty when it is not there, or not for the caller to see. */
    static <T> Optional<T> ifThere(Supplier<T> asked) {
        try {
            return Optional.of(asked.get());
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Missing) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
