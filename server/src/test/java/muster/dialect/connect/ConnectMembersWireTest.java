package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertEmpty;
import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import muster.testing.Answer;
import muster.testing.ConnectClient;
import muster.testing.ConnectClient.ClientError;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who is in a group. */
class ConnectMembersWireTest {
    private static final ConnectDoor DOOR = ConnectDoor.shared();
    private static final ConnectClient CLIENT = DOOR.adminClient();

    @Test
    void groupAndPersonTellTheSameMembership() {
        ConnectClient.Group group = CLIENT.groups().create(ConnectDoor.fresh("Agreed"));
        List<JsonNode> people = DOOR.invited(2, ConnectDoor.fresh("member"));
        ConnectClient.User one = CLIENT.users().get(Json.text(people.get(0), "guid"));
        ConnectClient.User two = CLIENT.users().get(Json.text(people.get(1), "guid"));
        group.addMember(one.guid());
        two.addToGroup(group.guid());
        assertThat(group.countMembers()).isEqualTo(2);
        assertThat(group.findMembers()).containsExactlyElementsOf(people);
        assertThat(one.findGroups()).containsExactly(group.attributes());
        assertThat(two.findGroups()).containsExactly(group.attributes());
        group.deleteMember(one.guid());
        assertThat(group.findMembers()).containsExactly(people.get(1));
        assertThat(one.findGroups()).isEmpty();
        group.deleteMember(two.guid());
        assertThat(group.countMembers()).isZero();
        assertThat(group.findMembers()).isEmpty();
        assertThat(CLIENT.users().get(one.guid()).attributes()).isEqualTo(people.get(0));
    }

    @Test
    void addingAgainIsAConflict() {
        String members = members(DOOR.group(ConnectDoor.fresh("Again")));
        JsonNode user = DOOR.invited(ConnectDoor.fresh("member"));
        JsonNode body = Json.object("user_guid", Json.text(user, "guid"));
        assertEmpty(DOOR.admin().post(members, body), 204);
        assertRefused(DOOR.admin().post(members, body), 409, 16);
        assertThat(ok(DOOR.admin().get(members)).get("total").intValue()).isEqualTo(1);
    }

    @Test
    void addingAtTheSameMomentAddsOnce() {
        String members = members(DOOR.group(ConnectDoor.fresh("Moment")));
        JsonNode user = DOOR.invited(ConnectDoor.fresh("member"));
        JsonNode body = Json.object("user_guid", Json.text(user, "guid"));
        Callable<Answer> request = () -> DOOR.admin().post(members, body);
        List<Answer> answers =
                Together.run(IntStream.range(0, 8).mapToObj(_ -> request).toList());
        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .allSatisfy(answer -> assertRefused(answer, 409, 16));
        assertThat(ok(DOOR.admin().get(members)).get("results")).isEqualTo(Json.array(user));
    }

    @Test
    void whoIsNotThereCannotBeAddedOrRemoved() {
        JsonNode group = DOOR.group(ConnectDoor.fresh("Absent"));
        String members = members(group);
        JsonNode stranger = DOOR.invited(ConnectDoor.fresh("stranger"));
        assertRefused(DOOR.admin().post(members, Json.object("user_guid", ConnectDoor.UNUSED_GUID)), 404, 9, 4);
        assertRefused(DOOR.admin().delete(members + "/" + Json.text(stranger, "guid")), 404, 17);
        assertRefused(DOOR.admin().delete(members + "/" + ConnectDoor.UNUSED_GUID), 404, 17, 9, 4);
        assertThat(ok(DOOR.admin().get(members)).get("total").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"user_guid\":null}",
                "{\"user_guid\":\"\"}",
                "{\"user_guid\":\"iris\"}",
                "{\"user_guid\":17}",
                "{\"user_guid\":[]}"
            })
    void whatIsNoGuidCannotBeAdded(String body) {
        String members = members(DOOR.group(ConnectDoor.fresh("Malformed")));
        assertRefused(DOOR.admin().post(members, Json.parse(body)), 400);
        assertThat(ok(DOOR.admin().get(members)).get("total").intValue()).isZero();
    }

    @Test
    void aGroupThatIsNotThereHasNoMembers() {
        String members = "v1/groups/" + ConnectDoor.UNUSED_GUID + "/members";
        String guid = CLIENT.me().guid();
        assertRefused(DOOR.admin().get(members), 404, 4, 153);
        assertRefused(DOOR.admin().post(members, Json.object("user_guid", guid)), 404, 4, 153);
        assertRefused(DOOR.admin().delete(members + "/" + guid), 404, 4, 153);
        ClientError error =
                catchThrowableOfType(ClientError.class, () -> CLIENT.me().addToGroup(ConnectDoor.UNUSED_GUID));
        assertThat(error.status()).isEqualTo(404);
    }

