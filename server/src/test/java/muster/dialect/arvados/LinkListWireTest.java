package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Which permissions are found as links, and by whom. */
class LinkListWireTest {
    private static final String ALL_USERS = "must1-j7d0g-fffffffffffffff";
    private static final String SYSTEM_GROUP = "must1-j7d0g-000000000000000";

    private final ArvadosDoor door = ArvadosDoor.shared();
    private final LinkClient links = new LinkClient(door);

    @Test
    void theLinksOfAUserFollowFromWhatHeIs() {
        String uuid = Json.text(door.user(), "uuid");
        assertThat(links.told(door.admin(), "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(uuid)))
                .containsExactly("can_manage " + SYSTEM_GROUP + " " + uuid);

        ok(door.admin().post("users/setup", Json.object("uuid", uuid)));
        ok(door.admin().post("users/setup", Json.object("uuid", uuid)));

        assertThat(links.told(door.admin(), "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(uuid)))
                .containsExactlyInAnyOrder(
                        "can_manage " + SYSTEM_GROUP + " " + uuid, "can_read " + ALL_USERS + " " + uuid);
        assertThat(links.told(door.admin(), "[[\"tail_uuid\",\"=\",\"%s\"]]".formatted(uuid)))
                .containsExactly("can_write " + uuid + " " + ALL_USERS);
        String active = door.active().uuid();
        assertThat(links.told(
                        door.admin(),
                        "[[\"head_uuid\",\"=\",\"%s\"],[\"tail_uuid\",\"in\",[\"%s\",\"%s\"]]]"
                                .formatted(ALL_USERS, active, uuid)))
                .containsExactlyInAnyOrder(
                        "can_write " + uuid + " " + ALL_USERS, "can_write " + active + " " + ALL_USERS);
        assertThat(links.told(door.admin(), "[[\"tail_uuid\",\"=\",\"%s\"]]".formatted(SYSTEM_GROUP)))
                .contains("can_manage " + SYSTEM_GROUP + " " + uuid)
                .allMatch(link -> link.startsWith("can_manage " + SYSTEM_GROUP));
        assertThat(links.told(door.admin(), "[[\"tail_uuid\",\"=\",\"%s\"]]".formatted(ALL_USERS)))
                .contains("can_read " + ALL_USERS + " " + uuid, "can_read " + ALL_USERS + " " + active)
                .allMatch(link -> link.startsWith("can_read " + ALL_USERS));
        assertThat(links.told(
                        door.admin(),
                        "[[\"head_uuid\",\"=\",\"%s\"],[\"link_class\",\"=\",\"permission\"]]".formatted(ALL_USERS)))
                .contains("can_write " + uuid + " " + ALL_USERS, "can_write " + active + " " + ALL_USERS)
                .allMatch(link -> link.endsWith(ALL_USERS));
    }

    @Test
    void othersSeeTheLinksOfWhichTheyAreAnEnd() {
        Person person = door.active();
        String role = links.role();
        links.permission("can_write", person.uuid(), role);
        links.permission("can_write", door.active().uuid(), role);

        assertThat(links.told(person.http(), "[]"))
                .containsExactlyInAnyOrder(
                        "can_write " + person.uuid() + " " + role,
                        "can_write " + person.uuid() + " " + ALL_USERS,
                        "can_read " + ALL_USERS + " " + person.uuid(),
                        "can_manage " + SYSTEM_GROUP + " " + person.uuid());
        assertThat(links.told(door.person().http(), "[]")).hasSize(1);
    }

    @Test
    void syncToolsFindTheMembersOfAGroupByKind() {
        String role = links.role();
        String person = door.active().uuid();
        links.permission("can_read", role, person);
        links.permission("can_write", person, role);
        links.permission("can_read", role, links.project(door.admin()));

        for (String kind :
                List.of("[\"head_uuid\",\"is_a\",\"arvados#user\"]", "[\"head_kind\",\"=\",\"arvados#user\"]")) {
            assertThat(links.told(
                            door.admin(),
                            "[[\"owner_uuid\",\"=\",\"%s\"],[\"link_class\",\"=\",\"permission\"],[\"name\",\"=\",\"can_read\"],[\"tail_uuid\",\"=\",\"%s\"],%s]"
                                    .formatted(ArvadosDoor.SYSTEM, role, kind)))
                    .as(kind)
                    .containsExactly("can_read " + role + " " + person);
        }
        assertThat(links.told(
                        door.admin(),
                        "[[\"name\",\"in\",[\"can_read\",\"can_write\"]],[\"head_uuid\",\"=\",\"%s\"],[\"tail_uuid\",\"is_a\",\"arvados#user\"]]"
                                .formatted(role)))
                .containsExactly("can_write " + person + " " + role);
        assertThat(links.told(
                        door.admin(),
                        "[[\"tail_uuid\",\"=\",\"%s\"],[\"head_uuid\",\"=\",\"%s\"]]".formatted(person, role)))
                .containsExactly("can_write " + person + " " + role);
    }

    @Test
    void pagesAreCountedAndGoWithEachOther() {
        String role = links.role();
        List<String> people = List.of(
                door.active().uuid(), door.active().uuid(), door.active().uuid());
        people.forEach(person -> links.permission("can_read", person, role));
        String query =
                Http.query("filters", "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(role), "order", "uuid", "limit", "2");

        JsonNode first = ok(door.admin().get("links" + query));
        JsonNode second = ok(door.admin().get("links" + query + "&offset=2"));
        JsonNode third = ok(door.admin().get("links" + query + "&offset=4&count=none"));

        assertThat(Json.text(first, "kind")).isEqualTo("arvados#linkList");
        assertThat(first.get("items_available").intValue()).isEqualTo(3);
        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items")).hasSize(1);
        assertThat(third.get("items")).isEmpty();
        assertThat(third.has("items_available")).isFalse();
        List<String> tails = new ArrayList<>(Json.texts(first.get("items"), "tail_uuid"));
        tails.addAll(Json.texts(second.get("items"), "tail_uuid"));
        assertThat(tails).containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void whoeverManagesAnObjectSeesAllItsPermissions() {
        Person owner = door.active();
        Person friend = door.active();
        String project = links.project(owner.http());
        links.permission("can_read", friend.uuid(), project);

        JsonNode told = ok(owner.http().get("permissions/" + project));

        assertThat(Json.text(told, "kind")).isEqualTo("arvados#linkList");
        assertThat(Json.texts(told.get("items"), "tail_uuid")).containsExactly(friend.uuid());
        assertThat(friend.http().get("permissions/" + project).status()).isEqualTo(403);
        assertThat(door.active().http().get("permissions/" + project).status()).isEqualTo(404);
        assertThat(Json.texts(
                        ok(owner.http().get("permissions/" + owner.uuid())).get("items"), "tail_uuid"))
                .containsExactlyInAnyOrder(SYSTEM_GROUP, ALL_USERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"links", "permissions/must1-tpzed-000000000000000", "user_agreements"})
    void nothingIsToldWithoutAToken(String path) {
        assertThat(door.anybody().get(path).status()).isEqualTo(401);
    }

    @Test
    void noLinkRefersToAUserWhoIsGone() {
        String uuid = door.active().uuid();
        String role = links.role();
        links.permission("can_write", uuid, role);
        links.make("link_class", "tag", "name", "seen", "head_uuid", uuid);

        ok(door.admin().delete("users/" + uuid));

        assertThat(links.list(door.admin(), "[[\"tail_uuid\",\"=\",\"%s\"]]".formatted(uuid)))
                .isEmpty();
        assertThat(links.list(door.admin(), "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(uuid)))
                .isEmpty();
        assertThat(links.list(door.admin(), "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(role)))
                .isEmpty();
        assertThat(links.told(door.admin(), "[]")).noneMatch(link -> link.contains(uuid));
    }
}
