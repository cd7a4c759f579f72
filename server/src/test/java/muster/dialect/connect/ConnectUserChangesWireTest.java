package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import muster.testing.Answer;
import muster.testing.ConnectAnswers;
import muster.testing.ConnectClient;
import muster.testing.ConnectClient.ClientError;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Eventually;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import muster.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Reading and changing one person. */
class ConnectUserChangesWireTest {
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    private static final ConnectDoor DOOR = ConnectDoor.shared();

    @Test
    void iReadMyselfWithAllElevenFields() {
        ok(DOOR.admin().get("v1/user"));
        JsonNode me = DOOR.adminClient().me().attributes();
        assertThat(Json.without(me, "guid", "created_time", "updated_time", "active_time", "preferences", "privileges"))
                .isEqualTo(Json.object(
                        "username", "iris",
                        "email", "iris@lab.example",
                        "first_name", "Iris",
                        "last_name", "Berg",
                        "user_role", "administrator",
                        "confirmed", true,
                        "locked", false));
        assertThat(Json.text(me, "guid")).matches(UUID);
        assertThat(Json.text(me, "created_time")).matches(TIME);
        assertThat(Json.text(me, "updated_time")).matches(TIME);
        assertThat(Json.text(me, "active_time")).matches(TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "publisher", "administrator"})
    void everyoneReadsThemselves(String role) {
        Person person = DOOR.person(role);
        JsonNode me = person.client().me().attributes();
        assertThat(Json.without(me, "active_time", "preferences", "privileges"))
                .isEqualTo(Json.without(person.user(), "active_time"));
    }

    @Test
    void anUnusedGuidIsNotFound() {
        ClientError error = catchThrowableOfType(
                ClientError.class, () -> DOOR.adminClient().users().get(ConnectDoor.UNUSED_GUID));
        assertThat(error.status()).isEqualTo(404);
        assertThat(error.code()).isIn(4, 9);
    }

    @Test
    void noGuidAtAllIsRefused() {
        ClientError error = catchThrowableOfType(
                ClientError.class, () -> DOOR.adminClient().users().get(""));
        assertThat(error).isNotNull();
        assertThat(error.status()).isIn(400, 404);
    }

    @Test
    void changingTheFirstNameChangesNothingElse() {
        ConnectClient.User user = DOOR.publisher().client().me();
        ConnectClient.User seen = DOOR.adminClient().users().get(user.guid());
        JsonNode before = seen.attributes().deepCopy();
        Eventually.pause(Duration.ofMillis(1_100));
        JsonNode reply = ok(DOOR.admin().put("v1/users/" + user.guid(), Json.object("first_name", "Nora")));
        assertThat(reply)
                .isEqualTo(Json.object(
                        "email",
                        Json.text(before, "email"),
                        "username",
                        Json.text(before, "username"),
                        "first_name",
                        "Nora",
                        "last_name",
                        "",
                        "user_role",
                        "publisher",
                        "updated_time",
                        Json.text(reply, "updated_time")));
        assertThat(Json.text(reply, "updated_time")).matches(TIME).isGreaterThan(Json.text(before, "updated_time"));
        assertThat(DOOR.user(user.guid()))
                .isEqualTo(Json.with(before, "first_name", "Nora", "updated_time", Json.text(reply, "updated_time")));
        seen.update("last_name", "Lund");
        assertThat(seen.attributes()).isEqualTo(DOOR.user(user.guid()));
        assertThat(Json.text(seen.attributes(), "first_name")).isEqualTo("Nora");
        assertThat(Json.text(seen.attributes(), "last_name")).isEqualTo("Lund");
    }

