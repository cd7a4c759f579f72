package muster.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Permissions;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** Finds out which groups an account would join and leave. Each group is looked up once. */
final class ImportGroups {
    private final Reading reading;
    private final Caller caller;
    private final Set<TextKey> coming;
    private final Map<TextKey, Optional<Group>> known = new HashMap<>();
    private final Map<GroupId, Boolean> managed = new HashMap<>();

    /** @param coming names of groups that are made before anybody joins them */
    ImportGroups(Reading reading, Caller caller, Set<TextKey> coming) {
        this.reading = reading;
        this.caller = caller;
        this.coming = coming;
    }

    /** @param unknown a name that no group has; null when all are there */
    record Move(
            List<GroupId> joined,
            List<GroupId> left,
            List<FieldChange> fields,
            @Nullable String unknown) {
        static final Move NONE = new Move(List.of(), List.of(), List.of(), null);
    }

    /**
     * @param far whose groups these are: an account leaves no others
     * @param member null for an account that is not there yet
     * @throws muster.model.Refused {@link Failure.MayNotChange}, {@link Failure.MayNotRemove} where the caller may not
     */
    Move move(Edit<List<String>> wanted, FarFacts far, @Nullable AccountId member, List<Group> present) {
        if (wanted.isKeep()) {
            return Move.NONE;
        }
        Map<GroupId, Group> after = new LinkedHashMap<>();
        List<FieldChange> made = new ArrayList<>();
        for (String name : wanted.orKeepValue(List.of())) {
            Optional<Group> group = known.computeIfAbsent(TextKey.of(name), this::named);
            if (group.isPresent()) {
                after.put(group.get().id(), group.get());
            } else if (coming.contains(TextKey.of(name))) {
                made.add(new FieldChange("group", null, name));
            } else {
                return new Move(List.of(), List.of(), List.of(), name);
            }
        }
        Set<GroupId> before = new HashSet<>();
        List<GroupId> left = new ArrayList<>();
        List<FieldChange> fields = new ArrayList<>();
        for (Group group : present) {
            before.add(group.id());
            if (!after.containsKey(group.id()) && far.speaksOf(group.name().key())) {
                boolean may = member != null && Permissions.mayRemoveMember(caller, group, member);
                Authority.require(may, new Failure.MayNotRemove("member"));
                left.add(group.id());
                fields.add(new FieldChange("group", group.name().value(), null));
            }
        }
        List<GroupId> joined = new ArrayList<>();
        for (Group group : after.values()) {
            if (!before.contains(group.id())) {
                boolean may = managed.computeIfAbsent(group.id(), _ -> isManaged(group));
                Authority.require(may, new Failure.MayNotChange("group"));
                joined.add(group.id());
                fields.add(new FieldChange("group", null, group.name().value()));
            }
        }
        fields.addAll(made);
        return new Move(joined, left, fields, null);
    }

    private boolean isManaged(Group group) {
        return Permissions.mayManageGroup(caller, group)
                || Standing.of(reading, caller).has(Grant.Level.MANAGE, new GrantObject.OnGroup(group.id()));
    }

    private Optional<Group> named(TextKey key) {
        return reading.groups().list(key.value(), true, 0, 1).stream()
                .filter(group -> group.name().key().equals(key))
                .findFirst();
    }
}
