package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How permissions are given, changed and taken back as links. */
class LinkWireTest {
    private static final String ALL_USERS = "must1-j7d0g-fffffffffffffff";
    private static final String SYSTEM_GROUP = "must1-j7d0g-000000000000000";

    private final ArvadosDoor door = ArvadosDoor.shared();
    private final LinkClient links = new LinkClient(door);

    @Test
    void aPermissionIsMadeFoundAndRemoved() {
        String role = links.role();
        String person = door.active().uuid();
        String iris = Json.text(ok(door.admin().get("users/current")), "uuid");

        JsonNode made = links.permission("can_write", person, role);

        String uuid = Json.text(made, "uuid");
        assertThat(uuid).matches("must1-o0j2j-g[0-9a-z]{14}");
        assertThat(made)
                .isEqualTo(Json.object(
                        "kind",
                        "arvados#link",
                        "href",
                        "/links/" + uuid,
                        "etag",
                        Json.text(made, "etag"),
                        "uuid",
                        uuid,
                        "owner_uuid",
                        ArvadosDoor.SYSTEM,
                        "created_at",
                        Json.text(made, "created_at"),
                        "modified_by_client_uuid",
                        null,
                        "modified_by_user_uuid",
                        iris,
                        "modified_at",
                        Json.text(made, "modified_at"),
                        "link_class",
                        "permission",
                        "name",
                        "can_write",
                        "tail_uuid",
                        person,
                        "tail_kind",
                        "arvados#user",
                        "head_uuid",
                        role,
                        "head_kind",
                        "arvados#group",
                        "properties",
                        Json.object()));
        assertThat(ok(door.admin().get("links/" + uuid))).isEqualTo(made);
        assertThat(links.list(door.admin(), "[[\"uuid\",\"=\",\"%s\"]]".formatted(uuid)))
                .containsExactly(made);
        assertThat(ok(door.admin().delete("links/" + uuid))).isEqualTo(made);
        assertThat(door.admin().get("links/" + uuid).status()).isEqualTo(404);
        assertThat(door.admin().delete("links/" + uuid).status()).isEqualTo(404);
    }

    @Test
    void aSecondPermissionIsTheFirstRaisedToTheHigherLevel() {
        String role = links.role();
        String person = door.active().uuid();
        String first = Json.text(links.permission("can_read", person, role), "uuid");

        JsonNode raised = links.permission("can_manage", person, role);
        JsonNode kept = links.permission("can_write", person, role);

        assertThat(List.of(Json.text(raised, "uuid"), Json.text(kept, "uuid"))).containsOnly(first);
        assertThat(Json.text(raised, "name")).isEqualTo("can_manage");
        assertThat(Json.text(kept, "name")).isEqualTo("can_manage");
    }

