package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How permissions are given, found, changed and taken back as links. */
class LinkWireTest {
    private static final String ALL_USERS = "must1-j7d0g-fffffffffffffff";
    private static final String SYSTEM_GROUP = "must1-j7d0g-000000000000000";

    private final ArvadosDoor door = ArvadosDoor.shared();

    private JsonNode make(Object... attributes) {
        return ok(door.admin().post("links", Json.object("link", Json.object(attributes))));
    }

    private Answer tryToMake(Http as, Object... attributes) {
        return as.post("links", Json.object("link", Json.object(attributes)));
    }

    private JsonNode permission(String name, String tail, String head) {
        return make("link_class", "permission", "name", name, "tail_uuid", tail, "head_uuid", head);
    }

    private String role() {
        return Json.text(
                ok(door.admin()
                        .post(
                                "groups",
                                Json.object(
                                        "group",
                                        Json.object(
                                                "name",
                                                fresh("role"),
                                                "group_class",
                                                "role",
                                                "owner_uuid",
                                                ArvadosDoor.SYSTEM)))),
                "uuid");
    }

    private String project(Http as) {
        JsonNode body = Json.object("group", Json.object("name", fresh("project"), "group_class", "project"));
        return Json.text(ok(as.post("groups", body)), "uuid");
    }

    private List<JsonNode> list(Http as, String filters) {
        return Json.list(ok(as.get("links" + Http.query("filters", filters))).get("items"));
    }

    private List<String> told(Http as, String filters) {
        return list(as, filters).stream()
                .map(link -> Json.text(link, "name") + " " + Json.text(link, "tail_uuid") + " "
                        + Json.text(link, "head_uuid"))
                .toList();
    }

    @Test
    void aPermissionIsMadeFoundAndRemoved() {
        String role = role();
        String person = door.active().uuid();
        String iris = Json.text(ok(door.admin().get("users/current")), "uuid");

        JsonNode made = permission("can_write", person, role);

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
        assertThat(list(door.admin(), "[[\"uuid\",\"=\",\"%s\"]]".formatted(uuid)))
                .containsExactly(made);
        assertThat(ok(door.admin().delete("links/" + uuid))).isEqualTo(made);
        assertThat(door.admin().get("links/" + uuid).status()).isEqualTo(404);
        assertThat(door.admin().delete("links/" + uuid).status()).isEqualTo(404);
    }

    @Test
    void aSecondPermissionIsTheFirstRaisedToTheHigherLevel() {
        String role = role();
        String person = door.active().uuid();
        String first = Json.text(permission("can_read", person, role), "uuid");

        JsonNode raised = permission("can_manage", person, role);
        JsonNode kept = permission("can_write", person, role);

        assertThat(List.of(Json.text(raised, "uuid"), Json.text(kept, "uuid"))).containsOnly(first);
        assertThat(Json.text(raised, "name")).isEqualTo("can_manage");
        assertThat(Json.text(kept, "name")).isEqualTo("can_manage");
    }

    @Test
    void onlyLevelAndPropertiesOfAPermissionChange() {
        String role = role();
        String person = door.active().uuid();
        JsonNode made = permission("can_read", person, role);
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
                Json.object("head_uuid", role()),
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
        Answer refused = tryToMake(
                door.admin(),
                "link_class",
                linkClass,
                "name",
                name,
                "tail_uuid",
                door.active().uuid(),
                "head_uuid",
                role());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains(text);
    }

