package muster.dialect.cryosparc;

import static muster.dialect.cryosparc.CodeSite.askForReset;
import static muster.dialect.cryosparc.CodeSite.wrong;
import static muster.testing.CryosparcAnswers.assertNothing;
import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import muster.dialect.cryosparc.CodeSite.Person;
import muster.testing.Answer;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import muster.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ResetWireTest {
    private static final CodeSite SITE = CodeSite.shared();

    private static void assertCodeRefused(Answer answer) {
        assertRefused(answer, 400);
        assertThat(answer.text()).isEqualTo("{\"detail\":\"Invalid or expired token\"}");
    }

    private static Answer reset(Person person, String code) {
        return SITE.reset(person.email(), code, CodeSite.NEXT);
    }

    @Test
    void whoAsksGetsACodeThatAdministratorsAloneSee() {
        Person ada = SITE.user();
        Http signedIn = ada.signIn();
        assertNothing(askForReset(SITE.anybody(), ada.email()));

        assertThat(ada.resetCode()).matches("[0-9]{4}");
        assertThat(ada.seen().get("register_token").isNull()).isTrue();
        assertThat(ok(signedIn.get("users/me")).get("reset_token").isNull()).isTrue();
        assertThat(ok(SITE.door().admin().get("users/" + ada.id()))
                        .get("reset_token")
                        .isNull())
                .as("an API key that was not made for codes")
                .isTrue();
        List<JsonNode> all = Json.list(ok(SITE.admin().get("users")));
        assertThat(all)
                .filteredOn(user -> Json.text(user, "_id").equals(ada.id()))
                .hasSize(1)
                .allSatisfy(user -> assertThat(Json.text(user, "reset_token")).isEqualTo(ada.resetCode()));
    }

    @Test
    void codeSetsAnotherPasswordAndEndsEverySession() {
        Person ada = SITE.user();
        List<Http> sessions = List.of(ada.signIn(), ada.signIn());
        JsonNode before = ada.seen();
        assertNothing(askForReset(SITE.anybody(), ada.id()));
        assertNothing(reset(ada, ada.resetCode()));

        sessions.forEach(session -> assertRefused(session.get("users/me"), 401));
        assertThat(ada.hasPassword(CodeSite.PASSWORD)).isFalse();
        assertThat(ada.hasPassword(CodeSite.NEXT)).isTrue();
        JsonNode seen = ada.seen();
        assertThat(seen.get("reset_token").isNull()).isTrue();
        assertThat(Json.text(seen, "last_password_changed_at"))
                .isGreaterThan(Json.text(before, "last_password_changed_at"));
        assertThat(seen.get("services").get("resume").get("loginTokens")).hasSize(1);
    }

    @Test
    void keysOutliveAReset() {
        Person ada = SITE.user();
        Http key = SITE.door().with(SITE.server().keyFor(ada.username()));
        assertNothing(askForReset(SITE.admin(), ada.id()));
        assertNothing(reset(ada, ada.resetCode()));

        ok(key.get("users/me"));
    }

    @Test
    void codeThatNobodyHasLookedAtIsNoGood() {
        Person ada = SITE.user();
        assertNothing(askForReset(SITE.anybody(), ada.email()));
        // Nobody guesses it before an administrator was told by the person that it is wanted.
        List<Integer> statuses = IntStream.range(0, 4)
                .mapToObj("%04d"::formatted)
                .map(code -> reset(ada, code).status())
                .toList();

        assertThat(statuses).containsOnly(400);
        assertNothing(reset(ada, ada.resetCode()));
    }

    @Test
    void wrongAndUsedCodesAreRefused() {
        Person ada = SITE.user();
        assertNothing(askForReset(SITE.anybody(), ada.email()));
        String code = ada.resetCode();
        assertCodeRefused(reset(ada, wrong(code)));
        assertThat(ada.hasPassword(CodeSite.PASSWORD)).isTrue();
        assertNothing(reset(ada, code));
        assertCodeRefused(SITE.reset(ada.email(), code, "a third horse battery"));

        assertThat(ada.hasPassword(CodeSite.NEXT)).isTrue();
    }

    @Test
    void ofParallelResetsWithOneCodeExactlyOneWins() {
        Person ada = SITE.user();
        assertNothing(askForReset(SITE.admin(), ada.email()));
        String code = ada.resetCode();
        List<Callable<Integer>> tasks = IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(i -> () ->
                        SITE.reset(ada.id(), code, "horse battery number " + i).status())
                .toList();
        List<Integer> statuses = Together.run(tasks);

        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 400);
        assertThat(ada.hasPassword("horse battery number " + statuses.indexOf(204)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@lab.example", "65f0c3129b1e4d0012ab34d0", "me", "x", "cryosparc", "%20", "@"})
    void whoeverIsAskedForTheAnswerIsTheSame(String id) {
        assertNothing(SITE.anybody().send("POST", "users/" + id + "/request_reset_password"));
        Http stale = SITE.anybody().with("Authorization", "Bearer " + "0".repeat(50));
        assertNothing(stale.send("POST", "users/" + id + "/request_reset_password"));
        assertNothing(SITE.user().signIn().send("POST", "users/" + id + "/request_reset_password"));
    }

    @Test
    void bodyOfARequestSaysNothing() {
        Person ada = SITE.user();
        assertNothing(SITE.anybody().post("users/" + ada.id() + "/request_reset_password", Json.object("token", "1")));

        assertThat(ada.hasCode()).isTrue();
    }

    @Test
    void askingForTheInvitedDisabledAndThoseWhoManageChangesNothing() {
        Person invited = SITE.invited();
        String code = invited.registrationCode();
        Person disabled = SITE.user();
        SITE.server().command("user", "lock", disabled.username());
        Person boss = SITE.user("role", "admin");
        for (Person person : List.of(invited, disabled, boss)) {
            assertNothing(askForReset(SITE.anybody(), person.email()));
        }

        assertThat(invited.registrationCode()).isEqualTo(code);
        assertThat(invited.seen().get("reset_token").isNull()).isTrue();
        assertThat(disabled.hasCode()).isFalse();
        assertThat(boss.hasCode()).isFalse();
    }

    @Test
    void askingAgainNeitherReplacesACodeNorForgivesTries() {
        Person ada = SITE.user();
        assertNothing(askForReset(SITE.anybody(), ada.email()));
        String code = ada.resetCode();
        for (int tries = 0; tries < 5; tries++) {
            assertNothing(askForReset(SITE.anybody(), ada.email()));
            assertThat(ada.resetCode()).isEqualTo(code);
            assertCodeRefused(reset(ada, wrong(code)));
        }
        assertThat(ada.hasCode()).isFalse();
        assertNothing(askForReset(SITE.anybody(), ada.email()));
        assertThat(ada.hasCode()).isFalse();

        assertNothing(askForReset(SITE.admin(), ada.email()));
        assertNothing(reset(ada, ada.resetCode()));
    }

    @Test
    void administratorsRenewEveryCodeAtOnce() {
        Person invited = SITE.invited();
        String first = invited.registrationCode();
        assertNothing(askForReset(SITE.admin(), invited.id()));
        while (invited.registrationCode().equals(first)) {
            assertNothing(askForReset(SITE.admin(), invited.id()));
        }
        assertCodeRefused(SITE.register(invited.id(), first, CodeSite.PASSWORD));
        assertNothing(SITE.register(invited.id(), invited.registrationCode(), CodeSite.PASSWORD));
        assertNothing(askForReset(SITE.admin(), invited.id()));

        assertThat(invited.resetCode()).matches("[0-9]{4}");
    }

    @Test
    void administratorIsToldWhatCannotBe() {
        assertRefused(askForReset(SITE.admin(), "nobody@lab.example"), 404);
        assertRefused(askForReset(SITE.admin(), "65f0c3129b1e4d0012ab34d0"), 404);
        Person disabled = SITE.user();
        SITE.server().command("user", "lock", disabled.username());
        Answer refused = askForReset(SITE.admin(), disabled.id());

        // The token is good: only the account that it shall be done to is not.
        assertRefused(refused, 409);
        assertRefused(askForReset(SITE.door().admin(), SITE.user().id()), 403);
    }

    @Test
    void managerIsNobodyInParticularHere() {
        Person manager = SITE.user();
        SITE.server().command("user", "rank", manager.username(), "manager");
        Person ada = SITE.invited();
        String code = ada.registrationCode();
        Http signedIn = manager.signIn();
        assertNothing(askForReset(signedIn, ada.id()));
        assertNothing(askForReset(signedIn, "nobody@lab.example"));

        assertThat(ada.registrationCode()).isEqualTo(code);
        assertRefused(signedIn.get("users/" + ada.id()), 403);
        assertRefused(signedIn.get("users"), 403);
    }

    @Test
    void administratorsResetTheirOwnPasswordsToo() {
        Person boss = SITE.user("role", "admin");
        Http signedIn = boss.signIn();
        assertNothing(askForReset(signedIn, boss.email()));
        String code = Json.text(ok(signedIn.get("users/me")), "reset_token");

        assertThat(code).matches("[0-9]{8}");
        assertNothing(reset(boss, code));
        assertRefused(signedIn.get("users/me"), 401);
        assertThat(boss.hasPassword(CodeSite.NEXT)).isTrue();
    }

    @Test
    void codeOfWhoeverIsDisabledMeanwhileIsNoGood() {
        Person ada = SITE.user();
        assertNothing(askForReset(SITE.admin(), ada.id()));
        String code = ada.resetCode();
        SITE.server().command("user", "lock", ada.username());
        assertCodeRefused(reset(ada, code));
        SITE.server().command("user", "unlock", ada.username());

        assertThat(ada.hasPassword(CodeSite.PASSWORD)).isTrue();
    }

    @Test
    void resetEndsALockOut() {
        Person ada = SITE.user();
        assertNothing(askForReset(SITE.admin(), ada.id()));
        String code = ada.resetCode();
        for (int tries = 0; tries < 5; tries++) {
            assertRefused(SITE.signIn(ada.email(), "wrong"), 401);
        }
        assertThat(ada.hasPassword(CodeSite.PASSWORD)).isFalse();
        assertNothing(reset(ada, code));

        assertThat(ada.hasPassword(CodeSite.NEXT)).isTrue();
    }

    @Test
    void signInWithTheOldPasswordWhileItIsReplacedOpensNothingThatStays() {
        Person ada = SITE.user();
        assertNothing(askForReset(SITE.admin(), ada.id()));
        String code = ada.resetCode();
        List<Callable<Answer>> tasks = IntStream.range(0, 7)
                .<Callable<Answer>>mapToObj(
                        i -> () -> i == 3 ? reset(ada, code) : SITE.signIn(ada.email(), CodeSite.PASSWORD))
                .toList();
        List<Answer> answers = Together.run(tasks);

        assertNothing(answers.get(3));
        for (Answer answer : answers) {
            if (answer.status() == 200) {
                assertRefused(SITE.door().with(CodeSite.token(answer)).get("users/me"), 401);
            }
        }
    }

    @Test
    void codesCanBeLongerAtEveryRank() {
        try (RunningMuster server = RunningMuster.with("code-digits=8", "trusted-proxies=127.0.0.1")) {
            CodeSite site = new CodeSite(server);
            assertThat(site.invited().registrationCode()).matches("[0-9]{8}");
            assertThat(site.invited("role", "admin").registrationCode()).matches("[0-9]{12}");
        }
    }
}
