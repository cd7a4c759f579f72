package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Links that mean nothing to the directory, and are somebody's own. */
class KeptLinkWireTest {
    private final ArvadosDoor door = ArvadosDoor.shared();

    private static JsonNode make(Http as, Object... attributes) {
        return ok(as.post("links", Json.object("link", Json.object(attributes))));
    }

    private static List<JsonNode> list(Http as, String filters) {
        return Json.list(ok(as.get("links" + Http.query("filters", filters))).get("items"));
    }

    private static String group(Http as, String groupClass) {
        JsonNode body = Json.object("group", Json.object("name", fresh("g"), "group_class", groupClass));
        return Json.text(ok(as.post("groups", body)), "uuid");
    }

    @Test
    void aTagIsMadeFromAttributesAtTheTopLevelAndFoundByItsHead() {
        String role = group(door.admin(), "role");

        JsonNode made = ok(door.admin()
                .post("links", Json.object("link_class", "tag", "name", "remote_group", "head_uuid", role)));

        assertThat(Json.text(made, "uuid")).matches("must1-o0j2j-f[0-9a-z]{14}");
        assertThat(Json.text(made, "owner_uuid"))
                .isEqualTo(Json.text(ok(door.admin().get("users/current")), "uuid"));
        assertThat(made.get("tail_uuid").isNull()).isTrue();
        assertThat(made.get("tail_kind").isNull()).isTrue();
        assertThat(list(
                        door.admin(),
                        "[[\"link_class\",\"=\",\"tag\"],[\"name\",\"=\",\"remote_group\"],[\"head_kind\",\"=\",\"arvados#group\"],[\"head_uuid\",\"=\",\"%s\"]]"
                                .formatted(role)))
                .containsExactly(made);
        assertThat(list(door.admin(), "[[\"uuid\",\"in\",[]]]")).isEmpty();
    }

    @Test
    void theOwnerChangesAndRemovesItAndOthersDoNotSeeIt() {
        Person owner = door.active();
        Person other = door.active();
        JsonNode made = make(
                owner.http(),
                "link_class",
                "star",
                "name",
                "mine",
                "tail_uuid",
                owner.uuid(),
                "head_uuid",
                "anything",
                "properties",
                Json.object("color", "blue"));
        String path = "links/" + Json.text(made, "uuid");

        JsonNode changed = ok(owner.http().put(path, Json.object("link", Json.object("name", "yours"))));

        assertThat(Json.text(changed, "name")).isEqualTo("yours");
        assertThat(Json.text(changed, "head_uuid")).isEqualTo("anything");
        assertThat(changed.get("properties")).isEqualTo(Json.object("color", "blue"));
        assertThat(Json.text(changed, "etag")).isNotEqualTo(Json.text(made, "etag"));
        assertThat(list(owner.http(), "[[\"properties.color\",\"=\",\"blue\"]]"))
                .containsExactly(changed);
        assertThat(other.http().get(path).status()).isEqualTo(404);
        assertThat(other.http().delete(path).status()).isEqualTo(404);
        assertThat(list(other.http(), "[[\"link_class\",\"=\",\"star\"]]")).isEmpty();
        assertThat(owner.http()
                        .put(path, Json.object("link", Json.object("link_class", "permission")))
                        .status())
                .isEqualTo(422);
        assertThat(ok(owner.http().delete(path))).isEqualTo(changed);
        assertThat(owner.http().get(path).status()).isEqualTo(404);
    }

