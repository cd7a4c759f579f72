package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who changes what of whom. */
class UserUpdateWireTest {
    private final ArvadosDoor door = ArvadosDoor.shared();

    private Answer change(String uuid, Object... attributes) {
        return door.admin().put("users/" + uuid, Json.object("user", Json.object(attributes)));
    }

    private static Answer changeOwn(ArvadosDoor.Person person, Object... attributes) {
        return person.http().put("users/" + person.uuid(), Json.object("user", Json.object(attributes)));
    }

    @Test
    void peopleChangeTheirNamesAndPreferences() {
        for (ArvadosDoor.Person person : List.of(door.person(), door.active())) {
            JsonNode changed = ok(changeOwn(
                    person,
                    "first_name",
                    "Nova",
                    "prefs",
                    Json.object("a", 1),
                    "identity_url",
                    "x",
                    "default_owner_uuid",
                    "y"));

            assertThat(Json.text(changed, "first_name")).isEqualTo("Nova");
            assertThat(Json.text(changed, "identity_url")).isEqualTo("x");
            assertThat(Json.text(changed, "default_owner_uuid")).isEqualTo("y");
            assertThat(changed.get("prefs")).isEqualTo(Json.object("a", 1));
            assertThat(Json.text(changed, "modified_by_user_uuid")).isEqualTo(person.uuid());
            assertThat(person.current()).isEqualTo(changed);
        }
    }

