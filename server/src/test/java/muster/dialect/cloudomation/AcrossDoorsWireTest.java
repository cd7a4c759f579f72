package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.OTHER_PASSWORD;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import muster.testing.Answer;
import muster.testing.BrowserSession;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.ConnectDoor;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** One directory stands behind all doors: what is done at one of them is seen at the others at once. */
class AcrossDoorsWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();
    private static final ConnectDoor CONNECT = new ConnectDoor(DOOR.server());
    private static final CryosparcDoor CRYOSPARC = new CryosparcDoor(DOOR.server());

    private static Answer atConnect(Person person) {
        return CONNECT.admin().get("v1/users/" + person.id());
    }

    private static JsonNode byName(String name) {
        return ok(DOOR.admin().get("user/" + name + "?by=name&allow_deleted=true"));
    }

    @ParameterizedTest
    @CsvSource({"viewer,default", "publisher,default", "administrator,organization-admin"})
    void userWhoWasMadeElsewhereIsAUserHere(String there, String here) {
        String name = fresh("c");
        JsonNode made = CONNECT.create(ConnectDoor.newUser(name, "user_role", there, "password", PASSWORD));
        JsonNode user = byName(name);

        assertThat(Json.text(user, "id")).isEqualTo(Json.text(made, "guid"));
        assertThat(Json.text(user, "roles")).isEqualTo(here);
        assertThat(user.get("is_activated").booleanValue()).isTrue();
        assertThat(Json.text(user, "email")).isEqualTo(name + "@lab.example");
        assertThat(user.get("pending_email").isNull()).isTrue();
        assertThat(DOOR.signIn(name, PASSWORD).status()).isEqualTo(302);
    }

    @Test
    void writingTheRoleThatIsShownTakesNothingAway() {
        ConnectDoor.Person publisher = CONNECT.publisher();
        JsonNode before = byName(publisher.username());
        String path = "user/" + publisher.guid();

        assertThat(ok(DOOR.admin().patch(path, Json.object("roles", "default"))))
                .isEqualTo(before);
        assertThat(Json.text(CONNECT.user(publisher.guid()), "user_role")).isEqualTo("publisher");
        ok(DOOR.admin().patch(path, Json.object("roles", "user-auditor")));
        ok(DOOR.admin().patch(path, Json.object("roles", "default")));
        assertThat(Json.text(CONNECT.user(publisher.guid()), "user_role")).isEqualTo("viewer");
    }

    @Test
    void rolesThatWereKeptCountAsLongAsTheRankIsTheSame() {
        Person person = DOOR.person("default,user-auditor,organization-admin");
        assertThat(Json.text(person.seen(), "roles")).isEqualTo("default,organization-admin,user-auditor");

        DOOR.server().command("user", "rank", person.name(), "auditor");
        assertThat(Json.text(person.seen(), "roles")).isEqualTo("user-auditor");
    }

    @Test
    void passwordIsOneForAllDoors() {
        Person person = DOOR.user();
        assertThat(BrowserSession.signIn(DOOR.server(), person.name(), PASSWORD).status())
                .isEqualTo(200);
        assertThat(CRYOSPARC.signIn(person.email(), PASSWORD).status()).isEqualTo(200);

        assertNothing(person.act("change_password", "current_password", PASSWORD, "new_password", OTHER_PASSWORD));
        assertThat(BrowserSession.signIn(DOOR.server(), person.name(), PASSWORD).status())
                .isEqualTo(401);
        assertThat(CRYOSPARC.signIn(person.email(), OTHER_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void sessionsOfAllDoorsEndTogether() {
        Person person = DOOR.user();
        BrowserSession connect = BrowserSession.of(DOOR.server(), person.name(), PASSWORD);
        assertThat(connect.reading().get("v1/user").status()).isEqualTo(200);

        person.changed("is_archived", true);
        assertThat(connect.reading().get("v1/user").status()).isIn(401, 403);
        person.changed("is_archived", false);
        assertThat(connect.reading().get("v1/user").status()).isEqualTo(401);
    }

    @Test
    void disablingAtAnotherDoorShowsHereAndTheReverse() {
        Person person = DOOR.user();
        DOOR.server().command("user", "lock", person.name());

        assertThat(person.isSignedIn()).isFalse();
        assertThat(person.seen().get("is_enabled").booleanValue()).isFalse();
        DOOR.server().command("user", "unlock", person.name());
        assertThat(person.seen().get("is_enabled").booleanValue()).isTrue();

        Http connect = CONNECT.with(DOOR.server().keyFor(person.name()));
        assertThat(connect.get("v1/user").status()).isEqualTo(200);
        person.changed("is_enabled", false);
        assertThat(connect.get("v1/user").status()).isIn(401, 403);
        assertThat(atConnect(person).json().get("locked").booleanValue()).isTrue();
        person.changed("is_enabled", true);
        assertThat(connect.get("v1/user").status()).isEqualTo(200);
    }

    @Test
    void wrongPasswordsOfAllDoorsAreCountedTogether() {
        Person person = DOOR.user();
        for (int i = 0; i < 3; i++) {
            BrowserSession.signIn(DOOR.server(), person.name(), "wrong river stone");
        }
        assertThat(person.seen().get("failed_auth_count").intValue()).isEqualTo(3);
        assertThat(CRYOSPARC.signIn(person.email(), "wrong river stone").status())
                .isEqualTo(401);
        assertThat(person.hasPassword("wrong river stone")).isFalse();

        assertThat(person.seen().get("is_locked_out").booleanValue()).isTrue();
        assertThat(BrowserSession.signIn(DOOR.server(), person.name(), PASSWORD).status())
                .isIn(401, 403);
        assertThat(CRYOSPARC.signIn(person.email(), PASSWORD).status()).isEqualTo(401);
        assertThat(DOOR.mails(person.email(), "locked_out")).hasSize(1);
    }

    @Test
    void secondFactorCountsAtAllDoors() {
        Person person = DOOR.user();
        person.withPhone();

        assertThat(BrowserSession.signIn(DOOR.server(), person.name(), PASSWORD).status())
                .isEqualTo(401);
        assertThat(CRYOSPARC.signIn(person.email(), PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void trashIsOneForAllDoors() {
        Person person = DOOR.user();
        assertNothing(DOOR.admin().delete(person.path()));
        assertThat(atConnect(person).status()).isEqualTo(404);
        ok(DOOR.admin().send("POST", person.path("restore")));
        assertThat(atConnect(person).status()).isEqualTo(200);

        CryosparcDoor.Person other = CRYOSPARC.user();
        assertThat(CRYOSPARC.admin().delete("users/" + other.id()).status()).isBetween(200, 204);
        assertThat(byName(other.username()).get("is_deleted").booleanValue()).isTrue();
        assertRefused(DOOR.admin().get("user/" + other.username() + "?by=name"), 404, "not_found");
    }

    @Test
    void nameAndDescriptionAreWhatOthersSee() {
        Person person = DOOR.user();
        String name = fresh("renamed");
        person.changed("name", name);

        assertThat(Json.text(atConnect(person).json(), "username")).isEqualTo(name);
        assertThat(Json.text(atConnect(person).json(), "email")).isEqualTo(person.email());
    }

    @Test
    void invitedUserIsNotConfirmedElsewhereAndComesInThroughAnyDoor() {
        JsonNode invited = DOOR.invited();
        JsonNode there = CONNECT.user(Json.text(invited, "id"));

        assertThat(there.get("confirmed").booleanValue()).isFalse();
        DOOR.activated(invited);
        assertThat(CONNECT.user(Json.text(invited, "id")).get("confirmed").booleanValue())
                .isTrue();
    }

    @Test
    void whoWasInvitedElsewhereIsInvitedHereToTheSameAddress() {
        String name = fresh("c");
        CRYOSPARC.invited(name);
        String address = name + "@lab.example";
        JsonNode user = byName(name);
        assertThat(user.get("is_activated").booleanValue()).isFalse();

        ok(DOOR.admin().patch("user/" + Json.text(user, "id"), Json.object("pending_email", address)));
        DOOR.activate(DOOR.code(address, "activation"));
        JsonNode active = byName(name);
        assertThat(Json.text(active, "email")).isEqualTo(address);
        assertThat(active.get("pending_email").isNull()).isTrue();
        assertThat(CRYOSPARC.signIn(address, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoseActivationWasWithdrawnIsInvitedAnew() {
        Person person = DOOR.user();
        Http arvados = Http.at(DOOR.server().url().toString())
                .with("Authorization", "Bearer " + RunningMuster.ADMINISTRATOR_KEY);
        String query = Http.query("filters", "[[\"email\",\"=\",\"" + person.email() + "\"]]");
        JsonNode there = ok(arvados.get("arvados/v1/users" + query)).at("/items/0");
        ok(arvados.send("POST", "arvados/v1/users/" + Json.text(there, "uuid") + "/unsetup"));

        assertThat(person.isSignedIn()).isFalse();
        assertThat(person.hasPassword(PASSWORD)).isFalse();
        assertThat(person.seen().get("is_activated").booleanValue()).isFalse();
        person.changed("pending_email", person.email());
        DOOR.activate(DOOR.code(person.email(), "activation"));
        assertThat(person.hasPassword(PASSWORD)).isTrue();
        assertThat(Json.text(person.seen(), "email")).isEqualTo(person.email());
    }

    @Test
    void whoOwnsThingsIsNotPurged() {
        ConnectDoor.Person owner = CONNECT.publisher();
        assertThat(owner.http()
                        .post("v1/content", Json.object("name", fresh("report")))
                        .status())
                .isEqualTo(200);
        String path = "user/" + owner.guid();

        assertRefused(DOOR.admin().delete(path + "?permanently=true"), 409, "conflict");
        assertThat(byName(owner.username()).get("is_deleted").booleanValue()).isFalse();
    }

    @Test
    void usersWithoutANameAreListedWithAnEmptyOne() {
        Http arvados = Http.at(DOOR.server().url().toString())
                .with("Authorization", "Bearer " + RunningMuster.ADMINISTRATOR_KEY);
        String address = fresh("nameless") + "@lab.example";
        JsonNode made = ok(arvados.post(
                "arvados/v1/users", Json.object("user", Json.object("email", address, "first_name", "No"))));
        ok(arvados.send(
                "PUT",
                "arvados/v1/users/" + Json.text(made, "uuid"),
                Json.object("user", Json.parse("{\"username\":null}"))));
        JsonNode listed = CloudomationDoor.records(DOOR.admin(), "q", address).getFirst();

        assertThat(Json.text(listed, "name")).isEmpty();
        assertThat(DOOR.user(Json.text(listed, "id"))).isEqualTo(listed);
        assertThat(DOOR.admin().get("user?download=export&format=json").text()).doesNotContain("\"name\":\"\"");
    }
}
