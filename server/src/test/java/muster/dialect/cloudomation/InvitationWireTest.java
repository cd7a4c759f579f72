package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertInvalid;
import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.created;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.newUser;
import static muster.testing.CloudomationDoor.ok;
import static muster.testing.CloudomationDoor.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Eventually;
import muster.testing.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class InvitationWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static Answer activate(@Nullable Object code, @Nullable Object password) {
        return DOOR.anybody().post("auth/activate", Json.object("code", code, "password", password));
    }

    private static String code(JsonNode invited) {
        return DOOR.code(Json.text(invited, "pending_email"), "activation");
    }

    private static Answer invite(JsonNode record, Object... members) {
        return DOOR.admin().post("user/" + Json.text(record, "id") + "/invite", Json.object(members));
    }

    private static Duration untilDeadline(JsonNode record) {
        return Duration.between(Instant.now(), Instant.parse(Json.text(record, "activation_deadline")));
    }

    @Test
    void codeOfTheMailActivates() {
        JsonNode invited = DOOR.invited("description", "Beamline 4");
        String name = Json.text(invited, "name");
        String address = Json.text(invited, "pending_email");
        assertRefused(DOOR.signIn(name, PASSWORD), 401, "unauthorized");
        String code = code(invited);
        assertThat(invited.toString()).doesNotContain(code);

        Answer answer = activate(code, PASSWORD);

        assertThat(ok(answer)).isEqualTo(Json.object("user_id", Json.text(invited, "id"), "user_name", name));
        assertThat(answer.allHeaders("Set-Cookie")).isEmpty();
        JsonNode user = DOOR.user(Json.text(invited, "id"));
        assertThat(user.get("is_activated").booleanValue()).isTrue();
        assertThat(Json.text(user, "email")).isEqualTo(address);
        assertThat(user.get("pending_email").isNull()).isTrue();
        assertThat(user.get("activation_deadline").isNull()).isTrue();
        assertThat(user.get("last_login").isNull()).isTrue();
        assertThat(Json.text(user, "modified_by")).isEqualTo(Json.text(user, "id"));
        assertThat(time(user, "modified_at")).isAfter(time(invited, "modified_at"));
        assertThat(Json.text(user, "created_by")).isEqualTo(Json.text(invited, "created_by"));
        assertThat(DOOR.signIn(name, PASSWORD).status()).isEqualTo(302);
        assertThat(DOOR.mails(address, "account_activated")).hasSize(1);
    }

    @Test
    void codeCountsOnceAndInventedOnesNever() {
        JsonNode invited = DOOR.invited();
        String code = code(invited);
        DOOR.activate(code);

        for (Object bad :
                List.of(code, CloudomationDoor.UNUSED_CODE, "", "1234", code.replace("-", ""), "x".repeat(5_000))) {
            assertPlainlyRefused(activate(bad, PASSWORD), 400, "invalid_code");
        }
        assertThat(activate(code, PASSWORD).bytes())
                .isEqualTo(activate(CloudomationDoor.UNUSED_CODE, PASSWORD).bytes());
    }

    @Test
    void lookingAtTheLinkDoesNotUseTheCode() {
        JsonNode invited = DOOR.invited();
        String code = code(invited);
        Answer looked = DOOR.anybody().get("auth/activate?code=" + code);

        assertRefused(looked, 405, "method_not_allowed");
        assertThat(looked.header("Allow")).contains("POST").doesNotContain("GET");
        assertRefused(DOOR.anybody().put("auth/activate", Json.object("code", code)), 405, "method_not_allowed");
        DOOR.activate(code);
    }

    @Test
    void bodyWithoutACodeOrAPasswordIsNoUse() {
        String code = code(DOOR.invited());

        assertThat(DOOR.anybody()
                        .post("auth/activate", Json.object("code", code))
                        .status())
                .isIn(400, 422);
        assertThat(activate(code, null).status()).isIn(400, 422);
        assertThat(activate(code, 12345678901234L).status()).isIn(400, 422);
        assertThat(activate(12, PASSWORD).status()).isIn(400, 422);
        assertThat(activate(null, PASSWORD).status()).isIn(400, 422);
        assertThat(DOOR.anybody().send("POST", "auth/activate").status()).isEqualTo(400);
        DOOR.activate(code);
    }

    @Test
    void newInvitationVoidsTheFormerCode() {
        JsonNode invited = DOOR.invited();
        String former = code(invited);

        assertNothing(invite(invited));

        assertThat(DOOR.mails(Json.text(invited, "pending_email"), "activation"))
                .hasSize(2);
        assertThat(code(invited)).isNotEqualTo(former);
        assertPlainlyRefused(activate(former, PASSWORD), 400, "invalid_code");
        DOOR.activate(code(invited));
    }

    @Test
    void whoIsActiveNeedsNoInvitation() {
        Person person = DOOR.user();

        assertPlainlyRefused(DOOR.admin().send("POST", person.path("invite")), 409, "already_activated");
        assertThat(DOOR.mails(person.email(), "activation")).hasSize(1);
    }

    @Test
    void invitationCountsForSevenDaysUnlessSomebodySaysOtherwise() {
        JsonNode invited = DOOR.invited();
        assertThat(untilDeadline(invited)).isBetween(Duration.ofDays(7).minusMinutes(1), Duration.ofDays(7));

        assertNothing(invite(invited, "valid_for_seconds", 2_592_000));
        assertThat(untilDeadline(DOOR.user(Json.text(invited, "id"))))
                .isBetween(Duration.ofDays(30).minusMinutes(1), Duration.ofDays(30));
    }

    @Test
    void expiredCodeIsAnInvalidOne() {
        JsonNode invited = DOOR.invited();
        assertNothing(invite(invited, "valid_for_seconds", 1));
        Eventually.pause(Duration.ofMillis(1_200));

        assertPlainlyRefused(activate(code(invited), PASSWORD), 400, "invalid_code");
        assertNothing(invite(invited));
        DOOR.activate(code(invited));
    }

    @Test
    void validityIsAWholeNumberOfSecondsUpToThirtyDays() {
        JsonNode invited = DOOR.invited();
        String before = code(invited);
        for (Object bad : List.of(0, -1, 2_592_001, 4_294_967_297L, "60", 1.5, true, List.of(60))) {
            assertThat(invite(invited, "valid_for_seconds", bad).status())
                    .as(String.valueOf(bad))
                    .isEqualTo(422);
        }
        assertThat(code(invited)).isEqualTo(before);
        DOOR.activate(before);
    }

    @Test
    void userMayBeMadeWithoutAnInvitation() {
        String name = fresh("u");
        JsonNode made = created(DOOR.admin().post("user?send_invitation=false", newUser(name)));

        assertThat(made.get("activation_deadline").isNull()).isTrue();
        assertThat(Json.text(made, "pending_email")).isEqualTo(name + "@lab.example");
        assertThat(DOOR.mails(name + "@lab.example", "activation")).isEmpty();
        assertNothing(invite(made));
        DOOR.activate(code(made));
    }

    @Test
    void whoMayNotComeInIsNotActivated() {
        JsonNode disabled = DOOR.invited("is_enabled", false);
        JsonNode archived = DOOR.invited("is_archived", true);
        JsonNode trashed = DOOR.invited();
        String codeOfTrashed = code(trashed);
        assertNothing(DOOR.admin().delete("user/" + Json.text(trashed, "id")));

        assertPlainlyRefused(activate(code(disabled), PASSWORD), 400, "invalid_code");
        assertPlainlyRefused(activate(code(archived), PASSWORD), 400, "invalid_code");
        assertPlainlyRefused(activate(codeOfTrashed, PASSWORD), 400, "invalid_code");

        ok(DOOR.admin().patch("user/" + Json.text(disabled, "id"), Json.object("is_enabled", true)));
        DOOR.activate(code(disabled));
    }

    @Test
    void refusedPasswordLeavesTheCodeGood() {
        String name = fresh("longEnoughAsAPassword");
        JsonNode invited = created(DOOR.admin().post("user", newUser(name)));
        String code = code(invited);

        assertInvalid(activate(code, "elevenchars"), "password", "too_short");
        assertInvalid(activate(code, ""), "password", "too_short");
        assertInvalid(activate(code, "ab".repeat(64) + "c"), "password", "too_long");
        assertInvalid(activate(code, name.toUpperCase(Locale.ROOT)), "password", "invalid");
        assertInvalid(activate(code, name + "@LAB.example"), "password", "invalid");
        DOOR.activate(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zwölf Zeichen", "😀river😀stone", "  blanks around  ", "日本語のパスワードは長いです。"})
    void passwordIsAnyTextOfTwelveCharacters(String password) {
        JsonNode invited = DOOR.invited();

        ok(activate(code(invited), password));
        assertThat(DOOR.signIn(Json.text(invited, "name"), password).status()).isEqualTo(302);
    }

    @Test
    void everyCharacterOfALongPasswordCounts() {
        JsonNode invited = DOOR.invited();
        String password =
                "many different words, one after the other, ".repeat(3).substring(0, 128);
        ok(activate(code(invited), password));
        String name = Json.text(invited, "name");

        assertThat(DOOR.signIn(name, password.substring(0, 127)).status()).isEqualTo(401);
        assertThat(DOOR.signIn(name, password.substring(0, 127) + "#").status()).isEqualTo(401);
        assertThat(DOOR.signIn(name, password).status()).isEqualTo(302);
    }

    @Test
    void mailLeadsToThePageWithTheCodeOnALineOfItsOwn() {
        JsonNode invited = DOOR.invited();
        String text = Json.text(DOOR.newestMail(Json.text(invited, "pending_email"), "activation"), "text");

        assertThat(text.lines().filter(line -> line.contains("code=")))
                .singleElement()
                .asString()
                .matches("https?://\\S+code=" + code(invited) + "\\S*");
    }
}