    @Test
    void nothingSentOrNothingNewChangesNothing() {
        JsonNode user = DOOR.invited(ConnectDoor.fresh("still"), "first_name", "Ada");
        String path = "v1/users/" + Json.text(user, "guid");
        Eventually.pause(Duration.ofMillis(1_100));
        ok(DOOR.admin().put(path, Json.object()));
        ok(DOOR.admin().put(path, Json.object("first_name", "Ada", "user_role", "viewer")));
        ok(DOOR.admin().put(path, Json.object("username", Json.text(user, "username"))));
        ok(DOOR.admin().put(path, Json.object("email", null, "first_name", null, "user_role", null)));
        ok(DOOR.admin().put(path, Json.object("favourite_colour", "green")));
        assertThat(ok(DOOR.admin().get(path))).isEqualTo(user);
    }

    @Test
    void namesCanBeEmptied() {
        JsonNode user = DOOR.invited(ConnectDoor.fresh("emptied"), "first_name", "Ada", "last_name", "Lund");
        JsonNode reply = ok(DOOR.admin()
                .put("v1/users/" + Json.text(user, "guid"), Json.object("first_name", "", "last_name", "")));
        assertThat(Json.text(reply, "first_name")).isEmpty();
        assertThat(Json.text(reply, "last_name")).isEmpty();
    }

    @Test
    void roleAndUsernameChangeTogether() {
        String renamed = ConnectDoor.fresh("promoted");
        ConnectClient.User user =
                DOOR.adminClient().users().get(Json.text(DOOR.invited(ConnectDoor.fresh("viewer")), "guid"));
        user.update("user_role", "publisher", "username", renamed);
        assertThat(Json.text(user.attributes(), "user_role")).isEqualTo("publisher");
        assertThat(Json.text(user.attributes(), "username")).isEqualTo(renamed);
        assertThat(DOOR.adminClient().users().find("prefix", renamed)).containsExactly(user.attributes());
    }

    @Test
    void aTakenUsernameIsRefusedInAnyCaseAndNothingElseChanges() {
        JsonNode one = DOOR.invited(ConnectDoor.fresh("one"));
        JsonNode two = DOOR.invited(ConnectDoor.fresh("two"));
        String path = "v1/users/" + Json.text(two, "guid");
        String taken = Json.text(one, "username");
        for (String spelling : List.of(taken, taken.toUpperCase(Locale.ROOT))) {
            assertRefused(DOOR.admin().put(path, Json.object("first_name", "Changed", "username", spelling)), 409, 8);
        }
        assertThat(ok(DOOR.admin().get(path))).isEqualTo(two);
        assertThat(DOOR.user(Json.text(one, "guid"))).isEqualTo(one);
    }

    @Test
    void theOwnUsernameMayChangeItsCase() {
        String username = ConnectDoor.fresh("case");
        JsonNode user = DOOR.invited(username);
        String capitals = username.toUpperCase(Locale.ROOT);
        JsonNode reply = ok(DOOR.admin().put("v1/users/" + Json.text(user, "guid"), Json.object("username", capitals)));
        assertThat(Json.text(reply, "username")).isEqualTo(capitals);
    }

    @Test
    void anOldUsernameIsFreeAgain() {
        String username = ConnectDoor.fresh("freed");
        JsonNode user = DOOR.invited(username);
        ok(DOOR.admin()
                .put("v1/users/" + Json.text(user, "guid"), Json.object("username", ConnectDoor.fresh("other"))));
        assertThat(Json.text(DOOR.invited(username), "guid")).isNotEqualTo(Json.text(user, "guid"));
    }

    @Test
    void whatCreationRefusesAChangeRefuses() {
        JsonNode user = DOOR.invited(ConnectDoor.fresh("valid"));
        String path = "v1/users/" + Json.text(user, "guid");
        Http admin = DOOR.admin();
        assertRefused(admin.put(path, Json.object("email", "")), 400, 128);
        assertRefused(admin.put(path, Json.object("email", " ")), 400, 128);
        assertRefused(admin.put(path, Json.object("email", "nowhere")), 400, 264);
        assertRefused(admin.put(path, Json.object("user_role", "king")), 400, 112);
        assertRefused(admin.put(path, Json.object("username", "")), 400, 7, 12);
        assertRefused(admin.put(path, Json.object("username", "x")), 400, 7);
        assertRefused(admin.put(path, Json.object("username", "9lives")), 400, 7);
        assertRefused(admin.put(path, Json.object("username", "Content")), 400, 7, 107);
        assertRefused(admin.put(path, Json.object("first_name", "Changed", "user_role", "king")), 400, 112);
        assertThat(ok(admin.get(path))).isEqualTo(user);
    }

