package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.assertRefusedWith;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a site can decide about its Connect door. */
class ConnectSettingsWireTest {

    @Test
    void peopleBecomePublishersWhereTheSiteSaysSo() {
        try (RunningMuster server = RunningMuster.with("default-rank=publisher")) {
            ConnectDoor door = new ConnectDoor(server);
            assertThat(Json.text(door.invited("tomas"), "user_role")).isEqualTo("publisher");
            assertThat(Json.text(door.invited("nora", "user_role", "viewer"), "user_role"))
                    .isEqualTo("viewer");
        }
    }

    @Test
    void addressesCanBeHiddenFromAllButAdministrators() {
        try (RunningMuster server = RunningMuster.with("connect.hide-email-addresses=true")) {
            ConnectDoor door = new ConnectDoor(server);
            JsonNode tomas = door.invited("tomas");
            String guid = Json.text(tomas, "guid");
            JsonNode group = door.group("Optics");
            door.adminClient().groups().get(Json.text(group, "guid")).addMember(guid);
            assertThat(Json.text(tomas, "email")).isEqualTo("tomas@lab.example");
            assertThat(door.user(guid)).isEqualTo(tomas);
            JsonNode hidden = Json.with(tomas, "email", "");
            for (Person person : List.of(door.viewer(), door.publisher())) {
                assertThat(person.client().users().get(guid).attributes()).isEqualTo(hidden);
                assertThat(person.client().users().find("prefix", "tomas")).containsExactly(hidden);
                assertThat(person.client()
                                .groups()
                                .get(Json.text(group, "guid"))
                                .findMembers())
                        .containsExactly(hidden);
            }
        }
    }

    @Test
    void viewersCanBeKeptFromSeeingOthers() {
        try (RunningMuster server = RunningMuster.with("viewers-see-only-themselves=true")) {
            ConnectDoor door = new ConnectDoor(server);
            Person viewer = door.viewer();
            JsonNode tomas = door.invited("tomas");
            String guid = Json.text(tomas, "guid");
            JsonNode page = ok(viewer.http().get("v1/users"));
            assertThat(Json.texts(page.get("results"), "guid")).containsExactly(viewer.guid());
            assertThat(page.get("total").intValue()).isEqualTo(1);
            assertThat(viewer.client().users().find("prefix", "tomas")).isEmpty();
            assertThat(viewer.client().users().count()).isEqualTo(1);
            assertRefusedWith(viewer.http().get("v1/users/" + guid), List.of(403, 404));
            assertThat(Json.text(ok(viewer.http().get("v1/users/" + viewer.guid())), "guid"))
                    .isEqualTo(viewer.guid());
            assertThat(door.publisher().client().users().get(guid).attributes()).isEqualTo(tomas);
            assertThat(ok(door.anonymous().get("server_settings"))
                            .get("viewers_can_only_see_themselves")
                            .booleanValue())
                    .isTrue();
        }
    }

    @Test
    void viewersWhoSeeOnlyThemselvesDoNotMeetOthersInGroupsOrContent() {
        try (RunningMuster server = RunningMuster.with("viewers-see-only-themselves=true")) {
            ConnectDoor door = new ConnectDoor(server);
            Person viewer = door.viewer();
            JsonNode tomas = door.invited("tomas", "first_name", "Tomasz", "last_name", "Roth");
            JsonNode group = door.group("Optics");
            for (String guid : List.of(Json.text(tomas, "guid"), viewer.guid())) {
                door.adminClient().groups().get(Json.text(group, "guid")).addMember(guid);
            }
            Answer members = viewer.http().get("v1/groups/" + Json.text(group, "guid") + "/members");
            assertThat(members.text()).doesNotContain("tomas", "Tomasz", "Roth");
            assertThat(members.status()).isIn(200, 403);
        }
    }

    @Test
    void groupsCanBeSwitchedOff() {
        try (RunningMuster server = RunningMuster.with("connect.groups=false")) {
            ConnectDoor door = new ConnectDoor(server);
            String one = "v1/groups/" + ConnectDoor.UNUSED_GUID;
            JsonNode name = Json.object("name", "Optics");
            assertRefused(door.admin().get("v1/groups"), 400);
            assertRefused(door.admin().post("v1/groups", name), 400);
            assertRefused(door.admin().get(one), 400);
            assertRefused(door.admin().post(one, name), 400);
            assertRefused(door.admin().patch(one, name), 400);
            assertRefused(door.admin().delete(one), 400);
            assertRefused(door.admin().get(one + "/members"), 400);
            assertRefused(door.admin().post(one + "/members", Json.object("user_guid", ConnectDoor.UNUSED_GUID)), 400);
            assertRefused(door.admin().delete(one + "/members/" + ConnectDoor.UNUSED_GUID), 400);
            assertRefused(door.anonymous().get("v1/groups"), 401, 24);
            assertThat(ok(door.anonymous().get("server_settings"))
                            .get("authentication")
                            .get("groups_enabled")
                            .booleanValue())
                    .isFalse();
            ok(door.admin().get("v1/users"));
        }
    }

    @Test
    void publishersMayOwnGroupsWhereTheSiteSaysSo() {
        try (RunningMuster server = RunningMuster.with("publishers-own-groups=true")) {
            ConnectDoor door = new ConnectDoor(server);
            Person publisher = door.publisher();
            JsonNode group = publisher.client().groups().create("Optics").attributes();
            assertThat(Json.text(group, "owner_guid")).isEqualTo(publisher.guid());
            String path = "v1/groups/" + Json.text(group, "guid");
            String foreign = "v1/groups/" + Json.text(door.group("Acoustics"), "guid");
            JsonNode renamed = ok(publisher.http().patch(path, Json.object("name", "Light")));
            assertThat(Json.text(renamed, "name")).isEqualTo("Light");
            publisher.client().groups().get(Json.text(group, "guid")).addMember(publisher.guid());
            assertRefused(publisher.http().patch(foreign, Json.object("name", "Mine")), 403);
            assertRefused(publisher.http().delete(foreign), 403);
            assertRefused(publisher.http().post(foreign + "/members", Json.object("user_guid", publisher.guid())), 403);
            assertRefused(door.publisher().http().delete(path), 403);
            assertRefused(door.viewer().http().post("v1/groups", Json.object("name", "Ours")), 403, 22);
            publisher.client().groups().get(Json.text(group, "guid")).delete();
            assertRefused(publisher.http().get(path), 404, 4, 153);
            assertThat(Json.text(ok(door.admin().get(foreign)), "name")).isEqualTo("Acoustics");
        }
    }

    @Test
    void usernamesMayBePermissive() {
        try (RunningMuster server = RunningMuster.with("connect.usernames=permissive")) {
            ConnectDoor door = new ConnectDoor(server);
            assertThat(Json.text(door.invited("9-Lives@lab.example", "email", "nine@lab.example"), "username"))
                    .isEqualTo("9-Lives@lab.example");
            assertThat(Json.text(ok(door.anonymous().get("server_settings")), "username_validator"))
                    .isEqualTo("permissive");
        }
    }
}
