package muster.dialect.cryosparc;

import static muster.dialect.cryosparc.CodeSite.redeem;
import static muster.dialect.cryosparc.CodeSite.wrong;
import static muster.testing.CryosparcAnswers.assertNothing;
import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.digest;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import muster.dialect.cryosparc.CodeSite.Person;
import muster.testing.Answer;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RegistrationWireTest {
    private static final CodeSite SITE = CodeSite.shared();
    private static final String REFUSED = "{\"detail\":\"Invalid or expired token\"}";

    private static void assertCodeRefused(Answer answer) {
        assertRefused(answer, 400);
        assertThat(answer.text()).isEqualTo(REFUSED);
    }

    private static Answer register(Person person, String code) {
        return SITE.register(person.email(), code, CodeSite.PASSWORD);
    }

    private static Answer registerWith(Http who, Person person, String contentType, String body) {
        return who.send("POST", "users/" + person.id() + "/register", contentType, BodyPublishers.ofString(body));
    }

    @Test
    void codeSetsThePasswordAndOpensNoSession() {
        Person ada = SITE.invited();
        assertNothing(register(ada, ada.registrationCode()));

        JsonNode seen = ada.seen();
        assertThat(seen.get("register_token").isNull()).isTrue();
        assertThat(seen.get("last_password_changed_at").isString()).isTrue();
        assertThat(seen.get("services").toString())
                .isEqualTo("{\"password\":{\"bcrypt\":\"hidden\"},\"resume\":{\"loginTokens\":[]}}");
        ok(ada.signIn().get("users/me"));
    }

    @Test
    void userIsNamedByIdOrByAddressInAnyCase() {
        Person byId = SITE.invited();
        Person byAddress = SITE.invited();
        Person inCapitals = SITE.invited();

        assertNothing(SITE.register(byId.id(), byId.registrationCode(), CodeSite.PASSWORD));
        assertNothing(SITE.register(byAddress.email(), byAddress.registrationCode(), CodeSite.PASSWORD));
        assertNothing(SITE.register(
                inCapitals.id().toUpperCase(Locale.ROOT), inCapitals.registrationCode(), CodeSite.PASSWORD));
        for (Person person : List.of(byId, byAddress, inCapitals)) {
            assertThat(person.hasPassword(CodeSite.PASSWORD)).isTrue();
        }
    }

    @Test
    void wrongCodeChangesNothingAndTheRightOneFollows() {
        Person ada = SITE.invited();
        String code = ada.registrationCode();
        assertCodeRefused(register(ada, wrong(code)));
        assertThat(ada.hasPassword(CodeSite.PASSWORD)).isFalse();

        assertNothing(register(ada, code));
        assertThat(ada.hasPassword(CodeSite.PASSWORD)).isTrue();
    }

    @Test
    void whatIsSentAgainAfterABrokenConnectionFailsAndChangesNothing() {
        Person ada = SITE.invited();
        String code = ada.registrationCode();
        assertNothing(register(ada, code));
        JsonNode registered = ada.seen();
        assertCodeRefused(register(ada, code));
        assertCodeRefused(SITE.register(ada.id(), code, CodeSite.NEXT));

        assertThat(ada.seen()).isEqualTo(registered);
        assertThat(ada.hasPassword(CodeSite.PASSWORD)).isTrue();
        assertThat(ada.hasPassword(CodeSite.NEXT)).isFalse();
    }

    @Test
    void ofParallelRequestsWithOneCodeExactlyOneWins() {
        Person ada = SITE.invited();
        String code = ada.registrationCode();
        List<Callable<Integer>> tasks = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i ->
                        () -> SITE.register(i % 2 == 0 ? ada.id() : ada.email(), code, "horse battery number " + i)
                                .status())
                .toList();
        List<Integer> statuses = Together.run(tasks);

        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 400);
        assertThat(ada.hasPassword("horse battery number " + statuses.indexOf(204)))
                .isTrue();
    }

    @Test
    void tenWrongOnesBurnTheCodeAndAnAdministratorRenewsIt() {
        Person ada = SITE.invited();
        String code = ada.registrationCode();
        Callable<Answer> guess = () -> register(ada, wrong(code));
        Together.run(Collections.nCopies(10, guess)).forEach(RegistrationWireTest::assertCodeRefused);
        assertCodeRefused(register(ada, code));
        assertThat(ada.hasCode()).isFalse();

        assertNothing(CodeSite.askForReset(SITE.admin(), ada.email()));
        assertNothing(register(ada, ada.registrationCode()));
    }

    @Test
    void codesOfAnotherAccountOrForAnotherPurposeAreWrong() {
        Person ada = SITE.invited();
        Person bob = SITE.invited();
        Person cyd = SITE.user();
        assertNothing(CodeSite.askForReset(SITE.admin(), cyd.id()));
        String resetCode = cyd.resetCode();

        assertCodeRefused(register(ada, differing(bob, ada)));
        assertCodeRefused(SITE.reset(ada.id(), ada.registrationCode(), CodeSite.NEXT));
        assertCodeRefused(register(cyd, resetCode));
        assertCodeRefused(SITE.reset(bob.id(), resetCode, CodeSite.NEXT));
        assertThat(cyd.hasPassword(CodeSite.PASSWORD)).isTrue();
        assertNothing(register(ada, ada.registrationCode()));
        assertNothing(SITE.reset(cyd.id(), resetCode, CodeSite.NEXT));
    }

    /** The code of the one, made anew until it is not by chance that of the other. */
    private static String differing(Person one, Person other) {
        while (one.registrationCode().equals(other.registrationCode())) {
            assertNothing(CodeSite.askForReset(SITE.admin(), one.id()));
        }
        return one.registrationCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody@lab.example",
                "65f0c3129b1e4d0012ab34d0",
                "me",
                "x",
                "%40",
                "0",
                "a%00b%40c",
                "a%2fb@lab.example",
                "%E2%98%83@lab.example",
                "count"
            })
    void unknownUsersAreRefusedLikeWrongCodes(String id) {
        JsonNode body = Json.object("password", digest(CodeSite.PASSWORD));
        Http who = SITE.anybody().with("token", "0421");
        Answer answer = who.post("users/" + id + "/register", body);

        // A control character in an address is refused before anybody is looked for.
        if (id.contains("%00")) {
            assertRefused(answer, 400);
        } else {
            assertCodeRefused(answer);
            assertCodeRefused(who.post("users/" + id + "/reset_password", body));
        }
    }

    @Test
    void thoseWhoAreRegisteredDisabledOrGoneAreRefusedLikeWrongCodes() {
        Person ada = SITE.user();
        Person disabled = SITE.invited();
        String code = disabled.registrationCode();
        SITE.server().command("user", "lock", disabled.username());
        Person gone = SITE.invited();
        String lost = gone.registrationCode();
        assertNothing(SITE.admin().delete("users/" + gone.id()));

        assertCodeRefused(register(ada, "0421"));
        assertCodeRefused(register(disabled, code));
        assertCodeRefused(SITE.register(gone.id(), lost, CodeSite.PASSWORD));
        assertCodeRefused(register(gone, lost));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd", "12", "00000000000", "%", "null", "-421", "0421 0421"})
    void codesThatAreNoneAreWrong(String code) {
        Person ada = SITE.invited();
        assertCodeRefused(register(ada, code));
        assertNothing(register(ada, ada.registrationCode()));
    }

    @Test
    void codeOfAnyLengthIsWrongInTheSameWay() {
        Person ada = SITE.invited();

        assertCodeRefused(register(ada, "1".repeat(4_000)));
        Answer huge = register(ada, "1".repeat(100_000));
        assertThat(huge.status()).isIn(400, 431);
        assertRefused(huge, huge.status());
    }

    @Test
    void missingCodeIsRefusedWithoutCountingAsATry() {
        Person ada = SITE.invited();
        JsonNode body = Json.object("password", digest(CodeSite.PASSWORD));
        for (int tries = 0; tries < 6; tries++) {
            assertRefused(SITE.anybody().post("users/" + ada.id() + "/register", body), 422);
            assertRefused(
                    SITE.anybody().post("users/" + ada.id() + "/register?token=" + ada.registrationCode(), body), 422);
        }
        assertNothing(register(ada, ada.registrationCode()));
    }

    @Test
    void passwordsThatAreNoneAreRefusedWithoutCountingAsATry() {
        Person ada = SITE.invited();
        String code = ada.registrationCode();
        List<String> bodies =
                new ArrayList<>(List.of("", "null", "[]", "{}", "\"x\"", "1", "{", "{\"password\":null}"));
        for (String password : List.of("", CodeSite.PASSWORD, digest(""), digest("123456"), digest("password") + "0")) {
            bodies.add(Json.object("password", password).toString());
        }
        bodies.add("{\"password\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}");
        bodies.add("{\"password\":\"" + digest("one one") + "\",\"password\":\"" + digest("two two") + "\"}");
        for (String body : bodies) {
            assertRefused(registerWith(SITE.anybody().with("token", code), ada, "application/json", body), 422);
        }
        assertNothing(register(ada, code));
    }

    @Test
    void ownWordsAreRefusedAndTheCodeStaysGood() {
        Person ada = SITE.invited();
        String code = ada.registrationCode();
        assertRefused(SITE.register(ada.id(), code, ada.username()), 422);
        assertCodeRefused(SITE.register(ada.id(), wrong(code), ada.username()));

        assertNothing(register(ada, code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", ""})
    void bodiesThatPagesOfAnyOriginCouldSendAreRefused(String contentType) {
        Person ada = SITE.invited();
        String body = Json.object("password", digest(CodeSite.PASSWORD)).toString();

        assertRefused(registerWith(SITE.anybody().with("token", ada.registrationCode()), ada, contentType, body), 422);
        assertThat(ada.hasCode()).isTrue();
    }

    @Test
    void staleBearerKeepsNobodyFromRegistering() {
        Person ada = SITE.invited();
        Http stale = SITE.anybody().with("Authorization", "Bearer " + CryosparcDoor.INVENTED_TOKEN);

        assertNothing(redeem(stale, ada.email(), "register", ada.registrationCode(), CodeSite.PASSWORD));
    }

    @Test
    void upperCaseDigestIsTheSamePassword() {
        Person ada = SITE.invited();
        String capitals = digest(CodeSite.PASSWORD).toUpperCase(Locale.ROOT);
        Http who = SITE.anybody().with("token", ada.registrationCode());
        assertNothing(who.post("users/" + ada.id() + "/register", Json.object("password", capitals)));

        assertThat(ada.hasPassword(CodeSite.PASSWORD)).isTrue();
    }

    @Test
    void whoeverIsPromotedBeforeRegisteringNeedsTheLongerCode() {
        Person ada = SITE.invited();
        String shorter = ada.registrationCode();
        ok(CodeSite.setRole(SITE.admin(), ada.id(), "admin"));
        String longer = ada.registrationCode();

        assertThat(shorter).matches("[0-9]{4}");
        assertThat(longer).matches("[0-9]{8}");
        assertCodeRefused(register(ada, shorter));
        assertNothing(register(ada, longer));
        assertThat(ok(ada.signIn().get("users/me")).get("roles").toString())
                .isEqualTo("{\"__global_roles__\":[\"admin\"]}");
    }
}