    @Test
    void aPersonChangesItsOwnNamesAddressAndUsername() {
        Person viewer = DOOR.viewer();
        String renamed = ConnectDoor.fresh("myself");
        JsonNode reply = ok(viewer.http()
                .put(
                        "v1/users/" + viewer.guid(),
                        Json.object(
                                "first_name", "Ada",
                                "last_name", "Lund",
                                "email", "ada@lab.example",
                                "username", renamed)));
        assertThat(Json.without(reply, "updated_time"))
                .isEqualTo(Json.object(
                        "email", "ada@lab.example",
                        "username", renamed,
                        "first_name", "Ada",
                        "last_name", "Lund",
                        "user_role", "viewer"));
        assertThat(Json.without(DOOR.user(viewer.guid()), "updated_time", "active_time"))
                .isEqualTo(Json.without(
                        Json.with(
                                viewer.user(),
                                "email",
                                "ada@lab.example",
                                "username",
                                renamed,
                                "first_name",
                                "Ada",
                                "last_name",
                                "Lund"),
                        "updated_time",
                        "active_time"));
        ok(viewer.http().get("v1/user"));
    }

    @Test
    void changesOfDifferentFieldsAtTheSameMomentAllHold() {
        for (int round = 0; round < 10; round++) {
            String path = "v1/users/" + Json.text(DOOR.invited(ConnectDoor.fresh("moment")), "guid");
            String renamed = ConnectDoor.fresh("renamed");
            List<Callable<Answer>> changes = Stream.of(
                            Json.object("first_name", "Ada"),
                            Json.object("last_name", "Lund"),
                            Json.object("email", "ada@lab.example"),
                            Json.object("username", renamed),
                            Json.object("user_role", "publisher"))
                    .<Callable<Answer>>map(change -> () -> DOOR.admin().put(path, change))
                    .toList();
            assertThat(Together.run(changes)).allSatisfy(ConnectAnswers::ok);
            JsonNode now = ok(DOOR.admin().get(path));
            assertThat(Json.without(now, "guid", "created_time", "updated_time"))
                    .isEqualTo(Json.object(
                            "username",
                            renamed,
                            "email",
                            "ada@lab.example",
                            "first_name",
                            "Ada",
                            "last_name",
                            "Lund",
                            "user_role",
                            "publisher",
                            "active_time",
                            null,
                            "confirmed",
                            false,
                            "locked",
                            false));
        }
    }

    @Test
    void activityOfAMomentAgoIsNotNotedAgain() {
        Person person = DOOR.viewer();
        ok(person.http().get("v1/user"));
        JsonNode first = DOOR.user(person.guid());
        Eventually.pause(Duration.ofMillis(1_100));
        ok(person.http().get("v1/user"));
        Eventually.pause(Duration.ofMillis(2_500));
        assertThat(DOOR.user(person.guid())).isEqualTo(first);
        assertThat(Json.text(first, "active_time")).matches(TIME);
    }

    @Test
    void nobodyRaisesThemselves() {
        Person viewer = DOOR.viewer();
        String path = "v1/users/" + viewer.guid();
        assertRefused(viewer.http().put(path, Json.object("user_role", "administrator")), 403, 23);
        assertRefused(viewer.http().put(path, Json.object("user_role", "publisher")), 403, 23);
        assertRefused(
                viewer.http().put(path, Json.object("first_name", "Changed", "user_role", "administrator")), 403, 23);
        ok(viewer.http().put(path, Json.object("user_role", "viewer")));
        JsonNode now = DOOR.user(viewer.guid());
        assertThat(Json.text(now, "user_role")).isEqualTo("viewer");
        assertThat(Json.text(now, "first_name")).isEmpty();
    }