    @Test
    void putAndPatchAreTheSame() {
        String uuid = Json.text(door.user(), "uuid");
        assertThat(Json.text(ok(change(uuid, "first_name", "Put")), "first_name"))
                .isEqualTo("Put");
        JsonNode patched =
                ok(door.admin().patch("users/" + uuid, Json.object("user", Json.object("first_name", "Patch"))));
        assertThat(Json.text(patched, "first_name")).isEqualTo("Patch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "username"})
    void onlyAdministratorsChangeAddressesAndUsernames(String attribute) {
        ArvadosDoor.Person person = door.active();
        JsonNode before = person.current();
        String wanted = fresh("wanted");

        Answer refused = changeOwn(person, "first_name", "Nova", attribute, wanted);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(errors(refused)).contains("PermissionDenied");
        assertThat(person.current()).isEqualTo(before);
        assertThat(Json.text(ok(change(person.uuid(), attribute, wanted)), attribute))
                .isEqualTo(wanted);
    }

    @Test
    void aRecordSentBackUnchangedIsNoChange() {
        for (ArvadosDoor.Person person : List.of(door.person(), door.active("prefs", Json.object("a", List.of(1))))) {
            JsonNode before = person.current();
            JsonNode record = Json.without(before, "full_name", "is_invited", "writable_by", "can_write", "can_manage");

            assertThat(ok(person.http().put("users/" + person.uuid(), Json.object("user", record))))
                    .isEqualTo(before);
            assertThat(ok(person.http().put("users/" + person.uuid(), record))).isEqualTo(before);
            assertThat(ok(changeOwn(person))).isEqualTo(before);
        }
    }

    @Test
    void peopleCannotMakeThemselvesMoreAndAreNotTold() {
        ArvadosDoor.Person inactive = door.person();
        ArvadosDoor.Person active = door.active();

        assertThat(ok(changeOwn(inactive, "is_active", true)).get("is_active").booleanValue())
                .isFalse();
        assertThat(ok(changeOwn(active, "is_admin", true)).get("is_admin").booleanValue())
                .isFalse();
        assertThat(ok(changeOwn(active, "is_active", "false")).get("is_active").booleanValue())
                .isTrue();
        assertThat(changeOwn(active, "is_admin", "perhaps").status()).isEqualTo(422);
    }

    @Test
    void anAdministratorChangesAndEmptiesAUsername() {
        String uuid = Json.text(door.user(), "uuid");
        String name = fresh("Name");

        assertThat(Json.text(ok(change(uuid, "username", name)), "username")).isEqualTo(name);
        assertThat(ok(change(uuid, "username", "")).get("username").isNull()).isTrue();
        assertThat(Json.text(ok(change(uuid, "username", name)), "username")).isEqualTo(name);
        assertThat(ok(change(uuid, "username", null)).get("username").isNull()).isTrue();
    }

    @Test
    void aUsernameInUseIsRefused() {
        String taken = Json.text(door.user(), "username");
        JsonNode other = door.user();

        Answer refused = change(Json.text(other, "uuid"), "username", taken, "first_name", "x");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("already been taken");
        assertThat(door.user(Json.text(other, "uuid"))).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0a", "a\\", "a.", "a-", "a_", "a/", "a!", "a@", "a#", "a$", "a%", "a^", "a&", "a*", "a(", "a)", "a[",
                "a]", "a{", "a}", "a b", " a"
            })
    void aUsernameMustHaveItsForm(String name) {
        Answer refused = change(Json.text(door.user(), "uuid"), "username", name);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("must begin with a letter and contain only alphanumerics");
    }

    @Test
    void aChangeMovesItsStampsAndNothingElse() {
        JsonNode before = door.user();
        JsonNode after = ok(change(Json.text(before, "uuid"), "last_name", "Moved"));

        assertThat(Json.text(after, "etag")).isNotEqualTo(Json.text(before, "etag"));
        assertThat(Json.text(after, "modified_at")).isGreaterThan(Json.text(before, "modified_at"));
        assertThat(Json.without(after, "etag", "modified_at", "last_name", "full_name"))
                .isEqualTo(Json.without(before, "etag", "modified_at", "last_name", "full_name"));
        JsonNode prefs = ok(change(Json.text(before, "uuid"), "prefs", Json.object("b", 2)));
        assertThat(Json.text(prefs, "etag")).isNotEqualTo(Json.text(after, "etag"));
        assertThat(Json.text(prefs, "modified_at")).isGreaterThan(Json.text(after, "modified_at"));
    }

    @Test
    void emptyTextIsNoValue() {
        String uuid = Json.text(door.user("first_name", "A", "last_name", "B", "identity_url", "C"), "uuid");
        for (String attribute : List.of("email", "username", "first_name", "last_name", "identity_url")) {
            assertThat(ok(change(uuid, attribute, "")).get(attribute).isNull())
                    .as(attribute)
                    .isTrue();
        }
        JsonNode bare = door.user(uuid);
        assertThat(ok(change(uuid, "first_name", "", "prefs", null, "email", null)))
                .isEqualTo(bare);
    }

    @Test
    void preferencesAreReplacedAsAWhole() {
        String uuid = Json.text(door.user("prefs", Json.object("a", 1)), "uuid");
        assertThat(ok(change(uuid, "prefs", Json.object("b", 2))).get("prefs")).isEqualTo(Json.object("b", 2));
        assertThat(change(uuid, "prefs", List.of(1)).status()).isEqualTo(422);
        assertThat(change(uuid, "prefs", "text").status()).isEqualTo(422);
        assertThat(ok(change(uuid, "prefs", null)).get("prefs")).isEqualTo(Json.object());
    }

    @Test
    void nobodyIsMadeInactiveDirectly() {
        ArvadosDoor.Person active = door.active();

        Answer refused = change(active.uuid(), "is_active", false);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("cannot be set to false directly");
        assertThat(active.seen().get("is_active").booleanValue()).isTrue();
    }

    @Test
    void anAdministratorIsActive() {
        ArvadosDoor.Person person = door.person();

        Answer refused = change(person.uuid(), "is_admin", true);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("Admin users cannot be inactive");

        JsonNode made = ok(change(person.uuid(), "is_admin", "true", "is_active", "true", "first_name", "Ad"));
        assertThat(made.get("is_admin").booleanValue()).isTrue();
        assertThat(made.get("is_active").booleanValue()).isTrue();
        assertThat(made.get("is_invited").booleanValue()).isTrue();
        assertThat(ok(person.http().get("users/" + Json.text(door.user(), "uuid")))
                        .has("prefs"))
                .isTrue();
        assertThat(change(person.uuid(), "is_active", false).status()).isEqualTo(422);

        assertThat(ok(change(person.uuid(), "is_admin", false)).get("is_admin").booleanValue())
                .isFalse();
    }

    @Test
    void theSystemsOwnUsersStayAsTheyAre() {
        assertThat(change(ArvadosDoor.SYSTEM, "is_admin", false).status()).isEqualTo(422);
        assertThat(door.admin()
                        .post("users/" + ArvadosDoor.SYSTEM + "/unsetup", Json.object())
                        .status())
                .isEqualTo(422);
        assertThat(door.admin().delete("users/" + ArvadosDoor.SYSTEM).status()).isEqualTo(403);
        assertThat(door.admin().delete("users/" + ArvadosDoor.ANONYMOUS).status())
                .isEqualTo(403);
        assertThat(change(ArvadosDoor.SYSTEM, "first_name", "x").status()).isEqualTo(403);
        JsonNode system = door.user(ArvadosDoor.SYSTEM);
        assertThat(ok(change(ArvadosDoor.SYSTEM, "first_name", "root", "last_name", "")))
                .isEqualTo(system);
    }

    @Test
    void othersAreNotChangedByWhoHasNoRightToThem() {
        ArvadosDoor.Person one = door.active();
        ArvadosDoor.Person other = door.active();
        ArvadosDoor.Person hidden = door.person();
        JsonNode body = Json.object("user", Json.object("first_name", "x"));

        assertThat(one.http().put("users/" + other.uuid(), body).status()).isEqualTo(403);
        assertThat(one.http().delete("users/" + other.uuid()).status()).isEqualTo(403);
        assertThat(one.http().put("users/" + hidden.uuid(), body).status()).isEqualTo(404);
        assertThat(one.http().delete("users/" + hidden.uuid()).status()).isEqualTo(404);
        assertThat(hidden.http().put("users/" + one.uuid(), body).status()).isEqualTo(404);
        assertThat(one.http().put("users/" + ArvadosDoor.SYSTEM, body).status()).isEqualTo(404);
    }

    @Test
    void aDeletedUserIsGone() {
        ArvadosDoor.Person person = door.active();
        JsonNode before = person.seen();

        assertThat(ok(door.admin().delete("users/" + person.uuid()))).isEqualTo(before);

        assertThat(door.admin().get("users/" + person.uuid()).status()).isEqualTo(404);
        assertThat(door.admin().delete("users/" + person.uuid()).status()).isEqualTo(404);
        assertThat(person.http().get("users/current").status()).isEqualTo(401);
        assertThat(door.list("[[\"uuid\",\"=\",\"" + person.uuid() + "\"]]")).isEmpty();
    }

    @Test
    void peopleDeleteThemselves() {
        ArvadosDoor.Person person = door.active();

        assertThat(Json.text(ok(person.http().delete("users/" + person.uuid())), "uuid"))
                .isEqualTo(person.uuid());
        assertThat(door.admin().get("users/" + person.uuid()).status()).isEqualTo(404);
    }

    @Test
    void redirectsAreWrittenByNobody() {
        ArvadosDoor.Person person = door.active();
        assertThat(changeOwn(person, "redirect_to_user_uuid", ArvadosDoor.SYSTEM)
                        .status())
                .isEqualTo(403);
        assertThat(change(person.uuid(), "redirect_to_user_uuid", ArvadosDoor.SYSTEM)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aUserThatIsNoObjectIsRefused() {
        String uuid = Json.text(door.user(), "uuid");
        assertThat(door.admin()
                        .put("users/" + uuid, Json.object("user", List.of("x")))
                        .status())
                .isEqualTo(422);
        assertThat(door.admin().put("users/" + uuid, Json.object("user", "x")).status())
                .isEqualTo(422);
        assertThat(change(uuid, "first_name", 5).status()).isEqualTo(422);
    }

    @Test
    void onlyAdministratorsLeaveTheFederationOut() {
        ArvadosDoor.Person person = door.active();
        JsonNode body = Json.object("user", Json.object("first_name", "x"));
        String query = "users/" + person.uuid() + "?bypass_federation=true";

        assertThat(person.http().put(query, body).status()).isEqualTo(403);
        assertThat(door.admin().put(query, body).status()).isEqualTo(200);
        assertThat(door.admin().get("users?cluster_id=must1&limit=1").status()).isEqualTo(200);
    }

    @Test
    void whoWasNeverActivatedIsKnownAllTheSameAndDoesNotDeleteHimself() {
        ArvadosDoor.Person invited = door.person();
        Answer refused = invited.http().delete("users/" + invited.uuid());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(errors(refused)).contains("403 Forbidden: ");
        assertThat(invited.seen()).isEqualTo(invited.user());
    }

    @Test
    void prefsInAnotherOrderAreTheSamePrefs() {
        ArvadosDoor.Person person = door.active("prefs", Json.parse("{\"a\":1,\"b\":{\"c\":[1,2],\"d\":null}}"));
        JsonNode before = person.seen();

        ok(changeOwn(person, "prefs", Json.parse("{\"b\":{\"d\":null,\"c\":[1,2]},\"a\":1}")));
        assertThat(person.seen()).isEqualTo(before);
        ok(changeOwn(person, "prefs", Json.parse("{\"a\":1,\"b\":{\"c\":[2,1],\"d\":null}}")));
        assertThat(person.seen().get("modified_at")).isNotEqualTo(before.get("modified_at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e-999999999", "1e999999999"})
    void aNumberThatClientsCannotHoldIsRefused(String number) {
        ArvadosDoor.Person person = door.active("prefs", Json.object("a", 1));
        String body = "{\"user\":{\"prefs\":{\"a\":" + number + "}}}";
        Answer refused =
                person.http().send("PUT", "users/" + person.uuid(), "application/json", BodyPublishers.ofString(body));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(person.seen()).isEqualTo(person.user());
    }

    @Test
    void anEmptyUserMeansTheWholeBody() {
        String uuid = Json.text(door.user(), "uuid");
        JsonNode body = Json.parse("{\"user\":null,\"first_name\":\"Z\"}");

        assertThat(Json.text(ok(door.admin().put("users/" + uuid, body)), "first_name"))
                .isEqualTo("Z");
    }

    @Test
    void severalUsersAtOnceAreChangedByNobody() {
        JsonNode body = Json.object("updates", Json.object());
        Answer refused = door.active().http().patch("users/batch_update", body);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(errors(refused)).contains("Forbidden");
        assertThat(door.admin().patch("users/batch_update", body).status()).isEqualTo(404);
    }
}
