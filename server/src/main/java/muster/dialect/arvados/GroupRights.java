package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import muster.directory.Rights;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Grant.Level;
import muster.model.GrantObject;
import muster.model.GroupId;
import muster.model.Party;
import muster.model.Party.OfAccount;
import muster.model.Party.OfGroup;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a caller may do with groups, as their records tell it. Source: Arvados API, groups. */
final class GroupRights {
    private final Rights rights;
    private final ArvadosIds ids;

    GroupRights(Rights rights, ArvadosIds ids) {
        this.rights = rights;
        this.ids = ids;
    }

    private record Found(
            Map<GrantObject, Level> levels,
            Map<GrantObject, List<Party>> writers,
            Map<AccountId, String> users,
            Map<GroupId, String> groups) {

        List<String> writers(@Nullable GrantObject object) {
            List<String> named = new ArrayList<>();
            for (Party party : object == null ? List.<Party>of() : writers.getOrDefault(object, List.of())) {
                String uuid = switch (party) {
                    case OfAccount(var id) -> users.get(id);
                    case OfGroup(var id) -> groups.get(id);
                };
                if (uuid != null) {
                    named.add(uuid);
                }
            }
            return named;
        }
    }

    /** The records with the three attributes that depend on who looks. */
    List<ObjectNode> dressed(Caller viewer, List<Listed> page) {
        if (page.isEmpty() || viewer.isInvited()) {
            return page.stream().map(Listed::json).toList();
        }
        Found found = found(viewer, page);
        return page.stream().map(record -> dressed(viewer, record, found)).toList();
    }

    private Found found(Caller viewer, List<Listed> page) {
        List<GrantObject> objects =
                page.stream().map(Listed::object).filter(Objects::nonNull).toList();
        Map<GrantObject, List<Party>> writers = rights.writers(viewer, objects);
        Set<AccountId> accounts = new HashSet<>();
        Set<GroupId> groups = new HashSet<>();
        if (viewer.account() != null) {
            accounts.add(viewer.account());
        }
        writers.values().stream().flatMap(Collection::stream).forEach(party -> {
            switch (party) {
                case OfAccount(var id) -> accounts.add(id);
                case OfGroup(var id) -> groups.add(id);
            }
        });
        return new Found(rights.levels(viewer, objects), writers, ids.ofAccounts(accounts), ids.ofGroups(groups));
    }

    private static ObjectNode dressed(Caller viewer, Listed record, Found found) {
        GrantObject object = record.object();
        Level level = object == null ? null : found.levels().get(object);
        boolean writes = level != null && level.isAtLeast(Level.WRITE);
        Set<String> writable = new LinkedHashSet<>();
        writable.add(record.json().path(Things.OWNER).asString());
        String self = viewer.account() == null ? null : found.users().get(viewer.account());
        if (writes && self != null) {
            writable.add(self);
        }
        writable.addAll(found.writers(object));
        record.json().set("writable_by", ArvadosJson.texts(writable));
        record.json().put("can_write", writes);
        record.json().put("can_manage", level == Level.MANAGE);
        return record.json();
    }
}