    @Test
    void membersStandInTheOrderOfTheirNames() {
        ConnectClient.Group group = CLIENT.groups().create(ConnectDoor.fresh("Ordered"));
        String stem = ConnectDoor.fresh("m");
        JsonNode fourth = DOOR.invited(stem + "b", "first_name", "carl", "last_name", "Alm");
        JsonNode third = DOOR.invited(stem + "a", "first_name", "Bea", "last_name", "Zorn");
        JsonNode second = DOOR.invited(stem + "d");
        JsonNode first = DOOR.invited(stem + "c");
        for (JsonNode user : List.of(fourth, third, second, first)) {
            group.addMember(Json.text(user, "guid"));
        }
        assertThat(group.findMembers()).containsExactly(first, second, third, fourth);
    }

    @Test
    void withoutPagingAllMembersComeAtOnce() {
        ConnectClient.Group group = CLIENT.groups().create(ConnectDoor.fresh("Crowd"));
        List<JsonNode> people = DOOR.invited(25, ConnectDoor.fresh("crowd"));
        people.forEach(user -> group.addMember(Json.text(user, "guid")));
        JsonNode page = ok(DOOR.admin().get("v1/groups/" + group.guid() + "/members"));
        assertThat(Json.names(page)).containsExactly("current_page", "results", "total");
        assertThat(Json.list(page.get("results"))).containsExactlyElementsOf(people);
        assertThat(page.get("total").intValue()).isEqualTo(25);
        assertThat(page.get("current_page").intValue()).isEqualTo(1);
    }

    @Test
    void membersComeInPages() {
        JsonNode group = DOOR.group(ConnectDoor.fresh("Paged"));
        List<JsonNode> people = DOOR.invited(3, ConnectDoor.fresh("paged"));
        people.forEach(user -> CLIENT.groups().get(Json.text(group, "guid")).addMember(Json.text(user, "guid")));
        String members = members(group);
        JsonNode first = ok(DOOR.admin().get(members + Http.query("page_size", 2)));
        JsonNode second = ok(DOOR.admin().get(members + Http.query("page_size", 2, "page_number", 2)));
        JsonNode third = ok(DOOR.admin().get(members + Http.query("page_size", 2, "page_number", 3)));
        assertThat(first.get("results")).isEqualTo(Json.array(people.get(0), people.get(1)));
        assertThat(second.get("results")).isEqualTo(Json.array(people.get(2)));
        assertThat(third).isEqualTo(Json.parse("{\"results\":[],\"current_page\":3,\"total\":3}"));
        assertRefused(DOOR.admin().get(members + "?page_size=0"), 400, 13);
        assertRefused(DOOR.admin().get(members + "?page_size=501"), 400, 13);
        assertRefused(DOOR.admin().get(members + "?page_number=zero"), 400, 25);
    }

    @Test
    void aMemberMayLeaveAndOthersMayNotBeMovedByIt() {
        Person leaving = DOOR.viewer();
        Person staying = DOOR.publisher();
        JsonNode group = DOOR.group(ConnectDoor.fresh("Left"));
        String members = members(group);
        for (Person person : List.of(leaving, staying)) {
            CLIENT.groups().get(Json.text(group, "guid")).addMember(person.guid());
        }
        assertRefused(leaving.http().delete(members + "/" + staying.guid()), 403);
        assertRefused(
                staying.http()
                        .post(members, Json.object("user_guid", DOOR.viewer().guid())),
                403);
        assertEmpty(leaving.http().delete(members + "/" + leaving.guid()), 204);
        assertRefused(leaving.http().post(members, Json.object("user_guid", leaving.guid())), 403);
        assertThat(Json.texts(ok(staying.http().get(members)).get("results"), "guid"))
                .containsExactly(staying.guid());
    }

    @Test
    void deletingAGroupDeletesNoPeople() {
        ConnectClient.Group group = CLIENT.groups().create(ConnectDoor.fresh("Dissolved"));
        JsonNode user = DOOR.invited(ConnectDoor.fresh("member"));
        group.addMember(Json.text(user, "guid"));
        group.delete();
        assertThat(DOOR.user(Json.text(user, "guid"))).isEqualTo(user);
        assertThat(CLIENT.users().get(Json.text(user, "guid")).findGroups()).isEmpty();
        assertRefused(DOOR.admin().get("v1/groups/" + group.guid() + "/members"), 404, 4, 153);
    }

    @Test
    void aGroupsContentIsForAdministrators() {
        Person publisher = DOOR.publisher();
        JsonNode group = DOOR.group(ConnectDoor.fresh("Readers"));
        String path = "v1/experimental/groups/" + Json.text(group, "guid") + "/content";
        assertThat(ok(DOOR.admin().get(path))).isEqualTo(Json.array());
        ConnectClient.Item item = publisher.client().content().create();
        item.addPermission(Json.text(group, "guid"), "group", "viewer");
        JsonNode found = ok(DOOR.admin().get(path));
        assertThat(found).hasSize(1);
        assertThat(found.toString()).contains(item.guid());
        assertRefused(publisher.http().get(path), 403);
        assertRefused(DOOR.viewer().http().get(path), 403);
    }

    private static String members(JsonNode group) {
        return "v1/groups/" + Json.text(group, "guid") + "/members";
    }
}
