package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import muster.testing.Answer;
import muster.testing.ConnectClient;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Json;
import muster.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConnectUserCreationWireTest {
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    private static final ConnectDoor DOOR = ConnectDoor.shared();

    @Test
    void aNameAnAddressAndAPasswordMakeAnUnlockedViewerWithEmptyNames() {
        String username = ConnectDoor.fresh("Tomas");
        JsonNode user = ok(DOOR.admin()
                .post(
                        "v1/users",
                        Json.object("username", username, "email", "tomas@lab.example", "password", "six-or-more")));
        assertThat(user)
                .isEqualTo(Json.object(
                        "guid",
                        Json.text(user, "guid"),
                        "username",
                        username,
                        "email",
                        "tomas@lab.example",
                        "first_name",
                        "",
                        "last_name",
                        "",
                        "user_role",
                        "viewer",
                        "created_time",
                        Json.text(user, "created_time"),
                        "updated_time",
                        Json.text(user, "created_time"),
                        "active_time",
                        null,
                        "confirmed",
                        true,
                        "locked",
                        false));
        assertThat(Json.text(user, "guid")).matches(UUID);
        assertThat(Json.text(user, "created_time")).matches(TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "publisher", "administrator"})
    void namesAndRoleComeBackAsSentAndNoPasswordDoes(String role) {
        String username = ConnectDoor.fresh("role");
        Answer answer = DOOR.admin()
                .post(
                        "v1/users",
                        ConnectDoor.newUser(
                                username,
                                "email",
                                "Róża.Kwiat@Lab.example",
                                "password",
                                "never to be seen again",
                                "first_name",
                                "Róża",
                                "last_name",
                                "Kwiat-O'Neil 🌹",
                                "user_role",
                                role));
        JsonNode user = ok(answer);
        assertThat(user)
                .isEqualTo(Json.object(
                        "guid",
                        Json.text(user, "guid"),
                        "username",
                        username,
                        "email",
                        "Róża.Kwiat@Lab.example",
                        "first_name",
                        "Róża",
                        "last_name",
                        "Kwiat-O'Neil 🌹",
                        "user_role",
                        role,
                        "created_time",
                        Json.text(user, "created_time"),
                        "updated_time",
                        Json.text(user, "created_time"),
                        "active_time",
                        null,
                        "confirmed",
                        true,
                        "locked",
                        false));
        assertThat(answer.text()).doesNotContain("never to be seen again", "password", "argon2");
    }

    @Test
    void thePersonMayBeAskedToChooseThePasswordLater() {
        String username = ConnectDoor.fresh("later");
        JsonNode user = DOOR.adminClient()
                .users()
                .create("username", username, "email", "later@lab.example", "user_must_set_password", true)
                .attributes();
        assertThat(user)
                .isEqualTo(Json.object(
                        "guid",
                        Json.text(user, "guid"),
                        "username",
                        username,
                        "email",
                        "later@lab.example",
                        "first_name",
                        "",
                        "last_name",
                        "",
                        "user_role",
                        "viewer",
                        "created_time",
                        Json.text(user, "created_time"),
                        "updated_time",
                        Json.text(user, "created_time"),
                        "active_time",
                        null,
                        "confirmed",
                        false,
                        "locked",
                        false));
    }

    @Test
    void passwordNowAndPasswordLaterAtOnceAreRefused() {
        JsonNode body = ConnectDoor.newUser(ConnectDoor.fresh("both"), "user_must_set_password", true);
        refusedWithoutTrace(body, 25);
    }

    @Test
    void passwordNowAndAnExplicitNoToLaterAreOneWay() {
        ok(DOOR.admin()
                .post("v1/users", ConnectDoor.newUser(ConnectDoor.fresh("now"), "user_must_set_password", false)));
    }

    @Test
    void neitherPasswordNowNorLaterIsRefused() {
        JsonNode body = Json.without(ConnectDoor.newUser(ConnectDoor.fresh("none")), "password");
        refusedWithoutTrace(body, 12);
        refusedWithoutTrace(Json.with(body, "user_must_set_password", false), 12);
        refusedWithoutTrace(Json.with(body, "password", null), 12);
    }

    @Test
    void passwordsOfFiveCharactersAreTooShortAndOfSixAreNot() {
        refusedWithoutTrace(ConnectDoor.newUser(ConnectDoor.fresh("short"), "password", "12ab5"), 6);
        refusedWithoutTrace(ConnectDoor.newUser(ConnectDoor.fresh("short"), "password", ""), 6, 12);
        refusedWithoutTrace(ConnectDoor.newUser(ConnectDoor.fresh("short"), "password", "🔑🔑🔑🔑🔑"), 6);
        ok(DOOR.admin().post("v1/users", ConnectDoor.newUser(ConnectDoor.fresh("six"), "password", "x7-pQz")));
    }

    @Test
    void aUsernameIsGivenOnceWhateverItsCase() {
        String username = ConnectDoor.fresh("once");
        DOOR.invited(username);
        refusedWithStatus(ConnectDoor.newInvited(username), 409, 8);
        refusedWithStatus(ConnectDoor.newInvited(username.toUpperCase(Locale.ROOT)), 409, 8);
        refusedWithStatus(ConnectDoor.newUser("O" + username.substring(1)), 409, 8);
    }

    @Test
    void aLockedPersonsUsernameIsNotFree() {
        Person person = DOOR.viewer();
        DOOR.adminClient().users().get(person.guid()).lock(false);
        refusedWithStatus(ConnectDoor.newInvited(person.username()), 409, 8);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\t"})
    void aMissingOrBlankUsernameIsRefused(String username) {
        JsonNode body = Json.with(ConnectDoor.newInvited("any"), "username", username);
        refusedWithoutTrace(body, 12, 7);
    }

    @Test
    void noUsernameAtAllIsRefused() {
        refusedWithoutTrace(Json.without(ConnectDoor.newInvited("any"), "username"), 12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect",
                "apps",
                "users",
                "groups",
                "setpassword",
                "user-completion",
                "confirm",
                "recent",
                "reports",
                "plots",
                "unpublished",
                "settings",
                "metrics",
                "tokens",
                "help",
                "login",
                "welcome",
                "register",
                "resetpassword",
                "content",
                "Content",
                "CONNECT"
            })
    void reservedUsernamesAreRefused(String username) {
        refusedWithoutTrace(ConnectDoor.newInvited(username), 107, 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "9lives",
                "_low",
                ".dot",
                "-dash",
                "two words",
                "name@lab.example",
                "semi;colon",
                "sla/sh",
                "per%cent",
                "quo\"te",
                "<b>bold</b>",
                "line\nbreak",
                "nul\0",
                "a123456789b123456789c123456789d123456789e123456789f123456789g1234"
            })
    void usernamesAgainstTheRuleAreRefused(String username) {
        refusedWithoutTrace(ConnectDoor.newInvited(username), 7);
    }

    @Test
    void usernamesOfTwoAndOfSixtyFourCharactersFit() {
        String longest = (ConnectDoor.fresh("Z") + "._-" + "z".repeat(64)).substring(0, 64);
        assertThat(Json.text(DOOR.invited(longest), "username")).isEqualTo(longest);
        assertThat(Json.text(DOOR.invited("z9"), "username")).isEqualTo("z9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"king", "Viewer", "ADMINISTRATOR", "", " viewer", "viewer|publisher", "manager", "auditor"})
    void unknownRolesAreRefused(String role) {
        refusedWithoutTrace(ConnectDoor.newInvited(ConnectDoor.fresh("king"), "user_role", role), 112);
    }

    @Test
    void nullMeansTheSameAsLeftOut() {
        String username = ConnectDoor.fresh("nulls");
        JsonNode user = DOOR.create(ConnectDoor.newInvited(
                username,
                "first_name",
                null,
                "last_name",
                null,
                "user_role",
                null,
                "unique_id",
                null,
                "password",
                null));
        assertThat(Json.text(user, "first_name")).isEmpty();
        assertThat(Json.text(user, "last_name")).isEmpty();
        assertThat(Json.text(user, "user_role")).isEqualTo("viewer");
    }

    @Test
    void unknownFieldsAreIgnored() {
        JsonNode user =
                DOOR.invited(ConnectDoor.fresh("more"), "favourite_colour", "green", "nested", Json.object("a", 1));
        assertThat(Json.names(user)).doesNotContain("favourite_colour", "nested");
    }

    @Test
    void anOutsideIdIsNotUsedOnAPasswordServer() {
        JsonNode user =
                DOOR.invited(ConnectDoor.fresh("outside"), "unique_id", "cn=outside", "external_id", "cn=outside");
        assertThat(Json.names(user)).doesNotContain("external_id", "unique_id");
        ok(DOOR.admin()
                .post("v1/users", ConnectDoor.newInvited(ConnectDoor.fresh("outside"), "unique_id", "cn=outside")));
    }

    @Test
    void twoPeopleMayHaveOneAddress() {
        JsonNode one = DOOR.invited(ConnectDoor.fresh("one"), "email", "shared@lab.example");
        JsonNode two = DOOR.invited(ConnectDoor.fresh("two"), "email", "shared@lab.example");
        assertThat(Json.texts(List.of(one, two), "email")).containsOnly("shared@lab.example");
        assertThat(Json.text(DOOR.user(Json.text(two, "guid")), "email")).isEqualTo("shared@lab.example");
    }

    @Test
    void anAddressIsNeeded() {
        JsonNode body = ConnectDoor.newInvited(ConnectDoor.fresh("nomail"));
        refusedWithoutTrace(Json.without(body, "email"), 128);
        refusedWithoutTrace(Json.with(body, "email", ""), 128);
        refusedWithoutTrace(Json.with(body, "email", "  "), 128);
        refusedWithoutTrace(Json.with(body, "email", null), 128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nowhere", "@lab.example", "a@", "a@b@c", "two words@lab.example", "a@lab.example\nBcc: b@c.d"})
    void whatIsNoAddressIsRefused(String address) {
        refusedWithoutTrace(ConnectDoor.newInvited(ConnectDoor.fresh("badmail"), "email", address), 264);
    }

    @Test
    void createdUserIsTheSameInEveryView() {
        ConnectClient client = DOOR.adminClient();
        String username = ConnectDoor.fresh("same");
        JsonNode created = DOOR.create(ConnectDoor.newUser(username, "first_name", "Ada", "last_name", "Lund"));
        assertThat(client.users().get(Json.text(created, "guid")).attributes()).isEqualTo(created);
        assertThat(client.users().find("prefix", username)).containsExactly(created);
        assertThat(client.users().findOne("prefix", username)).contains(created);
        assertThat(client.users().find()).contains(created);
        JsonNode group = DOOR.group(ConnectDoor.fresh("Same"));
        client.groups().get(Json.text(group, "guid")).addMember(Json.text(created, "guid"));
        assertThat(client.groups().get(Json.text(group, "guid")).findMembers()).containsExactly(created);
    }

    @Test
    void oneOfTwoRequestsForAUsernameWins() {
        for (int round = 0; round < 5; round++) {
            oneWins(2);
        }
    }

    @Test
    void oneOfThirtyTwoRequestsForAUsernameWins() {
        oneWins(32);
    }

    private static void oneWins(int requests) {
        String username = ConnectDoor.fresh("race");
        long before = DOOR.countUsers();
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            String spelled = i % 2 == 0 ? username : username.toUpperCase(Locale.ROOT);
            tasks.add(() -> DOOR.admin().post("v1/users", ConnectDoor.newInvited(spelled)));
        }
        List<Answer> answers = Together.run(tasks);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertRefused(answer, 409, 8));
        assertThat(DOOR.countUsers()).isEqualTo(before + 1);
        assertThat(DOOR.adminClient().users().find("prefix", username)).hasSize(1);
    }

    private static void refusedWithoutTrace(JsonNode body, int... codes) {
        refusedWithStatus(body, 400, codes);
    }

    private static void refusedWithStatus(JsonNode body, int status, int... codes) {
        long before = DOOR.countUsers();
        assertRefused(DOOR.admin().post("v1/users", body), status, codes);
        assertThat(DOOR.countUsers()).isEqualTo(before);
    }
}
