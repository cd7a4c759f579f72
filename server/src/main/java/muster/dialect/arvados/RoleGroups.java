package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import muster.dialect.JsonObject;
import muster.directory.GroupChanges;
import muster.directory.Groups;
import muster.directory.NewGroup;
import muster.directory.NewGroup.Minding;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Party;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Groups of class role: the groups of the directory, its own ones too. The system owns them all; who is said to own a new one
 * gets the right to manage it. Source: Arvados API, groups; what the tool that keeps groups in step looks for.
 */
final class RoleGroups implements RecordSource {
    private static final int BATCH = 1_000;
    private static final Set<String> WRITABLE =
            Set.of(Columns.UUID, Things.OWNER, "name", "group_class", "description", Properties.NAME);

    private final Groups groups;
    private final ArvadosIds ids;
    private final Owners owners;
    private final String system;

    RoleGroups(Groups groups, ArvadosIds ids, Owners owners, ArvadosSettings settings) {
        this.groups = groups;
        this.ids = ids;
        this.owners = owners;
        system = ArvadosUuid.systemUser(settings.clusterId()).toString();
    }

    /** The group of this uuid; empty also when no right leads the caller to it. */
    Optional<Group> find(Caller caller, String uuid) {
        if (caller.isInvited()) {
            return Optional.empty();
        }
        return ids.group(uuid)
                .flatMap(id -> groups.listReached(caller, List.of(id)).stream().findFirst());
    }

    Group create(Caller caller, Attributes sent) {
        Attributes wanted = known(sent);
        if (wanted.has(Columns.UUID)) {
            throw ArvadosRefusal.invalid("The uuid is chosen by the server.");
        }
        String name = wanted.text("name");
        String description = wanted.text("description");
        NewGroup made = new NewGroup(
                name == null || name.isBlank() ? null : GroupName.parse(name),
                description,
                Properties.wanted(wanted).toString(),
                minding(caller, wanted.text(Things.OWNER)));
        try {
            return groups.create(caller, made);
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Missing) {
                throw Owners.unknown(caller, wanted.text(Things.OWNER));
            }
            throw refused;
        }
    }

    private Minding minding(Caller caller, @Nullable String owner) {
        if (owner == null || owner.isEmpty()) {
            AccountId maker = caller.account();
            return maker == null ? new Minding.ByNobody() : new Minding.ByParty(new Party.OfAccount(maker));
        }
        return owner.equals(system) ? new Minding.ByNobody() : new Minding.ByParty(owners.manager(caller, owner));
    }

    Group update(Caller caller, Group group, String uuid, Attributes sent) {
        Attributes wanted = known(sent);
        GroupFields.requireClass(wanted, GroupFields.ROLE);
        if (wanted.has(Columns.UUID) && !uuid.equals(wanted.text(Columns.UUID))) {
            throw ArvadosRefusal.invalid("The uuid cannot be changed.");
        }
        if (wanted.has(Things.OWNER) && !system.equals(wanted.text(Things.OWNER))) {
            throw ArvadosRefusal.invalid("Owner uuid for role must be system user");
        }
        String name = wanted.text("name");
        String description = wanted.text("description");
        boolean renamed = wanted.has("name") && !group.name().value().equals(name);
        GroupChanges changes = new GroupChanges(
                renamed ? Edit.set(GroupName.parse(name == null ? "" : name)) : Edit.keep(),
                Edit.keep(),
                !wanted.has("description") ? Edit.keep() : description == null ? Edit.clear() : Edit.set(description),
                properties(group, wanted));
        requireOwn(group);
        return groups.change(caller, group.id(), changes);
    }

    /** Objects are the same in whatever order their members come. */
    private static Edit<String> properties(Group group, Attributes wanted) {
        if (!wanted.has(Properties.NAME)) {
            return Edit.keep();
        }
        ObjectNode properties = Properties.wanted(wanted);
        boolean same = properties.equals(JsonObject.parseValue(group.properties()));
        return same ? Edit.keep() : Edit.set(properties.toString());
    }

    void remove(Caller caller, Group group) {
        requireOwn(group);
        groups.remove(caller, group.id());
    }

    private static void requireOwn(Group group) {
        if (group.kind() == Group.Kind.SYSTEM) {
            throw new Refused(new Failure.IsWellKnown());
        }
    }

    private static Attributes known(Attributes sent) {
        Set<String> dropped = new HashSet<>(CommonFields.SENT_BACK);
        dropped.addAll(GroupFields.SENT_BACK);
        Attributes wanted = sent.without(dropped);
        wanted.requireKnown(WRITABLE, "Group");
        return wanted;
    }

    @Override
    public void forEach(Caller reader, ListRequest request, Consumer<Listed> each) {
        if (reader.isInvited()) {
            return;
        }
        Optional<Set<String>> named = Narrowing.values(request.filters(), Columns.UUID);
        if (named.isPresent()) {
            List<GroupId> wanted = named.get().stream()
                    .flatMap(uuid -> ids.group(uuid).stream())
                    .toList();
            records(groups.listReached(reader, wanted)).forEach(each);
            return;
        }
        GroupId last = null;
        List<Group> batch;
        do {
            batch = groups.listReached(reader, last, BATCH);
            records(batch).forEach(each);
            last = batch.isEmpty() ? last : batch.getLast().id();
        } while (batch.size() == BATCH);
    }

    Listed record(Group group) {
        return records(List.of(group)).getFirst();
    }

    private List<Listed> records(List<Group> found) {
        List<AccountId> modifiers = new ArrayList<>();
        for (Group group : found) {
            if (group.modifiedBy() != null) {
                modifiers.add(group.modifiedBy());
            }
        }
        Map<AccountId, String> users = ids.ofAccounts(modifiers);
        Map<GroupId, String> uuids = ids.ofGroups(found.stream().map(Group::id).toList());
        return found.stream()
                .filter(group -> uuids.containsKey(group.id()))
                .map(group -> record(
                        group,
                        uuids.getOrDefault(group.id(), ""),
                        group.modifiedBy() == null ? system : users.getOrDefault(group.modifiedBy(), system)))
                .toList();
    }

    private Listed record(Group group, String uuid, String modifier) {
        var json = CommonFields.begin(
                GroupFields.KIND,
                GroupFields.RESOURCE,
                uuid,
                CommonFields.etag(group.id().value().getLeastSignificantBits(), group.version()),
                new CommonFields.Stamps(system, group.createdAt(), modifier, group.modifiedAt()));
        GroupFields.show(
                json,
                group.name().value(),
                GroupFields.ROLE,
                group.description(),
                ThingRecords.document(group.properties()));
        return new Listed(json, new GrantObject.OnGroup(group.id()));
    }
}
