package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.BrowserSession;
import muster.testing.ConnectClient;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields that a body may carry and that nobody may set that way. */
class ConnectMassAssignmentWireTest {
    private static final ConnectDoor DOOR = ConnectDoor.shared();

    private static ObjectNode forged() {
        return Json.object(
                "guid",
                ConnectDoor.UNUSED_GUID,
                "id",
                1,
                "locked",
                true,
                "confirmed",
                false,
                "created_time",
                "2001-01-01T00:00:00Z",
                "updated_time",
                "2001-01-01T00:00:00Z",
                "active_time",
                "2001-01-01T00:00:00Z",
                "is_admin",
                true,
                "rank",
                "ADMINISTRATOR",
                "role",
                "administrator",
                "User_Role",
                "administrator",
                "userRole",
                "administrator",
                "user_role ",
                "administrator",
                "privileges",
                List.of("administrator"),
                "password_hash",
                "$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA",
                "version",
                99,
                "lockout",
                Json.object("failures", 0),
                "enabled",
                false,
                "emails",
                List.of("forged@lab.example"));
    }

    @Test
    void aNewAccountTakesNothingThatIsNotForItsMakerToSay() {
        String username = ConnectDoor.fresh("forged");
        ObjectNode body = ConnectDoor.newUser(username);
        body.setAll(forged());
        JsonNode user = DOOR.create(body);
        assertThat(user)
                .isEqualTo(Json.object(
                        "guid",
                        Json.text(user, "guid"),
                        "username",
                        username,
                        "email",
                        username + "@lab.example",
                        "first_name",
                        "",
                        "last_name",
                        "",
                        "user_role",
                        "viewer",
                        "created_time",
                        Json.text(user, "created_time"),
                        "updated_time",
                        Json.text(user, "created_time"),
                        "active_time",
                        null,
                        "confirmed",
                        true,
                        "locked",
                        false));
        assertThat(Json.text(user, "guid")).isNotEqualTo(ConnectDoor.UNUSED_GUID);
        assertThat(Json.text(user, "created_time")).isGreaterThan("2020");
    }

    @Test
    void anAdministratorsChangeTakesNothingThatIsNotInTheProfile() {
        JsonNode user = DOOR.invited(ConnectDoor.fresh("forged"));
        ok(DOOR.admin().put("v1/users/" + Json.text(user, "guid"), forged()));
        assertThat(DOOR.user(Json.text(user, "guid"))).isEqualTo(user);
    }

    @Test
    void nobodyRaisesOrUnlocksThemselvesByAFurtherField() {
        Person viewer = DOOR.viewer();
        JsonNode before = DOOR.user(viewer.guid());
        ok(viewer.http().put("v1/users/" + viewer.guid(), forged()));
        assertThat(Json.without(DOOR.user(viewer.guid()), "active_time"))
                .isEqualTo(Json.without(before, "active_time"));
        assertRefused(viewer.http().post("v1/users", ConnectDoor.newInvited(ConnectDoor.fresh("no"))), 403, 22);
    }

    @Test
    void aPasswordIsNotChangedByAChangeOfTheProfile() {
        Person viewer = DOOR.viewer();
        JsonNode body = Json.object("password", "another password", "user_must_set_password", true);
        ok(DOOR.admin().put("v1/users/" + viewer.guid(), body));
        ok(viewer.http().put("v1/users/" + viewer.guid(), body));
        Answer refused = BrowserSession.signIn(DOOR.server(), viewer.username(), "another password");
        assertRefused(refused, 401, 30);
        ok(BrowserSession.signIn(DOOR.server(), viewer.username(), viewer.password()));
    }

