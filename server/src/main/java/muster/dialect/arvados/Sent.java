package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import muster.dialect.JsonComplaint;
import muster.dialect.JsonObject;
import muster.http.Query;
import muster.http.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that a request brought in query and body, merged, whatever form the body has. Source: Arvados API, requests; the SDKs for
 * Python and Go move a long query into the form body of a POST, the SDK for Python sends JSON, people with curl send forms.
 */
final class Sent {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";
    private static final String JSON = "application/json";

    private final ObjectNode values;
    private final List<Query.Parameter> fields;
    private final @Nullable ObjectNode json;

    private Sent(ObjectNode values, List<Query.Parameter> fields, @Nullable ObjectNode json) {
        this.values = values;
        this.fields = fields;
        this.json = json;
    }

    /**
     * @throws JsonComplaint when a body that should be JSON is not
     * @throws ArvadosRefusal when fields contradict each other, or the body has a form that is not read
     */
    static Sent of(Request request) {
        List<Query.Parameter> fields = new ArrayList<>(request.query().parameters());
        ObjectNode json = null;
        if (request.body().length > 0) {
            switch (request.contentType()) {
                case "", JSON -> json = JsonObject.parseTree(request.body());
                case FORM -> fields.addAll(request.form().parameters());
                case MULTIPART -> fields.addAll(request.multipart().parameters());
                default -> throw ArvadosRefusal.invalid("A body must be JSON or a form.");
            }
        }
        return of(fields, json);
    }

    /** @param fields of the query first, then of the body, which wins */
    static Sent of(List<Query.Parameter> fields, @Nullable ObjectNode json) {
        ObjectNode values = ArvadosJson.object();
        for (Query.Parameter field : fields) {
            NestedFields.put(values, field.name(), field.value());
        }
        if (json != null) {
            json.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .forEach(member -> values.set(member.getKey(), member.getValue()));
        }
        return new Sent(values, List.copyOf(fields), json);
    }

    /** What was sent under this name; null when nothing was. */
    @Nullable
    JsonNode value(String name) {
        return values.get(name);
    }

    /** Every value of a field of query or form, in the order in which they came. */
    List<String> fields(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Query.Parameter::value)
                .toList();
    }

    /** The body, if it was JSON. */
    @Nullable
    ObjectNode json() {
        return json;
    }
}