    @Test
    void bothEndsOfAPermissionAreThereAndTheTailIsAUserOrARole() {
        String person = door.active().uuid();
        String role = role();
        String project = project(door.admin());
        String gone = "must1-j7d0g-aaaaaaaaaaaaaaa";
        for (List<String> ends : List.of(
                List.of(project, role),
                List.of(gone, role),
                List.of(person, gone),
                List.of(person, "must1-tpzed-bbbbbbbbbbbbbbb"),
                List.of(person, "anything"),
                List.of("anything", role))) {
            Answer refused = tryToMake(
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
        assertThat(Json.text(permission("can_read", role, project), "head_kind"))
                .isEqualTo("arvados#group");
    }

    @Test
    void aKindThatIsSentMatchesItsUuid() {
        String person = door.active().uuid();
        Object[] link = {
            "link_class", "permission", "name", "can_read", "tail_uuid", person, "head_uuid", role(), "tail_kind"
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
        JsonNode made = make(
                "owner_uuid",
                door.active().uuid(),
                "link_class",
                "permission",
                "name",
                "can_read",
                "tail_uuid",
                door.active().uuid(),
                "head_uuid",
                role());
        assertThat(Json.text(made, "owner_uuid")).isEqualTo(ArvadosDoor.SYSTEM);
    }

    @Test
    void whoeverManagesTheHeadGivesPermissionsAndNobodyElse() {
        Person owner = door.active();
        Person friend = door.active();
        String project = project(owner.http());
        Object[] link = {
            "link_class", "permission", "name", "can_read", "tail_uuid", friend.uuid(), "head_uuid", project
        };

        assertThat(tryToMake(friend.http(), link).status()).isEqualTo(422);
        JsonNode made = ok(tryToMake(owner.http(), link));
        Answer more = tryToMake(
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
    void theLinksOfAUserFollowFromWhatHeIs() {
        String uuid = Json.text(door.user(), "uuid");
        assertThat(told(door.admin(), "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(uuid)))
                .containsExactly("can_manage " + SYSTEM_GROUP + " " + uuid);

        ok(door.admin().post("users/setup", Json.object("uuid", uuid)));
        ok(door.admin().post("users/setup", Json.object("uuid", uuid)));

        assertThat(told(door.admin(), "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(uuid)))
                .containsExactlyInAnyOrder(
                        "can_manage " + SYSTEM_GROUP + " " + uuid, "can_read " + ALL_USERS + " " + uuid);
        assertThat(told(door.admin(), "[[\"tail_uuid\",\"=\",\"%s\"]]".formatted(uuid)))
                .containsExactly("can_write " + uuid + " " + ALL_USERS);
        String active = door.active().uuid();
        assertThat(told(
                        door.admin(),
                        "[[\"head_uuid\",\"=\",\"%s\"],[\"tail_uuid\",\"in\",[\"%s\",\"%s\"]]]"
                                .formatted(ALL_USERS, active, uuid)))
                .containsExactlyInAnyOrder(
                        "can_write " + uuid + " " + ALL_USERS, "can_write " + active + " " + ALL_USERS);
        assertThat(told(door.admin(), "[[\"tail_uuid\",\"=\",\"%s\"]]".formatted(SYSTEM_GROUP)))
                .contains("can_manage " + SYSTEM_GROUP + " " + uuid)
                .allMatch(link -> link.startsWith("can_manage " + SYSTEM_GROUP));
    }

    @Test
    void takingTheLinkToAllUsersUninvitesAndGivingItInvites() {
        String uuid = Json.text(door.user(), "uuid");
        JsonNode made = permission("can_read", uuid, ALL_USERS);
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
                list(door.admin(), "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(uuid))
                        .getFirst(),
                "uuid");
        assertThat(door.admin().delete("links/" + link).status()).isEqualTo(403);
        assertThat(ok(door.admin().get("links/" + link)).get("tail_uuid").stringValue())
                .isEqualTo(SYSTEM_GROUP);
        assertThat(door.admin()
                        .put("links/" + link, Json.object("link", Json.object("name", "can_read")))
                        .status())
                .isEqualTo(422);
        assertThat(Json.text(permission("can_read", SYSTEM_GROUP, uuid), "uuid"))
                .isEqualTo(link);
    }

    @Test
    void othersSeeTheLinksOfWhichTheyAreAnEnd() {
        Person person = door.active();
        String role = role();
        permission("can_write", person.uuid(), role);
        permission("can_write", door.active().uuid(), role);

        assertThat(told(person.http(), "[]"))
                .containsExactlyInAnyOrder(
                        "can_write " + person.uuid() + " " + role,
                        "can_write " + person.uuid() + " " + ALL_USERS,
                        "can_read " + ALL_USERS + " " + person.uuid(),
                        "can_manage " + SYSTEM_GROUP + " " + person.uuid());
        assertThat(told(door.person().http(), "[]")).hasSize(1);
    }

    @Test
    void syncToolsFindTheMembersOfAGroupByKind() {
        String role = role();
        String person = door.active().uuid();
        permission("can_read", role, person);
        permission("can_write", person, role);
        permission("can_read", role, project(door.admin()));

        for (String kind :
                List.of("[\"head_uuid\",\"is_a\",\"arvados#user\"]", "[\"head_kind\",\"=\",\"arvados#user\"]")) {
            assertThat(told(
                            door.admin(),
                            "[[\"owner_uuid\",\"=\",\"%s\"],[\"link_class\",\"=\",\"permission\"],[\"name\",\"=\",\"can_read\"],[\"tail_uuid\",\"=\",\"%s\"],%s]"
                                    .formatted(ArvadosDoor.SYSTEM, role, kind)))
                    .as(kind)
                    .containsExactly("can_read " + role + " " + person);
        }
        assertThat(told(
                        door.admin(),
                        "[[\"name\",\"in\",[\"can_read\",\"can_write\"]],[\"head_uuid\",\"=\",\"%s\"],[\"tail_uuid\",\"is_a\",\"arvados#user\"]]"
                                .formatted(role)))
                .containsExactly("can_write " + person + " " + role);
        assertThat(told(
                        door.admin(),
                        "[[\"tail_uuid\",\"=\",\"%s\"],[\"head_uuid\",\"=\",\"%s\"]]".formatted(person, role)))
                .containsExactly("can_write " + person + " " + role);
    }

    @Test
    void pagesAreCountedAndGoWithEachOther() {
        String role = role();
        List<String> people = List.of(
                door.active().uuid(), door.active().uuid(), door.active().uuid());
        people.forEach(person -> permission("can_read", person, role));
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
        String project = project(owner.http());
        permission("can_read", friend.uuid(), project);

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
        String role = role();
        permission("can_write", uuid, role);
        make("link_class", "tag", "name", "seen", "head_uuid", uuid);

        ok(door.admin().delete("users/" + uuid));

        assertThat(list(door.admin(), "[[\"tail_uuid\",\"=\",\"%s\"]]".formatted(uuid)))
                .isEmpty();
        assertThat(list(door.admin(), "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(uuid)))
                .isEmpty();
        assertThat(list(door.admin(), "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(role)))
                .isEmpty();
        assertThat(told(door.admin(), "[]")).noneMatch(link -> link.contains(uuid));
    }
}
