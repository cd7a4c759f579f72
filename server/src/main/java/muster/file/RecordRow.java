package muster.file;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import muster.directory.ImportField;
import muster.directory.ImportRow;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import muster.model.Edit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one exported record of a user says of an account. */
final class RecordRow {
    private static final String TYPE = "user";

    /** What the platform exports, and an account has not, or only the platform can tell. */
    private static final Set<String> ONLY_TOLD = Set.of(
            "created_at",
            "created_by",
            "deleted_at",
            "deleted_by",
            "icon",
            "is_activated",
            "is_deleted",
            "is_locked_out",
            "is_readonly",
            "last_activity",
            "last_login",
            "last_ui_activity",
            "modified_at",
            "modified_by",
            "organization_id",
            "pending_email",
            "workspace_id");

    private final long line;
    private final ObjectNode record;
    private final Map<ImportField, Edit<String>> fields = new EnumMap<>(ImportField.class);

    private RecordRow(long line, ObjectNode record) {
        this.line = line;
        this.record = record;
    }

    /** @return null when there is something wrong with it, which is among the faults then */
    static @Nullable ImportRow of(long line, JsonNode document, Faults faults, Set<String> ignored) {
        try {
            if (!(document instanceof ObjectNode object)
                    || object.size() != 1
                    || !(object.path(TYPE) instanceof ObjectNode record)) {
                throw new UnsoundFile(Kind.MISSING, line, TYPE);
            }
            return new RecordRow(line, record).row(ignored);
        } catch (UnsoundFile wrong) {
            wrong.faults().forEach(fault -> faults.add(fault.kind(), fault.line(), fault.detail()));
            return null;
        }
    }

    private ImportRow row(Set<String> ignored) {
        for (Map.Entry<String, JsonNode> property : record.properties()) {
            String name = property.getKey();
            if (ONLY_TOLD.contains(name)) {
                ignored.add(name);
            } else {
                take(name, property.getValue(), ignored);
            }
        }
        if (!fields.containsKey(ImportField.USERNAME)) {
            throw new UnsoundFile(Kind.MISSING, line, "name");
        }
        state();
        return new ImportRow(line, fields, Edit.keep());
    }

    private void take(String name, JsonNode value, Set<String> ignored) {
        switch (name) {
            case "name" -> fields.put(ImportField.USERNAME, Edit.set(text(name, value)));
            // The platform does not import addresses, and takes an account without one for one without an address that
            // is
            // confirmed; so nothing is cleared.
            case "email" -> {
                if (!value.isNull()) {
                    fields.put(ImportField.EMAIL, Edit.set(text(name, value)));
                }
            }
            case "description" ->
                fields.put(ImportField.DESCRIPTION, value.isNull() ? Edit.clear() : Edit.set(text(name, value)));
            case "project_id_project" -> fields.put(ImportField.PROJECT, Edit.set(project(name, value)));
            case "project_id" -> {
                if (value.isNull()) {
                    fields.put(ImportField.PROJECT, Edit.clear());
                } else {
                    ignored.add(name);
                }
            }
            case "is_enabled", "is_archived" -> flag(name);
            default -> throw new UnsoundFile(Kind.UNKNOWN_FIELD, line, name);
        }
    }

    private String text(String name, JsonNode value) {
        if (!value.isString()) {
            throw new UnsoundFile(Kind.WRONG_KIND, line, name);
        }
        return value.stringValue();
    }

    private String project(String name, JsonNode value) {
        if (value.size() != 1) {
            throw new UnsoundFile(Kind.WRONG_KIND, line, name);
        }
        return text(name, value.path("name"));
    }

    /** Two things there, one word here: the graver counts, and that neither is so only if both are told. */
    private void state() {
        Boolean enabled = flag("is_enabled");
        Boolean archived = flag("is_archived");
        if (Boolean.FALSE.equals(enabled)) {
            fields.put(ImportField.STATE, Edit.set("disabled"));
        } else if (Boolean.TRUE.equals(archived)) {
            fields.put(ImportField.STATE, Edit.set("archived"));
        } else if (enabled != null && archived != null) {
            fields.put(ImportField.STATE, Edit.set("active"));
        }
    }

    private @Nullable Boolean flag(String name) {
        JsonNode value = record.path(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isBoolean()) {
            throw new UnsoundFile(Kind.WRONG_KIND, line, name);
        }
        return value.booleanValue();
    }
}
