package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.ConnectDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tokens: making, reading, changing and deleting them. */
class AuthorizationWireTest {
    private static final String TOKENS = "api_client_authorizations";
    private static final String BODY = "api_client_authorization";

    private final ArvadosDoor door = ArvadosDoor.shared();

    @Test
    void anAdministratorMakesATokenForAPerson() {
        Person mia = door.person();
        JsonNode made = create(door.admin(), "owner_uuid", mia.uuid());
        String uuid = Json.text(made, "uuid");
        assertThat(uuid).matches("must1-gj3su-[0-9a-z]{15}");
        assertThat(Json.text(made, "api_token")).matches("[0-9a-z]{50}");
        assertThat(Json.text(made, "created_at")).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{6}000Z");
        assertThat(Json.without(made, "api_token", "created_at", "etag"))
                .isEqualTo(Json.object(
                        "kind",
                        "arvados#apiClientAuthorization",
                        "uuid",
                        uuid,
                        "owner_uuid",
                        mia.uuid(),
                        "scopes",
                        List.of("all"),
                        "expires_at",
                        null,
                        "created_by_ip_address",
                        null,
                        "last_used_at",
                        null,
                        "last_used_by_ip_address",
                        null,
                        "modified_at",
                        null,
                        "modified_by_user_uuid",
                        null));
        Http his = door.with("v2/" + uuid + "/" + Json.text(made, "api_token"));
        assertThat(Json.text(ok(his.get("users/current")), "uuid")).isEqualTo(mia.uuid());
    }

    @Test
    void aTokenTellsOfItselfAndIsGoneOnceDeleted() {
        for (Person mia : List.of(door.person(), door.active())) {
            JsonNode made = create(door.admin(), "owner_uuid", mia.uuid());
            Http his = with(made);
            JsonNode current = ok(his.get(TOKENS + "/current"));
            assertThat(Json.without(current, "last_used_at")).isEqualTo(Json.without(made, "last_used_at"));
            String uuid = Json.text(made, "uuid");
            JsonNode gone = ok(his.delete(TOKENS + "/" + uuid));
            assertThat(Json.text(gone, "uuid")).isEqualTo(uuid);
            assertThat(gone.get("api_token").isNull()).isTrue();
            Answer refused = his.get(TOKENS + "/current");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(errors(refused)).contains("401 Unauthorized: Not logged in");
        }
    }

    @Test
    void onlyAdministratorsMakeTokensForOthers() {
        Person mia = door.active();
        Person leo = door.active();
        assertThat(Json.text(create(mia.http()), "owner_uuid")).isEqualTo(mia.uuid());
        assertThat(Json.text(create(mia.http(), "owner_uuid", mia.uuid()), "owner_uuid"))
                .isEqualTo(mia.uuid());
        for (String owner : List.of(leo.uuid(), ArvadosDoor.SYSTEM, "must1-tpzed-0neverneverneve")) {
            Answer refused = post(mia.http(), "owner_uuid", owner);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(errors(refused)).startsWith("403 Forbidden: ").contains("PermissionDenied");
        }
        assertThat(post(door.admin(), "owner_uuid", "must1-tpzed-0neverneverneve")
                        .status())
                .isEqualTo(422);
        assertThat(post(door.admin(), "owner_uuid", ArvadosDoor.ALL_USERS).status())
                .isEqualTo(422);
    }

    @Test
    void whoWasNeverActivatedMakesAndChangesNone() {
        Person mia = door.person();
        String uuid = Json.text(ok(mia.http().get(TOKENS + "/current")), "uuid");
        assertThat(post(mia.http()).status()).isEqualTo(403);
        assertThat(put(mia.http(), uuid, "scopes", List.of()).status()).isEqualTo(403);
        assertThat(ok(mia.http().get(TOKENS + "/" + uuid)).get("scopes")).hasToString("[\"all\"]");
    }

    @Test
    void aTokenOfSomebodyNeverActivatedOpensNoOtherDoor() {
        Person mia = door.person();
        Http connect = new ConnectDoor(door.server()).with(mia.token());
        ok(mia.http().get("users/current"));
        assertThat(connect.get("v1/user").status()).isEqualTo(401);
        door.update(mia.uuid(), "is_active", true);
        assertThat(connect.get("v1/user").status()).isEqualTo(200);
    }

