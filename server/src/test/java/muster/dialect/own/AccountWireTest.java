package muster.dialect.own;

import static muster.testing.OwnDoor.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.OwnClient;
import muster.testing.OwnClient.Told;
import muster.testing.OwnDoor;
import muster.testing.OwnDoor.Person;
import muster.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Finding, making, changing and trashing accounts. */
class AccountWireTest {
    private static final OwnDoor DOOR = OwnDoor.shared();
    private static final OwnClient ADMIN = DOOR.admin();

    private static JsonNode changed(String field, Object value) {
        return Json.object(field, value);
    }

    @Test
    void anInvitedAccountIsMadeWithWhatWasSaidAndNothingElse() {
        String name = fresh("ada");
        Told made = ADMIN.post(
                "accounts", Json.object("username", name, "email", name + "@lab.example", "first_name", "Ada"));
        JsonNode account = made.created();
        assertThat(made.answer().header("Location")).endsWith("/api/muster/v1/accounts/" + Json.text(account, "id"));
        assertThat(Json.without(account, "id", "created_at", "created_by", "modified_at", "modified_by"))
                .isEqualTo(Json.parse("""
                        {"version":1,"kind":"person","username":"NAME","first_name":"Ada","last_name":null,
                        "display_name":null,
                        "emails":[{"address":"NAME@lab.example","verified":false,"claimed":true}],
                        "pending_email":null,"rank":"viewer","state":"invited","blocks":[],"description":null,
                        "locale":null,"readonly":false,"project":null,"activated_at":null,"expires_at":null,
                        "trashed_at":null,"password_changed_at":null,"last_sign_in":null,"last_activity":null,
                        "locked_until":null,"second_factor":false}""".replace("NAME", name)));
    }

    @Test
    void anAccountWithAPasswordIsActiveAtOnce() {
        JsonNode account = ADMIN.post("accounts", Json.object("username", fresh("pw"), "password", "quiet river stone"))
                .created();
        assertThat(Json.text(account, "state")).isEqualTo("active");
        ADMIN.post(
                        "accounts",
                        Json.object("username", fresh("pw"), "password", "quiet river stone", "start", "invited"))
                .invalid("/password");
        ADMIN.post("accounts", Json.object("username", fresh("pw"), "password", "password"))
                .problem(422, "password-refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "version",
                "state",
                "created_at",
                "created_by",
                "is_admin",
                "role",
                "verified",
                "emails",
                "Rank",
                "password_hash",
                "activated_at",
                "trashed_at",
                "blocks",
                "archived",
                "enabled",
                "wire_names"
            })
    void nobodyAssignsWhatIsNotAField(String field) {
        ADMIN.post("accounts", Json.object("username", fresh("m"), field, "x")).invalid("/" + field);
        Person person = DOOR.person("viewer");
        JsonNode before = person.seen();
        ADMIN.patch(person.path(), changed(field, "x")).invalid("/" + field);
        person.client().patch(person.path(), changed(field, "x")).invalid("/" + field);
        assertThat(person.seen().get("version")).isEqualTo(before.get("version"));
    }

    @Test
    void everyWrongFieldIsToldWithItsPlace() {
        ADMIN.post(
                        "accounts",
                        Json.object(
                                "username",
                                7,
                                "rank",
                                "king",
                                "project",
                                "none",
                                "start",
                                true,
                                "email",
                                "x".repeat(321)))
                .invalid("/username", "/email", "/rank", "/start", "/project");
        ADMIN.post("accounts", Json.object("username", " ")).invalid("/username");
    }

    @Test
    void whatIsNotOneJsonObjectIsMalformed() {
        String json = "application/json";
        for (String body : List.of(
                "{\"username\":\"a\",\"username\":\"b\"}", "[]", "null", "{", "{} {}", "[".repeat(50), "\"x\"")) {
            ADMIN.send("POST", "accounts", json, body).problem(400, "malformed");
        }
        ADMIN.send("POST", "groups", json, "").problem(400, "malformed");
        ADMIN.send("POST", "accounts", "application/x-www-form-urlencoded", "username=a")
                .problem(415, "unsupported-media");
        ADMIN.send("POST", "accounts", "application/merge-patch+json", "{}").problem(415, "unsupported-media");
        ADMIN.send("POST", "accounts", json, "{\"username\":\"" + "x".repeat(5 << 20) + "\"}")
                .problem(413, "body-too-large");
    }

