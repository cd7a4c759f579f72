package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import muster.testing.CloudomationDoor;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TableWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    /** Name, type, length where there is one, whether it may be null, class of import and export, who reads. */
    private static final String PROPERTIES = """
            activation_code UUID - null neither never
            activation_deadline DateTime - null neither priv
            created_at DateTime - value export-only all
            created_by UUID - null export-only all
            deleted_at DateTime - null export-only all
            deleted_by UUID - null export-only all
            description Text - null both all
            email String 128 null export-only priv
            failed_auth_count Integer - value neither priv
            icon Text - null both all
            id UUID - value neither all
            identity_type Enum - value neither all
            is_activated Boolean - value export-only all
            is_archived Boolean - value both all
            is_deleted Boolean - value export-only all
            is_enabled Boolean - value both all
            is_locked_out Boolean - value export-only priv
            is_opened Boolean - value neither all
            is_pinned Boolean - value neither all
            is_readonly Boolean - value both all
            is_twofa_enabled Boolean - value neither priv
            last_activity DateTime - null export-only priv
            last_login DateTime - null export-only priv
            last_ui_activity DateTime - null export-only priv
            modified_at DateTime - value export-only all
            modified_by UUID - null export-only all
            name String 128 value both all
            organization_id UUID - value export-only all
            otp_secret String 32 null neither never
            password String 128 null neither never
            pending_email String 128 null export-only priv
            project_id UUID - null both all
            record_type Enum - value neither all
            resource_type Enum - value neither all
            roles Text - value neither all
            size_bytes BigInteger - value neither all
            workspace_id UUID - value export-only all""";

    private static final String IDENTITY_TYPES = "EXECUTION,GIT_CONFIG,SCHEDULE,SYNC_CONFIG,USER,WEBHOOK,WORKSPACE";
    private static final String TABLE_TYPES =
            "CONNECTOR,FILE,FLOW,GIT_CONFIG,IDENTITY,OAUTH,ORGANIZATION,PLUGIN,PROJECT,"
                    + "RESOURCE,ROLE,SCHEDULE,SCHEDULER,SCHEMA,SEARCH,SETTING,SYNC_CONFIG,TAG,USER,VAULT_CONFIG,WEBHOOK,WORKSPACE,"
                    + "WRAPPER,RESOURCE_WRAPPER,EXECUTION,MESSAGE,PROCESS";
    private static final String RESOURCE_TYPES =
            "CONNECTOR,FILE,FLOW,GIT_CONFIG,OAUTH,ORGANIZATION,PLUGIN,PROJECT,ROLE,"
                    + "SCHEDULE,SCHEDULER,SCHEMA,SEARCH,SETTING,SYNC_CONFIG,TAG,USER,VAULT_CONFIG,WEBHOOK,WORKSPACE,WRAPPER,"
                    + "RESOURCE_WRAPPER";

    private static JsonNode table() {
        return ok(DOOR.admin().get("meta/user"));
    }

    private static String line(JsonNode property) {
        JsonNode length = property.get("length");
        return String.join(
                " ",
                Json.text(property, "name"),
                Json.text(property, "type"),
                length == null ? "-" : length.toString(),
                property.get("nullable").booleanValue() ? "null" : "value",
                Json.text(property, "import_export").replace(' ', '-'),
                Json.text(property, "read"));
    }

    @Test
    void tableHasThirtySevenPropertiesAndSaysOfEachWhatItIs() {
        JsonNode table = table();

        assertThat(Json.names(table)).containsExactly("base", "name", "properties");
        assertThat(Json.text(table, "name")).isEqualTo("user");
        assertThat(Json.text(table, "base")).isEqualTo("resource");
        List<String> lines = Json.list(table.get("properties")).stream()
                .map(TableWireTest::line)
                .toList();
        assertThat(lines)
                .hasSize(37)
                .containsExactlyElementsOf(PROPERTIES.lines().toList());
    }

    @Test
    void everyPropertySaysWhoWritesIt() {
        for (JsonNode property : table().get("properties")) {
            assertThat(Json.text(property, "write")).as(property.toString()).isNotBlank();
        }
    }

    @Test
    void timesSayThatTheyHaveAZoneAndOthersDoNot() {
        for (JsonNode property : table().get("properties")) {
            boolean isTime = Json.text(property, "type").equals("DateTime");
            assertThat(property.has("timezone")).as(property.toString()).isEqualTo(isTime);
            assertThat(!isTime || property.get("timezone").booleanValue()).isTrue();
        }
    }

    @Test
    void enumerationsTellTheirNameAndAllValuesInOrder() {
        List<JsonNode> enums = Json.list(table().get("properties")).stream()
                .filter(property -> Json.text(property, "type").equals("Enum"))
                .toList();

        assertThat(enums.stream().map(TableWireTest::enumeration))
                .containsExactly(
                        "identity_type identitytype " + IDENTITY_TYPES,
                        "record_type tabletype " + TABLE_TYPES,
                        "resource_type resourcetype " + RESOURCE_TYPES);
    }

    private static String enumeration(JsonNode property) {
        Stream<String> values = Json.list(property.get("values")).stream().map(JsonNode::stringValue);
        return Json.text(property, "name")
                + " "
                + Json.text(property, "enum_name")
                + " "
                + String.join(",", values.toList());
    }

    @Test
    void everybodySignedInSeesTableAndRoles() {
        var plain = DOOR.user().http();

        assertThat(ok(plain.get("meta/user"))).isEqualTo(table());
        assertThat(ok(plain.get("role"))).isEqualTo(ok(DOOR.admin().get("role")));
    }

    @Test
    void rolesAreFour() {
        assertThat(ok(DOOR.admin().get("role")).toString())
                .contains("\"default\"", "\"user-auditor\"", "\"workspace-admin\"", "\"organization-admin\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"meta/user", "role", "user", "project", "auth/session", "user/" + CloudomationDoor.UNUSED_ID})
    void strangersAreToldNothing(String path) {
        assertRefused(DOOR.anybody().get(path), 401, "unauthorized");
    }

    @Test
    void nothingElseHasATable() {
        assertRefused(DOOR.admin().get("meta/flow"), 404, "not_found");
        assertRefused(DOOR.admin().get("meta"), 404, "not_found");
    }
}
