package muster.dialect.own;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import muster.dialect.JsonObject;
import muster.http.Request;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A body whose fields are those of its form, each of its kind; what the fields mean is asked for by name. */
final class Body {
    private final ObjectNode json;
    private final String pointer;

    private Body(ObjectNode json, String pointer) {
        this.json = json;
        this.pointer = pointer;
    }

    /** @throws Problem.Found for anything but what the form asks for */
    static Body read(Form form, Request request) {
        boolean mayBeLeftOut = form.fields().stream().noneMatch(Form.Field::required);
        if (request.body().length == 0 && mayBeLeftOut) {
            return new Body(Json.object(), "");
        }
        requireType(form, request.contentType());
        if (!(JsonObject.parseValue(request.body()) instanceof ObjectNode object)) {
            throw Problem.of(ProblemType.MALFORMED, "The body must be a JSON object.");
        }
        List<Fault> faults = new ArrayList<>();
        Checks.form(form, object, "", faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return new Body(object, "");
    }

    private static void requireType(Form form, String type) {
        boolean fits = type.equals(Media.JSON) || form.merges() && type.equals(Media.MERGE_PATCH);
        if (!fits) {
            String wanted = form.merges() ? Media.MERGE_PATCH + " or " + Media.JSON : Media.JSON;
            throw Problem.of(ProblemType.UNSUPPORTED_MEDIA, "The body must be sent as " + wanted + ".");
        }
    }

    boolean has(String field) {
        JsonNode value = json.get(field);
        return value != null && !value.isNull();
    }

    @Nullable
    String textOrNull(String field) {
        return has(field) ? json.get(field).stringValue() : null;
    }

    /** Of a field that must be there. */
    String text(String field) {
        return json.get(field).stringValue();
    }

    boolean flag(String field, boolean otherwise) {
        return has(field) ? json.get(field).booleanValue() : otherwise;
    }

    @Nullable
    Long wholeOrNull(String field) {
        return has(field) ? json.get(field).longValue() : null;
    }

    @Nullable
    Instant timeOrNull(String field) {
        return has(field) ? Checks.time(text(field)) : null;
    }

    List<String> texts(String field) {
        return has(field)
                ? json.get(field).valueStream().map(JsonNode::stringValue).toList()
                : List.of();
    }

    Map<String, String> named(String field) {
        return json.get(field)
                .propertyStream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> each.getValue().stringValue()));
    }

    <E extends Enum<E>> @Nullable E wordOrNull(Class<E> type, String field) {
        return has(field) ? Kind.value(type, text(field)) : null;
    }

    List<Body> parts(String field) {
        List<Body> parts = new ArrayList<>();
        JsonNode all = json.get(field);
        for (int i = 0; i < all.size(); i++) {
            parts.add(new Body((ObjectNode) all.get(i), Fault.below(pointer, field) + "/" + i));
        }
        return parts;
    }

    Body part(String field) {
        return new Body((ObjectNode) json.get(field), Fault.below(pointer, field));
    }

    /** The value that a text stands for; what is wrong with it is told of that field. */
    <T> T parsed(String field, Function<String, T> parse) {
        try {
            return parse.apply(text(field));
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Invalid invalid) {
                throw Problem.invalid(List.of(Fault.at(Fault.below(pointer, field), invalid.sentence())));
            }
            throw refused;
        }
    }

    <T> @Nullable T parsedOrNull(String field, Function<String, T> parse) {
        return has(field) ? parsed(field, parse) : null;
    }

    /** Left out keeps, null clears. */
    <T> Edit<T> edit(String field, Function<String, T> parse) {
        if (!json.has(field)) {
            return Edit.keep();
        }
        return has(field) ? Edit.set(parsed(field, parse)) : Edit.clear();
    }

    Edit<Boolean> flagEdit(String field) {
        return has(field) ? Edit.set(json.get(field).booleanValue()) : Edit.keep();
    }

    /** Refuses the body for a reason that no form can tell. */
    Problem.Found complaint(String field, String sentence) {
        return Problem.invalid(List.of(Fault.at(Fault.below(pointer, field), sentence)));
    }
}
