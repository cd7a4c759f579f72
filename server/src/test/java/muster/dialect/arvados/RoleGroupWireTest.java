package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.ConnectClient;
import muster.testing.ConnectDoor;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Groups of class role, which are the groups of the directory. */
class RoleGroupWireTest {
    private static final ArvadosDoor DOOR = ArvadosDoor.shared();
    private static final String ADMIN = Json.text(ok(DOOR.admin().get("users/current")), "uuid");

    private static JsonNode role(Object... attributes) {
        JsonNode wanted = Json.object("name", ArvadosDoor.fresh("role"), "group_class", "role");
        return create(Json.with(wanted, attributes));
    }

    private static JsonNode create(JsonNode group) {
        return ok(DOOR.admin().post("groups", Json.object("group", group)));
    }

    private static String uuid(JsonNode record) {
        return Json.text(record, "uuid");
    }

    private static List<JsonNode> list(Http http, String filters) {
        return Json.list(ok(http.get("groups" + Http.query("filters", filters))).get("items"));
    }

    private static void assertRefused(Answer answer, int status, String... parts) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(ArvadosDoor.errors(answer)).contains(parts);
    }

    @Test
    void aNewRoleBelongsToTheSystem() {
        String name = ArvadosDoor.fresh("Optics");
        JsonNode made = create(Json.object(
                "name", name, "group_class", "role", "description", "lenses", "properties", Json.object("a", 1)));

        String uuid = uuid(made);
        assertThat(uuid).matches("must1-j7d0g-[0-9a-z]{15}");
        assertThat(Json.text(made, "etag")).isNotEmpty();
        assertThat(Json.text(made, "created_at")).matches("[0-9T:.-]{29}Z").isEqualTo(Json.text(made, "modified_at"));
        assertThat(Json.without(made, "etag", "created_at", "modified_at"))
                .isEqualTo(Json.object(
                        "kind",
                        "arvados#group",
                        "href",
                        "/groups/" + uuid,
                        "uuid",
                        uuid,
                        "owner_uuid",
                        ArvadosDoor.SYSTEM,
                        "modified_by_client_uuid",
                        null,
                        "modified_by_user_uuid",
                        ADMIN,
                        "name",
                        name,
                        "group_class",
                        "role",
                        "description",
                        "lenses",
                        "properties",
                        Json.object("a", 1),
                        "is_trashed",
                        false,
                        "trash_at",
                        null,
                        "delete_at",
                        null,
                        "writable_by",
                        List.of(ArvadosDoor.SYSTEM, ADMIN),
                        "can_write",
                        true,
                        "can_manage",
                        true));
        assertThat(ok(DOOR.admin().get("groups/" + uuid))).isEqualTo(made);
    }

    @Test
    void attributesMayStandAtTheTopOfTheBody() {
        JsonNode made =
                ok(DOOR.admin().post("groups", Json.object("name", ArvadosDoor.fresh("Top"), "group_class", "role")));

        assertThat(Json.text(made, "group_class")).isEqualTo("role");
    }

    @Test
    void whoIsSaidToOwnARoleManagesIt() {
        Person person = DOOR.active();
        JsonNode made = role("owner_uuid", person.uuid());

        assertThat(Json.text(made, "owner_uuid")).isEqualTo(ArvadosDoor.SYSTEM);
        JsonNode seen = ok(person.http().get("groups/" + uuid(made)));
        assertThat(seen.get("can_manage").booleanValue()).isTrue();
        assertThat(seen.get("writable_by")).hasSize(2);
        assertThat(Json.text(
                        ok(person.http()
                                .put("groups/" + uuid(made), Json.object("group", Json.object("description", "mine")))),
                        "description"))
                .isEqualTo("mine");
    }

    @Test
    void aRoleCanManageAnotherOne() {
        JsonNode parent = role("owner_uuid", ArvadosDoor.SYSTEM);
        JsonNode child = role("owner_uuid", uuid(parent));

        assertThat(ok(DOOR.admin().get("groups/" + uuid(child))).get("writable_by"))
                .extracting(JsonNode::stringValue)
                .containsExactly(ArvadosDoor.SYSTEM, ADMIN, uuid(parent));
    }

    @Test
    void nobodyButTheSystemOwnsARoleLaterEither() {
        JsonNode made = role();
        Http admin = DOOR.admin();

        Answer refused = admin.put("groups/" + uuid(made), Json.object("group", Json.object("owner_uuid", ADMIN)));
        assertRefused(refused, 422, "Owner uuid for role must be system user");
        ok(admin.put("groups/" + uuid(made), Json.object("group", Json.object("owner_uuid", ArvadosDoor.SYSTEM))));
    }

    @Test
    void aRoleWithoutANameIsCalledByItsUuid() {
        JsonNode absent = create(Json.object("group_class", "role"));
        JsonNode empty = create(Json.object("group_class", "role", "name", ""));

        assertThat(Json.text(absent, "name")).isEqualTo(uuid(absent));
        assertThat(Json.text(empty, "name")).isEqualTo(uuid(empty));
    }

    @Test
    void aNameIsTakenOnceUnlessAUniqueOneIsAskedFor() {
        JsonNode first = role();
        JsonNode again = Json.object("name", Json.text(first, "name"), "group_class", "role");

        assertRefused(DOOR.admin().post("groups", Json.object("group", again)), 422, "Name has already been taken");
        for (int times = 0; times < 3; times++) {
            JsonNode other = ok(DOOR.admin().post("groups", Json.object("group", again, "ensure_unique_name", true)));
            assertThat(Json.text(other, "name")).matches(Json.text(first, "name") + " \\(20[0-9]{2}-[0-9T:.-]{18}Z\\)");
        }
    }

    @Test
    void theClassIsOneOfTwoAndStays() {
        Http admin = DOOR.admin();

        assertRefused(
                admin.post("groups", Json.object("group", Json.object("name", "x"))),
                422,
                "Group class value is required");
        assertRefused(
                admin.post("groups", Json.object("group", Json.object("group_class", "filter"))),
                422,
                "Group class value 'filter'");
        String uuid = uuid(role());
        assertRefused(
                admin.put("groups/" + uuid, Json.object("group", Json.object("group_class", "project"))),
                422,
                "Group class cannot be modified");
        ok(admin.put("groups/" + uuid, Json.object("group", Json.object("group_class", "role"))));
    }

    @Test
    void onlyAdministratorsMakeRoles() {
        Person person = DOOR.active();
        JsonNode wanted = Json.object("group", Json.object("name", "x", "group_class", "role"));

        assertRefused(person.http().post("groups", wanted), 403, "PermissionDenied");
        assertRefused(DOOR.person().http().post("groups", wanted), 403, "PermissionDenied");
    }

    @Test
    void peopleSeeTheRolesToWhichRightsLeadThem() {
        Person person = DOOR.active();
        JsonNode own = role("owner_uuid", person.uuid());
        JsonNode foreign = role();

        List<String> seen = Json.texts(list(person.http(), "[]"), "uuid");
        assertThat(seen).contains(uuid(own), ArvadosDoor.ALL_USERS).doesNotContain(uuid(foreign));
        assertThat(person.http().get("groups/" + uuid(foreign)).status()).isEqualTo(404);
        assertThat(list(person.http(), "[[\"uuid\",\"in\",[\"" + uuid(own) + "\",\"" + uuid(foreign) + "\"]]]"))
                .singleElement()
                .satisfies(group -> assertThat(uuid(group)).isEqualTo(uuid(own)));
    }

    @Test
    void whoWasNeverActivatedSeesNone() {
        Person invited = DOOR.person();

        assertThat(list(invited.http(), "[]")).isEmpty();
        assertThat(invited.http().get("groups/" + ArvadosDoor.ALL_USERS).status())
                .isEqualTo(404);
    }

    @Test
    void theToolThatKeepsGroupsInStepFindsItsParentByNameAndOwner() {
        String name = ArvadosDoor.fresh("Externally synchronized groups ");
        String filters = "[[\"name\",\"=\",\"" + name + "\"],[\"owner_uuid\",\"=\",\"" + ArvadosDoor.SYSTEM + "\"]]";

        assertThat(list(DOOR.admin(), filters)).isEmpty();
        role("name", name, "owner_uuid", ArvadosDoor.SYSTEM);
        assertThat(list(DOOR.admin(), filters)).hasSize(1);
    }

    @Test
    void theDirectorysOwnGroupsAreThereAndStay() {
        Http admin = DOOR.admin();

        for (String body : List.of("000000000000000", "fffffffffffffff", "anonymouspublic")) {
            String path = "groups/must1-j7d0g-" + body;
            assertThat(Json.text(ok(admin.get(path)), "group_class")).isEqualTo("role");
            assertRefused(admin.delete(path), 403, "PermissionDenied");
            assertRefused(
                    admin.put(path, Json.object("group", Json.object("description", "x"))), 403, "PermissionDenied");
        }
    }

    @Test
    void membersChangeNothingAndManagersEverything() {
        Person member = DOOR.active();
        JsonNode made = role();
        ConnectClient connect = new ConnectDoor(DOOR.server()).adminClient();
        String group = Json.text(
                connect.groups().findOne("prefix", Json.text(made, "name")).orElseThrow(), "guid");
        String user =
                Json.text(connect.users().findOne("prefix", member.username()).orElseThrow(), "guid");
        connect.groups().get(group).addMember(user);

        assertThat(ok(member.http().get("groups/" + uuid(made)))
                        .get("can_manage")
                        .booleanValue())
                .isFalse();
        Answer refused =
                member.http().put("groups/" + uuid(made), Json.object("group", Json.object("name", "Mine now")));
        assertRefused(refused, 403, "PermissionDenied");
        assertRefused(member.http().delete("groups/" + uuid(made)), 403, "PermissionDenied");
    }

    @Test
    void groupsMadeAtAnotherDoorAreRoles() {
        String name = ArvadosDoor.fresh("From elsewhere");
        new ConnectDoor(DOOR.server()).adminClient().groups().create(name);

        assertThat(list(DOOR.admin(), "[[\"name\",\"=\",\"" + name + "\"]]"))
                .singleElement()
                .satisfies(group -> assertThat(Json.text(group, "group_class")).isEqualTo("role"))
                .satisfies(group -> assertThat(uuid(group)).matches("must1-j7d0g-[0-9a-z]{15}"));
    }

    @Test
    void aDeletedRoleIsGone() {
        JsonNode made = role();
        Http admin = DOOR.admin();

        assertThat(uuid(ok(admin.delete("groups/" + uuid(made))))).isEqualTo(uuid(made));
        assertThat(admin.get("groups/" + uuid(made)).status()).isEqualTo(404);
        assertThat(admin.delete("groups/" + uuid(made)).status()).isEqualTo(404);
        assertThat(list(admin, "[[\"uuid\",\"=\",\"" + uuid(made) + "\"]]")).isEmpty();
    }

    @Test
    void aRecordThatIsSentBackUnchangedChangesNothing() {
        JsonNode made = role("properties", Json.object("nested", Json.object("deep", true)));
        JsonNode sent = Json.without(made, "writable_by", "can_write", "can_manage");

        assertThat(ok(DOOR.admin().put("groups/" + uuid(made), Json.object("group", sent))))
                .isEqualTo(made);
        assertRefused(DOOR.admin().put("groups/" + uuid(made), Json.object("group", made)), 422, "unknown attribute");
    }

    @Test
    void aChangeShowsInEtagAndTimes() {
        JsonNode made = role();
        JsonNode after = ok(DOOR.admin()
                .put("groups/" + uuid(made), Json.object("group", Json.object("name", ArvadosDoor.fresh("new")))));

        assertThat(Json.text(after, "etag")).isNotEqualTo(Json.text(made, "etag"));
        assertThat(Json.text(after, "modified_at")).isGreaterThan(Json.text(made, "modified_at"));
        assertThat(Json.text(after, "created_at")).isEqualTo(Json.text(made, "created_at"));
    }

    @Test
    void onlyWhatIsSelectedIsShown() {
        JsonNode made = role();
        Http admin = DOOR.admin();

        assertThat(ok(admin.get("groups/" + uuid(made) + Http.query("select", "[\"uuid\",\"can_write\"]"))))
                .isEqualTo(Json.object("kind", "arvados#group", "uuid", uuid(made), "can_write", true));
        assertRefused(
                admin.get("groups/" + uuid(made) + Http.query("select", "[\"bogus\"]")), 422, "Invalid attribute");
    }

    @Test
    void propertiesInAnotherOrderAreTheSameProperties() {
        JsonNode made = role("properties", Json.parse("{\"a\":1,\"b\":2}"));
        JsonNode same = Json.object("group", Json.object("properties", Json.parse("{\"b\":2,\"a\":1}")));

        assertThat(ok(DOOR.admin().put("groups/" + uuid(made), same))).isEqualTo(made);
    }

    @Test
    void ownersWhomOneMayNotSeeAreAsUnknownAsThoseWhoAreNotThere() {
        Person maker = DOOR.active();
        String taken = Json.text(role(), "name");
        JsonNode group = role();
        List<String> owners = List.of(
                DOOR.person().uuid(), "must1-tpzed-0zzzzzzzzzzzzzz", uuid(group), "must1-j7d0g-0zzzzzzzzzzzzzz");
        for (String name : List.of(ArvadosDoor.fresh("Hidden"), taken)) {
            for (String owner : owners) {
                Answer refused = maker.http()
                        .post(
                                "groups",
                                Json.object(
                                        "group",
                                        Json.object("name", name, "group_class", "role", "owner_uuid", owner)));
                assertRefused(refused, 403, "403 Forbidden: ", "you cannot write to the owner");
            }
        }
    }
}
