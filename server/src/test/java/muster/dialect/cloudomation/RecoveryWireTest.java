package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertInvalid;
import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.OTHER_PASSWORD;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
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

class RecoveryWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static void ask(Object... members) {
        Answer answer = DOOR.anybody().post("auth/recover", Json.object(members));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("{}");
    }

    private static Answer confirm(Object... members) {
        return DOOR.anybody().post("auth/recover/confirm", Json.object(members));
    }

    private static Answer recover(String code, String password) {
        return confirm("code", code, "new_password", password);
    }

    private static void lockOut(Person person) {
        for (int i = 0; i < 5; i++) {
            assertRefused(DOOR.signIn(person.name(), "wrong river stone"), 401, "unauthorized");
        }
    }

    @Test
    void codeOfTheLockOutMailSetsAPasswordAndUnlocks() {
        Person person = DOOR.user();
        Http second = person.signedInAgain();
        lockOut(person);
        String code = DOOR.code(person.email(), "locked_out");

        assertInvalid(recover(code, "elevenchars"), "new_password", "too_short");
        assertInvalid(recover(code, "ab ".repeat(43)), "new_password", "too_long");
        assertInvalid(recover(code, person.email().toUpperCase(Locale.ROOT)), "new_password", "invalid");
        assertNothing(recover(code, OTHER_PASSWORD));

        JsonNode after = person.seen();
        assertThat(after.get("is_locked_out").booleanValue()).isFalse();
        assertThat(after.get("failed_auth_count").intValue()).isZero();
        assertThat(person.isSignedIn()).isFalse();
        assertThat(Person.isSignedIn(second)).isFalse();
        assertThat(person.hasPassword(PASSWORD)).isFalse();
        assertThat(person.hasPassword(OTHER_PASSWORD)).isTrue();
        assertThat(DOOR.mails(person.email(), "account_recovered")).hasSize(1);
        assertPlainlyRefused(recover(code, PASSWORD), 400, "invalid_code");
    }

    @Test
    void codeIsMailedToWhoeverIsNamedByNameOrAddress() {
        Person byName = DOOR.user();
        ask("user_name", "  " + byName.name().toUpperCase(Locale.ROOT));
        assertNothing(recover(DOOR.code(byName.email(), "recovery"), OTHER_PASSWORD));
        assertThat(byName.hasPassword(OTHER_PASSWORD)).isTrue();

        Person byAddress = DOOR.user();
        ask("email", byAddress.email().toUpperCase(Locale.ROOT));
        assertNothing(recover(DOOR.code(byAddress.email(), "recovery"), OTHER_PASSWORD));
        assertThat(byAddress.hasPassword(OTHER_PASSWORD)).isTrue();
    }

    @Test
    void answerIsTheSameWhoeverIsAskedFor() {
        JsonNode invited = DOOR.invited();
        Person archived = DOOR.user();
        archived.changed("is_archived", true);
        Person trashed = DOOR.user();
        assertNothing(DOOR.admin().delete(trashed.path()));

        ask("user_name", fresh("nobody"));
        ask("email", fresh("nobody") + "@lab.example");
        ask("user_name", Json.text(invited, "name"));
        ask("email", Json.text(invited, "pending_email"));
        ask("user_name", archived.name());
        ask("user_name", trashed.name());
        ask("email", trashed.email());
        for (String address : List.of(Json.text(invited, "pending_email"), archived.email(), trashed.email())) {
            assertThat(DOOR.mails(address, "recovery")).isEmpty();
        }
    }

    @Test
    void newerCodeVoidsTheOlder() {
        Person person = DOOR.user();
        ask("user_name", person.name());
        String older = DOOR.code(person.email(), "recovery");
        ask("email", person.email());
        String newer = DOOR.code(person.email(), "recovery");

        assertThat(newer).isNotEqualTo(older);
        assertPlainlyRefused(recover(older, OTHER_PASSWORD), 400, "invalid_code");
        assertNothing(recover(newer, OTHER_PASSWORD));
    }

    @Test
    void lockOutMailVoidsWhatWasAskedForBefore() {
        Person person = DOOR.user();
        ask("user_name", person.name());
        String older = DOOR.code(person.email(), "recovery");
        lockOut(person);

        assertPlainlyRefused(recover(older, OTHER_PASSWORD), 400, "invalid_code");
        assertNothing(recover(DOOR.code(person.email(), "locked_out"), OTHER_PASSWORD));
    }

    @Test
    void thereAreAtMostFiveMailsAnHour() {
        Person person = DOOR.user();
        for (int i = 0; i < 7; i++) {
            ask("user_name", person.name());
        }

        assertThat(DOOR.mails(person.email(), "recovery")).hasSize(5);
        assertNothing(recover(DOOR.code(person.email(), "recovery"), OTHER_PASSWORD));
    }

    @Test
    void codesOfOtherKindsAreNoneOfThese() {
        JsonNode invited = DOOR.invited();
        String activation = DOOR.code(Json.text(invited, "pending_email"), "activation");
        Person person = DOOR.user();
        ask("user_name", person.name());
        String recovery = DOOR.code(person.email(), "recovery");

        for (String bad : List.of(activation, CloudomationDoor.UNUSED_CODE, "", "1234", recovery.replace("-", ""))) {
            assertPlainlyRefused(recover(bad, OTHER_PASSWORD), 400, "invalid_code");
        }
        assertPlainlyRefused(
                DOOR.anybody().post("auth/activate", Json.object("code", recovery, "password", OTHER_PASSWORD)),
                400,
                "invalid_code");
        assertPlainlyRefused(
                DOOR.anybody().post("auth/confirm_email", Json.object("code", recovery)), 400, "invalid_code");
        DOOR.activate(activation);
        assertNothing(recover(recovery, OTHER_PASSWORD));
    }

    @Test
    void secondFactorIsAskedForAndNothingOfThatSpendsTheCode() {
        Person person = DOOR.user();
        Phone phone = person.withPhone();
        ask("user_name", person.name());
        String code = DOOR.code(person.email(), "recovery");

        assertPlainlyRefused(recover(code, OTHER_PASSWORD), 403, "otp_required");
        assertPlainlyRefused(
                confirm("code", code, "new_password", OTHER_PASSWORD, "otp", phone.wrongCode()), 403, "wrong_otp");
        assertInvalid(confirm("code", code, "new_password", "short", "otp", phone.code()), "new_password", "too_short");
        assertThat(person.hasPassword(OTHER_PASSWORD)).isFalse();
        assertNothing(confirm("code", code, "new_password", OTHER_PASSWORD, "otp", phone.recoveryCode()));
        assertThat(DOOR.signIn(person.name(), OTHER_PASSWORD, phone.recoveryCode())
                        .status())
                .isEqualTo(302);
        assertThat(person.seen().get("is_twofa_enabled").booleanValue()).isTrue();
    }

    @Test
    void codeIsVoidAfterThePasswordWasChangedOtherwise() {
        Person person = DOOR.user();
        ask("user_name", person.name());
        String code = DOOR.code(person.email(), "recovery");
        assertNothing(person.act("change_password", "current_password", PASSWORD, "new_password", OTHER_PASSWORD));

        assertPlainlyRefused(recover(code, PASSWORD), 400, "invalid_code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"user_name\":", "[]", "null", "", "{\"email\":\"a@b.example\",\"email\":\"c@d.example\"}"})
    void whatIsNoObjectIsABadRequest(String body) {
        for (String path : List.of("auth/recover", "auth/recover/confirm")) {
            Answer answer = DOOR.anybody().send("POST", path, "application/json", BodyPublishers.ofString(body));

            assertRefused(answer, 400, "bad_request");
        }
    }

    @Test
    void modifiedStampDoesNotMove() {
        Person person = DOOR.user();
        JsonNode before = person.seen();
        ask("user_name", person.name());
        assertNothing(recover(DOOR.code(person.email(), "recovery"), OTHER_PASSWORD));

        assertThat(person.seen().get("modified_at")).isEqualTo(before.get("modified_at"));
    }
}
