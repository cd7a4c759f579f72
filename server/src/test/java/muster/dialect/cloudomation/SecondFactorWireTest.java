package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
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

class SecondFactorWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static JsonNode enroll(Person person) {
        return ok(person.act("twofa/enroll", "current_password", PASSWORD));
    }

    private static int failures(Person person) {
        return person.seen().get("failed_auth_count").intValue();
    }

    private static boolean isOn(Person person) {
        return person.seen().get("is_twofa_enabled").booleanValue();
    }

    private static void assertSignedIn(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
    }

    @Test
    void secretIsGivenOnceAndCountsOnceACodeIsRight() {
        Person person = DOOR.user();
        JsonNode given = enroll(person);
        String secret = Json.text(given, "otp_secret");
        String uri = Json.text(given, "provisioning_uri");
        Phone phone = new Phone(secret);

        assertThat(Json.names(given)).containsExactly("otp_secret", "provisioning_uri");
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(uri).startsWith("otpauth://totp/").hasSizeLessThanOrEqualTo(1024);
        assertThat(List.of(URI.create(uri).getQuery().split("&")))
                .contains("secret=" + secret, "algorithm=SHA1", "digits=6", "period=30")
                .anyMatch(part -> part.startsWith("issuer="));
        assertThat(isOn(person)).isFalse();
        assertSignedIn(DOOR.signIn(person.name(), PASSWORD));
        assertPlainlyRefused(person.act("twofa/verify", "otp", phone.wrongCode()), 403, "wrong_otp");
        assertThat(failures(person)).isZero();

        JsonNode verified = ok(person.act("twofa/verify", "otp", phone.code()));
        assertThat(Json.names(verified)).containsExactly("recovery_codes");
        List<String> codes = Json.list(verified.get("recovery_codes")).stream()
                .map(JsonNode::stringValue)
                .toList();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z0-9]{5}-[a-z0-9]{5}"));
        assertThat(isOn(person)).isTrue();
        assertThat(person.me().toString()).doesNotContain(secret);
        assertThat(ok(person.http().get("auth/session")).get("is_twofa_enabled").booleanValue())
                .isTrue();
        assertPlainlyRefused(person.act("twofa/enroll", "current_password", PASSWORD), 409, "already_enabled");
        assertThat(DOOR.mails(person.email(), "twofa_enabled")).hasSize(1);
        assertThat(person.newestMail("twofa_enabled").toString()).doesNotContain(secret, codes.getFirst());
    }

    @Test
    void longNamesKeepTheAddressForTheAppShort() {
        Person person = DOOR.activated(CloudomationDoor.created(DOOR.admin()
                .post(
                        "user",
                        Json.object(
                                "name", "日".repeat(100) + fresh("n"), "pending_email", fresh("n") + "@lab.example"))));

        assertThat(Json.text(enroll(person), "provisioning_uri")).hasSizeLessThanOrEqualTo(1024);
    }

    @Test
    void beginningAgainReplacesTheSecret() {
        Person person = DOOR.user();
        Phone first = new Phone(Json.text(enroll(person), "otp_secret"));
        Phone second = new Phone(Json.text(enroll(person), "otp_secret"));

        assertPlainlyRefused(person.act("twofa/verify", "otp", first.code()), 403, "wrong_otp");
        ok(person.act("twofa/verify", "otp", second.code()));
    }

    @Test
    void beginningTakesThePassword() {
        Person person = DOOR.user();

        assertPlainlyRefused(
                person.act("twofa/enroll", "current_password", "wrong river stone"), 403, "wrong_password");
        assertThat(failures(person)).isEqualTo(1);
        assertPlainlyRefused(person.act("twofa/verify", "otp", "123456"), 409, "not_enabled");
        assertThat(person.act("twofa/enroll").status()).isIn(400, 422);
    }

    @Test
    void signingInTakesBothAndTellsNothingOfWhichWasWrong() {
        Person person = DOOR.user();
        Phone phone = person.withPhone();
        JsonNode before = person.seen();

        assertPlainlyRefused(DOOR.signIn(person.name(), PASSWORD), 401, "otp_required");
        assertThat(failures(person)).isZero();
        Answer noCode = DOOR.signIn(person.name(), "wrong river stone");
        assertPlainlyRefused(noCode, 401, "unauthorized");
        Answer wrongCode = DOOR.signIn(person.name(), PASSWORD, phone.wrongCode());
        assertPlainlyRefused(wrongCode, 401, "unauthorized");
        assertThat(wrongCode.bytes()).isEqualTo(noCode.bytes());
        assertThat(failures(person)).isEqualTo(2);
        assertPlainlyRefused(DOOR.signIn(person.name(), PASSWORD), 401, "otp_required");
        assertThat(failures(person)).isEqualTo(2);
        assertThat(person.seen().get("last_login")).isEqualTo(before.get("last_login"));

        assertSignedIn(DOOR.signIn(person.name(), PASSWORD, phone.code()));
        assertThat(failures(person)).isZero();
        assertThat(person.isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"12345\"", "\"1234567\"", "\"abcdef\"", "\"１２３４５６\"", "\"------\""})
    void whatIsNoCodeIsAWrongOne(String otp) {
        Person person = DOOR.user();
        person.withPhone();
        JsonNode body = Json.object("user_name", person.name(), "password", PASSWORD, "otp", Json.parse(otp));

        Answer answer = DOOR.anybody().post("auth/login", body);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.allHeaders("Set-Cookie")).isEmpty();
    }

    @Test
    void codeThatIsNullIsMissing() {
        Person person = DOOR.user();
        person.withPhone();

        assertPlainlyRefused(
                DOOR.anybody()
                        .post("auth/login", Json.object("user_name", person.name(), "password", PASSWORD, "otp", null)),
                401,
                "otp_required");
    }

    @Test
    void codeCountsOnce() {
        Person person = DOOR.user();
        Phone phone = person.withPhone();
        String code = phone.code();

        assertSignedIn(DOOR.signIn(person.name(), PASSWORD, code));
        assertRefused(DOOR.signIn(person.name(), PASSWORD, code), 401, "unauthorized");
        assertPlainlyRefused(person.act("twofa/disable", "current_password", PASSWORD, "otp", code), 403, "wrong_otp");
    }

    @Test
    void recoveryCodeCountsOnceInPlaceOfACode() {
        Person person = DOOR.user();
        Phone phone = person.withPhone();
        String code = phone.recoveryCode();

        assertSignedIn(DOOR.signIn(person.name(), PASSWORD, code));
        assertRefused(DOOR.signIn(person.name(), PASSWORD, code), 401, "unauthorized");
        assertSignedIn(DOOR.signIn(person.name(), PASSWORD, phone.recoveryCode()));
    }

    @Test
    void recoveryCodesAreRenewed() {
        Person person = DOOR.user();
        Phone phone = person.withPhone();
        String old = phone.recoveryCode();

        assertPlainlyRefused(person.act("twofa/recovery_codes", "current_password", PASSWORD), 403, "otp_required");
        assertPlainlyRefused(
                person.act("twofa/recovery_codes", "current_password", "wrong river stone", "otp", phone.wrongCode()),
                403,
                "wrong_password");
        JsonNode codes = ok(person.act("twofa/recovery_codes", "current_password", PASSWORD, "otp", phone.code()))
                .get("recovery_codes");
        assertThat(Json.list(codes)).hasSize(10);
        assertRefused(DOOR.signIn(person.name(), PASSWORD, old), 401, "unauthorized");
        assertSignedIn(DOOR.signIn(person.name(), PASSWORD, codes.get(9).stringValue()));
    }

    @Test
    void turningOffTakesPasswordAndCode() {
        Person person = DOOR.user();
        Phone phone = person.withPhone();

        assertPlainlyRefused(person.act("twofa/disable", "current_password", PASSWORD), 403, "otp_required");
        assertPlainlyRefused(
                person.act("twofa/disable", "current_password", PASSWORD, "otp", phone.wrongCode()), 403, "wrong_otp");
        assertThat(isOn(person)).isTrue();
        assertNothing(person.act("twofa/disable", "current_password", PASSWORD, "otp", phone.code()));
        assertThat(isOn(person)).isFalse();
        assertSignedIn(DOOR.signIn(person.name(), PASSWORD));
        assertThat(DOOR.mails(person.email(), "twofa_disabled")).hasSize(1);
        assertPlainlyRefused(
                person.act("twofa/disable", "current_password", PASSWORD, "otp", phone.recoveryCode()),
                409,
                "not_enabled");
        assertPlainlyRefused(
                person.act("twofa/recovery_codes", "current_password", PASSWORD, "otp", phone.recoveryCode()),
                409,
                "not_enabled");
    }

    @Test
    void administratorTurnsItOffForWhoLostThePhone() {
        Person person = DOOR.user();
        person.withPhone();
        JsonNode before = person.seen();

        assertNothing(DOOR.manager().http().send("POST", person.path("twofa/reset")));

        assertThat(person.isSignedIn()).isFalse();
        assertSignedIn(DOOR.signIn(person.name(), PASSWORD));
        assertThat(isOn(person)).isFalse();
        assertThat(person.seen().get("modified_at")).isEqualTo(before.get("modified_at"));
        assertThat(DOOR.mails(person.email(), "twofa_disabled")).hasSize(1);
    }

    @Test
    void nobodyTurnsTheOwnOffWithoutACode() {
        Person administrator = DOOR.administrator();
        administrator.withPhone();
        Answer answer = administrator.act("twofa/reset");

        assertThat(answer.status()).as(answer.toString()).isIn(403, 409);
        assertThat(isOn(administrator)).isTrue();
    }

    @Test
    void nobodyMindsTheFactorOfAnother() {
        Person person = DOOR.user();
        JsonNode body = Json.object("current_password", PASSWORD, "otp", "123456");
        for (String action : List.of("enroll", "verify", "disable", "recovery_codes")) {
            for (Http who : List.of(DOOR.admin(), DOOR.user().http())) {
                assertPlainlyRefused(who.post(person.path("twofa/" + action), body), 403, "forbidden");
            }
        }
        assertPlainlyRefused(DOOR.user().http().send("POST", person.path("twofa/reset")), 403, "forbidden");
        assertThat(failures(person)).isZero();
    }

    @Test
    void wrongCodesLockOut() {
        Person person = DOOR.user();
        Phone phone = person.withPhone();
        for (int i = 0; i < 5; i++) {
            assertRefused(DOOR.signIn(person.name(), PASSWORD, phone.wrongCode()), 401, "unauthorized");
        }

        assertThat(person.seen().get("is_locked_out").booleanValue()).isTrue();
        assertRefused(DOOR.signIn(person.name(), PASSWORD), 401, "unauthorized");
        assertRefused(DOOR.signIn(person.name(), PASSWORD, phone.code()), 401, "unauthorized");
    }
}