    @Test
    void whoReadsAProjectReadsTheLinksInIt() {
        Person owner = door.active();
        Person friend = door.active();
        String project = group(owner.http(), "project");
        JsonNode made = make(owner.http(), "link_class", "tag", "name", "in it", "owner_uuid", project);
        make(
                owner.http(),
                "link_class",
                "permission",
                "name",
                "can_read",
                "tail_uuid",
                friend.uuid(),
                "head_uuid",
                project);

        assertThat(Json.text(made, "owner_uuid")).isEqualTo(project);
        assertThat(ok(friend.http().get("links/" + Json.text(made, "uuid")))).isEqualTo(made);
        assertThat(friend.http()
                        .put("links/" + Json.text(made, "uuid"), Json.object("link", Json.object("name", "x")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void endsThatLookLikeUuidsAreThereForTheCaller() {
        Person person = door.active();
        String hidden = group(door.admin(), "project");
        for (String end : List.of(hidden, "must1-tpzed-bbbbbbbbbbbbbbb", "must1-4zz18-bbbbbbbbbbbbbbb")) {
            for (String name : List.of("tail_uuid", "head_uuid")) {
                Answer refused =
                        person.http().post("links", Json.object("link", Json.object("link_class", "tag", name, end)));
                assertThat(refused.status()).as("%s %s", name, end).isEqualTo(422);
                assertThat(errors(refused)).contains(name);
            }
        }
        JsonNode made = make(person.http(), "link_class", "tag", "tail_uuid", ArvadosDoor.SYSTEM);
        JsonNode about = make(person.http(), "link_class", "tag", "head_uuid", Json.text(made, "uuid"));
        assertThat(Json.text(about, "head_kind")).isEqualTo("arvados#link");
    }

    @Test
    void onlyAdministratorsMakeLinksOfTheSystemAndOnlyActiveUsersMakeAny() {
        Object[] link = {"link_class", "tag", "name", "official", "owner_uuid", ArvadosDoor.SYSTEM};
        assertThat(Json.text(make(door.admin(), link), "owner_uuid")).isEqualTo(ArvadosDoor.SYSTEM);
        for (Person person : List.of(door.active(), door.person())) {
            assertThat(person.http()
                            .post("links", Json.object("link", Json.object(link)))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void unknownAttributesAndChosenUuidsAreRefused() {
        for (JsonNode link : List.of(
                Json.object("link_class", "tag", "colour", "blue"),
                Json.object("link_class", "tag", "uuid", "must1-o0j2j-f00000000000000"),
                Json.object("link_class", "tag", "properties", List.of(1)),
                Json.object("link_class", 5))) {
            assertThat(door.admin().post("links", Json.object("link", link)).status())
                    .as("%s", link)
                    .isEqualTo(422);
        }
    }

    @Test
    void anEndStaysTheSameUserUnderAnotherUuid() {
        String old = door.active().uuid();
        JsonNode made = make(door.admin(), "link_class", "tag", "tail_uuid", old, "head_uuid", old);
        String next = "must1-tpzed-" + (fresh("r") + "000000000000000").substring(0, 15);

        ok(door.admin().post("users/" + old + "/update_uuid", Json.object("new_uuid", next)));

        JsonNode seen = ok(door.admin().get("links/" + Json.text(made, "uuid")));
        assertThat(List.of(Json.text(seen, "tail_uuid"), Json.text(seen, "head_uuid")))
                .containsOnly(next);
    }

    private void merge(String old, String into, boolean redirecting) {
        ok(door.admin()
                .post(
                        "users/merge",
                        Json.object(
                                "old_user_uuid",
                                old,
                                "new_user_uuid",
                                into,
                                "new_owner_uuid",
                                into,
                                "redirect_to_new_user",
                                redirecting)));
    }

    @Test
    void aMergeThatRedirectsMovesBothEndsAndTheOwner() {
        Person old = door.active();
        String into = door.active().uuid();
        JsonNode made = make(old.http(), "link_class", "tag", "tail_uuid", old.uuid(), "head_uuid", old.uuid());

        merge(old.uuid(), into, true);

        JsonNode seen = ok(door.admin().get("links/" + Json.text(made, "uuid")));
        assertThat(List.of(Json.text(seen, "tail_uuid"), Json.text(seen, "head_uuid"), Json.text(seen, "owner_uuid")))
                .containsOnly(into);
        assertThat(list(door.admin(), "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(into)))
                .contains(seen);
    }

    @Test
    void aMergeThatDoesNotRedirectLeavesTheHead() {
        Person old = door.active();
        String into = door.active().uuid();
        JsonNode made = make(old.http(), "link_class", "tag", "tail_uuid", old.uuid(), "head_uuid", old.uuid());

        merge(old.uuid(), into, false);

        JsonNode seen = ok(door.admin().get("links/" + Json.text(made, "uuid")));
        assertThat(Json.text(seen, "tail_uuid")).isEqualTo(into);
        assertThat(Json.text(seen, "owner_uuid")).isEqualTo(into);
        assertThat(Json.text(seen, "head_uuid")).isEqualTo(old.uuid());
    }
}
