package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import muster.testing.Answer;
import muster.testing.ConnectClient;
import muster.testing.ConnectDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConnectServerWireTest {
    private static final ConnectDoor DOOR = ConnectDoor.shared();

    /** The R package rsconnect registers an account with this path and writes both values down. */
    @Test
    void theOwnUserAlsoHasANumberAtThePathWithoutVersion() {
        JsonNode current = ok(DOOR.admin().get("users/current"));
        assertThat(current.get("id").stringValue()).matches("[0-9]{1,19}");
        assertThat(current.get("username"))
                .isEqualTo(ok(DOOR.admin().get("v1/user")).get("username"));
        assertThat(ok(DOOR.admin().get("v1/user")).has("id")).isFalse();
    }

    @Test
    void clientsGetAVersionThatPythonCanParse() {
        assertThat(DOOR.adminClient().version()).isEqualTo("2025.09.0").matches("\\d+(\\.\\d+)*");
    }

    @Test
    void serverSettingsAreTheSameWithoutKeyAndWithABadOne() {
        JsonNode withKey = ok(DOOR.admin().get("server_settings"));
        JsonNode withoutKey = ok(DOOR.anonymous().get("server_settings"));
        JsonNode withBadKey = ok(DOOR.with(ConnectDoor.INVENTED_KEY).get("server_settings"));
        JsonNode withNonsense =
                ok(DOOR.anonymous().with("Authorization", "Nonsense").get("server_settings"));
        assertThat(Json.text(withoutKey, "version")).isEqualTo("2025.09.0");
        assertThat(withKey).isEqualTo(withoutKey);
        assertThat(withBadKey).isEqualTo(withoutKey);
        assertThat(withNonsense).isEqualTo(withoutKey);
    }

    @Test
    void serverSettingsHaveWhatTheClientForRReads() {
        JsonNode settings = ok(DOOR.anonymous().get("server_settings"));
        assertThat(Json.names(settings))
                .contains(
                        "hostname",
                        "version",
                        "build",
                        "about",
                        "authentication",
                        "license",
                        "mail_configured",
                        "self_registration",
                        "prohibited_usernames",
                        "username_validator",
                        "viewers_can_only_see_themselves",
                        "system_display_name");
        assertThat(Json.text(settings, "hostname")).isNotEmpty();
        assertThat(settings.get("self_registration").booleanValue()).isFalse();
        assertThat(settings.get("viewers_can_only_see_themselves").booleanValue())
                .isFalse();
        assertThat(Json.text(settings, "username_validator")).isEqualTo("default");
        assertThat(Json.text(settings.get("license"), "user-activity-days")).isEqualTo("365");
    }

    @Test
    void serverSettingsDescribeAPasswordServer() {
        JsonNode authentication = ok(DOOR.anonymous().get("server_settings")).get("authentication");
        assertThat(Json.names(authentication))
                .contains(
                        "handles_credentials",
                        "handles_login",
                        "external_user_data",
                        "external_user_search",
                        "external_user_id",
                        "groups_enabled",
                        "external_group_search",
                        "external_group_members",
                        "external_group_id",
                        "external_group_owner",
                        "unique_usernames",
                        "name_editable_by",
                        "email_editable_by",
                        "username_editable_by",
                        "role_editable_by",
                        "name",
                        "notice",
                        "warning_delay");
        assertThat(authentication.get("handles_credentials").booleanValue()).isTrue();
        assertThat(authentication.get("external_user_search").booleanValue()).isFalse();
        assertThat(authentication.get("groups_enabled").booleanValue()).isTrue();
        assertThat(Json.text(authentication, "name_editable_by")).isEqualTo("adminandself");
        assertThat(Json.text(authentication, "email_editable_by")).isEqualTo("adminandself");
        assertThat(Json.text(authentication, "username_editable_by")).isEqualTo("adminandself");
        assertThat(Json.text(authentication, "role_editable_by")).isEqualTo("adminandself");
        assertThat(Json.text(authentication, "name")).isNotEmpty().isNotEqualTo("LDAP");
    }

    @Test
    void serverSettingsListTheProhibitedUsernames() {
        JsonNode names = ok(DOOR.anonymous().get("server_settings")).get("prohibited_usernames");
        assertThat(Json.list(names).stream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrder(
                        "connect",
                        "apps",
                        "users",
                        "groups",
                        "setpassword",
                        "user-completion",
                        "confirm",
                        "recent",
                        "reports",
                        "plots",
                        "unpublished",
                        "settings",
                        "metrics",
                        "tokens",
                        "help",
                        "login",
                        "welcome",
                        "register",
                        "resetpassword",
                        "content");
    }

    @Test
    void publicSettingsNeedNoCredentials() {
        JsonNode settings = ok(DOOR.anonymous().get("v1/server_settings/public"));
        assertThat(settings.isObject()).isTrue();
        assertThat(settings.isEmpty()).isFalse();
        assertThat(ok(DOOR.with(ConnectDoor.INVENTED_KEY).get("v1/server_settings/public")))
                .isEqualTo(settings);
    }

    @Test
    void pingAnswersAnEmptyObject() {
        Answer answer = Http.at(DOOR.server().url().toString()).get("__ping__");
        assertThat(ok(answer)).isEqualTo(Json.parse("{}"));
    }

    @Test
    void meIsAnOldNameOfTheOwnUser() {
        JsonNode me = ok(DOOR.admin().get("me"));
        assertThat(Json.names(me)).contains("guid", "username", "user_role");
        assertThat(me).isEqualTo(ok(DOOR.admin().get("v1/user")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v1/nothing",
                "v2/users",
                "user",
                "v1/users/7b1f0000-0000-4000-8000-000000000000/groups",
                "v1/content/7b1f0000-0000-4000-8000-000000000000/bundles",
                "v1/content/7b1f0000-0000-4000-8000-000000000000/jobs",
                "v1/content/7b1f0000-0000-4000-8000-000000000000/environment",
                "v1/content/7b1f0000-0000-4000-8000-000000000000/tags",
                "v1/content/7b1f0000-0000-4000-8000-000000000000/vanity",
                "v1/tasks/1",
                "v1/tags",
                "v1/oauth/integrations",
                "v1/packages",
                "v1/environments"
            })
    void whatIsNotServedIsNotFound(String path) {
        assertRefused(DOOR.admin().get(path), 404, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, v1/user",
        "PUT,    v1/user",
        "DELETE, v1/users",
        "PATCH,  v1/users",
        "POST,   v1/users/7b1f0000-0000-4000-8000-000000000000",
        "PATCH,  v1/users/7b1f0000-0000-4000-8000-000000000000",
        "GET,    v1/users/7b1f0000-0000-4000-8000-000000000000/lock",
        "DELETE, v1/groups",
        "PUT,    v1/groups/7b1f0000-0000-4000-8000-000000000000",
        "PUT,    v1/groups/7b1f0000-0000-4000-8000-000000000000/members",
        "DELETE, v1/content",
        "POST,   v1/content/7b1f0000-0000-4000-8000-000000000000",
        "POST,   server_settings",
        "POST,   v1/audit_logs",
        "DELETE, v1/audit_logs",
        "GET,    v1/bootstrap",
    })
    void anotherVerbIsRefusedInTheEnvelope(String verb, String path) {
        Answer answer = DOOR.admin().send(verb, path, Json.object());
        assertThat(answer.status()).isIn(404, 405);
        assertRefused(answer, answer.status(), 2);
    }

    @Test
    void accountsCannotBeDeleted() {
        JsonNode user = DOOR.invited(ConnectDoor.fresh("undying"));
        assertRefused(DOOR.admin().delete("v1/users/" + Json.text(user, "guid")), 404, 2);
        assertThat(DOOR.user(Json.text(user, "guid"))).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server_settings", "v1/user", "v1/users", "v1/groups", "v1/content", "v1/audit_logs"})
    void currentEndpointsCarryNoWarningAndNoPermissionForForeignPages(String path) {
        Answer answer = DOOR.admin().with("Origin", "https://elsewhere.example").get(path);
        ok(answer);
        assertThat(answer.headers())
                .doesNotContainKeys("x-deprecated-endpoint", "access-control-allow-origin", "location");
    }

    @Test
    void foreignPagesGetNoPermissionBeforehand() {
        Answer answer = DOOR.anonymous()
                .with("Origin", "https://elsewhere.example")
                .with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", "v1/users");
        assertThat(answer.headers()).doesNotContainKeys("access-control-allow-origin", "access-control-allow-methods");
    }

    @Test
    void answersWithPersonalDataAreNotKept() {
        for (String path : List.of("v1/user", "v1/users", "v1/audit_logs")) {
            assertThat(DOOR.admin().get(path).header("Cache-Control")).as(path).contains("no-store");
        }
    }

    @Test
    void everyFormOfTheAddressReachesTheServer() {
        String url = DOOR.server().url().toString().replaceAll("/$", "");
        for (String form : List.of(url, url + "/", url + "///", url + "/__api__", url + "/__api__/")) {
            ConnectClient client = new ConnectClient(form, RunningMuster.ADMINISTRATOR_KEY);
            assertThat(Json.text(client.me().attributes(), "username"))
                    .as(form)
                    .isEqualTo(RunningMuster.ADMINISTRATOR_USERNAME);
        }
    }

    @Test
    void serverCanStandBelowAPath() {
        try (RunningMuster server = RunningMuster.inEnvironment(Map.of("MUSTER_PATH_PREFIX", "/rsc"))) {
            String origin = "http://127.0.0.1:" + server.url().getPort();
            ConnectClient client = new ConnectClient(origin + "/rsc", RunningMuster.ADMINISTRATOR_KEY);
            assertThat(Json.text(client.me().attributes(), "username")).isEqualTo("iris");
            assertThat(Http.at(origin).get("__api__/server_settings").status()).isEqualTo(404);
        }
    }

    @Test
    void versionIsASetting() {
        try (RunningMuster server = RunningMuster.with("connect.version=2024.06.0-dev+103-gabc")) {
            ConnectDoor door = new ConnectDoor(server);
            assertThat(door.adminClient().version()).isEqualTo("2024.06.0-dev+103-gabc");
        }
    }
}
