package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who sees how much of whom. */
class UserViewWireTest {
    private static final Set<String> WHOLE = Set.of(
            "kind",
            "href",
            "etag",
            "uuid",
            "owner_uuid",
            "created_at",
            "modified_by_client_uuid",
            "modified_by_user_uuid",
            "modified_at",
            "email",
            "username",
            "full_name",
            "first_name",
            "last_name",
            "identity_url",
            "is_active",
            "is_admin",
            "is_invited",
            "prefs",
            "default_owner_uuid",
            "writable_by",
            "can_write",
            "can_manage");

    private final ArvadosDoor door = ArvadosDoor.shared();

    @Test
    void theAdministratorSeesHimselfWhole() {
        JsonNode iris = ok(door.admin().get("users/current?alt=json"));

        assertThat(Json.names(iris)).isEqualTo(WHOLE);
        assertThat(Json.text(iris, "kind")).isEqualTo("arvados#user");
        assertThat(Json.text(iris, "full_name")).isEqualTo("Iris Berg");
        assertThat(iris.get("is_active").booleanValue()).isTrue();
        assertThat(iris.get("is_admin").booleanValue()).isTrue();
        assertThat(iris.get("is_invited").booleanValue()).isTrue();
        assertThat(Json.text(iris, "modified_at")).matches(".*\\.[0-9]{6}000Z");
        String uuid = Json.text(iris, "uuid");
        assertThat(texts(iris.get("writable_by"))).containsExactly(ArvadosDoor.SYSTEM, uuid, ArvadosDoor.SYSTEM_GROUP);
    }

    @Test
    void everybodyIsToldAboutTheSystemUser() {
        for (ArvadosDoor.Person person : List.of(door.person(), door.active())) {
            JsonNode system = ok(person.http().get("users/system"));

            assertThat(Json.text(system, "uuid")).isEqualTo("must1-tpzed-000000000000000");
            assertThat(Json.text(system, "email")).isEqualTo("root");
            assertThat(system.get("username").isNull()).isTrue();
            assertThat(Json.text(system, "owner_uuid")).isEqualTo("must1-tpzed-000000000000000");
            assertThat(system.get("is_admin").booleanValue()).isTrue();
            assertThat(system.get("is_active").booleanValue()).isTrue();
            assertThat(system.get("can_write").booleanValue()).isFalse();
            assertThat(texts(system.get("writable_by"))).containsExactly(ArvadosDoor.SYSTEM);
        }
        assertThat(door.anybody().get("users/system").status()).isEqualTo(401);
    }

    @Test
    void peopleSeeThemselvesWholeWhetherActiveOrNot() {
        JsonNode prefs = Json.parse("{\"profile\":{\"lab\":\"7\"}}");
        for (ArvadosDoor.Person person : List.of(door.person("prefs", prefs), door.active("prefs", prefs))) {
            JsonNode current = person.current();

            assertThat(Json.names(current)).isEqualTo(WHOLE);
            assertThat(current.get("prefs")).isEqualTo(prefs);
            assertThat(texts(current.get("writable_by")))
                    .containsExactly(ArvadosDoor.SYSTEM, person.uuid(), ArvadosDoor.SYSTEM_GROUP);
            assertThat(ok(person.http().get("users/" + person.uuid()))).isEqualTo(current);
        }
    }

    @Test
    void activePeopleSeeElevenAttributesOfEachOther() {
        ArvadosDoor.Person one = door.active();
        ArvadosDoor.Person other = door.active("first_name", "Ole", "last_name", "Dahl", "prefs", Json.object("a", 1));

        assertThat(ok(one.http().get("users/" + other.uuid())))
                .isEqualTo(Json.object(
                        "kind",
                        "arvados#user",
                        "uuid",
                        other.uuid(),
                        "email",
                        Json.text(other.user(), "email"),
                        "username",
                        other.username(),
                        "first_name",
                        "Ole",
                        "last_name",
                        "Dahl",
                        "is_active",
                        true,
                        "is_admin",
                        false,
                        "is_invited",
                        true,
                        "can_write",
                        false,
                        "can_manage",
                        false));
    }

