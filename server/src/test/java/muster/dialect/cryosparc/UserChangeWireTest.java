package muster.dialect.cryosparc;

import static muster.testing.CryosparcAnswers.assertNothing;
import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import muster.testing.Answer;
import muster.testing.CryosparcDoor;
import muster.testing.CryosparcDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class UserChangeWireTest {
    private static final CryosparcDoor DOOR = CryosparcDoor.shared();

    private static Answer update(Http who, String id, Object... arguments) {
        return who.send("PATCH", "users/" + Http.escape(id) + Http.query(arguments));
    }

    private static Answer setRole(Http who, String id, String json) {
        return who.send("PUT", "users/" + id + "/role", "application/json", BodyPublishers.ofString(json));
    }

    private static String roles(JsonNode user) {
        return user.get("roles").toString();
    }

    @Test
    void onlyWhatIsNamedChangesAndWhenItChanged() {
        Person person = DOOR.user();
        JsonNode before = person.me();

        JsonNode after = ok(update(person.http(), person.id(), "first_name", "Ada"));

        assertThat(after).isEqualTo(person.seen());
        assertThat(Json.text(after, "first_name")).isEqualTo("Ada");
        assertThat(Json.text(after, "updated_at")).isGreaterThan(Json.text(before, "updated_at"));
        assertThat(Json.without(after, "first_name", "updated_at"))
                .isEqualTo(Json.without(before, "first_name", "updated_at"));
    }

    @Test
    void administratorChangesAllAtOnceAndByAddress() {
        Person person = DOOR.user();
        String name = CryosparcDoor.fresh("renamed");

        JsonNode after = ok(update(
                DOOR.admin(),
                person.email(),
                "email",
                name + "@uni.example",
                "username",
                name,
                "first_name",
                "Ada & Söhne",
                "last_name",
                "O'Kafor"));

        assertThat(Json.text(after, "_id")).isEqualTo(person.id());
        assertThat(after.get("emails").toString())
                .isEqualTo("[{\"address\":\"" + name + "@uni.example\",\"verified\":false}]");
        assertThat(Json.text(after, "name")).isEqualTo(name);
        assertThat(Json.text(after, "first_name")).isEqualTo("Ada & Söhne");
        assertThat(Json.text(after, "last_name")).isEqualTo("O'Kafor");
        assertRefused(DOOR.admin().get("users/" + person.email()), 404);
    }

    @Test
    void writingWhatIsShownChangesNothing() {
        Person person = DOOR.user();
        JsonNode before = ok(update(DOOR.admin(), person.id(), "first_name", "Ada"));

        assertThat(ok(update(
                        DOOR.admin(),
                        person.id(),
                        "first_name",
                        "Ada",
                        "last_name",
                        "",
                        "username",
                        person.username(),
                        "email",
                        person.email())))
                .isEqualTo(before);
        assertThat(ok(update(DOOR.admin(), person.id()))).isEqualTo(before);
    }

    @Test
    void namesCanBeEmptied() {
        Person person = DOOR.user();
        ok(update(person.http(), person.id(), "first_name", "Ada"));

        assertThat(Json.text(ok(update(person.http(), person.id(), "first_name", "")), "first_name"))
                .isEmpty();
    }

    @Test
    void roleIsNotChangedHere() {
        Person person = DOOR.user();

        assertThat(roles(ok(update(DOOR.admin(), person.id(), "role", "admin", "is_admin", "true"))))
                .isEqualTo("{\"__global_roles__\":[\"user\"]}");
    }

    @Test
    void whatAnotherHasIsRefusedWhateverItsCase() {
        Person person = DOOR.user();
        Person other = DOOR.user();
        JsonNode before = person.me();

        assertRefused(
                update(person.http(), person.id(), "email", other.email().toUpperCase(java.util.Locale.ROOT)), 409);
        assertRefused(
                update(DOOR.admin(), person.id(), "username", other.username().toUpperCase(java.util.Locale.ROOT)),
                409);
        assertRefused(update(DOOR.admin(), person.id(), "first_name", "X", "email", other.email()), 409);
        assertThat(person.me()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email=",
                "email=nowhere",
                "email=a%40b%40c",
                "email=a%20b%40c.example",
                "email=a%0a%40lab.example",
                "username=",
                "username=%20%20",
                "username=a%09b",
                "first_name=a%0db",
                "last_name=%00"
            })
    void malformedValuesAreRefused(String query) {
        Person person = DOOR.user();
        JsonNode before = person.me();

        Answer answer = person.http().send("PATCH", "users/" + person.id() + "?first_name=New&" + query);

        assertRefused(answer, query.endsWith("%00") ? 400 : 422);
        assertThat(person.me()).isEqualTo(before);
    }

    @Test
    void longNamesAreRefused() {
        Person person = DOOR.user();

        assertRefused(update(person.http(), person.id(), "first_name", "x".repeat(256)), 422);
        assertRefused(update(person.http(), person.id(), "email", "x".repeat(320) + "@lab.example"), 422);
        assertRefused(update(person.http(), person.id(), "first_name", "x".repeat(20_000)), 414);
    }

    @Test
    void userChangesNobodyElse() {
        Person person = DOOR.user();
        Person other = DOOR.user();
        JsonNode before = other.seen();

        assertRefused(update(person.http(), other.id(), "first_name", "X"), 403);
        assertRefused(update(person.http(), other.email(), "email", "malformed"), 403);
        assertRefused(update(person.http(), CryosparcDoor.UNUSED_ID, "first_name", "X"), 403);
        assertRefused(update(DOOR.admin(), CryosparcDoor.UNUSED_ID, "first_name", "X"), 404);
        assertRefused(update(DOOR.anybody(), other.id(), "first_name", "X"), 401);
        assertThat(other.seen()).isEqualTo(before);
    }

    @Test
    void wherePeopleMayNotEditThemselvesTheyAreTold() {
        try (RunningMuster server = RunningMuster.with("self-editing=false")) {
            Person person = new CryosparcDoor(server).user();

            assertRefused(update(person.http(), person.id(), "first_name", "Ada"), 403);
        }
    }

    @Test
    void deletedUserIsGoneAndTheTokenToo() {
        Person person = DOOR.user();
        long before = DOOR.find().size();

        assertNothing(DOOR.admin().delete("users/" + person.email()));

        assertRefused(DOOR.admin().get("users/" + person.id()), 404);
        assertRefused(DOOR.admin().get("users/" + person.email()), 404);
        assertRefused(person.http().get("users/me"), 401);
        assertThat(DOOR.find()).hasSize((int) before - 1);
        assertRefused(DOOR.admin().delete("users/" + person.id()), 404);
    }

    @Test
    void addressOfADeletedUserIsFreeForAnotherOneWithAnotherId() {
        Person person = DOOR.user();
        assertNothing(DOOR.admin().delete("users/" + person.id()));

        String successor = CryosparcDoor.fresh("successor");
        DOOR.invited(successor, "email", person.email());

        assertThat(Json.text(DOOR.user(person.email()), "_id")).isNotEqualTo(person.id());
        assertRefused(DOOR.admin().get("users/" + person.id()), 404);
    }

    @Test
    void onlyAdministratorsDelete() {
        Person person = DOOR.user();
        Person other = DOOR.user();

        assertRefused(person.http().delete("users/" + other.id()), 403);
        assertRefused(person.http().delete("users/" + person.id()), 403);
        assertRefused(person.http().delete("users/" + CryosparcDoor.UNUSED_ID), 403);
        assertRefused(DOOR.anybody().delete("users/" + other.id()), 401);
        assertThat(Json.text(other.seen(), "_id")).isEqualTo(other.id());
        assertThat(Json.text(person.me(), "_id")).isEqualTo(person.id());
    }

    @Test
    void promotedUserListsOthersAndDemotedOneDoesNot() {
        Person person = DOOR.user();

        JsonNode promoted = ok(setRole(DOOR.admin(), person.id(), "\"admin\""));
        assertThat(roles(promoted)).isEqualTo("{\"__global_roles__\":[\"admin\"]}");
        assertThat(promoted).isEqualTo(person.seen());
        assertThat(ok(DOOR.admin().get("users/" + person.id() + "/role")).stringValue())
                .isEqualTo("admin");

        assertThat(roles(ok(setRole(DOOR.admin(), person.email(), "\"user\""))))
                .isEqualTo("{\"__global_roles__\":[\"user\"]}");
        assertRefused(DOOR.with(DOOR.server().keyFor(person.username())).get("users"), 403);
    }

    @Test
    void anotherRoleEndsSessionsAndTheSameOneDoesNot() {
        Person person = DOOR.user();
        Http session = person.signedIn();

        ok(setRole(DOOR.admin(), person.id(), "\"user\""));
        assertThat(session.get("users/me").status()).isEqualTo(200);

        ok(setRole(DOOR.admin(), person.id(), "\"admin\""));
        assertRefused(session.get("users/me"), 401);
        assertThat(person.signedIn().get("users").status()).isEqualTo(200);
    }

    @Test
    void writingTheRoleThatIsShownChangesNothing() {
        Person manager = DOOR.user();
        DOOR.server().command("user", "rank", manager.username(), "manager");
        JsonNode before = manager.seen();

        assertThat(ok(setRole(DOOR.admin(), manager.id(), "\"user\""))).isEqualTo(before);

        assertThat(DOOR.server().command("user", "show", manager.username(), "--json"))
                .contains("\"manager\"");
        assertThat(manager.me()).isEqualTo(before);
    }

    @Test
    void whoIsNoAdministratorAnyMoreHasTheSitesUsualRank() {
        try (RunningMuster server = RunningMuster.with("default-rank=publisher")) {
            CryosparcDoor door = new CryosparcDoor(server);
            Person person = door.administrator();

            ok(setRole(door.admin(), person.id(), "\"user\""));

            assertThat(server.command("user", "show", person.username(), "--json"))
                    .contains("\"publisher\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "\"chief\"",
                "\"\"",
                "\"Admin\"",
                "[\"admin\"]",
                "{\"role\":\"admin\"}",
                "1",
                "true",
                "admin",
                "\"admin\" \"user\"",
                "NaN",
                "\"adm"
            })
    void otherRolesAreRefused(String body) {
        Person person = DOOR.user();

        assertRefused(setRole(DOOR.admin(), person.id(), body), 422);
        assertThat(roles(person.seen())).isEqualTo("{\"__global_roles__\":[\"user\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void bodiesThatPagesOfAnyOriginCouldSendAreRefused(String contentType) {
        Person person = DOOR.user();

        Answer answer = DOOR.admin()
                .send("PUT", "users/" + person.id() + "/role", contentType, BodyPublishers.ofString("\"admin\""));

        assertRefused(answer, 422);
        assertThat(roles(person.seen())).isEqualTo("{\"__global_roles__\":[\"user\"]}");
    }

    @Test
    void charsetOfABodyMayBeNamed() {
        Person person = DOOR.user();

        ok(DOOR.admin()
                .send(
                        "PUT",
                        "users/" + person.id() + "/role",
                        "application/json; charset=utf-8",
                        BodyPublishers.ofString("\"user\"")));
    }

    @Test
    void nobodyMakesHimselfAnAdministrator() {
        Person person = DOOR.user();

        assertRefused(setRole(person.http(), person.id(), "\"admin\""), 403);
        assertRefused(setRole(person.http(), person.id(), "nonsense"), 403);
        assertRefused(setRole(person.http(), CryosparcDoor.UNUSED_ID, "\"admin\""), 403);
        assertRefused(setRole(DOOR.anybody(), person.id(), "\"admin\""), 401);
        assertRefused(setRole(DOOR.admin(), CryosparcDoor.UNUSED_ID, "\"admin\""), 404);
        assertThat(roles(person.seen())).isEqualTo("{\"__global_roles__\":[\"user\"]}");
    }

    @Test
    void lastAdministratorStays() {
        try (RunningMuster server = RunningMuster.with()) {
            CryosparcDoor door = new CryosparcDoor(server);
            JsonNode iris = ok(door.admin().get("users/me"));
            String id = Json.text(iris, "_id");

            assertRefused(setRole(door.admin(), id, "\"user\""), 409);
            assertRefused(door.admin().delete("users/" + id), 409);
            assertThat(ok(door.admin().get("users/me"))).isEqualTo(iris);
            assertThat(List.of(iris)).isEqualTo(door.find("role", "admin"));
        }
    }
}
