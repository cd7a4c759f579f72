package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How users are made, and what they are then. */
class UserCreationWireTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final ArvadosDoor door = ArvadosDoor.shared();

    @Test
    void aNewUserHasEveryAttributeAndIsNotSetUp() {
        String local = fresh("mia");
        String iris = Json.text(ok(door.admin().get("users/current")), "uuid");

        JsonNode made = door.create("email", local + "@lab.example", "first_name", "Mia", "last_name", "Holt");

        String uuid = Json.text(made, "uuid");
        assertThat(uuid).matches("must1-tpzed-0[0-9a-z]{14}");
        assertThat(Json.text(made, "etag")).isNotEmpty();
        assertThat(Json.text(made, "created_at")).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{6}000Z");
        assertThat(Json.text(made, "modified_at")).isEqualTo(Json.text(made, "created_at"));
        ObjectNode expected = Json.object(
                "kind",
                "arvados#user",
                "href",
                "/users/" + uuid,
                "etag",
                Json.text(made, "etag"),
                "uuid",
                uuid,
                "owner_uuid",
                "must1-tpzed-000000000000000",
                "created_at",
                Json.text(made, "created_at"),
                "modified_by_client_uuid",
                null,
                "modified_by_user_uuid",
                iris,
                "modified_at",
                Json.text(made, "modified_at"),
                "email",
                local + "@lab.example",
                "username",
                local,
                "full_name",
                "Mia Holt",
                "first_name",
                "Mia",
                "last_name",
                "Holt",
                "identity_url",
                null,
                "is_active",
                false,
                "is_admin",
                false,
                "is_invited",
                false,
                "prefs",
                Json.object(),
                "default_owner_uuid",
                null,
                "writable_by",
                List.of("must1-tpzed-000000000000000", iris, "must1-j7d0g-000000000000000"),
                "can_write",
                true,
                "can_manage",
                true);
        assertThat(made).isEqualTo(expected);
        assertThat(door.user(uuid)).isEqualTo(expected);
    }

    @Test
    void onlyAdministratorsMakeUsers() {
        JsonNode body = Json.object("user", Json.object("email", fresh("no") + "@lab.example"));
        for (ArvadosDoor.Person person : List.of(door.person(), door.active())) {
            Answer refused = person.http().post("users", body);

            assertThat(refused.status()).isEqualTo(403);
            assertThat(errors(refused)).contains("PermissionDenied");
        }
        assertThat(door.anybody().post("users", body).status()).isEqualTo(401);
    }

    @Test
    void everybodyIsOwnedByTheSystemWhateverIsSent() {
        JsonNode made = door.user("owner_uuid", "must1-tpzed-0aaaaaaaaaaaaaa");
        assertThat(Json.text(made, "owner_uuid")).isEqualTo(ArvadosDoor.SYSTEM);

        JsonNode changed = ok(door.admin()
                .put(
                        "users/" + Json.text(made, "uuid"),
                        Json.object("user", Json.object("owner_uuid", Json.text(made, "uuid")))));
        assertThat(changed).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({
        "%s@a.example, %s",
        "1%s9@a.example, %s9",
        "%s.9@a.example, %s9",
        "1.%s.z@a.example, %sz",
        "%s+arvados@a.example, %s",
        "&4%s_d9.@a.example, %sd9"
    })
    void theUsernameComesFromTheAddress(String email, String username) {
        String unique = fresh("dakota");

        assertThat(Json.text(door.create("email", email.formatted(unique)), "username"))
                .isEqualTo(username.formatted(unique));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_@a.example", "*!*@a.example", "arvados", "@a.example", "arvados@", "12@a.example"})
    void anAddressOfWhichNoNameCanBeMadeGivesNone(String email) {
        assertThat(door.create("email", email).get("username").isNull()).isTrue();
    }

    @Test
    void aTakenNameIsNumberedAndHolesAreFilled() {
        String name = fresh("x");
        assertThat(Json.text(door.create("email", name + "@a.example"), "username"))
                .isEqualTo(name);
        assertThat(Json.text(door.create("email", name + "@b.example"), "username"))
                .isEqualTo(name + "2");
        door.create("username", name + "4");
        assertThat(Json.text(door.create("email", name + "@c.example"), "username"))
                .isEqualTo(name + "3");
        assertThat(Json.text(door.create("email", name + "@d.example"), "username"))
                .isEqualTo(name + "5");
    }

    @ParameterizedTest
    @CsvSource({"root, root", "roo_t, root", "arvados, arvados", "Syslog, Syslog"})
    void reservedNamesAreAlwaysNumbered(String local, String name) {
        assertThat(Json.text(door.create("email", local + "@a.example"), "username"))
                .matches(name + "([2-9]|[1-9][0-9]+)");
    }

    @Test
    void aRequestedNameIsUsedInsteadOfTheAddress() {
        String name = fresh("wanted");
        String email = fresh("other") + "@a.example";

        assertThat(Json.text(door.create("email", email, "username", name), "username"))
                .isEqualTo(name);
        assertThat(Json.text(door.create("email", email, "username", "^^" + name + "_"), "username"))
                .isEqualTo(name + "2");
    }

    @Test
    void aUserMayHaveNeitherAddressNorName() {
        JsonNode made = door.create("email", "", "username", "", "first_name", "", "last_name", "");

        for (String name : List.of("email", "username", "first_name", "last_name")) {
            assertThat(made.get(name).isNull()).as(name).isTrue();
        }
        assertThat(Json.text(made, "full_name")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a", "a-b", "a_b", "a.b", "a b", "a@b", "é", "a\n"})
    void withoutAnAddressANameMustHaveItsForm(String name) {
        Answer refused = door.admin().post("users", Json.object("user", Json.object("username", name)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("must begin with a letter and contain only alphanumerics");
    }

    @Test
    void withoutAnAddressATakenNameIsRefused() {
        String name = fresh("taken");
        door.create("username", name);

        Answer refused = door.admin().post("users", Json.object("user", Json.object("username", name)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("already been taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"must1-tpzed-", "other-tpzed-"})
    void anAdministratorChoosesAUuidOnce(String head) {
        String uuid = (head + fresh("chosen") + "000000000000000").substring(0, 27);

        assertThat(Json.text(door.user("uuid", uuid), "uuid")).isEqualTo(uuid);
        assertThat(Json.text(door.user(uuid), "uuid")).isEqualTo(uuid);
        Answer again = door.admin().post("users", Json.object("user", Json.object("uuid", uuid)));
        assertThat(again.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "must1-j7d0g-0aaaaaaaaaaaaaa",
                "must1-tpzed-0aaaaaaaaaaaaa",
                "must1-tpzed-0AAAAAAAAAAAAAA",
                "must1-tpzed-000000000000000",
                "must1-tpzed-anonymouspublic",
                "uuid"
            })
    void aUuidMustBeOneOfAUserThatNobodyHas(String uuid) {
        Answer refused = door.admin().post("users", Json.object("user", Json.object("uuid", uuid)));

        assertThat(refused.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"badattr", "full_name", "is_invited", "writable_by", "can_write", "redirect_to_user_uuid"})
    void anUnknownAttributeIsNamed(String name) {
        Answer refused = door.admin().post("users", Json.object("user", Json.object(name, "x")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains(name);
    }

    @Test
    void aUserMadeActiveIsInvitedToo() {
        JsonNode made = door.user("is_active", true);

        assertThat(made.get("is_active").booleanValue()).isTrue();
        assertThat(made.get("is_invited").booleanValue()).isTrue();
        assertThat(made.get("is_admin").booleanValue()).isFalse();
    }

    @Test
    void statesMayBeText() {
        JsonNode made = door.user("is_active", "true", "is_admin", "false");
        assertThat(made.get("is_active").booleanValue()).isTrue();
        assertThat(made.get("is_admin").booleanValue()).isFalse();

        JsonNode administrator = door.user("is_active", "true", "is_admin", "true");
        assertThat(administrator.get("is_admin").booleanValue()).isTrue();
        Answer refused = door.admin().post("users", Json.object("user", Json.object("is_active", "soon")));
        assertThat(refused.status()).isEqualTo(422);
    }

    @Test
    void anAdministratorCannotBeInactive() {
        Answer refused = door.admin().post("users", Json.object("user", Json.object("is_admin", true)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("Admin users cannot be inactive");
    }

    @Test
    void whatTheServerWritesIsDroppedWhateverItIs() {
        JsonNode made = door.user(
                "created_at",
                List.of(2026, 3, 2),
                "modified_at",
                "2020-01-01T00:00:00Z",
                "modified_by_user_uuid",
                ArvadosDoor.ANONYMOUS,
                "modified_by_client_uuid",
                1,
                "kind",
                "x",
                "etag",
                "x",
                "href",
                "x");

        assertThat(Json.text(made, "modified_at")).doesNotStartWith("2020");
        assertThat(Json.text(made, "modified_by_user_uuid")).isNotEqualTo(ArvadosDoor.ANONYMOUS);
    }

    @Test
    void preferencesAreKeptAsTheyAre() {
        JsonNode prefs = Json.parse("{\"a\":{\"b\":[1,2.50,null,true,\"\\u00e9\"]},\"profile\":{}}");

        assertThat(door.user("prefs", prefs).get("prefs")).isEqualTo(prefs);
        assertThat(door.user("prefs", prefs.toString()).get("prefs")).isEqualTo(prefs);
        Answer number = door.admin().post("users", Json.object("user", Json.object("prefs", 1)));
        assertThat(number.status()).isEqualTo(422);
    }

    @Test
    void identityUrlAndDefaultOwnerAreKept() {
        String url = "https://id.example/" + fresh("u");
        JsonNode made = door.user("identity_url", url, "default_owner_uuid", "must1-tpzed-0zzzzzzzzzzzzzz");

        assertThat(Json.text(made, "identity_url")).isEqualTo(url);
        assertThat(Json.text(made, "default_owner_uuid")).isEqualTo("must1-tpzed-0zzzzzzzzzzzzzz");
        assertThat(door.user("identity_url", "").get("identity_url").isNull()).isTrue();
    }

    @Test
    void attributesComeInEveryForm() {
        String name = fresh("form");
        String user = Json.object("email", name + "@a.example", "prefs", Json.object("a", Json.object("b", 1)))
                .toString();
        JsonNode form =
                ok(door.admin().send("POST", "users", FORM, BodyPublishers.ofString("user=" + Http.escape(user))));
        JsonNode nested = ok(door.admin()
                .send(
                        "POST",
                        "users",
                        FORM,
                        BodyPublishers.ofString(
                                "user[email]=" + name + "%40b.example&user[first_name]=Eva&user[prefs][a]=b")));
        JsonNode top = ok(door.admin().post("users", Json.object("email", name + "@c.example", "first_name", "Ida")));
        JsonNode text = ok(door.admin()
                .post(
                        "users",
                        Json.object(
                                "user",
                                Json.object("email", name + "@d.example").toString())));

        assertThat(form.get("prefs")).isEqualTo(Json.parse("{\"a\":{\"b\":1}}"));
        assertThat(Json.text(nested, "first_name")).isEqualTo("Eva");
        assertThat(nested.get("prefs")).isEqualTo(Json.parse("{\"a\":\"b\"}"));
        assertThat(Json.text(top, "first_name")).isEqualTo("Ida");
        assertThat(Json.text(text, "username")).isEqualTo(name + "4");
    }

    @Test
    void aBadSelectionMakesNobody() {
        String email = fresh("sel") + "@a.example";

        Answer refused = door.admin()
                .post("users", Json.object("user", Json.object("email", email), "select", List.of("nothing")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(door.list("[[\"email\",\"=\",\"" + email + "\"]]")).isEmpty();
    }
}