    @Test
    void aTokenWithScopesOpensThisDoorAlone() {
        Person mia = door.active();
        JsonNode wide = create(mia.http());
        JsonNode narrow = create(mia.http(), "scopes", List.of("GET /arvados/v1/users/current", "GET /"));
        assertThat(narrow.get("scopes")).hasToString("[\"GET /arvados/v1/users/current\",\"GET /\"]");
        ConnectDoor connect = new ConnectDoor(door.server());
        assertThat(connect.with(Json.text(wide, "api_token")).get("v1/user").status())
                .isEqualTo(200);
        assertThat(connect.with(Json.text(narrow, "api_token")).get("v1/user").status())
                .isEqualTo(401);
        assertThat(with(narrow).get("users/current").status()).isEqualTo(200);
        assertThat(with(narrow)
                        .post("users/" + mia.uuid() + "/activate", Json.object())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anEmptyListOfScopesAllowsNothingButToTellOfItself() {
        Person mia = door.active();
        Http none = with(create(mia.http(), "scopes", List.of()));
        assertThat(none.get("users/current").status()).isEqualTo(403);
        assertThat(ok(none.get(TOKENS + "/current")).get("scopes")).hasToString("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2040-11-22T07:00:00.123456Z|2040-11-22T07:00:00.123456000Z",
                "2040-11-22T08:00:00+01:00|2040-11-22T07:00:00.000000000Z",
                "Thu, 22 Nov 2040 07:00:00 GMT|2040-11-22T07:00:00.000000000Z",
                "2040-11-22 07:00:00 +0000|2040-11-22T07:00:00.000000000Z",
                "2040-11-22T07:00:00|2040-11-22T07:00:00.000000000Z"
            })
    void theEndOfATokenComesInManyForms(String sent, String told) {
        JsonNode made = create(door.admin(), "expires_at", sent, "api_client_id", 0, "default_owner_uuid", null);
        assertThat(Json.text(made, "expires_at")).isEqualTo(told);
        assertThat(with(made).get("users/current").status()).isEqualTo(200);
    }

    @Test
    void aTokenWhoseEndHasPassedIsNotLoggedIn() {
        Answer answer =
                with(create(door.admin(), "expires_at", "2020-01-01T00:00:00Z")).get("users/current");
        assertThat(answer.status()).isEqualTo(401);
        JsonNode made = create(door.admin());
        ok(put(with(made), Json.text(made, "uuid"), "expires_at", "2020-01-01T00:00:00Z"));
        assertThat(with(made).get("users/current").status()).isEqualTo(401);
    }

    /** Workbench sends the attributes without a name for them, old tools nest them in a form. */
    @Test
    void attributesComeInEveryForm() {
        Person mia = door.active();
        assertThat(Json.text(ok(door.admin().post(TOKENS, Json.object("owner_uuid", mia.uuid()))), "owner_uuid"))
                .isEqualTo(mia.uuid());
        String form = BODY + "%5Bscopes%5D%5B%5D=" + Http.escape("GET /arvados/v1/users");
        assertThat(ok(mia.http()
                                .send(
                                        "POST",
                                        TOKENS,
                                        "application/x-www-form-urlencoded",
                                        BodyPublishers.ofString(form)))
                        .get("scopes"))
                .hasToString("[\"GET /arvados/v1/users\"]");
        assertThat(create(mia.http(), "scopes", null).get("scopes")).hasToString("[\"all\"]");
        assertThat(ok(mia.http().post(TOKENS, Json.object())).get("scopes")).hasToString("[\"all\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scopes\":\"GET\"}",
                "{\"scopes\":[1]}",
                "{\"expires_at\":\"tomorrow\"}",
                "{\"expires_at\":5}",
                "{\"api_token\":\"chosenchosenchosenchosenchosenchosenchosen\"}",
                "{\"uuid\":\"must1-gj3su-000000000000001\"}",
                "{\"badattr\":1}"
            })
    void aTokenThatCannotBeIsRefused(String attributes) {
        Answer answer = door.admin().post(TOKENS, Json.object(BODY, Json.parse(attributes)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    }

    @Test
    void nobodySeesTheTokensOfOthers() {
        Person mia = door.active();
        String uuid = Json.text(ok(mia.http().get(TOKENS + "/current")), "uuid");
        ok(mia.http().get(TOKENS + "/" + uuid));
        for (Http other : List.of(door.admin(), door.active().http())) {
            assertThat(other.get(TOKENS + "/" + uuid).status()).isEqualTo(404);
            assertThat(put(other, uuid, "scopes", List.of()).status()).isEqualTo(404);
            Answer refused = other.delete(TOKENS + "/" + uuid);
            assertThat(refused.status()).isEqualTo(404);
            assertThat(errors(refused)).contains("Path not found");
        }
        assertThat(mia.http().get(TOKENS + "/" + uuid.replace("gj3su", "tpzed")).status())
                .isEqualTo(404);
        assertThat(mia.http().get(TOKENS + "/nothing").status()).isEqualTo(404);
        assertThat(door.anybody().get(TOKENS + "/current").status()).isEqualTo(401);
    }

    @Test
    void theSecretIsToldToWhoHasItAlone() {
        Person mia = door.active();
        JsonNode made = create(mia.http());
        String uuid = Json.text(made, "uuid");
        assertThat(ok(mia.http().get(TOKENS + "/" + uuid)).get("api_token").isNull())
                .isTrue();
        assertThat(ok(put(mia.http(), uuid, "expires_at", null))
                        .get("api_token")
                        .isNull())
                .isTrue();
        assertThat(Json.text(ok(mia.http().get(TOKENS + "/current")), "api_token"))
                .isEqualTo(mia.token());
        String second = "v2/" + uuid + "/" + Json.text(made, "api_token");
        assertThat(Json.text(ok(door.with(second).get(TOKENS + "/current")), "api_token"))
                .isEqualTo(Json.text(made, "api_token"));
    }

    @Test
    void aNarrowTokenDoesNotWidenItself() {
        Person mia = door.active();
        List<String> scopes = List.of("PATCH /arvados/v1/api_client_authorizations/", "POST /arvados/v1/" + TOKENS);
        JsonNode made = create(mia.http(), "scopes", scopes);
        String uuid = Json.text(made, "uuid");
        Answer refused = put(with(made), uuid, "scopes", List.of("all"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(put(with(made), uuid, "scopes", List.of("GET /")).status()).isEqualTo(403);
        JsonNode child = create(with(made), "scopes", List.of("all"));
        assertThat(child.get("scopes")).isEqualTo(made.get("scopes"));
        assertThat(ok(put(mia.http(), uuid, "scopes", List.of("GET /"))).get("scopes"))
                .hasToString("[\"GET /\"]");
        assertThat(put(with(made), uuid, "scopes", List.of()).status()).isEqualTo(403);
    }

    /** {@code arv edit} sends the whole record back. */
    @Test
    void aRecordThatIsSentBackChangesNothing() {
        Person mia = door.active();
        JsonNode made = create(mia.http(), "expires_at", "2040-01-01T00:00:00Z");
        String uuid = Json.text(made, "uuid");
        JsonNode same = ok(mia.http().put(TOKENS + "/" + uuid, Json.object(BODY, made)));
        assertThat(Json.without(same, "api_token")).isEqualTo(Json.without(made, "api_token"));
        JsonNode later = ok(put(mia.http(), uuid, "expires_at", "2041-01-01T00:00:00Z"));
        assertThat(Json.text(later, "etag")).isNotEqualTo(Json.text(made, "etag"));
        for (JsonNode other : List.of(
                Json.object("uuid", "must1-gj3su-000000000000001"),
                Json.object("owner_uuid", ArvadosDoor.SYSTEM),
                Json.object("api_token", mia.token()))) {
            assertThat(mia.http()
                            .put(TOKENS + "/" + uuid, Json.object(BODY, other))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void administratorsMakeTokensOfTheSystem() {
        JsonNode made = ok(door.admin().send("POST", TOKENS + "/create_system_auth"));
        assertThat(Json.text(made, "owner_uuid")).isEqualTo(ArvadosDoor.SYSTEM);
        assertThat(made.get("scopes")).hasToString("[\"all\"]");
        assertThat(Json.text(ok(with(made).get("users/current")), "uuid")).isEqualTo(ArvadosDoor.SYSTEM);
        Http narrow = with(ok(door.admin()
                .send("POST", TOKENS + "/create_system_auth" + Http.query("scopes", "[\"GET /arvados/v1/users\"]"))));
        assertThat(narrow.get("users").status()).isEqualTo(200);
        assertThat(narrow.get("users/current").status()).isEqualTo(403);
        Answer refused = door.active().http().send("POST", TOKENS + "/create_system_auth");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(errors(refused)).contains("403 Forbidden: ");
        String uuid = Json.text(ok(door.active().http().get(TOKENS + "/current")), "uuid");
        assertThat(Json.text(ok(with(made).get(TOKENS + "/" + uuid)), "uuid")).isEqualTo(uuid);
    }

    @Test
    void tokensOfTheSystemOpenNoOtherDoor() {
        JsonNode made = ok(door.admin().send("POST", TOKENS + "/create_system_auth"));
        JsonNode asked = create(door.admin(), "owner_uuid", ArvadosDoor.SYSTEM);
        for (JsonNode token : List.of(made, asked)) {
            assertThat(with(token).get("users/current").status()).isEqualTo(200);
            assertThat(connectWith(token)).isEqualTo(401);
        }
        assertThat(connectWith(create(door.admin()))).isEqualTo(200);
    }

    private int connectWith(JsonNode token) {
        return connectStatus(door.server(), Json.text(token, "api_token"));
    }

    private static int connectStatus(RunningMuster server, String secret) {
        return Http.at(server.url() + "/__api__/v1")
                .with("Authorization", "Key " + secret)
                .get("user")
                .status();
    }

    @Test
    void theTokenOfTheSettingsOpensThisDoorAlone() {
        String secret = "r".repeat(40);
        try (RunningMuster server = ArvadosDoor.cluster("arvados.system-root-token=" + secret)) {
            Http root = new ArvadosDoor(server).with(secret);
            assertThat(Json.text(ok(root.get("users/current")), "uuid")).isEqualTo(ArvadosDoor.SYSTEM);
            assertThat(connectStatus(server, secret)).isEqualTo(401);
        }
    }

    @Test
    void settingsBoundHowLongTokensLive() {
        try (RunningMuster server = ArvadosDoor.cluster("arvados.token-hours=1")) {
            ArvadosDoor strict = new ArvadosDoor(server);
            JsonNode made = create(strict.admin());
            assertThat(made.get("expires_at").isNull()).isFalse();
            JsonNode same = create(strict.admin(), "expires_at", "2020-01-01T00:00:00Z");
            assertThat(Json.text(same, "expires_at")).startsWith("2020-01-01");
            JsonNode changed = ok(put(strict.admin(), Json.text(made, "uuid"), "expires_at", "2999-01-01T00:00:00Z"));
            assertThat(Json.text(changed, "expires_at")).doesNotStartWith("2999");
        }
    }

    @Test
    void aSelectionHoldsForSingleTokens() {
        JsonNode made =
                ok(door.admin().post(TOKENS, Json.object(BODY, Json.object(), "select", List.of("uuid", "api_token"))));
        assertThat(Json.names(made)).containsExactlyInAnyOrder("kind", "uuid", "api_token");
        assertThat(door.admin()
                        .get(TOKENS + "/current" + Http.query("select", "[\"bad\"]"))
                        .status())
                .isEqualTo(422);
    }

    private Http with(JsonNode token) {
        return Http.at(door.server().url() + "/arvados/v1")
                .with("Authorization", "Bearer " + Json.text(token, "api_token"));
    }

    private static JsonNode create(Http http, Object... attributes) {
        return ok(post(http, attributes));
    }

    private static Answer post(Http http, Object... attributes) {
        return http.post(TOKENS, Json.object(BODY, Json.object(attributes)));
    }

    private static Answer put(Http http, String uuid, Object... attributes) {
        return http.put(TOKENS + "/" + uuid, Json.object(BODY, Json.object(attributes)));
    }
}