    @Test
    void onlyLevelAndPropertiesOfAPermissionChange() {
        String role = links.role();
        String person = door.active().uuid();
        JsonNode made = links.permission("can_read", person, role);
        String path = "links/" + Json.text(made, "uuid");

        JsonNode changed = ok(door.admin()
                .put(
                        path,
                        Json.object("link", Json.with(made, "name", "can_manage", "properties", Json.object("a", 1)))));

        assertThat(Json.text(changed, "name")).isEqualTo("can_manage");
        assertThat(changed.get("properties")).isEqualTo(Json.object("a", 1));
        assertThat(Json.text(changed, "etag")).isNotEqualTo(Json.text(made, "etag"));
        for (JsonNode refused : List.of(
                Json.object("tail_uuid", door.active().uuid()),
                Json.object("head_uuid", links.role()),
                Json.object("link_class", "star"),
                Json.object("name", "can_login"),
                Json.object("name", "can_fly"),
                Json.object("uuid", "must1-o0j2j-000000000000000"))) {
            assertThat(door.admin().put(path, Json.object("link", refused)).status())
                    .as("%s", refused)
                    .isEqualTo(422);
        }
        assertThat(ok(door.admin().get(path))).isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource({
        "permission, can_fly, can_read",
        "name, anything, obsolete",
        "permission, , can_read",
    })
    void aPermissionNeedsAKnownNameAndNoLinkGivesNamesAnyMore(String linkClass, String name, String text) {
        Answer refused = links.tryToMake(
                door.admin(),
                "link_class",
                linkClass,
                "name",
                name,
                "tail_uuid",
                door.active().uuid(),
                "head_uuid",
                links.role());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains(text);
    }

    @Test
    void bothEndsOfAPermissionAreThereAndTheTailIsAUserOrARole() {
        String person = door.active().uuid();
        String role = links.role();
        String project = links.project(door.admin());
        String gone = "must1-j7d0g-aaaaaaaaaaaaaaa";
        for (List<String> ends : List.of(
                List.of(project, role),
                List.of(gone, role),
                List.of(person, gone),
                List.of(person, "must1-tpzed-bbbbbbbbbbbbbbb"),
                List.of(person, "anything"),
                List.of("anything", role))) {
            Answer refused = links.tryToMake(
                    door.admin(),
                    "link_class",
                    "permission",
                    "name",
                    "can_read",
                    "tail_uuid",
                    ends.getFirst(),
                    "head_uuid",
                    ends.getLast());
            assertThat(refused.status()).as("%s", ends).isEqualTo(422);
        }
        assertThat(Json.text(links.permission("can_read", role, project), "head_kind"))
                .isEqualTo("arvados#group");
    }

    @Test
    void aKindThatIsSentMatchesItsUuid() {
        String person = door.active().uuid();
        Object[] link = {
            "link_class", "permission", "name", "can_read", "tail_uuid", person, "head_uuid", links.role(), "tail_kind"
        };
        assertThat(door.admin()
                        .post("links", Json.object("link", Json.with(Json.object(with(link, "arvados#user")))))
                        .status())
                .isEqualTo(200);
        assertThat(door.admin()
                        .post("links", Json.object("link", Json.with(Json.object(with(link, "arvados#group")))))
                        .status())
                .isEqualTo(422);
    }

    private static Object[] with(Object[] values, Object last) {
        Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = last;
        return all;
    }

    @Test
    void anOwnerThatIsSentWithAPermissionIsIgnored() {
        JsonNode made = links.make(
                "owner_uuid",
                door.active().uuid(),
                "link_class",
                "permission",
                "name",
                "can_read",
                "tail_uuid",
                door.active().uuid(),
                "head_uuid",
                links.role());
        assertThat(Json.text(made, "owner_uuid")).isEqualTo(ArvadosDoor.SYSTEM);
    }

    @Test
    void whoeverManagesTheHeadGivesPermissionsAndNobodyElse() {
        Person owner = door.active();
        Person friend = door.active();
        String project = links.project(owner.http());
        Object[] link = {
            "link_class", "permission", "name", "can_read", "tail_uuid", friend.uuid(), "head_uuid", project
        };

        assertThat(links.tryToMake(friend.http(), link).status()).isEqualTo(422);
        JsonNode made = ok(links.tryToMake(owner.http(), link));
        Answer more = links.tryToMake(
                friend.http(),
                "link_class",
                "permission",
                "name",
                "can_manage",
                "tail_uuid",
                friend.uuid(),
                "head_uuid",
                project);
        assertThat(more.status()).isEqualTo(403);
        assertThat(errors(more)).contains("PermissionDenied");

        String path = "links/" + Json.text(made, "uuid");
        assertThat(ok(friend.http().get(path))).isEqualTo(made);
        assertThat(door.active().http().get(path).status()).isEqualTo(404);
        assertThat(friend.http().delete(path).status()).isEqualTo(403);
        assertThat(door.person().http().get(path).status()).isEqualTo(404);
        assertThat(ok(owner.http().delete(path))).isEqualTo(made);
        assertThat(friend.http().get("groups/" + project).status()).isEqualTo(404);
    }

    @Test
    void takingTheLinkToAllUsersUninvitesAndGivingItInvites() {
        String uuid = Json.text(door.user(), "uuid");
        JsonNode made = links.permission("can_read", uuid, ALL_USERS);
        assertThat(Json.text(made, "name")).isEqualTo("can_write");
        assertThat(door.user(uuid).get("is_invited").booleanValue()).isTrue();

        ok(door.admin().delete("links/" + Json.text(made, "uuid")));

        assertThat(door.user(uuid).get("is_invited").booleanValue()).isFalse();
        assertThat(door.admin().get("links/" + Json.text(made, "uuid")).status())
                .isEqualTo(404);
    }

    @Test
    void theSystemManagesEveryUserForEver() {
        String uuid = Json.text(door.user(), "uuid");
        String link = Json.text(
                links.list(door.admin(), "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(uuid))
                        .getFirst(),
                "uuid");
        assertThat(door.admin().delete("links/" + link).status()).isEqualTo(403);
        assertThat(ok(door.admin().get("links/" + link)).get("tail_uuid").stringValue())
                .isEqualTo(SYSTEM_GROUP);
        assertThat(door.admin()
                        .put("links/" + link, Json.object("link", Json.object("name", "can_read")))
                        .status())
                .isEqualTo(422);
        assertThat(Json.text(links.permission("can_read", SYSTEM_GROUP, uuid), "uuid"))
                .isEqualTo(link);
    }
}
