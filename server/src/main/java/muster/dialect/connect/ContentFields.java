package muster.dialect.connect;

import java.util.ArrayList;
import java.util.List;
import muster.dialect.JsonComplaint;
import muster.dialect.JsonObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a content item that its document keeps: those that clients may write, with their types and bounds. The
 * directory knows name, owner and audience itself; whatever else the platform shows is constant here, because Muster
 * keeps who owns content and runs none.
 */
final class ContentFields {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final int MAX_TEXT = 4_096;
    private static final int MIN_TITLE = 3;
    private static final int MAX_TITLE = 1_024;

    /** What a field may hold. */
    private enum Type {
        TITLE,
        DESCRIPTION,
        TEXT,
        COUNT,
        AMOUNT,
        FLAG
    }

    private record Field(String name, Type type) {}

    private static final List<Field> FIELDS = fields();

    private ContentFields() {}

    private static List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("title", Type.TITLE));
        fields.add(new Field("description", Type.DESCRIPTION));
        add(fields, Type.FLAG, "locked", "run_as_current_user");
        add(fields, Type.FLAG, "default_r_environment_management", "default_py_environment_management");
        add(fields, Type.TEXT, "locked_message", "service_account_name", "default_image_name", "run_as");
        add(fields, Type.COUNT, "connection_timeout", "read_timeout", "init_timeout", "idle_timeout");
        add(fields, Type.COUNT, "max_processes", "min_processes", "max_conns_per_process");
        add(fields, Type.COUNT, "memory_request", "memory_limit", "amd_gpu_limit", "nvidia_gpu_limit");
        add(fields, Type.AMOUNT, "load_factor", "cpu_request", "cpu_limit");
        return List.copyOf(fields);
    }

    private static void add(List<Field> fields, Type type, String... names) {
        for (String name : names) {
            fields.add(new Field(name, type));
        }
    }

    /** The fields of a body, checked. Fields that this door does not know are left behind. */
    static ObjectNode read(JsonObject body) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        for (Field field : FIELDS) {
            JsonNode value = body.value(field.name());
            if (value != null) {
                check(field, body);
                read.set(field.name(), value);
            }
        }
        return read;
    }

    /** A stored document with some fields replaced. */
    static String merged(String document, ObjectNode changes) {
        ObjectNode next = (ObjectNode) MAPPER.readTree(document);
        changes.properties().forEach(field -> next.set(field.getKey(), field.getValue()));
        return MAPPER.writeValueAsString(next);
    }

    static String text(ObjectNode document) {
        return MAPPER.writeValueAsString(document);
    }

    static JsonNode parse(String document) {
        return MAPPER.readTree(document);
    }

    static void write(JsonGenerator json, String name, JsonNode document) {
        JsonNode value = document.get(name);
        json.writeName(name);
        if (value == null || value.isNull()) {
            json.writeNull();
        } else if (value.isString()) {
            json.writeString(value.stringValue());
        } else if (value.isBoolean()) {
            json.writeBoolean(value.booleanValue());
        } else if (value.isIntegralNumber() && value.canConvertToLong()) {
            json.writeNumber(value.longValue());
        } else {
            json.writeNumber(value.doubleValue());
        }
    }

    private static void check(Field field, JsonObject body) {
        switch (field.type()) {
            case TITLE ->
                require(
                        isLine(body.requiredText(field.name()), MIN_TITLE, MAX_TITLE),
                        ConnectCode.CONTENT_TITLE,
                        "A title has " + MIN_TITLE + " to " + MAX_TITLE + " characters and no control characters.");
            case DESCRIPTION ->
                require(
                        isWithin(body.requiredText(field.name()), 0, MAX_TEXT),
                        ConnectCode.CONTENT_DESCRIPTION,
                        "A description has at most " + MAX_TEXT + " characters.");
            case TEXT ->
                require(
                        isWithin(body.requiredText(field.name()), 0, MAX_TEXT),
                        ConnectCode.INVALID_PARAMETER,
                        "The field " + field.name() + " has at most " + MAX_TEXT + " characters.");
            case FLAG -> body.flag(field.name());
            case COUNT -> requireNotNegative(field, body.whole(field.name()));
            case AMOUNT -> requireNotNegative(field, body.number(field.name()));
        }
    }

    private static void requireNotNegative(Field field, @Nullable Number value) {
        if (value != null && value.doubleValue() < 0) {
            throw JsonComplaint.wrongType(field.name(), "zero or more");
        }
    }

    /** A title stands in lists and terminals; a description may have lines. */
    private static boolean isLine(String text, int least, int most) {
        return isWithin(text, least, most) && text.codePoints().noneMatch(Character::isISOControl);
    }

    /** Halves of surrogate pairs could not be written again, and a zero character cannot be stored everywhere. */
    private static boolean isWithin(String text, int least, int most) {
        int length = text.codePointCount(0, text.length());
        boolean storable = text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
        return length >= least && length <= most && storable;
    }

    private static void require(boolean met, ConnectCode code, String sentence) {
        if (!met) {
            throw new ConnectRefusal(code, sentence);
        }
    }
}
