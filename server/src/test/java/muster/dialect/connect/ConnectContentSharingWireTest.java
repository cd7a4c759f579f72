package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertEmpty;
import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.assertRefusedWith;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.ConnectClient;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who may see and manage content beside its owner. */
class ConnectContentSharingWireTest {
    private static final ConnectDoor DOOR = ConnectDoor.shared();

    @Test
    void peopleAndGroupsAreListedInTheOrderOfAddingAndCanBeTakenOff() {
        ConnectClient.Item item = DOOR.publisher().client().content().create();
        JsonNode user = DOOR.invited(ConnectDoor.fresh("reader"));
        JsonNode group = DOOR.group(ConnectDoor.fresh("Readers"));
        item.addPermission(Json.text(user, "guid"), "user", "viewer");
        item.addPermission(Json.text(group, "guid"), "group", "owner");
        List<JsonNode> permissions = item.findPermissions();
        assertThat(permissions)
                .containsExactly(
                        permission(permissions.get(0), item, user, "user", "viewer"),
                        permission(permissions.get(1), item, group, "group", "owner"));
        assertThat(Json.texts(permissions, "id")).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9]+"));
        item.destroyPermission(Json.text(user, "guid"));
        assertThat(item.findPermissions()).containsExactly(permissions.get(1));
        item.destroyPermission(Json.text(group, "guid"));
        assertThat(item.findPermissions()).isEmpty();
    }

    @Test
    void onePermissionIsReadChangedAndRemoved() {
        Person owner = DOOR.publisher();
        Person reader = DOOR.publisher();
        String path = permissions(owner.client().content().create());
        JsonNode made = added(owner, path, reader.guid(), "user", "viewer");
        String one = path + "/" + Json.text(made, "id");
        assertThat(ok(owner.http().get(one))).isEqualTo(made);
        JsonNode changed = ok(owner.http()
                .put(one, Json.object("principal_guid", reader.guid(), "principal_type", "user", "role", "owner")));
        assertThat(changed).isEqualTo(Json.with(made, "role", "owner"));
        assertThat(ok(owner.http().get(path))).isEqualTo(Json.array(changed));
        assertEmpty(owner.http().delete(one), 204);
        assertRefused(owner.http().get(one), 404, 4);
        assertRefused(owner.http().delete(one), 404, 4, 17);
        assertRefused(owner.http().put(one, Json.object("role", "viewer")), 404, 4, 18);
    }

    @Test
    void addingAgainChangesTheRole() {
        Person owner = DOOR.publisher();
        Person reader = DOOR.publisher();
        String path = permissions(owner.client().content().create());
        JsonNode made = added(owner, path, reader.guid(), "user", "viewer");
        JsonNode again = ok(owner.http().post(path, wanted(reader.guid(), "user", "owner")));
        assertThat(again).isEqualTo(Json.with(made, "role", "owner"));
        assertThat(ok(owner.http().get(path))).isEqualTo(Json.array(again));
    }

    @Test
    void aReaderSeesAndDoesNotTouch() {
        Person owner = DOOR.publisher();
        Person reader = DOOR.viewer();
        ConnectClient.Item item = owner.client().content().create("title", "To be read");
        String path = "v1/content/" + item.guid();
        assertRefused(reader.http().get(path), 403, 19);
        JsonNode made = added(owner, permissions(item), reader.guid(), "user", "viewer");
        assertThat(Json.without(ok(reader.http().get(path)), "app_role"))
                .isEqualTo(Json.without(item.attributes(), "app_role"));
        assertThat(Json.text(ok(reader.http().get(path)), "app_role")).isEqualTo("viewer");
        assertThat(Json.texts(reader.client().content().find(), "guid")).contains(item.guid());
        assertRefused(reader.http().patch(path, Json.object("title", "Changed")), 403);
        assertRefused(reader.http().delete(path), 403);
        assertRefused(reader.http().get(permissions(item)), 403);
        assertRefused(reader.http().post(permissions(item), wanted(reader.guid(), "user", "owner")), 403);
        assertRefused(reader.http().delete(permissions(item) + "/" + Json.text(made, "id")), 403);
        item.destroyPermission(reader.guid());
        assertRefused(reader.http().get(path), 403, 19);
        assertThat(Json.texts(reader.client().content().find(), "guid")).doesNotContain(item.guid());
    }

    @Test
    void aCollaboratorManagesAndDoesNotGiveAway() {
        Person owner = DOOR.publisher();
        Person collaborator = DOOR.publisher();
        ConnectClient.Item item = owner.client().content().create();
        String path = "v1/content/" + item.guid();
        added(owner, permissions(item), collaborator.guid(), "user", "owner");
        JsonNode changed = ok(collaborator.http().patch(path, Json.object("title", "By two hands")));
        assertThat(Json.text(changed, "app_role")).isEqualTo("editor");
        assertThat(Json.text(changed, "owner_guid")).isEqualTo(owner.guid());
        assertRefused(collaborator.http().patch(path, Json.object("owner_guid", collaborator.guid())), 403);
        added(collaborator, permissions(item), DOOR.viewer().guid(), "user", "viewer");
        assertThat(item.findPermissions()).hasSize(2);
        assertEmpty(collaborator.http().delete(path), 204);
    }

    @Test
    void aViewerCannotBeMadeCollaborator() {
        Person owner = DOOR.publisher();
        Person viewer = DOOR.viewer();
        String path = permissions(owner.client().content().create());
        assertRefused(owner.http().post(path, wanted(viewer.guid(), "user", "owner")), 403, 33);
        JsonNode made = added(owner, path, viewer.guid(), "user", "viewer");
        String one = path + "/" + Json.text(made, "id");
        assertRefused(owner.http().put(one, wanted(viewer.guid(), "user", "owner")), 403, 33);
        assertThat(ok(owner.http().get(path))).isEqualTo(Json.array(made));
    }

    @Test
    void membersOfAGroupReadAsLongAsTheyAreMembersAndTheGroupIsThere() {
        ConnectClient.Item item = DOOR.publisher().client().content().create();
        Person reader = DOOR.viewer();
        String path = "v1/content/" + item.guid();
        ConnectClient.Group group = DOOR.adminClient().groups().create(ConnectDoor.fresh("Readers"));
        item.addPermission(group.guid(), "group", "viewer");
        assertRefused(reader.http().get(path), 403, 19);
        group.addMember(reader.guid());
        assertThat(Json.text(ok(reader.http().get(path)), "app_role")).isEqualTo("viewer");
        group.deleteMember(reader.guid());
        assertRefused(reader.http().get(path), 403, 19);
        group.addMember(reader.guid());
        ok(reader.http().get(path));
        group.delete();
        assertRefused(reader.http().get(path), 403, 19);
        assertThat(item.findPermissions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logged_in", "all"})
    void openContentIsSeenByEverybodySignedIn(String access) {
        Person owner = DOOR.publisher();
        Person reader = DOOR.viewer();
        ConnectClient.Item item = owner.client().content().create("access_type", access);
        String path = "v1/content/" + item.guid();
        assertThat(Json.text(ok(reader.http().get(path)), "app_role")).isEqualTo("viewer");
        assertThat(Json.texts(reader.client().content().find(), "guid")).contains(item.guid());
        assertRefused(reader.http().patch(path, Json.object("title", "Changed")), 403);
        assertRefused(DOOR.anonymous().get(path), 401, 24);
        ok(owner.http().patch(path, Json.object("access_type", "acl")));
        assertRefused(reader.http().get(path), 403, 19);
        assertThat(Json.texts(reader.client().content().find(), "guid")).doesNotContain(item.guid());
    }

    @Test
    void anAdministratorManagesWhatOthersOwn() {
        Person owner = DOOR.publisher();
        ConnectClient.Item item = owner.client().content().create();
        String path = "v1/content/" + item.guid();
        ok(DOOR.admin().patch(path, Json.object("title", "Under supervision")));
        assertThat(ok(DOOR.admin().get(permissions(item)))).isEqualTo(Json.array());
        assertEmpty(DOOR.admin().delete(path), 204);
        assertThat(owner.client().me().content().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"principal_guid\":\"%s\",\"principal_type\":\"user\"}",
                "{\"principal_guid\":\"%s\",\"role\":\"viewer\"}",
                "{\"principal_type\":\"user\",\"role\":\"viewer\"}",
                "{\"principal_guid\":\"%s\",\"principal_type\":\"user\",\"role\":\"king\"}",
                "{\"principal_guid\":\"%s\",\"principal_type\":\"user\",\"role\":17}",
                "{\"principal_guid\":\"%s\",\"principal_type\":17,\"role\":\"viewer\"}",
                "{\"principal_guid\":17,\"principal_type\":\"user\",\"role\":\"viewer\"}",
                "{\"principal_guid\":\"iris\",\"principal_type\":\"user\",\"role\":\"viewer\"}"
            })
    void anIncompletePermissionIsRefused(String body) {
        Person owner = DOOR.publisher();
        String path = permissions(owner.client().content().create());
        JsonNode reader = DOOR.invited(ConnectDoor.fresh("reader"));
        assertRefused(owner.http().post(path, Json.parse(body.formatted(Json.text(reader, "guid")))), 400);
        assertThat(ok(owner.http().get(path))).isEqualTo(Json.array());
    }

    @Test
    void onlyPeopleAndGroupsCanHavePermissions() {
        Person owner = DOOR.publisher();
        String path = permissions(owner.client().content().create());
        JsonNode reader = DOOR.invited(ConnectDoor.fresh("reader"));
        String guid = Json.text(reader, "guid");
        assertRefused(owner.http().post(path, wanted(guid, "robot", "viewer")), 400, 152);
        assertRefusedWith(owner.http().post(path, wanted(guid, "group", "viewer")), List.of(400, 404));
        assertRefusedWith(
                owner.http().post(path, wanted(ConnectDoor.UNUSED_GUID, "user", "viewer")), List.of(400, 404));
        assertThat(ok(owner.http().get(path))).isEqualTo(Json.array());
    }

    @Test
    void aPermissionIsFoundBelowItsOwnItemOnly() {
        Person owner = DOOR.publisher();
        String one = permissions(owner.client().content().create());
        String two = permissions(owner.client().content().create());
        JsonNode made = added(owner, one, DOOR.viewer().guid(), "user", "viewer");
        String wrong = two + "/" + Json.text(made, "id");
        assertRefused(owner.http().get(wrong), 404, 4);
        assertRefused(owner.http().put(wrong, Json.object("role", "viewer")), 404, 4, 18);
        assertRefused(owner.http().delete(wrong), 404, 4, 17);
        assertThat(ok(owner.http().get(one))).isEqualTo(Json.array(made));
    }

    @Test
    void permissionsOfMissingContentAreMissing() {
        String path = "v1/content/" + ConnectDoor.UNUSED_GUID + "/permissions";
        assertRefused(DOOR.admin().get(path), 404, 4);
        assertRefused(DOOR.admin().post(path, wanted(ConnectDoor.UNUSED_GUID, "user", "viewer")), 404, 4);
    }

    private static String permissions(ConnectClient.Item item) {
        return "v1/content/" + item.guid() + "/permissions";
    }

    private static JsonNode wanted(String principal, String type, String role) {
        return Json.object("principal_guid", principal, "principal_type", type, "role", role);
    }

    private static JsonNode added(Person by, String path, String principal, String type, String role) {
        Answer answer = by.http().post(path, wanted(principal, type, role));
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
        return answer.json();
    }

    private static JsonNode permission(
            JsonNode found, ConnectClient.Item item, JsonNode principal, String type, String role) {
        return Json.object(
                "id", Json.text(found, "id"),
                "content_guid", item.guid(),
                "principal_guid", Json.text(principal, "guid"),
                "principal_type", type,
                "role", role);
    }
}
