package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertInvalid;
import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationAnswers.assertTaken;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static muster.testing.CloudomationDoor.time;
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

class AddressWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static String freshAddress() {
        return fresh("new") + "@uni.example";
    }

    private static Answer change(Person person, String address) {
        return person.act("change_email", "new_email", address, "current_password", PASSWORD);
    }

    private static Answer confirm(String code) {
        return DOOR.anybody().post("auth/confirm_email", Json.object("code", code));
    }

    private static void assertAddresses(JsonNode user, String email, String pending) {
        assertThat(Json.text(user, "email")).isEqualTo(email);
        assertThat(user.get("pending_email").isNull() ? "" : Json.text(user, "pending_email"))
                .isEqualTo(pending);
        assertThat(user.get("activation_deadline").isNull()).isEqualTo(pending.isEmpty());
    }

    @Test
    void newAddressCountsOnceItsCodeIsConfirmed() {
        Person person = DOOR.user();
        String address = freshAddress();

        assertNothing(change(person, address));
        assertAddresses(person.seen(), person.email(), address);
        String code = DOOR.code(address, "email_change");
        assertThat(Json.text(person.newestMail("email_change_notice"), "text")).doesNotContain(code, "code=");

        JsonNode before = person.seen();
        assertThat(ok(confirm(code))).isEqualTo(Json.object("user_id", person.id()));
        JsonNode after = person.seen();
        assertAddresses(after, address, "");
        assertThat(time(after, "modified_at")).isAfter(time(before, "modified_at"));
        assertThat(person.isSignedIn()).isTrue();
        assertPlainlyRefused(confirm(code), 400, "invalid_code");
        assertThat(DOOR.mails(address, "email_changed").size()
                        + DOOR.mails(person.email(), "email_changed").size())
                .isPositive();
    }

    @Test
    void codesOfInvitationsAndOfAddressesAreDifferentThings() {
        Person person = DOOR.user();
        String address = freshAddress();
        assertNothing(change(person, address));
        String code = DOOR.code(address, "email_change");
        String invitation = DOOR.code(Json.text(DOOR.invited(), "pending_email"), "activation");

        assertPlainlyRefused(
                DOOR.anybody().post("auth/activate", Json.object("code", code, "password", PASSWORD)),
                400,
                "invalid_code");
        for (String bad : List.of(invitation, CloudomationDoor.UNUSED_CODE, "", "1234")) {
            assertPlainlyRefused(confirm(bad), 400, "invalid_code");
        }
        DOOR.activate(invitation);
        ok(confirm(code));
    }

    @Test
    void lookingAtTheLinkConfirmsNothing() {
        Person person = DOOR.user();
        String address = freshAddress();
        assertNothing(change(person, address));
        String code = DOOR.code(address, "email_change");
        Answer looked = DOOR.anybody().get("auth/confirm_email?code=" + code);

        assertRefused(looked, 405, "method_not_allowed");
        assertThat(looked.header("Allow")).contains("POST");
        assertAddresses(person.seen(), person.email(), address);
        ok(confirm(code));
    }

    @Test
    void wrongPasswordIsCountedAndNothingIsPending() {
        Person person = DOOR.user();
        String address = freshAddress();

        assertPlainlyRefused(
                person.act("change_email", "new_email", address, "current_password", "wrong river stone"),
                403,
                "wrong_password");
        assertAddresses(person.seen(), person.email(), "");
        assertThat(person.seen().get("failed_auth_count").intValue()).isEqualTo(1);
        assertThat(DOOR.mails(address, "email_change")).isEmpty();
        assertThat(DOOR.mails(person.email(), "email_change_notice")).isEmpty();
    }

    @Test
    void nobodyDoesItForAnother() {
        Person person = DOOR.user();
        JsonNode body = Json.object("new_email", freshAddress(), "current_password", PASSWORD);
        for (Http who : List.of(DOOR.admin(), DOOR.user().http(), DOOR.auditor().http())) {
            assertPlainlyRefused(who.post(person.path("change_email"), body), 403, "forbidden");
        }
        assertAddresses(person.seen(), person.email(), "");
    }

    @Test
    void secondFactorIsAskedFor() {
        Person person = DOOR.user();
        Phone phone = person.withPhone();
        String address = freshAddress();

        assertPlainlyRefused(change(person, address), 403, "otp_required");
        assertPlainlyRefused(
                person.act(
                        "change_email", "new_email", address, "current_password", PASSWORD, "otp", phone.wrongCode()),
                403,
                "wrong_otp");
        assertThat(person.seen().get("failed_auth_count").intValue()).isEqualTo(1);
        assertNothing(
                person.act("change_email", "new_email", address, "current_password", PASSWORD, "otp", phone.code()));
        assertAddresses(person.seen(), person.email(), address);
    }

    @Test
    void wishCanBeTakenBackByTheUserAndByAnAdministrator() {
        Person person = DOOR.user();
        for (Http who : List.of(person.http(), DOOR.admin())) {
            String address = freshAddress();
            assertNothing(change(person, address));
            String code = DOOR.code(address, "email_change");

            assertNothing(who.send("POST", person.path("cancel_email_change")));
            assertAddresses(person.seen(), person.email(), "");
            assertPlainlyRefused(confirm(code), 400, "invalid_code");
            assertPlainlyRefused(who.send("POST", person.path("cancel_email_change")), 409, "nothing_pending");
        }
        assertPlainlyRefused(DOOR.user().http().send("POST", person.path("cancel_email_change")), 403, "forbidden");
    }

    @Test
    void invitationIsNoWishThatCouldBeTakenBack() {
        JsonNode invited = DOOR.invited();

        assertPlainlyRefused(
                DOOR.admin().send("POST", "user/" + Json.text(invited, "id") + "/cancel_email_change"),
                409,
                "nothing_pending");
        DOOR.activate(DOOR.code(Json.text(invited, "pending_email"), "activation"));
    }

    @Test
    void anotherWishTakesThePlaceOfTheFormer() {
        Person person = DOOR.user();
        String first = freshAddress();
        String second = freshAddress();
        assertNothing(change(person, first));
        assertNothing(change(person, second));

        assertPlainlyRefused(confirm(DOOR.code(first, "email_change")), 400, "invalid_code");
        ok(confirm(DOOR.code(second, "email_change")));
        assertAddresses(person.seen(), second, "");
    }

    @Test
    void addressOfSomebodyElseIsNotTold() {
        Person person = DOOR.user();
        Person other = DOOR.user();
        String pending = Json.text(DOOR.invited(), "pending_email");
        for (String foreign : List.of(other.email().toUpperCase(Locale.ROOT), pending)) {
            assertNothing(change(person, foreign));
            assertAddresses(person.seen(), person.email(), "");
            assertThat(DOOR.mails(foreign.toLowerCase(Locale.ROOT), "email_change"))
                    .isEmpty();
            assertThat(DOOR.mails(foreign.toLowerCase(Locale.ROOT), "email_change_refused"))
                    .isEmpty();
        }
        assertThat(DOOR.mails(person.email(), "email_change_refused")).hasSize(2);
        assertThat(DOOR.mails(person.email(), "email_change_notice")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nowhere", "@x", "a@", "a@b@c", "a b@c.example"})
    void whatIsNoAddressIsRefused(String address) {
        Person person = DOOR.user();
        JsonNode error = assertRefused(change(person, address), 422, "validation_failed");

        assertThat(Json.names(error.get("fields"))).containsExactly("new_email");
        assertAddresses(person.seen(), person.email(), "");
        assertInvalid(change(person, "x".repeat(120) + "@lab.example"), "new_email", "too_long");
    }

    @Test
    void presentAddressIsNoNewOne() {
        Person person = DOOR.user();
        String same = person.email().toUpperCase(Locale.ROOT);

        assertInvalid(change(person, same), "new_email", "invalid");
        assertInvalid(
                DOOR.admin().patch(person.path(), Json.object("pending_email", same)), "pending_email", "invalid");
        assertAddresses(person.seen(), person.email(), "");
    }

    @Test
    void administratorProposesAnAddressWithoutAPassword() {
        Person person = DOOR.user();
        String address = freshAddress();

        assertAddresses(person.changed("pending_email", address), person.email(), address);
        assertThat(DOOR.mails(person.email(), "email_change_notice")).hasSize(1);
        ok(confirm(DOOR.code(address, "email_change")));
        assertAddresses(person.seen(), address, "");

        String second = freshAddress();
        person.changed("pending_email", second);
        assertAddresses(person.changed("pending_email", null), address, "");
        assertPlainlyRefused(confirm(DOOR.code(second, "email_change")), 400, "invalid_code");
    }

    @Test
    void administratorIsToldOfAClash() {
        Person person = DOOR.user();
        String taken = DOOR.user().email().toUpperCase(Locale.ROOT);

        assertTaken(DOOR.admin().patch(person.path(), Json.object("pending_email", taken)), "pending_email");
        assertAddresses(person.seen(), person.email(), "");
    }

    @Test
    void nobodyProposesHisOwnAddressWithoutThePassword() {
        Person plain = DOOR.user();
        Person administrator = DOOR.administrator();
        for (Person person : List.of(plain, administrator)) {
            assertPlainlyRefused(
                    person.http().patch(person.path(), Json.object("pending_email", freshAddress())), 403, "forbidden");
            assertAddresses(person.seen(), person.email(), "");
        }
    }

    @Test
    void otherAddressForAnInvitationSendsItAnew() {
        JsonNode invited = DOOR.invited();
        String path = "user/" + Json.text(invited, "id");
        String former = DOOR.code(Json.text(invited, "pending_email"), "activation");
        String address = freshAddress();

        JsonNode changed = ok(DOOR.admin().patch(path, Json.object("pending_email", address)));
        assertThat(Json.text(changed, "pending_email")).isEqualTo(address);
        assertThat(changed.get("email").isNull()).isTrue();
        assertPlainlyRefused(
                DOOR.anybody().post("auth/activate", Json.object("code", former, "password", PASSWORD)),
                400,
                "invalid_code");

        JsonNode cancelled = ok(DOOR.admin().patch(path, Json.parse("{\"pending_email\":null}")));
        assertThat(cancelled.get("pending_email").isNull()).isTrue();
        assertThat(cancelled.get("activation_deadline").isNull()).isTrue();
        assertPlainlyRefused(
                DOOR.anybody()
                        .post(
                                "auth/activate",
                                Json.object("code", DOOR.code(address, "activation"), "password", PASSWORD)),
                400,
                "invalid_code");
        assertPlainlyRefused(DOOR.admin().send("POST", path + "/invite"), 409, "no_address");

        String last = freshAddress();
        ok(DOOR.admin().patch(path, Json.object("pending_email", last)));
        DOOR.activate(DOOR.code(last, "activation"));
    }
}
