package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertInvalid;
import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.OTHER_PASSWORD;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.Phone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PasswordWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static Answer change(Person person, String current, String next) {
        return person.act("change_password", "current_password", current, "new_password", next);
    }

    @Test
    void newPasswordTakesThePlaceOfTheOldOneAndOtherSessionsEnd() {
        Person person = DOOR.user();
        Http other = person.signedInAgain();
        JsonNode before = person.seen();

        assertNothing(change(person, PASSWORD, OTHER_PASSWORD));

        assertThat(person.isSignedIn()).isTrue();
        assertThat(Person.isSignedIn(other)).isFalse();
        assertThat(person.hasPassword(PASSWORD)).isFalse();
        assertThat(person.hasPassword(OTHER_PASSWORD)).isTrue();
        assertThat(person.seen().get("modified_at")).isEqualTo(before.get("modified_at"));
        assertThat(person.newestMail("password_changed").toString()).doesNotContain(OTHER_PASSWORD, PASSWORD);
    }

    @Test
    void actionWorksByNameToo() {
        Person person = DOOR.user();

        assertNothing(person.http()
                .post(
                        "user/" + person.name() + "/change_password?by=name",
                        Json.object("current_password", PASSWORD, "new_password", OTHER_PASSWORD)));
        assertThat(person.hasPassword(OTHER_PASSWORD)).isTrue();
    }

    @Test
    void wrongPresentPasswordIsCountedAndChangesNothing() {
        Person person = DOOR.user();

        assertPlainlyRefused(change(person, "wrong river stone", OTHER_PASSWORD), 403, "wrong_password");
        assertPlainlyRefused(change(person, "", OTHER_PASSWORD), 403, "wrong_password");
        assertThat(person.seen().get("failed_auth_count").intValue()).isEqualTo(2);
        assertThat(person.hasPassword(PASSWORD)).isTrue();
        assertThat(DOOR.mails(person.email(), "password_changed")).isEmpty();
    }

    @Test
    void newPasswordObeysTheRules() {
        String name = fresh("aRatherLongUserName");
        Person person = DOOR.activated(CloudomationDoor.created(DOOR.admin().post("user", newUser(name))));

        assertInvalid(change(person, PASSWORD, "elevenchars"), "new_password", "too_short");
        assertInvalid(change(person, PASSWORD, ""), "new_password", "too_short");
        assertInvalid(change(person, PASSWORD, "e\u0301".repeat(11)), "new_password", "too_short");
        assertInvalid(change(person, PASSWORD, "ab ".repeat(43)), "new_password", "too_long");
        assertInvalid(change(person, PASSWORD, name.toUpperCase(Locale.ROOT)), "new_password", "invalid");
        assertInvalid(change(person, PASSWORD, person.email().toUpperCase(Locale.ROOT)), "new_password", "invalid");
        assertInvalid(change(person, PASSWORD, PASSWORD), "new_password", "invalid");
        assertThat(person.seen().get("failed_auth_count").intValue()).isZero();
        assertThat(person.hasPassword(PASSWORD)).isTrue();
        assertThat(DOOR.mails(person.email(), "password_changed")).isEmpty();
    }

    @Test
    void pendingAddressIsNoPassword() {
        Person person = DOOR.user();
        String address = fresh("new.address") + "@lab.example";
        person.changed("pending_email", address);

        assertInvalid(change(person, PASSWORD, address.toUpperCase(Locale.ROOT)), "new_password", "invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"current_password\":\"quiet river stone\"}",
                "{\"new_password\":\"loud mountain brook\"}",
                "{\"current_password\":\"quiet river stone\",\"new_password\":null}",
                "{\"current_password\":null,\"new_password\":\"loud mountain brook\"}",
                "{\"current_password\":7,\"new_password\":\"loud mountain brook\"}",
                "{\"current_password\":\"quiet river stone\",\"new_password\":[\"loud mountain brook\"]}"
            })
    void incompleteRequestsAreContentThatIsInvalidAndNoFailures(String body) {
        Person person = DOOR.user();
        Answer answer = person.http().post(person.path("change_password"), Json.parse(body));

        assertThat(answer.status()).as(answer.toString()).isIn(400, 422);
        assertThat(person.seen().get("failed_auth_count").intValue()).isZero();
        assertThat(person.hasPassword(PASSWORD)).isTrue();
    }

    @Test
    void nobodyElseChangesIt() {
        Person person = DOOR.user();
        Person other = DOOR.user();
        JsonNode body = Json.object("current_password", PASSWORD, "new_password", OTHER_PASSWORD);
        for (Http who : List.of(DOOR.admin(), DOOR.manager().http(), other.http())) {
            assertPlainlyRefused(who.post(person.path("change_password"), body), 403, "forbidden");
        }
        assertThat(person.hasPassword(PASSWORD)).isTrue();
        assertThat(person.seen().get("failed_auth_count").intValue()).isZero();
    }

    @Test
    void secondFactorIsAskedFor() {
        Person person = DOOR.user();
        Phone phone = person.withPhone();

        assertPlainlyRefused(change(person, PASSWORD, OTHER_PASSWORD), 403, "otp_required");
        assertThat(person.seen().get("failed_auth_count").intValue()).isZero();
        assertPlainlyRefused(
                person.act(
                        "change_password",
                        "current_password",
                        PASSWORD,
                        "new_password",
                        OTHER_PASSWORD,
                        "otp",
                        phone.wrongCode()),
                403,
                "wrong_otp");
        assertThat(person.seen().get("failed_auth_count").intValue()).isEqualTo(1);
        assertNothing(person.act(
                "change_password", "current_password", PASSWORD, "new_password", OTHER_PASSWORD, "otp", phone.code()));
        assertThat(DOOR.signIn(person.name(), OTHER_PASSWORD, phone.recoveryCode())
                        .status())
                .isEqualTo(302);
    }

    @Test
    void guessingThroughTheActionEndsThatSessionAndLocksOut() {
        Person person = DOOR.user();
        Http other = person.signedInAgain();
        for (int i = 0; i < 5; i++) {
            assertRefused(change(person, "wrong river stone", OTHER_PASSWORD), 403, "wrong_password");
        }

        assertThat(person.seen().get("is_locked_out").booleanValue()).isTrue();
        assertThat(person.isSignedIn()).isFalse();
        assertThat(Person.isSignedIn(other)).isTrue();
        assertThat(DOOR.mails(person.email(), "locked_out")).hasSize(1);
        assertThat(other.post(
                                person.path("change_password"),
                                Json.object("current_password", PASSWORD, "new_password", OTHER_PASSWORD))
                        .status())
                .isEqualTo(403);
        assertThat(person.hasPassword(OTHER_PASSWORD)).isFalse();
    }
}
