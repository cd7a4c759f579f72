package muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.openapiparser.OpenApiParser;
import io.openapiparser.OpenApiResult;
import io.openapiprocessor.jsonschema.reader.UriReader;
import io.openapiprocessor.jsonschema.schema.DocumentLoader;
import io.openapiprocessor.jsonschema.schema.DocumentStore;
import io.openapiprocessor.jsonschema.schema.JsonInstance;
import io.openapiprocessor.jsonschema.schema.JsonSchema;
import io.openapiprocessor.jsonschema.schema.SchemaStore;
import io.openapiprocessor.jsonschema.validator.Validator;
import io.openapiprocessor.jsonschema.validator.steps.ValidationStep;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of the directory's own door, and whether answers are as it says. */
public final class OwnDocument {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    /** One operation, and where it stands. */
    public record Operation(String method, String path, JsonNode json) {
        public String id() {
            return Json.text(json, "operationId");
        }

        public boolean takesBody() {
            return json.has("requestBody");
        }

        public String asks() {
            return Json.text(json, "x-permission-question");
        }

        boolean isAt(String verb, String asked) {
            String pattern = Pattern.quote(path.substring(1)).replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q");
            String bare = asked.contains("?") ? asked.substring(0, asked.indexOf('?')) : asked;
            return method.equals(verb) && Pattern.matches(pattern, bare);
        }
    }

    OwnDocument(JsonNode document) {
        this.document = document;
        JsonNode paths = document.get("paths");
        for (String path : paths.propertyNames()) {
            for (String verb : paths.get(path).propertyNames()) {
                operations.add(new Operation(
                        verb.toUpperCase(Locale.ROOT), path, paths.get(path).get(verb)));
            }
        }
    }

    public JsonNode json() {
        return document;
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** What an independent reader of such documents finds wrong with it. */
    public List<String> faults() {
        DocumentLoader loader = loader();
        OpenApiResult result = new OpenApiParser(new DocumentStore(), loader)
                .parse(URI.create("memory:/openapi.json"), MAPPER.convertValue(document, Object.class));
        SchemaStore store = new SchemaStore(loader);
        // Without the words of JSON Schema itself nothing is ever found.
        store.registerDraft202012();
        result.validate(new Validator(), store);
        return result.getValidationErrors().stream()
                .map(error -> error.getInstanceLocation() + " " + error.getText())
                .toList();
    }

    private static DocumentLoader loader() {
        return new DocumentLoader(new UriReader(), text -> MAPPER.readValue(text, Object.class));
    }

    /** Fails unless the answer is one of those that the document declares for this request. */
    void check(String method, String path, Answer answer) {
        Optional<Operation> operation =
                operations.stream().filter(each -> each.isAt(method, path)).findFirst();
        if (operation.isEmpty() || answer.status() == 304) {
            return;
        }
        JsonNode responses = operation.get().json().get("responses");
        JsonNode declared = responses.get(Integer.toString(answer.status()));
        JsonNode response = declared == null ? responses.get("default") : declared;
        assertThat(declared != null || answer.status() >= 400)
                .as(operation.get().id() + " does not declare " + answer)
                .isTrue();
        assertThat(response.has("content")).as(answer.toString()).isEqualTo(answer.bytes().length > 0);
        if (response.has("content")) {
            String type = answer.header("Content-Type");
            JsonNode content = response.get("content").get(type);
            assertThat(content)
                    .as(operation.get().id() + " does not declare " + type)
                    .isNotNull();
            assertThat(faults(content.get("schema"), answer.json()))
                    .as(operation.get().id() + " " + answer)
                    .isEmpty();
        }
    }

    private synchronized List<String> faults(JsonNode schema, JsonNode instance) {
        JsonSchema compiled = schemas.computeIfAbsent(schema.toString(), _ -> compiled(schema));
        ValidationStep step =
                new Validator().validate(compiled, new JsonInstance(MAPPER.convertValue(instance, Object.class)));
        return step.isValid() ? List.of() : List.of(step.toString());
    }

    private JsonSchema compiled(JsonNode schema) {
        ObjectNode whole = Json.object("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.setAll((ObjectNode) schema.deepCopy());
        whole.set("components", document.get("components"));
        SchemaStore store = new SchemaStore(loader());
        store.registerDraft202012();
        URI uri = URI.create("memory:/" + schemas.size() + ".json");
        store.register(uri, MAPPER.convertValue(whole, Object.class));
        return store.getSchema(uri);
    }
}