    @Test
    void aPatchKeepsWhatItLeavesOutAndClearsWhatIsNull() {
        Person person = DOOR.person("viewer", "first_name", "Ada", "last_name", "Berg");
        Told told = ADMIN.send(
                "PATCH", person.path(), "application/merge-patch+json", "{\"first_name\":null,\"rank\":\"publisher\"}");
        JsonNode account = told.ok();
        assertThat(account.get("first_name").isNull()).isTrue();
        assertThat(Json.text(account, "last_name")).isEqualTo("Berg");
        assertThat(Json.text(account, "rank")).isEqualTo("publisher");
        ADMIN.patch(person.path(), Json.parse("{\"rank\":null}")).invalid("/rank");
        long version = account.get("version").longValue();
        assertThat(ADMIN.patch(person.path(), Json.object()).ok().get("version").longValue())
                .isEqualTo(version);
    }

    @Test
    void namesAndAddressesOfOthersAreToldAsTaken() {
        String name = fresh("taken");
        DOOR.invited("username", name, "email", name + "@lab.example");
        JsonNode errors = ADMIN.post("accounts", Json.object("username", name.toUpperCase(Locale.ROOT)))
                .problem(409, "username-taken")
                .get("errors");
        assertThat(Json.texts(errors, "pointer")).containsExactly("/username");
        ADMIN.post("accounts", Json.object("email", name + "@lab.example")).problem(409, "email-taken");
        ADMIN.post("accounts", Json.object("project", OwnDoor.UNUSED_ID)).problem(404, "no-such-project");
    }

    @Test
    void whatSomebodyElseHasChangedIsNotChangedAsItWasSeen() {
        Person person = DOOR.person("viewer");
        String seen = ADMIN.get(person.path()).etag();
        OwnClient late = ADMIN.with("If-Match", seen);
        late.patch(person.path(), changed("first_name", "One")).ok();
        late.patch(person.path(), changed("first_name", "Two")).problem(412, "changed-meanwhile");
        late.delete(person.path()).problem(412, "version-mismatch");
        ADMIN.with("If-Match", "\"other\"").delete(person.path()).problem(412, "version-mismatch");
        ADMIN.with("If-Match", "*")
                .patch(person.path(), changed("first_name", "Three"))
                .ok();
        ADMIN.with("If-Match", seen).post(person.path("disable")).problem(400, "condition-not-taken");
        assertThat(Json.text(person.seen(), "first_name")).isEqualTo("Three");
    }

