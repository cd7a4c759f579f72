package muster.dialect.cryosparc;

import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.openapiparser.OpenApiParser;
import io.openapiparser.OpenApiResult;
import io.openapiprocessor.jsonschema.reader.UriReader;
import io.openapiprocessor.jsonschema.schema.DocumentLoader;
import io.openapiprocessor.jsonschema.schema.DocumentStore;
import io.openapiprocessor.jsonschema.schema.SchemaStore;
import io.openapiprocessor.jsonschema.validator.Validator;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import muster.testing.CryosparcDoor;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document of which clients make their functions, looked at as they do. */
class DocumentWireTest {
    private static final JsonNode DOCUMENT = ok(CryosparcDoor.shared().anybody().get("openapi.json"));
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern IN_PATH = Pattern.compile("\\{([^}]*)}");

    /** One operation, and where it stands. */
    private record Operation(String path, String verb, JsonNode json) {
        String summary() {
            return Json.text(json, "summary");
        }

        List<JsonNode> parameters() {
            return json.has("parameters") ? Json.list(json.get("parameters")) : List.of();
        }

        /** Such as {@code users.find GET /users role?}; a question mark stands for may, and what is in braces is the body. */
        String line() {
            StringBuilder line = new StringBuilder(summary() + " " + verb.toUpperCase(Locale.ROOT) + " " + path);
            for (JsonNode parameter : parameters()) {
                if (!Json.text(parameter, "in").equals("path")) {
                    boolean required = parameter.get("required").booleanValue();
                    line.append(' ').append(Json.text(parameter, "name")).append(required ? "" : "?");
                }
            }
            if (json.has("requestBody")) {
                JsonNode content = json.get("requestBody").get("content");
                JsonNode schema =
                        content.get(content.propertyNames().iterator().next()).get("schema");
                line.append(" {")
                        .append(schema.has("title") ? Json.text(schema, "title") : "body")
                        .append('}');
            }
            return line.toString();
        }
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        JsonNode paths = DOCUMENT.get("paths");
        for (String path : paths.propertyNames()) {
            for (String verb : paths.get(path).propertyNames()) {
                operations.add(new Operation(path, verb, paths.get(path).get(verb)));
            }
        }
        return operations;
    }

