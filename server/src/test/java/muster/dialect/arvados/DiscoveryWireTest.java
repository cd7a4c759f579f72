package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import muster.testing.Answer;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What clients learn before they can call anything. */
class DiscoveryWireTest {
    private static final String PATH = "discovery/v1/apis/arvados/v1/rest";

    private static EchoDoor door;
    private static JsonNode document;

    @BeforeAll
    static void open() {
        door = new EchoDoor();
        document = door.anybody().get(PATH).json();
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void everybodyMayReadAndKeepIt() {
        for (Answer answer : List.of(
                door.anybody().get(PATH),
                door.anybody().send("POST", PATH),
                door.with("a bad token").get(PATH + "?alt=json"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("max-age=86400, public");
            assertThat(answer.json()).isEqualTo(document);
        }
        assertThat(door.anybody().send("PUT", PATH).status()).isEqualTo(405);
    }

    @Test
    void headTellsWhatTheSdksRead() {
        assertThat(Json.text(document, "kind")).isEqualTo("discovery#restDescription");
        assertThat(Json.text(document, "uuidPrefix")).isEqualTo("must1");
        assertThat(Json.text(document, "servicePath")).isEqualTo("arvados/v1/");
        assertThat(Json.text(document, "basePath")).isEqualTo("/arvados/v1/");
        assertThat(Json.text(document, "revision")).matches("20[0-9]{6}");
        assertThat(Json.text(document, "generatedAt")).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(document.get("maxRequestSize").intValue()).isEqualTo(100_000);
        assertThat(document.get("defaultCollectionReplication").intValue()).isEqualTo(2);
        assertThat(Json.names(document.get("parameters"))).containsExactly("alt", "fields", "key", "oauth_token");
    }

    @Test
    void rootIsTheAddressThatTheClientUsed() {
        String base = door.anybody().base();
        assertThat(Json.text(document, "rootUrl")).isEqualTo(base);
        assertThat(Json.text(document, "baseUrl")).isEqualTo(base + "arvados/v1/");
        String other = "http://localhost:" + URI.create(base).getPort() + "/";
        JsonNode there = Http.at(other).get(PATH).json();
        assertThat(Json.text(there, "rootUrl")).isEqualTo(other);
    }

    @Test
    void methodIsToldAsItAnswers() {
        assertThat(document.get("resources").get("echos").get("methods").get("update"))
                .isEqualTo(Json.parse("""
                        {"id": "arvados.echos.update", "path": "echos/{uuid}", "httpMethod": "PUT", "description": "",
                         "parameters": {
                           "uuid": {"type": "string", "description": "", "location": "path", "required": true},
                           "select": {"type": "array", "description": "", "location": "query", "required": false},
                           "bypass_federation":
                             {"type": "boolean", "description": "", "location": "query", "required": false}},
                         "request": {"required": true, "properties": {"echo": {"$ref": "Echo"}}},
                         "response": {"$ref": "Echo"}}"""));
    }

    /** Without one the Python SDK hands out bytes, and the generator of the SDK for R stops. */
    @Test
    void everyMethodTellsWhatItAnswers() {
        assertThat(document.get("resources")
                        .get("configs")
                        .get("methods")
                        .get("get")
                        .get("response"))
                .isEqualTo(Json.parse("{}"));
        for (JsonNode resource : document.get("resources")) {
            assertThat(resource.get("methods").values()).allMatch(method -> method.has("response"));
        }
    }

    /** The SDK for R asks each parameter whether it is required. */
    @Test
    void everyParameterTellsWhetherItIsRequired() {
        assertThat(document.findParents("location")).isNotEmpty().allMatch(parameter -> parameter.has("required"));
    }

    @Test
    void schemaIsToldWithItsList() {
        assertThat(document.get("schemas").get("Echo")).isEqualTo(Json.parse("""
                        {"id": "Echo", "description": "", "type": "object", "uuidPrefix": "ech0o", "properties": {
                          "uuid": {"type": "string"},
                          "sounds": {"type": "array", "items": {"type": "string"}},
                          "created_at": {"type": "string", "format": "date-time"}}}"""));
        assertThat(document.get("schemas").get("EchoList").get("properties").get("items"))
                .isEqualTo(Json.parse("""
                        {"type": "array", "items": {"$ref": "Echo"}}"""));
    }

    @Test
    void unpublishedMethodsAreNotTold() {
        assertThat(Json.names(document.get("resources").get("echos").get("methods")))
                .containsExactly("create", "current", "delete", "get", "list", "shout", "update");
        assertThat(Json.text(
                        document.get("resources").get("echos").get("methods").get("shout"), "path"))
                .isEqualTo("echos/{uuid}/shout");
    }

    @Test
    void documentHangsTogether() {
        assertHangsTogether(document);
    }

    @Test
    void configurationIsToldToEverybody() {
        String base = door.anybody().base();
        assertThat(door.anybody().get("arvados/v1/config").json()).isEqualTo(Json.parse("""
                        {"ClusterID": "must1",
                         "API": {"MaxItemsPerResponse": 1000, "MaxRequestSize": 100000, "MaxTokenLifetime": "0s"},
                         "Login": {"LoginCluster": ""},
                         "Users": {"ActivatedUsersAreVisibleToOthers": true, "AnonymousUserToken": "",
                                   "AutoSetupNewUsers": false, "AutoSetupNewUsersWithVmUUID": "", "NewUsersAreActive": false},
                         "Services": {"Controller": {"ExternalURL": "%s"},
                                      "Workbench1": {"ExternalURL": ""}, "Workbench2": {"ExternalURL": ""},
                                      "Websocket": {"ExternalURL": ""}, "WebDAV": {"ExternalURL": ""},
                                      "WebDAVDownload": {"ExternalURL": ""}},
                         "StorageClasses": {"default": {"Default": true}},
                         "Collections": {"TrustAllContent": false, "ForwardSlashNameSubstitution": ""},
                         "Workbench": {"SiteName": "", "WelcomePageHTML": "", "InactivePageHTML": "",
                                       "SSHHelpPageHTML": "", "SSHHelpHostSuffix": "", "UserProfileFormFields": {},
                                       "FileViewersConfigURL": "", "BannerUUID": "", "IdleTimeout": "0s"},
                         "Volumes": {}, "RemoteClusters": {}}""".formatted(base)));
    }

    /** Any dangling reference breaks the Python SDK, and any schema without its resource the one for Ruby. */
    static void assertHangsTogether(JsonNode document) {
        JsonNode schemas = document.get("schemas");
        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(schemas.has(name)).as(name).isTrue());
        for (String name : schemas.propertyNames()) {
            assertThat(Json.text(schemas.get(name), "id")).isEqualTo(name);
            if (!name.endsWith("List")) {
                String plural = name.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT) + "s";
                assertThat(document.get("resources").has(plural)).as(plural).isTrue();
            }
        }
        for (JsonNode array : schemas.findParents("type")) {
            assertThat(!array.get("type").asString().equals("array") || array.has("items"))
                    .as(array.toString())
                    .isTrue();
        }
    }
}