    @Test
    void nobodyButAnAdministratorSeesWhoIsInactive() {
        ArvadosDoor.Person active = door.active();
        ArvadosDoor.Person uninvited = door.person();
        ArvadosDoor.Person invited = door.person();
        ok(door.admin().post("users/setup", Json.object("uuid", invited.uuid())));

        for (ArvadosDoor.Person hidden : List.of(uninvited, invited)) {
            Answer missing = active.http().get("users/" + hidden.uuid());
            assertThat(missing.status()).isEqualTo(404);
            assertThat(errors(missing)).contains("Path not found");
            assertThat(hidden.http().get("users/" + active.uuid()).status()).isEqualTo(404);
            assertThat(hidden.seen().get("is_active").booleanValue()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "must1-tpzed-0zzzzzzzzzzzzzz",
                "must1-j7d0g-fffffffffffffff",
                "other-tpzed-000000000000000",
                "must1-tpzed-0zzz",
                "nobody"
            })
    void whatNamesNobodyIsNotFound(String uuid) {
        for (String verb : List.of("GET", "DELETE")) {
            Answer missing = door.admin().send(verb, "users/" + uuid);
            assertThat(missing.status()).isEqualTo(404);
            assertThat(errors(missing)).contains("Path not found");
        }
        assertThat(door.admin()
                        .put("users/" + uuid, Json.object("first_name", "x"))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"Ann, Lee, Ann Lee", "-, Lee, Lee", "Ann, -, Ann", "-, -, ''", "' Ann ', ' Lee', Ann   Lee"})
    void theFullNameHasBothNames(String first, String last, String full) {
        assertThat(Json.text(door.user("first_name", first, "last_name", last), "full_name"))
                .isEqualTo(full);
    }

    @Test
    void aSelectionGivesThoseAttributesAndTheKind() {
        JsonNode made = door.user("first_name", "Ann");
        String uuid = Json.text(made, "uuid");

        assertThat(ok(door.admin().get("users/" + uuid + "?select=[\"uuid\",\"full_name\"]".replace("\"", "%22"))))
                .isEqualTo(Json.object("kind", "arvados#user", "uuid", uuid, "full_name", "Ann"));
        assertThat(ok(door.admin()
                        .put(
                                "users/" + uuid,
                                Json.object(
                                        "user", Json.object("first_name", "Bea"), "select", List.of("first_name")))))
                .isEqualTo(Json.object("kind", "arvados#user", "first_name", "Bea"));
        assertThat(ok(door.admin().get("users/current?select=[%22username%22]")))
                .isEqualTo(Json.object("kind", "arvados#user", "username", "iris"));
        Answer refused = door.admin().get("users/" + uuid + "?select=[%22password%22]");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("Invalid attribute");
    }

    @Test
    void aSelectionShowsNobodyWhatHeMayNotSee() {
        ArvadosDoor.Person one = door.active();
        ArvadosDoor.Person other = door.active();

        assertThat(ok(one.http().get("users/" + other.uuid() + "?select=[%22uuid%22,%22prefs%22,%22etag%22]")))
                .isEqualTo(Json.object("kind", "arvados#user", "uuid", other.uuid()));
    }

    @Test
    void whoLentATokenForReadingLendsItsView() {
        ArvadosDoor.Person active = door.active();
        ArvadosDoor.Person hidden = door.person("last_name", fresh("Hidden"));
        String tokens = "reader_tokens=[%22" + RunningMuster.ADMINISTRATOR_KEY + "%22]";

        assertThat(Json.names(ok(active.http().get("users/" + hidden.uuid() + "?" + tokens))))
                .contains("prefs");
        JsonNode list = ok(active.http()
                .get("users?" + tokens + "&filters=[[%22last_name%22,%22=%22,%22"
                        + Json.text(hidden.user(), "last_name") + "%22]]"));
        assertThat(Json.texts(list.get("items"), "uuid")).containsExactly(hidden.uuid());
        assertThat(active.http()
                        .put("users/" + hidden.uuid() + "?" + tokens, Json.object("first_name", "x"))
                        .status())
                .isEqualTo(404);
    }

    private static List<String> texts(JsonNode array) {
        return Json.list(array).stream().map(JsonNode::stringValue).toList();
    }

    @Test
    void anAdministratorWithANarrowerTokenSeesNoAdministratorInHimself() {
        ArvadosDoor.Person admin = door.active("is_admin", true);
        Http narrow = door.with(door.server().keyFor(admin.username(), "--rank", "viewer"));

        assertThat(ok(narrow.get("users/current")).get("is_admin").booleanValue())
                .isFalse();
        assertThat(ok(narrow.get("users/" + admin.uuid())).get("is_admin").booleanValue())
                .isFalse();
        assertThat(admin.current().get("is_admin").booleanValue()).isTrue();
        assertThat(admin.seen().get("is_admin").booleanValue()).isTrue();
        assertThat(ok(door.active().http().get("users/" + admin.uuid()))
                        .get("is_admin")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void whoReadsWithALentTokenKeepsTheOwnRights() {
        ArvadosDoor.Person active = door.active();
        String family = fresh("Shown");
        ArvadosDoor.Person hidden = door.person("last_name", family);
        String lent = Http.query("reader_tokens", "[\"" + RunningMuster.ADMINISTRATOR_KEY + "\"]");
        JsonNode listed = ok(active.http()
                        .get("users" + lent + "&filters=" + Http.escape("[[\"last_name\",\"=\",\"" + family + "\"]]")))
                .get("items")
                .get(0);

        for (JsonNode user : List.of(ok(active.http().get("users/" + hidden.uuid() + lent)), listed)) {
            assertThat(Json.names(user)).isEqualTo(WHOLE);
            assertThat(user.get("can_write").booleanValue()).isFalse();
            assertThat(user.get("can_manage").booleanValue()).isFalse();
            assertThat(texts(user.get("writable_by"))).containsExactly(ArvadosDoor.SYSTEM);
        }
        JsonNode own = ok(active.http().get("users/" + active.uuid() + lent));
        assertThat(own.get("can_manage").booleanValue()).isTrue();
        assertThat(texts(own.get("writable_by"))).contains(active.uuid());
    }
}
