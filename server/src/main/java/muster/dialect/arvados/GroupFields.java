package muster.dialect.arvados;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of groups, whatever their class. Source: Arvados API, groups. */
final class GroupFields {
    static final String RESOURCE = "groups";
    static final String KIND = ThingKind.PROJECT.word();
    static final String PROJECT = "project";
    static final String ROLE = "role";

    /** Nothing lies in a trash that could be looked into, so that these never change. */
    static final Set<String> SENT_BACK = Set.of("is_trashed", "trash_at", "delete_at");

    static final Columns COLUMNS = CommonFields.columns(RESOURCE)
            .with(Columns.Type.TEXT, "name", "group_class", "description")
            .with(Columns.Type.JSON, Properties.NAME)
            .with(Columns.Type.BOOLEAN, "is_trashed")
            .with(Columns.Type.TIME, "trash_at", "delete_at")
            .withComputed("writable_by", "can_write", "can_manage");

    static final Schema SCHEMA = CommonFields.schema("Group", ArvadosUuid.GROUP)
            .with(Schema.Type.TEXT, "name", "group_class", "description")
            .with(Schema.Type.OBJECT, Properties.NAME)
            .with(Schema.Type.BOOLEAN, "is_trashed")
            .with(Schema.Type.TIME, "trash_at", "delete_at")
            .with(Schema.Type.TEXTS, "writable_by")
            .with(Schema.Type.BOOLEAN, "can_write", "can_manage");

    private GroupFields() {}

    static void show(
            ObjectNode record, String name, String groupClass, @Nullable String description, JsonNode properties) {
        record.put("name", name);
        record.put("group_class", groupClass);
        record.put("description", description);
        record.set(Properties.NAME, properties);
        record.put("is_trashed", false);
        record.putNull("trash_at");
        record.putNull("delete_at");
    }

    /** A group has its class for ever. */
    static void requireClass(Attributes wanted, String present) {
        if (wanted.has("group_class") && !present.equals(wanted.text("group_class"))) {
            throw ArvadosRefusal.invalid("Group class cannot be modified after record is created");
        }
    }
}
