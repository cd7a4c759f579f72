package muster.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.directory.AccountLine;
import muster.directory.ImportField;
import muster.directory.ImportRow;
import muster.directory.TableFault.Kind;
import muster.model.Edit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account as an object whose fields are called as the columns of a table are. What is not there is kept; null leaves a
 * field without a value.
 */
final class PersonObject {
    private final long line;
    private final Faults faults;
    private final Map<ImportField, Edit<String>> fields = new EnumMap<>(ImportField.class);
    private Edit<List<String>> groups = Edit.keep();
    private Edit<List<String>> lanes = Edit.keep();

    private PersonObject(long line, Faults faults) {
        this.line = line;
        this.faults = faults;
    }

    /** @param ignored takes the names of fields that only tell */
    static ImportRow row(long line, ObjectNode object, Faults faults, Set<String> ignored) {
        PersonObject person = new PersonObject(line, faults);
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            Column column = Column.of(property.getKey()).orElse(null);
            if (column == null) {
                faults.add(Kind.UNKNOWN_FIELD, line, property.getKey());
            } else if (column.isOnlyTold()) {
                ignored.add(column.word());
            } else {
                person.take(column, property.getValue());
            }
        }
        return new ImportRow(line, person.fields, person.groups, person.lanes);
    }

    private void take(Column column, JsonNode value) {
        switch (column) {
            // Nobody in no group says that the account leaves all; nobody in no lane is nobody kept to any.
            case GROUPS -> groups = value.isNull() ? Edit.set(List.of()) : names(column, value);
            case LANES -> lanes = value.isNull() ? Edit.clear() : names(column, value);
            case ID, EXTERNAL_ID -> {
                if (!value.isNull()) {
                    takeText(column, value);
                }
            }
            case RANK, STATE -> takeText(column, value);
            default -> {
                if (value.isNull()) {
                    column.field().ifPresent(field -> fields.put(field, Edit.clear()));
                } else {
                    takeText(column, value);
                }
            }
        }
    }

    private void takeText(Column column, JsonNode value) {
        if (value.isString()) {
            column.field().ifPresent(field -> fields.put(field, Edit.set(value.stringValue())));
        } else {
            faults.add(Kind.WRONG_KIND, line, column.word());
        }
    }

    private Edit<List<String>> names(Column column, JsonNode value) {
        List<String> names = new ArrayList<>();
        if (value.isArray() && value.valueStream().allMatch(JsonNode::isString)) {
            value.forEach(name -> names.add(name.stringValue()));
        } else {
            faults.add(Kind.WRONG_KIND, line, column.word());
        }
        return Edit.set(names);
    }

    static ObjectNode of(AccountLine line) {
        ObjectNode object = StrictJson.MAPPER.createObjectNode();
        for (Column column : Column.WRITTEN) {
            if (column.isList()) {
                putNames(object, column.word(), column.texts(line));
            } else {
                object.put(column.word(), column.text(line));
            }
        }
        return object;
    }

    private static void putNames(ObjectNode object, String field, @Nullable List<String> names) {
        if (names == null) {
            object.putNull(field);
        } else {
            ArrayNode list = object.putArray(field);
            names.forEach(list::add);
        }
    }
}
