package muster.dialect.cryosparc;

import java.util.Locale;
import muster.http.Response;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document of which clients make their functions: {@code summary} is a function's name, and whatever stands in a path item
 * is taken for a verb. Every parameter has to say whether it is required. Source: CryoSPARC tools, API client.
 */
final class OpenApiDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BEARER = "bearer";

    private OpenApiDocument() {}

    /** @param version of the platform that clients are told */
    static ObjectNode of(Functions functions, String version) {
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "CryoSPARC command API, as Muster speaks it")
                .put("version", version);
        // Relative to the address of the document, which nobody here knows.
        document.putArray("servers").addObject().put("url", "../cmd");
        ObjectNode paths = document.putObject("paths");
        for (Function function : functions.all()) {
            paths.withObjectProperty(function.template())
                    .set(function.verb().toLowerCase(Locale.ROOT), operation(function));
        }
        ObjectNode components = document.putObject("components");
        components.set("schemas", Schemas.components());
        components
                .putObject("securitySchemes")
                .putObject(BEARER)
                .put("type", "http")
                .put("scheme", "bearer");
        return document;
    }

    private static ObjectNode operation(Function function) {
        ObjectNode operation = JSON.objectNode();
        int dot = function.name().indexOf('.');
        if (dot > 0) {
            operation.putArray("tags").add(function.name().substring(0, dot));
        }
        operation.put("summary", function.name()).put("operationId", function.name());
        ArrayNode parameters = JSON.arrayNode();
        function.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        Function.Body body = function.body();
        if (body != null) {
            ObjectNode request = operation.putObject("requestBody").put("required", body.required());
            content(request, body.encoding().contentType(), body.schema());
        }
        operation.set("responses", responses(function));
        ArrayNode security = operation.putArray("security");
        if (!function.open()) {
            security.addObject().putArray(BEARER);
        }
        return operation;
    }

    private static ObjectNode parameter(Function.Parameter parameter) {
        ObjectNode json = JSON.objectNode()
                .put("name", parameter.name())
                .put("in", parameter.place().word())
                .put("required", parameter.required());
        json.set("schema", parameter.schema().json());
        return json;
    }

    /**
     * The one status of success and nothing else. The client reads the body of a failure that is declared as JSON before it looks
     * whether it is JSON, so that a proxy's page would break it; of others it keeps the status in any case.
     */
    private static ObjectNode responses(Function function) {
        ObjectNode responses = JSON.objectNode();
        ObjectNode success =
                responses.putObject(Integer.toString(function.answer().status()));
        success.put("description", "Done");
        switch (function.answer()) {
            case Function.Answer.Json(Schema schema) -> content(success, Response.JSON, schema);
            case Function.Answer.Text() -> content(success, "text/plain", Schema.TEXT);
            // No content at all: an empty one makes the client fail.
            case Function.Answer.Nothing() -> {}
        }
        return responses;
    }

    private static void content(ObjectNode place, String contentType, Schema schema) {
        place.putObject("content").putObject(contentType).set("schema", schema.json());
    }
}
