package muster.dialect.arvados;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import muster.directory.Keys;
import muster.http.Response;
import muster.model.Caller;
import muster.model.Group;
import muster.model.Holding;
import tools.jackson.databind.node.ObjectNode;

/**
 * The resource {@code groups}, which holds two things that have little in common: roles, which are the directory's groups, and
 * projects, in which things lie. Source: Arvados API, groups.
 */
final class ArvadosGroups implements Resource {
    private static final String CLASS = "group_class";

    private final RoleGroups roles;
    private final Things projects;
    private final GroupRights rights;
    private final UniqueNames names;
    private final RecordLists lists;

    ArvadosGroups(RoleGroups roles, Things projects, GroupRights rights, UniqueNames names) {
        this.roles = roles;
        this.projects = projects;
        this.rights = rights;
        this.names = names;
        lists = new RecordLists(
                GroupFields.KIND,
                GroupFields.COLUMNS,
                RecordSource.of(List.of(roles, projects)),
                (reader, _, page) -> rights.dressed(reader, page));
    }

    /** One of the two. */
    private sealed interface Found {
        record Role(Group group) implements Found {}

        record Project(Holding thing) implements Found {}
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.add(GroupFields.SCHEMA);
        StandardMethods.of(GroupFields.RESOURCE, "group", GroupFields.SCHEMA.name())
                .list(lists::answer)
                .get(this::get)
                .create(this::create)
                .update(this::update)
                .delete(this::delete)
                .addTo(endpoints);
    }

    private Response get(Call call) {
        Selection selection = selection(call);
        for (Keys.Known reader : call.readers()) {
            Optional<Found> found = find(reader.caller(), call.path(Columns.UUID));
            if (found.isPresent()) {
                return answer(call.caller(), selection, found.get());
            }
        }
        throw ArvadosRefusal.notFound();
    }

    private Response create(Call call) {
        Selection selection = selection(call);
        Caller caller = call.caller();
        return answer(caller, selection, names.make(call, "name", wanted -> made(caller, wanted)));
    }

    private Found made(Caller caller, Attributes wanted) {
        String groupClass = wanted.text(CLASS);
        return switch (groupClass) {
            case GroupFields.ROLE -> new Found.Role(roles.create(caller, wanted));
            case GroupFields.PROJECT -> new Found.Project(projects.create(caller, wanted));
            case null -> throw ArvadosRefusal.invalid("Group class value is required: project or role");
            default ->
                throw ArvadosRefusal.invalid("Group class value '" + groupClass + "' is not one of: project, role");
        };
    }

    private Response update(Call call) {
        Selection selection = selection(call);
        Caller caller = call.caller();
        String uuid = call.path(Columns.UUID);
        Attributes wanted = call.parameters().attributes();
        Found after = switch (found(call)) {
            case Found.Role(var group) -> new Found.Role(roles.update(caller, group, uuid, wanted));
            case Found.Project(var thing) -> new Found.Project(projects.update(caller, thing, wanted));
        };
        return answer(caller, selection, after);
    }

    private Response delete(Call call) {
        Selection selection = selection(call);
        Found before = found(call);
        Response gone = answer(call.caller(), selection, before);
        switch (before) {
            case Found.Role(var group) -> roles.remove(call.caller(), group);
            case Found.Project(var thing) -> projects.remove(call.caller(), thing);
        }
        return gone;
    }

    private Found found(Call call) {
        return find(call.caller(), call.path(Columns.UUID)).orElseThrow(ArvadosRefusal::notFound);
    }

    /** Roles first: their uuids are kept, those of projects are only computed. */
    private Optional<Found> find(Caller caller, String uuid) {
        Optional<Found> role = roles.find(caller, uuid).map(Found.Role::new);
        return role.or(() -> projects.find(caller, uuid).map(Found.Project::new));
    }

    private static Selection selection(Call call) {
        return Selection.read(call.parameters(), GroupFields.COLUMNS);
    }

    private Response answer(Caller viewer, Selection selection, Found found) {
        Listed record = switch (found) {
            case Found.Role(var group) -> roles.record(group);
            case Found.Project(var thing) -> projects.record(thing);
        };
        List<ObjectNode> dressed = rights.dressed(viewer, Stream.of(record).toList());
        return ArvadosJson.ok(selection.of(dressed.getFirst()));
    }
}
