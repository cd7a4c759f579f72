package muster.dialect.arvados;

import java.util.Set;
import muster.model.Caller;
import muster.model.Holding;
import tools.jackson.databind.node.ObjectNode;

/** Groups of class project: things in which things lie. Source: Arvados API, groups. */
final class ProjectType implements ThingType {
    private static final Set<String> WRITABLE = Set.of("group_class", "description", Properties.NAME);

    @Override
    public ThingKind kind() {
        return ThingKind.PROJECT;
    }

    @Override
    public Columns columns() {
        return GroupFields.COLUMNS;
    }

    @Override
    public Set<String> writable() {
        return WRITABLE;
    }

    @Override
    public Set<String> sentBack() {
        return GroupFields.SENT_BACK;
    }

    @Override
    public ObjectNode changes(Attributes wanted, Caller caller) {
        GroupFields.requireClass(wanted, GroupFields.PROJECT);
        ObjectNode changes = ArvadosJson.object();
        if (wanted.has("description")) {
            changes.put("description", wanted.text("description"));
        }
        if (wanted.has(Properties.NAME)) {
            changes.set(Properties.NAME, Properties.wanted(wanted));
        }
        return changes;
    }

    /** A project that was made without a name is called by its uuid. */
    @Override
    public void show(ObjectNode record, Holding thing, ObjectNode document, ThingNames names) {
        String name = thing.name().isEmpty() ? record.path("uuid").asString() : thing.name();
        GroupFields.show(
                record,
                name,
                GroupFields.PROJECT,
                document.path("description").asString(null),
                Properties.shown(document.get(Properties.NAME)));
    }
}
