package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.created;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.newUser;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RecordWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static final List<String> FOR_ALL = List.of(
            "created_at created_by deleted_at deleted_by description icon id identity_type is_activated is_archived"
                    .split(" "));
    private static final List<String> FOR_ALL_TOO = List.of(
            ("is_deleted is_enabled is_opened is_pinned is_readonly modified_at modified_by name organization_id"
                            + " project_id record_type resource_type roles size_bytes workspace_id")
                    .split(" "));
    private static final List<String> PRIVATE = List.of(
            ("activation_deadline email failed_auth_count is_locked_out is_twofa_enabled last_activity last_login"
                            + " last_ui_activity pending_email")
                    .split(" "));

    private static Set<String> open() {
        Set<String> names = new TreeSet<>(FOR_ALL);
        names.addAll(FOR_ALL_TOO);
        return names;
    }

    private static Set<String> whole() {
        Set<String> names = open();
        names.addAll(PRIVATE);
        return names;
    }

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?Z";

    @Test
    void administratorSeesAllButTheSecretsInTheirForms() {
        JsonNode user = DOOR.user(Json.text(DOOR.invited(), "id"));

        assertThat(Json.names(user)).containsExactlyElementsOf(whole()).hasSize(34);
        for (String id : List.of("id", "created_by", "modified_by", "organization_id", "workspace_id")) {
            assertThat(Json.text(user, id)).matches(UUID);
        }
        for (String time : List.of("created_at", "modified_at", "activation_deadline")) {
            assertThat(Json.text(user, time)).matches(TIME);
        }
        for (String name : whole()) {
            assertThat(user.get(name).isBoolean()).as(name).isEqualTo(name.startsWith("is_"));
        }
        assertThat(user.get("failed_auth_count").isInt()).isTrue();
        assertThat(user.get("size_bytes").isIntegralNumber()).isTrue();
        for (String type : List.of("identity_type", "record_type", "resource_type")) {
            assertThat(Json.text(user, type)).isEqualTo("USER");
        }
        assertThat(Json.text(user, "id").charAt(14)).isEqualTo('7');
    }

    @Test
    void recordIsTheSameWhereverItIsTold() {
        JsonNode made = DOOR.invited();
        String id = Json.text(made, "id");

        assertThat(DOOR.user(id)).isEqualTo(made);
        assertThat(ok(DOOR.admin().get("user/" + Json.text(made, "name") + "?by=name")))
                .isEqualTo(made);
        assertThat(CloudomationDoor.records(
                        DOOR.admin(), "filter", Json.object("field", "id", "op", "eq", "value", id)))
                .containsExactly(made);
    }

    @Test
    void plainUserSeesOfOthersWhatAllMaySee() {
        Person plain = DOOR.user();
        String other = Json.text(DOOR.invited(), "id");

        assertThat(Json.names(ok(plain.http().get("user/" + other)))).containsExactlyElementsOf(open());
        assertThat(Json.names(plain.me())).containsExactlyElementsOf(whole());
        JsonNode listed = CloudomationDoor.records(
                        plain.http(), "filter", Json.object("field", "id", "op", "eq", "value", other))
                .getFirst();
        assertThat(Json.names(listed)).containsExactlyElementsOf(open());
        JsonNode own = CloudomationDoor.records(
                        plain.http(), "filter", Json.object("field", "id", "op", "eq", "value", plain.id()))
                .getFirst();
        assertThat(Json.names(own)).containsExactlyElementsOf(whole());
    }

    @Test
    void auditorAndManagerSeeThePrivatePartOfEverybody() {
        Person administrator = DOOR.administrator();
        for (Http who : List.of(DOOR.auditor().http(), DOOR.manager().http())) {
            assertThat(Json.names(ok(who.get(administrator.path())))).containsExactlyElementsOf(whole());
        }
    }

    @Test
    void sizeIsThatOfNameDescriptionAndIconInBytes() {
        String name = fresh("grö\u00dfe");
        int nameBytes = name.getBytes(StandardCharsets.UTF_8).length;
        JsonNode made = created(
                DOOR.admin().post("user", Json.object("name", name, "pending_email", fresh("g") + "@lab.example")));
        Http admin = DOOR.admin();
        String path = "user/" + Json.text(made, "id");

        assertThat(made.get("size_bytes").intValue()).isEqualTo(nameBytes);
        JsonNode described = ok(admin.patch(path, Json.object("description", "é€😀")));
        assertThat(described.get("size_bytes").intValue()).isEqualTo(nameBytes + 9);
        JsonNode drawn = ok(admin.patch(path, Json.object("icon", "<svg></svg>")));
        assertThat(drawn.get("size_bytes").intValue()).isEqualTo(nameBytes + 9 + 11);
        JsonNode cleared = ok(admin.patch(path, Json.object("icon", null, "description", null)));
        assertThat(cleared.get("size_bytes").intValue()).isEqualTo(nameBytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "12",
                CloudomationDoor.UNUSED_ID + "0",
                "01900000000070008000000000000000",
                "%20",
                "x%2Fy"
            })
    void whatIsNoIdIsNobody(String id) {
        assertRefused(DOOR.admin().get("user/" + id), 404, "not_found");
        assertRefused(DOOR.admin().delete("user/" + id), 404, "not_found");
    }

    @Test
    void unusedIdsAndNamesAreNobody() {
        assertRefused(DOOR.admin().get("user/" + CloudomationDoor.UNUSED_ID), 404, "not_found");
        assertRefused(DOOR.admin().get("user/" + fresh("nobody") + "?by=name"), 404, "not_found");
        assertRefused(DOOR.admin().get("user/" + CloudomationDoor.UNUSED_ID + "?by=name"), 404, "not_found");
    }

    @Test
    void someoneIsFoundById() {
        String id = Json.text(DOOR.invited(), "id");

        assertThat(Json.text(ok(DOOR.admin().get("user/" + id + "?by=id")), "id"))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone", "", "Name", "email", "id,name"})
    void otherWaysToFindSomeoneAreRefused(String by) {
        Http admin = DOOR.admin();
        assertThat(admin.get("user/iris" + Http.query("by", by)).status()).isEqualTo(400);
        assertThat(admin.patch("user/iris" + Http.query("by", by), Json.object())
                        .status())
                .isEqualTo(400);
        assertThat(admin.delete("user/iris" + Http.query("by", by)).status()).isEqualTo(400);
        assertThat(admin.send("POST", "user/iris/invite" + Http.query("by", by)).status())
                .isEqualTo(400);
    }

    @Test
    void selectKeepsWhatIsAskedForAndTheId() {
        Person plain = DOOR.user();
        String path = plain.path() + "?select=name,roles";

        assertThat(Json.names(ok(DOOR.admin().get(path)))).containsExactly("id", "name", "roles");
        assertThat(Json.names(ok(plain.http().get(plain.path() + "?select=email"))))
                .containsExactly("email", "id");
        assertRefused(plain.http().get("user/" + Json.text(DOOR.invited(), "id") + "?select=email"), 400, "bad_query");
        assertRefused(plain.http().get(plain.path() + "?select=password"), 400, "bad_query");
        assertRefused(DOOR.admin().get(plain.path() + "?select=otp_secret,name"), 400, "bad_query");
        assertRefused(DOOR.admin().get(plain.path() + "?select=phone"), 400, "bad_query");
    }

    @Test
    void secretsStandNowhere() {
        Person person = DOOR.user();
        person.withPhone();
        Answer answer = DOOR.admin().get(person.path());

        assertThat(Json.names(ok(answer))).doesNotContain("password", "otp_secret", "activation_code");
        assertThat(answer.text()).doesNotContain(CloudomationDoor.PASSWORD, "argon2");
    }

    @Test
    void answersAreNotToBeKept() {
        assertThat(DOOR.admin().get("user").header("Cache-Control")).contains("no-store");
        assertThat(DOOR.admin().get(DOOR.user().path()).header("Cache-Control")).contains("no-store");
    }

    @Test
    void firstAdministratorHasNoMaker() {
        JsonNode iris = ok(DOOR.admin().get("user/iris?by=name"));

        assertThat(iris.get("created_by").isNull()).isTrue();
        assertThat(Json.text(iris, "email")).isEqualTo("iris@lab.example");
        assertThat(Json.text(iris, "roles")).isEqualTo("organization-admin");
        assertThat(iris.get("is_activated").booleanValue()).isTrue();
    }

    @Test
    void systemsOwnAccountsAreNotUsers() {
        for (String name : List.of("system", "root", "anonymous")) {
            assertRefused(DOOR.admin().get("user/" + name + "?by=name"), 404, "not_found");
        }
        assertThat(CloudomationDoor.records(
                        DOOR.admin(), "filter", Json.object("field", "name", "op", "is_null"), "allow_deleted", true))
                .isEmpty();
    }

    @Test
    void unknownParametersOfTheQueryDoNoHarm() {
        JsonNode made = created(DOOR.admin().post("user?colour=blue", newUser(fresh("u"))));

        assertThat(Json.text(ok(DOOR.admin().get("user/" + Json.text(made, "id") + "?colour=blue")), "id"))
                .isEqualTo(Json.text(made, "id"));
    }
}
