package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists of tokens. */
class AuthorizationListWireTest {
    private static final String TOKENS = "api_client_authorizations";

    private final ArvadosDoor door = ArvadosDoor.shared();
    private final Person mia = door.active();
    private JsonNode current;
    private JsonNode sharing;

    @BeforeEach
    void setUp() {
        current = ok(mia.http().get(TOKENS + "/current"));
        sharing = ok(mia.http()
                .post(
                        TOKENS,
                        Json.object(
                                "scopes",
                                List.of("GET /a", "GET /a/", "GET /keep"),
                                "expires_at",
                                "Thu, 22 Nov 2040 07:00:00 GMT")));
    }

    @Test
    void everybodyListsTheOwnTokensWithoutSecrets() {
        JsonNode list = ok(mia.http().get(TOKENS));
        assertThat(Json.without(list, "items"))
                .isEqualTo(Json.object(
                        "kind",
                        "arvados#apiClientAuthorizationList",
                        "etag",
                        "",
                        "self_link",
                        "",
                        "offset",
                        0,
                        "limit",
                        100,
                        "items_available",
                        2));
        assertThat(uuids("")).containsExactlyInAnyOrder(uuid(current), uuid(sharing));
        assertThat(list.get("items").findValues("api_token")).allMatch(JsonNode::isNull);
        assertThat(Json.texts(ok(door.admin().get(TOKENS)).get("items"), "owner_uuid"))
                .doesNotContain(mia.uuid());
    }

    @Test
    void filtersFindTokensByUuidScopesAndSecret() {
        assertThat(uuids("[\"uuid\",\"=\",\"" + uuid(sharing) + "\"]")).containsExactly(uuid(sharing));
        assertThat(uuids("[\"scopes\",\"=\",[\"GET /a\",\"GET /a/\",\"GET /keep\"]]"))
                .containsExactly(uuid(sharing));
        assertThat(uuids("[\"scopes\",\"=\",[\"all\"]]")).containsExactly(uuid(current));
        assertThat(uuids("[\"expires_at\",\"!=\",null]")).containsExactly(uuid(sharing));
        assertThat(uuids("[\"api_token\",\"=\",\"" + Json.text(sharing, "api_token") + "\"]"))
                .containsExactly(uuid(sharing));
        assertThat(uuids("[\"api_token\",\"=\",\"nothing\"]")).isEmpty();
        assertThat(uuids("[\"api_token\",\"like\",\"%\"]")).isEmpty();
    }

    @Test
    void aFilterBySecretFindsNoTokensOfOthersAndTellsNone() {
        Http leo = door.active().http();
        String filter = Http.query("filters", "[[\"api_token\",\"=\",\"" + mia.token() + "\"]]");
        assertThat(ok(leo.get(TOKENS + filter)).get("items")).isEmpty();
        JsonNode own = ok(mia.http().get(TOKENS + filter)).get("items");
        assertThat(own).hasSize(1);
        assertThat(own.get(0).get("api_token").isNull()).isTrue();
    }

    @Test
    void listsOfTokensAreOrderedSelectedAndPaged() {
        JsonNode page = ok(mia.http()
                .get(TOKENS
                        + Http.query(
                                "order",
                                "created_at asc",
                                "limit",
                                1,
                                "offset",
                                1,
                                "select",
                                "[\"uuid\",\"created_at\"]")));
        assertThat(page.get("items"))
                .hasToString("["
                        + Json.object(
                                "kind",
                                "arvados#apiClientAuthorization",
                                "uuid",
                                uuid(sharing),
                                "created_at",
                                Json.text(sharing, "created_at"))
                        + "]");
        assertThat(ok(mia.http().get(TOKENS + "?count=none")).has("items_available"))
                .isFalse();
        assertThat(mia.http()
                        .get(TOKENS + Http.query("filters", "[[\"bad\",\"=\",1]]"))
                        .status())
                .isEqualTo(422);
    }

    private List<String> uuids(String filter) {
        String path = filter.isEmpty() ? TOKENS : TOKENS + Http.query("filters", "[" + filter + "]");
        return Json.texts(ok(mia.http().get(path)).get("items"), "uuid");
    }

    private static String uuid(JsonNode token) {
        return Json.text(token, "uuid");
    }
}
