package muster.dialect.own;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells of every operation as an OpenAPI 3.1 document. */
final class OpenApi {
    private static final String ABOUT = """
            The directory's own protocol, for scripts that belong to no platform. Every request carries an API key of the \
            directory: `Authorization: Bearer KEY`. Times are in UTC with microseconds; ids are text. Lists have cursors: ask \
            again with `cursor` and the same parameters. Changes take `If-Match` with the ETag of what was read where that is \
            declared, and refuse it where it is not. Failures are problem details (RFC 9457).""";

    private final OperationTable table;
    private final String version;
    private final Schemas schemas = new Schemas();

    private OpenApi(OperationTable table, String version) {
        this.table = table;
        this.version = version;
    }

    /** @param path where the door is, below the host */
    static ObjectNode document(OperationTable table, String version, String path) {
        return new OpenApi(table, version).written(path);
    }

    private ObjectNode written(String path) {
        ObjectNode document = Json.object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Muster")
                .put("version", version)
                .put("description", ABOUT);
        document.putArray("servers").addObject().put("url", path);
        document.putArray("security").addObject().putArray("key");
        ArrayNode tags = document.putArray("tags");
        topics().forEach(topic -> tags.addObject().put("name", topic));
        schemas.add(Problem.SCHEMA, problem());
        document.set("paths", paths());
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("key")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "An API key of the directory that opens this door.");
        components.set("schemas", schemas.all());
        return document;
    }

    private Collection<String> topics() {
        return table.all().stream().map(Operation::topic).distinct().toList();
    }

    private ObjectNode paths() {
        ObjectNode paths = Json.object();
        for (Operation operation : table.all()) {
            ObjectNode path = paths.withObjectProperty(operation.path());
            path.set(operation.method().toLowerCase(Locale.ROOT), operation(operation));
        }
        return paths;
    }

    private ObjectNode operation(Operation operation) {
        ObjectNode json = Json.object().put("operationId", operation.id());
        json.putArray("tags").add(operation.topic());
        json.put("summary", operation.summary());
        if (!operation.about().isEmpty()) {
            json.put("description", operation.about());
        }
        json.put("x-permission-question", operation.asks());
        ArrayNode parameters = parameters(operation);
        if (!parameters.isEmpty()) {
            json.set("parameters", parameters);
        }
        Form form = operation.form();
        if (form != null) {
            boolean needed = form.fields().stream().anyMatch(Form.Field::required) || form.merges();
            ObjectNode content =
                    json.putObject("requestBody").put("required", needed).putObject("content");
            content.putObject(Media.JSON).set("schema", schemas.of(form));
            if (form.merges()) {
                content.putObject(Media.MERGE_PATCH).set("schema", schemas.of(form));
            }
        }
        Upload upload = operation.upload();
        if (upload != null) {
            ObjectNode content = json.putObject("requestBody")
                    .put("description", upload.told())
                    .put("required", true)
                    .putObject("content");
            upload.types().forEach(content::putObject);
        }
        json.set("responses", responses(operation));
        return json;
    }

    private ArrayNode parameters(Operation operation) {
        ArrayNode parameters = Json.array();
        for (String name : operation.pathParameters()) {
            ObjectNode parameter =
                    parameters.addObject().put("name", name).put("in", "path").put("required", true);
            parameter.putObject("schema").put("type", "string");
        }
        for (Parameter declared : operation.parameters()) {
            ObjectNode parameter = parameters
                    .addObject()
                    .put("name", declared.name())
                    .put("in", "query")
                    .put("description", declared.about());
            if (declared.needed()) {
                parameter.put("required", true);
            }
            ObjectNode schema = schemas.of(declared.kind());
            parameter.set(
                    "schema",
                    declared.many() ? Json.object().put("type", "array").set("items", schema) : schema);
        }
        if (operation.takesCondition()) {
            header(parameters, "If-Match", "The ETag of what was looked at; another one by now is refused with 412.");
        }
        if (isTagged(operation) && operation.method().equals("GET")) {
            header(parameters, "If-None-Match", "The ETag of what is at hand; 304 when it is still the same.");
        }
        return parameters;
    }

    private static void header(ArrayNode parameters, String name, String about) {
        ObjectNode parameter =
                parameters.addObject().put("name", name).put("in", "header").put("description", about);
        parameter.putObject("schema").put("type", "string");
    }

    static boolean isTagged(Operation operation) {
        return operation.answer() instanceof Operation.Result.One one && one.tagged();
    }

    private ObjectNode responses(Operation operation) {
        ObjectNode responses = Json.object();
        ObjectNode good = responses.putObject(Integer.toString(operation.status()));
        good.put("description", operation.answer() == null ? "Done." : "As asked for.");
        if (isTagged(operation)) {
            ObjectNode tag = good.putObject("headers").putObject("ETag");
            tag.put("description", "Made of the version.").putObject("schema").put("type", "string");
        }
        ObjectNode schema = schema(operation);
        if (!schema.isEmpty()) {
            good.putObject("content").putObject(Media.JSON).set("schema", schema);
        }
        if (isTagged(operation) && operation.method().equals("GET")) {
            responses.putObject("304").put("description", "Still the same.");
        }
        problems(operation)
                .forEach((status, names) ->
                        problem(responses.putObject(Integer.toString(status)), String.join(", ", names)));
        problem(responses.putObject("default"), "Any other failure.");
        return responses;
    }

    private ObjectNode schema(Operation operation) {
        return switch (operation.answer()) {
            case null -> Json.object();
            case Operation.Result.One(var shape, var _) -> schemas.of(shape);
            case Operation.Result.All(var shape) -> schemas.list(shape, false);
            case Operation.Result.Page(var shape) -> schemas.list(shape, true);
        };
    }

    /** The names of an operation's own problems, by status. */
    static Map<Integer, TreeSet<String>> problems(Operation operation) {
        Map<Integer, TreeSet<String>> problems = new TreeMap<>();
        operation
                .failures()
                .forEach(failure -> problems.computeIfAbsent(ProblemType.status(failure), _ -> new TreeSet<>())
                        .add(ProblemType.name(failure)));
        problems.computeIfAbsent(401, _ -> new TreeSet<>()).add("bad-credentials");
        if (operation.form() != null) {
            problems.computeIfAbsent(422, _ -> new TreeSet<>()).add(ProblemType.INVALID_FIELDS.name());
        }
        if (operation.upload() != null) {
            problems.computeIfAbsent(422, _ -> new TreeSet<>()).add(ProblemType.UNSOUND_FILE.name());
            problems.computeIfAbsent(ProblemType.UNSUPPORTED_MEDIA.status(), _ -> new TreeSet<>())
                    .add(ProblemType.UNSUPPORTED_MEDIA.name());
        }
        return problems;
    }

    private static void problem(ObjectNode response, String about) {
        response.put("description", about)
                .putObject("content")
                .putObject(Media.PROBLEM)
                .set("schema", Schemas.reference(Problem.SCHEMA));
    }

    private static ObjectNode problem() {
        ObjectNode schema = Json.object().put("type", "object").put("description", "What went wrong (RFC 9457).");
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject("type")
                .put("type", "string")
                .put("format", "uri-reference")
                .put("description", "Which problem; it stays.");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer");
        properties.putObject("detail").put("type", "string").put("description", "A sentence for people.");
        properties
                .putObject("instance")
                .put("type", "string")
                .put("description", "The id of the request, as it stands in the log.");
        ObjectNode error = properties
                .putObject("errors")
                .put("type", "array")
                .putObject("items")
                .put("type", "object");
        ObjectNode places = error.putObject("properties");
        places.putObject("pointer").put("type", "string").put("description", "Into the body (RFC 6901).");
        places.putObject("parameter").put("type", "string").put("description", "A parameter of the query.");
        places.putObject("line").put("type", "integer").put("description", "Of the file, from 1 on.");
        places.putObject("detail").put("type", "string");
        error.putArray("required").add("detail");
        schema.putArray("required")
                .add("type")
                .add("title")
                .add("status")
                .add("detail")
                .add("instance");
        return schema;
    }
}