    @Test
    void pathItemsHoldVerbsAndNothingElse() {
        assertThat(operations())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(VERBS).contains(each.verb()));
    }

    @Test
    void everyOperationIsNamedOnceAndLikeAFunction() {
        assertThat(operations()).allSatisfy(each -> assertThat(each.summary()).matches("[a-z_]+(\\.[a-z_]+)?"));
        assertThat(operations()).extracting(Operation::summary).doesNotHaveDuplicates();
        assertThat(operations())
                .extracting(each -> Json.text(each.json(), "operationId"))
                .doesNotHaveDuplicates();
        Set<String> namespaces = operations().stream()
                .map(Operation::summary)
                .filter(name -> name.contains("."))
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toSet());
        assertThat(operations()).extracting(Operation::summary).doesNotContainAnyElementsOf(namespaces);
    }

    @Test
    void everyParameterSaysWhereItIsAndWhetherItIsRequired() {
        for (Operation operation : operations()) {
            assertThat(operation.parameters()).as(operation.line()).allSatisfy(parameter -> {
                assertThat(Json.text(parameter, "name")).matches("[a-z_]+");
                assertThat(Json.text(parameter, "in")).isIn("path", "query", "header");
                assertThat(parameter.get("required").isBoolean()).isTrue();
            });
        }
    }

    @Test
    void everyVariableOfAPathIsDeclaredAsRequiredAndInItsOrder() {
        for (Operation operation : operations()) {
            List<String> wanted = IN_PATH.matcher(operation.path())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            List<JsonNode> declared = operation.parameters().stream()
                    .filter(parameter -> Json.text(parameter, "in").equals("path"))
                    .toList();
            assertThat(Json.texts(declared, "name")).as(operation.line()).isEqualTo(wanted);
            assertThat(declared)
                    .allSatisfy(parameter ->
                            assertThat(parameter.get("required").booleanValue()).isTrue());
        }
    }

    @Test
    void functionsHaveTheArgumentsThatClientsKnow() {
        assertThat(operations())
                .extracting(Operation::line)
                .contains(
                        "read_root GET /",
                        "health GET /health",
                        "login POST /login expires_in? {body}",
                        "config.get_version GET /config/version",
                        "config.get_instance_uid GET /config/instance_uid",
                        "users.admin_exists GET /users/admin_exists",
                        "users.find GET /users role?",
                        "users.create POST /users email username first_name last_name role? {Password}",
                        "users.count GET /users/count role?",
                        "users.table GET /users/table",
                        "users.me GET /users/me",
                        "users.find_one GET /users/{user_id}",
                        "users.update PATCH /users/{user_id} email? username? first_name? last_name?",
                        "users.delete DELETE /users/{user_id}",
                        "users.get_role GET /users/{user_id}/role",
                        "users.set_role PUT /users/{user_id}/role {Role}",
                        "users.request_reset_password POST /users/{user_id}/request_reset_password",
                        "users.register POST /users/{user_id}/register token {body}",
                        "users.reset_password POST /users/{user_id}/reset_password token {body}",
                        "users.get_my_lanes GET /users/me/lanes",
                        "users.get_lanes GET /users/{user_id}/lanes",
                        "users.set_lanes PUT /users/{user_id}/lanes {Lanes}",
                        "resources.find_lanes GET /resources/lanes",
                        "resources.add_lane POST /resources/lanes {body}",
                        "resources.find_lane GET /resources/lanes/{name} type?",
                        "resources.remove_lane DELETE /resources/lanes/{name}",
                        "resources.find_targets GET /resources/targets lane?");
    }

    /** Declared failures are read as JSON even when a proxy made them; an answer with no description counts as undeclared. */
    @Test
    void successIsTheOneAnswerDeclared() {
        assertThat(operations()).allSatisfy(each -> {
            JsonNode responses = each.json().get("responses");
            assertThat(Json.names(responses)).hasSize(1);
            String status = Json.names(responses).iterator().next();
            JsonNode response = responses.get(status);
            assertThat(Json.text(response, "description")).isNotBlank();
            assertThat(response.has("content")).isEqualTo(!status.equals("204"));
            assertThat(status).isIn("200", "204");
        });
    }

    @Test
    void bodiesAreDeclaredInOneContentType() {
        assertThat(operations())
                .filteredOn(each -> each.json().has("requestBody"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(
                                Json.names(each.json().get("requestBody").get("content")))
                        .hasSize(1)
                        .isSubsetOf("application/json", "application/x-www-form-urlencoded"));
    }

    @Test
    void nothingInASchemaBreaksTheClientsReader() {
        everyNode(DOCUMENT, node -> {
            if (node.has("type") && !node.get("type").isObject()) {
                assertThat(node.get("type").isString()).as(node.toString()).isTrue();
            }
            if (node.has("additionalProperties")) {
                assertThat(node.get("additionalProperties").isObject())
                        .as(node.toString())
                        .isTrue();
            }
            assertThat(Json.names(node)).as(node.toString()).doesNotContain("oneOf", "allOf");
        });
    }

    @Test
    void everyReferenceLeadsToAClass() {
        Set<String> found = new TreeSet<>();
        everyNode(DOCUMENT, node -> {
            if (node.has("$ref")) {
                found.add(Json.text(node, "$ref"));
            }
        });
        Set<String> classes = Json.names(DOCUMENT.get("components").get("schemas")).stream()
                .map(name -> "#/components/schemas/" + name)
                .collect(Collectors.toSet());

        assertThat(found).contains("#/components/schemas/User").isSubsetOf(classes);
    }

    @Test
    void classesAreThoseThatClientsKnow() {
        assertThat(Json.names(DOCUMENT.get("components").get("schemas")))
                .containsExactlyInAnyOrder(
                        "User",
                        "Email",
                        "Profile",
                        "Services",
                        "PasswordService",
                        "LoginService",
                        "LoginToken",
                        "UserState",
                        "FileBrowserState",
                        "Bookmark",
                        "RecentPath",
                        "RecentJob",
                        "RecentSession",
                        "RecentWorkspace",
                        "FileBrowserSettings",
                        "SHA256Password",
                        "Token",
                        "Hello",
                        "SchedulerLane",
                        "SchedulerTarget",
                        // Ours: it is sent, and never read.
                        "LoginForm");
    }

    @Test
    void userHasItsMembersAndThreeOfThemHaveToBeThere() {
        JsonNode user = DOCUMENT.get("components").get("schemas").get("User");

        assertThat(Json.names(user.get("properties")))
                .containsExactlyInAnyOrder(
                        "_id",
                        "updated_at",
                        "created_at",
                        "emails",
                        "created_by_user_id",
                        "name",
                        "first_name",
                        "last_name",
                        "status",
                        "profile",
                        "roles",
                        "register_token",
                        "reset_token",
                        "last_password_changed_at",
                        "services",
                        "state",
                        "preferences",
                        "file_browser_settings",
                        "lanes");
        assertThat(user.get("required").toString()).isEqualTo("[\"name\",\"first_name\",\"last_name\"]");
        assertThat(user.get("properties").get("register_token").toString())
                .isEqualTo("{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}],\"default\":null}");
        assertThat(user.get("properties").get("created_at").toString())
                .isEqualTo("{\"type\":\"string\",\"format\":\"date-time\",\"default\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void onlyWhatIsOpenNeedsNoToken() {
        assertThat(operations())
                .filteredOn(each -> each.json().get("security").isEmpty())
                .extracting(Operation::summary)
                .contains("read_root", "health", "users.admin_exists")
                .doesNotContain("users.find", "users.me", "config.get_version");
    }

    @Test
    void whatIsNotOpenIsRefusedWithoutAToken() {
        assertThat(operations())
                .filteredOn(each -> !each.json().get("security").isEmpty())
                .isNotEmpty()
                .allSatisfy(each -> {
                    String path = each.path().substring(1).replaceAll("\\{[^}]*}", CryosparcDoor.UNUSED_ID);
                    assertRefused(
                            CryosparcDoor.shared().anybody().send(each.verb().toUpperCase(Locale.ROOT), path), 401);
                });
    }

    /** By the official schema of OpenAPI 3.1, read by somebody else's hand. */
    @Test
    void anIndependentValidatorFindsNoFault() {
        assertThat(faults(DOCUMENT)).isEmpty();
    }

    @Test
    void thatValidatorFindsFaultsThatAreThere() {
        JsonNode broken = Json.parse(DOCUMENT.toString().replace("\"in\":\"query\"", "\"in\":\"body\""));

        assertThat(faults(broken)).anyMatch(fault -> fault.startsWith("/paths/~1users/get/parameters/0/in "));
        assertThat(faults(Json.without(DOCUMENT, "info"))).hasSize(1);
    }

    private static List<String> faults(JsonNode document) {
        JsonMapper mapper = JsonMapper.shared();
        var loader = new DocumentLoader(new UriReader(), text -> mapper.readValue(text, Object.class));
        OpenApiResult result = new OpenApiParser(new DocumentStore(), loader)
                .parse(URI.create("memory:/openapi.json"), mapper.convertValue(document, Object.class));
        SchemaStore schemas = new SchemaStore(loader);
        // Without the words of JSON Schema itself nothing is ever found.
        schemas.registerDraft202012();
        result.validate(new Validator(), schemas);
        return result.getValidationErrors().stream()
                .map(error -> error.getInstanceLocation() + " " + error.getText())
                .toList();
    }

    private static void everyNode(JsonNode node, Consumer<JsonNode> visit) {
        if (node.isObject()) {
            visit.accept(node);
        }
        node.forEach(inner -> everyNode(inner, visit));
    }
}
