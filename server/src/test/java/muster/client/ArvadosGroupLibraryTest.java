package muster.client;

import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import muster.client.arvados.ArvadosClient;
import muster.client.arvados.Filter;
import muster.client.arvados.Group;
import muster.client.arvados.GroupClass;
import muster.client.arvados.GroupColumns;
import muster.client.arvados.JsonMember;
import muster.client.arvados.Link;
import muster.client.arvados.LinkColumns;
import muster.client.arvados.ListKey;
import muster.client.arvados.ListQuery;
import muster.client.arvados.PermissionLevel;
import muster.testing.ArvadosDoor;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

/** The client library against this server's own Arvados door: groups, and the links that are permissions. */
class ArvadosGroupLibraryTest {
    private final ArvadosDoor door = ArvadosDoor.shared();
    private final ArvadosClient client =
            ArvadosClient.of(door.server().url(), Secret.of(RunningMuster.ADMINISTRATOR_KEY));

    private String group(Object... attributes) {
        return Json.text(ok(door.admin().post("groups", Json.object("group", Json.object(attributes)))), "uuid");
    }

    private String role(String name) {
        return group("name", name, "group_class", "role");
    }

    private void permit(String level, String tail, String head) {
        Object link = Json.object("link_class", "permission", "name", level, "tail_uuid", tail, "head_uuid", head);
        ok(door.admin().post("links", Json.object("link", link)));
    }

    @Test
    void groupsAreListedWithTheirClass() {
        String name = ArvadosDoor.fresh("Optics");
        String uuid = role(name);
        Group told = client.groups().get(uuid);
        assertThat(told.name()).isEqualTo(name);
        assertThat(told.groupClass()).isEqualTo(GroupClass.ROLE);
        assertThat(told.ownerUuid()).isEqualTo(ArvadosDoor.SYSTEM);
        assertThat(told.isTrashed()).isFalse();
        assertThat(client.groups().listAll(GroupColumns.NAME.eq(name))).containsExactly(told);
        assertThat(client.groups()
                        .list(ListQuery.ALL.where(GroupColumns.GROUP_CLASS.eq(GroupClass.ROLE.word())))
                        .items())
                .contains(told)
                .allMatch(group -> group.groupClass() == GroupClass.ROLE);
    }

    @Test
    void whoIsPermittedToReadARoleIsInItUntilTheLinkIsDeleted() {
        Group role = client.groups().createRole(ArvadosDoor.fresh("Role"));
        assertThat(role.groupClass()).isEqualTo(GroupClass.ROLE);
        String person = door.person().uuid();
        Link link = client.links().permit(PermissionLevel.CAN_READ, person, role.uuid());
        assertThat(link.permission()).contains(PermissionLevel.CAN_READ);
        assertThat(client.links().membersOf(role.uuid())).contains(link);
        assertThat(client.links().delete(link.uuid())).isEqualTo(link);
        assertThat(client.links().membersOf(role.uuid())).doesNotContain(link);
    }

    @Test
    void filtersLookIntoProperties() {
        String name = ArvadosDoor.fresh("Project");
        String uuid = group(
                "name",
                name,
                "group_class",
                "project",
                "properties",
                Map.of("floor", 2, "wing", "east", "tags", List.of("a", "b")));
        JsonMember floor = GroupColumns.PROPERTIES.member("floor");
        JsonMember wing = GroupColumns.PROPERTIES.member("wing");
        JsonMember tags = GroupColumns.PROPERTIES.member("tags");
        for (Filter met : List.of(
                floor.eq(2),
                floor.gt(1),
                floor.in(List.of(1, 2)),
                wing.ne("west"),
                wing.like("ea%"),
                wing.ilike("EA%"),
                wing.exists(true),
                tags.contains("b"),
                GroupColumns.PROPERTIES.exists("wing"),
                GroupColumns.PROPERTIES.contains(Map.of("wing", "east")))) {
            assertThat(client.groups().listAll(GroupColumns.NAME.eq(name), met))
                    .as(met.toString())
                    .extracting(Group::uuid)
                    .containsExactly(uuid);
        }
        assertThat(client.groups().listAll(GroupColumns.NAME.eq(name), floor.lt(2)))
                .isEmpty();
        assertThat(client.groups().get(uuid).properties())
                .isEqualTo(Map.of("floor", 2, "wing", "east", "tags", List.of("a", "b")));
    }

    @Test
    void membersAreFoundByTheirLinks() {
        String role = role(ArvadosDoor.fresh("Acoustics"));
        String reader = door.active().uuid();
        String writer = door.active().uuid();
        permit("can_read", reader, role);
        permit("can_write", writer, role);
        permit("can_read", role(ArvadosDoor.fresh("Inner")), role);
        assertThat(client.links().membersOf(role))
                .extracting(link -> link.tailUuid().orElseThrow())
                .as("both, and who made it and manages it")
                .containsExactlyInAnyOrder(
                        reader, writer, client.users().current().uuid());
        Link link = client.links()
                .permissionsOf(reader)
                .filter(each -> each.headUuid().orElseThrow().equals(role))
                .findFirst()
                .orElseThrow();
        assertThat(link.permission()).contains(PermissionLevel.CAN_READ);
        assertThat(client.links().get(link.uuid())).isEqualTo(link);
        assertThat(client.links()
                        .list(ListQuery.ALL.where(LinkColumns.UUID.eq(link.uuid())))
                        .items())
                .containsExactly(link);
        ListQuery all = ListQuery.ALL.where(LinkColumns.HEAD_UUID.eq(role));
        assertThat(client.links().listAll(all.withLimit(1), ListKey.CREATED_AT))
                .hasSizeGreaterThanOrEqualTo(4)
                .containsExactlyInAnyOrderElementsOf(client.links().list(all).items());
    }
}