    @Test
    void aNameThatComesTwiceIsNoWayAroundARule() {
        Person viewer = DOOR.viewer();
        Answer answer = viewer.http()
                .send(
                        "PUT",
                        "v1/users/" + viewer.guid(),
                        "application/json",
                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                "{\"user_role\":\"viewer\",\"user_role\":\"administrator\"}"));
        assertRefused(answer, 400);
        assertThat(Json.text(DOOR.user(viewer.guid()), "user_role")).isEqualTo("viewer");
    }

    @Test
    void aLockTakesNothingButTheLock() {
        JsonNode user = DOOR.invited(ConnectDoor.fresh("forged"));
        String guid = Json.text(user, "guid");
        Answer answer =
                DOOR.admin().post("v1/users/" + guid + "/lock", Json.with(forged(), "user_role", "administrator"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(DOOR.user(guid)).isEqualTo(Json.with(user, "locked", true));
    }

    @Test
    void aKeyIsMadeByTheServerForWhoeverAsks() {
        Person viewer = DOOR.viewer();
        Person victim = DOOR.administrator();
        JsonNode body = Json.object(
                "name", "forged",
                "id", "1",
                "key", "chosenchosenchosenchosenchosenchosenchosenchosen00",
                "user_guid", victim.guid(),
                "owner_guid", victim.guid(),
                "account", victim.guid(),
                "role", "administrator",
                "rank_cap", "ADMINISTRATOR",
                "created_time", "2001-01-01T00:00:00Z",
                "active_time", "2001-01-01T00:00:00Z");
        JsonNode made = ok(viewer.http().post("v1/users/" + viewer.guid() + "/keys", body));
        assertThat(Json.text(made, "key")).doesNotContain("chosen");
        assertThat(Json.text(made, "id")).isNotEqualTo("1");
        assertThat(Json.text(made, "user_role")).isEqualTo("viewer");
        assertThat(Json.text(made, "created_time")).isGreaterThan("2020");
        assertThat(made.get("active_time").isNull()).isTrue();
        assertThat(Json.text(ok(DOOR.with(Json.text(made, "key")).get("v1/user")), "guid"))
                .isEqualTo(viewer.guid());
        assertRefused(
                DOOR.with("chosenchosenchosenchosenchosenchosenchosenchosen00").get("v1/user"), 401, 30);
    }

    @Test
    void aNewGroupIsEmptyAndItsMakersOwn() {
        Person other = DOOR.publisher();
        String name = ConnectDoor.fresh("Forged");
        JsonNode group = ok(DOOR.admin()
                .post(
                        "v1/groups",
                        Json.object(
                                "name",
                                name,
                                "guid",
                                ConnectDoor.UNUSED_GUID,
                                "owner_guid",
                                other.guid(),
                                "kind",
                                "SYSTEM",
                                "members",
                                List.of(other.guid()),
                                "member_count",
                                7)));
        assertThat(Json.text(group, "guid")).isNotEqualTo(ConnectDoor.UNUSED_GUID);
        assertThat(group)
                .isEqualTo(Json.object(
                        "guid", Json.text(group, "guid"),
                        "name", name,
                        "owner_guid", DOOR.adminClient().me().guid()));
        assertThat(DOOR.adminClient().groups().get(Json.text(group, "guid")).countMembers())
                .isZero();
        ok(DOOR.admin()
                .patch(
                        "v1/groups/" + Json.text(group, "guid"),
                        Json.object("guid", ConnectDoor.UNUSED_GUID, "member_count", 7)));
        assertThat(ok(DOOR.admin().get("v1/groups/" + Json.text(group, "guid"))))
                .isEqualTo(group);
    }

    @Test
    void newContentBelongsToItsMakerWhateverTheBodySays() {
        Person publisher = DOOR.publisher();
        Person victim = DOOR.publisher();
        JsonNode item = ok(publisher
                .http()
                .post(
                        "v1/content",
                        Json.object(
                                "guid", ConnectDoor.UNUSED_GUID,
                                "id", "1",
                                "app_role", "editor",
                                "content_url", "https://elsewhere.example",
                                "dashboard_url", "https://elsewhere.example",
                                "created_time", "2001-01-01T00:00:00Z")));
        assertThat(Json.text(item, "guid")).isNotEqualTo(ConnectDoor.UNUSED_GUID);
        assertThat(Json.text(item, "id")).isNotEqualTo("1");
        assertThat(Json.text(item, "app_role")).isEqualTo("owner");
        assertThat(Json.text(item, "created_time")).isGreaterThan("2020");
        assertThat(item.toString()).doesNotContain("elsewhere");
        publisher.http().post("v1/content", Json.object("name", "planted", "owner_guid", victim.guid()));
        assertThat(victim.client().me().content().count()).isZero();
    }

    @Test
    void aChangeOfContentTakesNothingThatTheServerSays() {
        Person publisher = DOOR.publisher();
        ConnectClient.Item item = publisher.client().content().create();
        String path = "v1/content/" + item.guid();
        ok(publisher
                .http()
                .patch(
                        path,
                        Json.object(
                                "guid", ConnectDoor.UNUSED_GUID,
                                "id", "1",
                                "app_role", "none",
                                "bundle_id", "1",
                                "created_time", "2001-01-01T00:00:00Z",
                                "content_url", "https://elsewhere.example")));
        assertThat(ok(publisher.http().get(path))).isEqualTo(item.attributes());
    }

    @Test
    void aPermissionBelongsToTheItemInThePath() {
        Person publisher = DOOR.publisher();
        ConnectClient.Item mine = publisher.client().content().create();
        ConnectClient.Item other = DOOR.publisher().client().content().create();
        JsonNode reader = DOOR.invited(ConnectDoor.fresh("reader"));
        Answer answer = publisher
                .http()
                .post(
                        "v1/content/" + mine.guid() + "/permissions",
                        Json.object(
                                "id", "1",
                                "content_guid", other.guid(),
                                "principal_guid", Json.text(reader, "guid"),
                                "principal_type", "user",
                                "role", "viewer"));
        assertThat(answer.status()).isIn(200, 201);
        assertThat(Json.text(answer.json(), "content_guid")).isEqualTo(mine.guid());
        assertThat(Json.text(answer.json(), "id")).isNotEqualTo("1");
        assertThat(other.findPermissions()).isEmpty();
    }
}