    @Test
    void aPublisherStepsDownAndDoesNotComeBackAlone() {
        Person publisher = DOOR.publisher();
        String path = "v1/users/" + publisher.guid();
        JsonNode reply = ok(publisher.http().put(path, Json.object("user_role", "viewer")));
        assertThat(Json.text(reply, "user_role")).isEqualTo("viewer");
        assertRefused(publisher.http().put(path, Json.object("user_role", "publisher")), 403, 23);
        assertThat(Json.text(DOOR.user(publisher.guid()), "user_role")).isEqualTo("viewer");
        ok(DOOR.admin().put(path, Json.object("user_role", "publisher")));
        ok(publisher.http().post("v1/content", Json.object()));
    }

    @Test
    void anAdministratorStepsDownAndHasNoMorePower() {
        Person second = DOOR.administrator();
        ok(second.http().put("v1/users/" + second.guid(), Json.object("user_role", "publisher")));
        assertRefused(second.http().post("v1/users", ConnectDoor.newInvited(ConnectDoor.fresh("late"))), 403, 22);
        assertRefused(second.http().get("v1/audit_logs"), 403);
    }

    @Test
    void anAdministratorMovesOthersToAnyRole() {
        JsonNode user = DOOR.invited(ConnectDoor.fresh("moved"));
        for (String role : List.of("administrator", "publisher", "viewer", "publisher")) {
            JsonNode reply =
                    ok(DOOR.admin().put("v1/users/" + Json.text(user, "guid"), Json.object("user_role", role)));
            assertThat(Json.text(reply, "user_role")).isEqualTo(role);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "publisher"})
    void nobodyButAdministratorsChangesOthers(String role) {
        JsonNode other = DOOR.invited(ConnectDoor.fresh("other"));
        Http http = DOOR.person(role).http();
        String path = "v1/users/" + Json.text(other, "guid");
        assertRefused(http.put(path, Json.object("first_name", "Changed")), 403, 21, 22);
        assertRefused(http.put(path, Json.object()), 403, 21, 22);
        assertRefused(http.put(path, Json.object("username", 17)), 403, 21, 22);
        assertRefused(http.put("v1/users/" + ConnectDoor.UNUSED_GUID, Json.object()), 403, 21, 22);
        assertThat(DOOR.user(Json.text(other, "guid"))).isEqualTo(other);
    }

    @Test
    void contentGroupsAndKeysLeaveTheUserAsItWas() {
        Person person = DOOR.publisher();
        ok(person.http().get("v1/user"));
        Eventually.holds(
                "the first use is noted",
                Duration.ofSeconds(10),
                () -> !DOOR.user(person.guid()).get("active_time").isNull());
        JsonNode before = DOOR.user(person.guid());
        ok(person.http().post("v1/content", Json.object()));
        ok(person.http().post("v1/users/" + person.guid() + "/keys", Json.object("name", "second")));
        DOOR.adminClient().groups().create(ConnectDoor.fresh("Quiet")).addMember(person.guid());
        assertThat(DOOR.user(person.guid())).isEqualTo(before);
    }

    @Test
    void whereSelfEditingIsOffOnlyAdministratorsChangePeople() {
        try (RunningMuster server = RunningMuster.with("self-editing=false")) {
            ConnectDoor door = new ConnectDoor(server);
            Person viewer = door.viewer();
            JsonNode change = Json.object("first_name", "Ada");
            assertRefused(viewer.http().put("v1/users/" + viewer.guid(), change), 403, 21, 22);
            ok(door.admin().put("v1/users/" + viewer.guid(), change));
            JsonNode authentication =
                    ok(door.anonymous().get("server_settings")).get("authentication");
            assertThat(Json.text(authentication, "name_editable_by")).isNotEqualTo("adminandself");
        }
    }
}
