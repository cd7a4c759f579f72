package muster.dialect.cryosparc;

import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.CryosparcDoor;
import muster.testing.CryosparcDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class UserLookUpWireTest {
    private static final CryosparcDoor DOOR = CryosparcDoor.shared();
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @Test
    void userHasEveryMemberInTheFormThatClientsRead() {
        String username = CryosparcDoor.fresh("ada");
        DOOR.invited(username, "first_name", "Ada", "last_name", "Okafor");
        JsonNode admin = ok(DOOR.admin().get("users/me"));

        JsonNode user = DOOR.user(username + "@lab.example");

        assertThat(Json.text(user, "_id")).matches("[0-9a-f]{24}");
        assertThat(Json.text(user, "created_at")).matches(TIME);
        assertThat(Json.text(user, "updated_at")).matches(TIME);
        JsonNode rest =
                Json.without(user, "_id", "created_at", "updated_at", "created_by_user_id", "register_token", "lanes");
        assertThat(rest.toString())
                .isEqualTo("{\"emails\":[{\"address\":\"" + username + "@lab.example\",\"verified\":false}],"
                        + "\"name\":\"" + username + "\",\"first_name\":\"Ada\",\"last_name\":\"Okafor\","
                        + "\"status\":\"invited\",\"profile\":{\"name\":\"\"},"
                        + "\"roles\":{\"__global_roles__\":[\"user\"]},"
                        + "\"reset_token\":null,\"last_password_changed_at\":null,"
                        + "\"services\":{\"password\":null,\"resume\":{\"loginTokens\":[]}},"
                        + "\"state\":{\"licenseAccepted\":false,\"userCanSetJobPriority\":false,"
                        + "\"recentProjects\":[],\"recentWorkspaces\":[],\"recentSessions\":[],\"recentJobs\":[],"
                        + "\"browserPath\":null,\"defaultJobPriority\":null,"
                        + "\"userFileBrowserState\":{\"recentPaths\":[],\"bookmarks\":[]}},"
                        + "\"preferences\":{},"
                        + "\"file_browser_settings\":{\"allowed_prefixes\":null,\"import_dir_default\":null,"
                        + "\"project_dir_default\":null}}");
        assertThat(Json.text(user, "created_by_user_id")).isEqualTo(Json.text(admin, "_id"));
        assertThat(user.get("lanes").isArray()).isTrue();
    }

    @Test
    void passwordAndSessionsAreThereWithoutWhatTheyAreKeptAs() {
        Person person = DOOR.user();
        person.signedIn();

        JsonNode user = person.seen();

        assertThat(Json.text(user, "last_password_changed_at")).matches(TIME);
        assertThat(user.get("services").toString())
                .matches("\\{\"password\":\\{\"bcrypt\":\"hidden\"},\"resume\":\\{\"loginTokens\":"
                        + "\\[\\{\"hashedToken\":\"hidden\",\"when\":\"" + TIME + "\"}]}}");
    }

    @Test
    void whatAnAccountLacksIsAnEmptyText() {
        String username = CryosparcDoor.fresh("bare");
        DOOR.invited(username);

        JsonNode user = DOOR.user(username + "@lab.example");

        assertThat(Json.text(user, "first_name")).isEmpty();
        assertThat(Json.text(user, "last_name")).isEmpty();
        assertThat(user.get("last_password_changed_at").isNull()).isTrue();
    }

    @Test
    void firstAdministratorWasMadeByNobody() {
        JsonNode admin = ok(DOOR.admin().get("users/me"));

        assertThat(Json.text(admin, "name")).isEqualTo("iris");
        assertThat(admin.get("created_by_user_id").isNull()).isTrue();
        assertThat(admin.get("roles").toString()).isEqualTo("{\"__global_roles__\":[\"admin\"]}");
    }

    @Test
    void everybodySeesTheOwnRecord() {
        Person person = DOOR.user();

        assertThat(person.me()).isEqualTo(person.seen());
        assertThat(ok(person.http().get("users/" + person.id()))).isEqualTo(person.seen());
        assertThat(ok(person.http().get("users/" + Http.escape(person.email()))))
                .isEqualTo(person.seen());
        assertThat(ok(person.http().get("users/" + person.id() + "/role")).stringValue())
                .isEqualTo("user");
    }

    @Test
    void userIsFoundByIdAndByAddressInAnyCase() {
        String name = CryosparcDoor.fresh("plus");
        String address = name + "+lab@uni.example";
        DOOR.invited(name, "email", address);
        JsonNode user = DOOR.user(address);

        for (String way : List.of(address, address.toUpperCase(Locale.ROOT), Json.text(user, "_id"))) {
            assertThat(DOOR.user(way)).as(way).isEqualTo(user);
        }
        assertThat(DOOR.user(Json.text(user, "_id").toUpperCase(Locale.ROOT))).isEqualTo(user);
        // A plus sign in a path stands for itself.
        assertThat(ok(DOOR.admin().get("users/" + address))).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CryosparcDoor.UNUSED_ID,
                "nobody@lab.example",
                "iris",
                "me@",
                "@",
                "65f0c3129b1e4d0012ab34d",
                "65f0c3129b1e4d0012ab34d00",
                "7b1f0000-0000-4000-8000-000000000000",
                "' or 1=1 --",
                "%e2%80%ae@lab.example"
            })
    void whoIsNotThereIsNotFound(String idOrAddress) {
        String path = idOrAddress.startsWith("%") ? idOrAddress : Http.escape(idOrAddress);

        assertRefused(DOOR.admin().get("users/" + path), 404);
        assertRefused(DOOR.admin().get("users/" + path + "/role"), 404);
        assertRefused(DOOR.user().http().get("users/" + path), 403);
    }

    @Test
    void userLearnsNothingOfOthersNotEvenWhetherTheyExist() {
        Person person = DOOR.user();
        Person other = DOOR.user();
        List<Answer> answers = Stream.of(other.id(), other.email(), CryosparcDoor.UNUSED_ID, "nobody@lab.example")
                .flatMap(id -> Stream.of("users/" + id, "users/" + id + "/role"))
                .map(person.http()::get)
                .toList();

        assertThat(answers).hasSize(8).allSatisfy(answer -> {
            assertRefused(answer, 403);
            assertThat(answer.text()).isEqualTo(answers.getFirst().text());
        });
    }

    @Test
    void managerIsAUserHere() {
        Person manager = DOOR.user();
        Person other = DOOR.user();
        DOOR.server().command("user", "rank", manager.username(), "manager");

        assertThat(manager.me().get("roles").toString()).isEqualTo("{\"__global_roles__\":[\"user\"]}");
        assertRefused(manager.http().get("users"), 403);
        assertRefused(manager.http().get("users/" + other.id()), 403);
        assertRefused(manager.http().send("PATCH", "users/" + other.id() + "?first_name=X"), 403);
        assertRefused(manager.http().delete("users/" + other.id()), 403);
    }

    @Test
    void listsAreForAdministrators() {
        for (String path : List.of("users", "users?role=user", "users?role=chief", "users/table")) {
            assertRefused(DOOR.user().http().get(path), 403);
            assertRefused(DOOR.anybody().get(path), 401);
        }
    }

    @Test
    void rolesPartTheListInTwo() {
        Person user = DOOR.user();
        Person administrator = DOOR.administrator();

        List<String> all = Json.texts(DOOR.find(), "_id");
        List<String> users = Json.texts(DOOR.find("role", "user"), "_id");
        List<String> administrators = Json.texts(DOOR.find("role", "admin"), "_id");

        assertThat(all).doesNotHaveDuplicates().containsAll(users).containsAll(administrators);
        assertThat(all).hasSize(users.size() + administrators.size());
        assertThat(users).contains(user.id()).doesNotContain(administrator.id());
        assertThat(administrators).contains(administrator.id()).doesNotContain(user.id());
        assertThat(DOOR.find()).contains(user.seen(), administrator.seen());
    }

    @Test
    void countIsToldToEverybodyAndFitsTheLists() {
        Person person = DOOR.user();

        assertThat(count(person.http(), "users/count")).isEqualTo(DOOR.find().size());
        assertThat(count(person.http(), "users/count?role=user"))
                .isEqualTo(DOOR.find("role", "user").size());
        assertThat(count(DOOR.admin(), "users/count?role=admin"))
                .isEqualTo(DOOR.find("role", "admin").size());
        assertRefused(DOOR.anybody().get("users/count"), 401);
    }

    @Test
    void unknownRoleIsRefusedAndUnknownArgumentsSayNothing() {
        assertRefused(DOOR.admin().get("users?role=chief"), 422);
        assertRefused(DOOR.admin().get("users?role="), 422);
        assertRefused(DOOR.admin().get("users/count?role=Admin"), 422);
        assertThat(ok(DOOR.admin().get("users/count?colour=blue")))
                .isEqualTo(ok(DOOR.admin().get("users/count")));
        assertThat(ok(DOOR.admin().get("users/count?role=chief&role=admin")))
                .isEqualTo(ok(DOOR.admin().get("users/count?role=admin")));
    }

    @Test
    void tableHasALineForEachUser() {
        try (RunningMuster server = RunningMuster.with()) {
            CryosparcDoor door = new CryosparcDoor(server);
            door.invited("maximilian");
            String iris = Json.text(ok(door.admin().get("users/me")), "_id");
            String maximilian = Json.text(door.user("maximilian@lab.example"), "_id");

            Answer table = door.admin().get("users/table");

            assertThat(table.status()).isEqualTo(200);
            assertThat(table.header("Content-Type")).startsWith("text/plain");
            assertThat(table.text())
                    .isEqualTo("Username    Email                   Admin  ID\n"
                            + "iris        iris@lab.example        yes    " + iris + "\n"
                            + "maximilian  maximilian@lab.example  no     " + maximilian + "\n");
        }
    }

    @Test
    void listOfManyComesWholeAndAlwaysInTheSameOrder() {
        try (RunningMuster server = RunningMuster.with()) {
            List<JsonNode> made = new ConnectDoor(server).invited(510, "many");
            CryosparcDoor door = new CryosparcDoor(server);

            List<JsonNode> found = door.find();

            assertThat(found).hasSize(511);
            // Chance orders those who were made in the same millisecond.
            assertThat(Json.texts(found, "name").subList(1, 511))
                    .containsExactlyInAnyOrderElementsOf(Json.texts(made, "username"));
            assertThat(Json.texts(found, "_id")).doesNotHaveDuplicates().isEqualTo(Json.texts(door.find(), "_id"));
            assertThat(door.admin().get("users/table").text().lines()).hasSize(512);
        }
    }

    @Test
    void directorysOwnAccountsAreNotShown() {
        assertThat(Json.texts(DOOR.find(), "name")).doesNotContain("", "root", "anonymous");
    }

    private static long count(Http who, String path) {
        return ok(who.get(path)).longValue();
    }
}