    @Test
    void ofTwoWithTheSameConditionOneWins() {
        Person person = DOOR.person("viewer");
        String seen = ADMIN.get(person.path()).etag();
        List<Integer> statuses = Together.run(List.of(
                () -> ADMIN.with("If-Match", seen)
                        .patch(person.path(), changed("first_name", "One"))
                        .status(),
                () -> ADMIN.with("If-Match", seen)
                        .patch(person.path(), changed("first_name", "Two"))
                        .status()));
        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void whatTheClientHasAlreadyIsNotSentAgain() {
        Person person = DOOR.person("viewer");
        Told first = ADMIN.get(person.path());
        OwnClient knowing = ADMIN.with("If-None-Match", first.etag());
        assertThat(knowing.get(person.path()).status()).isEqualTo(304);
        ADMIN.patch(person.path(), changed("first_name", "New")).ok();
        assertThat(knowing.get(person.path()).ok().get("first_name").stringValue())
                .isEqualTo("New");
    }

    @Test
    void listsAreWalkedWithCursorsThatBelongToTheirQuery() {
        String stem = fresh("walk");
        for (int i = 0; i < 5; i++) {
            DOOR.invited("username", stem + i);
        }
        List<String> walked = new ArrayList<>();
        Told page = ADMIN.get("accounts" + Http.query("q", stem, "limit", 2, "sort", "username"));
        assertThat(page.answer().header("Link")).endsWith("; rel=\"next\"").contains("limit=2");
        String first = Json.text(page.ok(), "next");
        while (true) {
            walked.addAll(Json.texts(page.ok().get("items"), "username"));
            if (page.ok().get("next").isNull()) {
                break;
            }
            page = ADMIN.get("accounts"
                    + Http.query("q", stem, "limit", 2, "sort", "username", "cursor", Json.text(page.ok(), "next")));
        }
        assertThat(walked).containsExactly(stem + 0, stem + 1, stem + 2, stem + 3, stem + 4);
        ADMIN.get("accounts" + Http.query("q", "other", "cursor", first)).problem(400, "invalid-parameters");
        ADMIN.get("accounts" + Http.query("q", stem, "sort", "username", "cursor", first + "A"))
                .problem(400, "invalid-parameters");
    }

    @Test
    void accountsAreFoundByWhatTheyAre() {
        Person person = DOOR.person("publisher");
        assertThat(found("q", person.username(), "rank", "publisher", "state", "active"))
                .containsExactly(person.id());
        assertThat(found("q", person.username(), "rank", "viewer")).isEmpty();
        assertThat(found("q", person.id())).containsExactly(person.id());
        assertThat(found("q", person.username(), "kind", "service")).isEmpty();
        assertThat(found("q", person.username(), "never_seen", true)).containsExactly(person.id());
        assertThat(found("q", person.username(), "seen_since", "2020-01-01T00:00:00Z"))
                .isEmpty();
    }

    private static List<String> found(Object... query) {
        return Json.texts(ADMIN.get("accounts" + Http.query(query)).ok().get("items"), "id");
    }

    @Test
    void parametersThatCannotBeAreRefusedByName() {
        JsonNode errors = ADMIN.get("accounts?limit=501&state=odd&nothing=1&group=x&seen_since=today&limit=3")
                .problem(400, "invalid-parameters")
                .get("errors");
        assertThat(Json.texts(errors, "parameter"))
                .containsExactly("nothing", "state", "group", "seen_since", "limit", "limit");
    }

    @Test
    void theTrashKeepsAnAccountUntilItIsRestoredOrPurged() {
        Person person = DOOR.person("viewer");
        ADMIN.delete(person.path()).nothing();
        assertThat(Json.text(ADMIN.get(person.path()).ok(), "state")).isEqualTo("trashed");
        assertThat(Json.texts(ADMIN.get("trash?limit=1").ok().get("items"), "id"))
                .containsExactly(person.id());
        person.client().get("me").problem(401, "bad-credentials");
        ADMIN.post("trash/" + person.id() + "/restore").ok();
        person.client().get("me").ok();
        ADMIN.delete("trash/" + person.id()).problem(409, "not-in-trash");
        ADMIN.delete(person.path()).nothing();
        ADMIN.delete("trash/" + person.id()).nothing();
        ADMIN.get(person.path()).problem(404, "no-such-account");
    }

    @Test
    void theTrashIsWalkedWithACursor() {
        for (int i = 0; i < 3; i++) {
            ADMIN.delete("accounts/" + Json.text(DOOR.invited(), "id")).nothing();
        }
        JsonNode first = ADMIN.get("trash?limit=2").ok();
        String next = Json.text(first, "next");
        JsonNode second =
                ADMIN.get("trash" + Http.query("limit", 2, "cursor", next)).ok();
        assertThat(Json.texts(second.get("items"), "id"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(Json.texts(first.get("items"), "id"));
        ADMIN.get("ledger" + Http.query("cursor", next)).problem(400, "invalid-parameters");
    }

    @Test
    void whoMayNotSeePrivateFieldsSeesNoneOfThem() {
        Person person = DOOR.person("viewer");
        Person other = DOOR.person("publisher");
        assertThat(Json.names(other.client().get(person.path()).ok()))
                .containsExactlyInAnyOrder(
                        "id", "version", "kind", "username", "first_name", "last_name", "display_name");
        assertThat(Json.names(person.client().get(person.path()).ok())).contains("emails", "rank", "last_sign_in");
        other.client().get("accounts").problem(403, "not-permitted");
    }
}
