package muster.dialect.cryosparc;

import static muster.dialect.cryosparc.CodeSite.login;
import static muster.dialect.cryosparc.CodeSite.token;
import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.digest;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import muster.dialect.cryosparc.CodeSite.Person;
import muster.testing.Answer;
import muster.testing.Eventually;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInWireTest {
    private static final CodeSite SITE = CodeSite.shared();
    private static final String WRONG = "{\"detail\":\"The e-mail address or the password is wrong.\"}";

    private static Answer signIn(Person person, Object... more) {
        List<Object> fields =
                new ArrayList<>(List.of("username", person.email(), "password", digest(CodeSite.PASSWORD)));
        fields.addAll(List.of(more));
        return login(SITE.anybody(), fields.toArray());
    }

    private static void assertWrong(Answer answer) {
        assertRefused(answer, 401);
        assertThat(answer.text()).isEqualTo(WRONG);
    }

    @Test
    void rightPairGivesABearerOfThatUser() {
        Person ada = SITE.user();
        Answer answer = SITE.signIn(ada.email(), CodeSite.PASSWORD);

        assertThat(Json.names(ok(answer))).containsExactly("access_token", "token_type");
        assertThat(Json.text(answer.json(), "token_type")).isEqualTo("bearer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Json.text(ok(SITE.door().with(token(answer)).get("users/me")), "_id"))
                .isEqualTo(ada.id());
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() {
        Person ada = SITE.user();
        Person invited = SITE.invited();
        Person disabled = SITE.user();
        SITE.server().command("user", "lock", disabled.username());

        assertWrong(SITE.signIn(ada.email(), "wrong"));
        assertWrong(SITE.signIn("nobody@lab.example", CodeSite.PASSWORD));
        assertWrong(SITE.signIn(invited.email(), CodeSite.PASSWORD));
        assertWrong(SITE.signIn(disabled.email(), "wrong"));
        assertWrong(SITE.signIn(disabled.email(), CodeSite.PASSWORD));
        assertWrong(SITE.signIn("cryosparc", CodeSite.PASSWORD));
        assertWrong(SITE.signIn(" ", CodeSite.PASSWORD));
        assertWrong(SITE.signIn("a".repeat(2_000) + "@lab.example", CodeSite.PASSWORD));
    }

    @Test
    void usernameAndIdAreNoAddresses() {
        Person ada = SITE.user();

        assertWrong(SITE.signIn(ada.username(), CodeSite.PASSWORD));
        assertWrong(SITE.signIn(ada.id(), CodeSite.PASSWORD));
    }

    @Test
    void whatIsNoDigestIsNobodysPassword() {
        Person ada = SITE.user();
        String right = digest(CodeSite.PASSWORD);
        for (String presented : List.of(
                CodeSite.PASSWORD,
                digest(""),
                digest(right),
                right.substring(1),
                right + "0",
                right + " ",
                " " + right,
                right + "\n",
                right.replace('0', 'g') + "g",
                "x".repeat(2_000))) {
            assertWrong(login(SITE.anybody(), "username", ada.email(), "password", presented));
        }
        assertThat(ada.hasPassword(CodeSite.PASSWORD)).isTrue();
    }

    @Test
    void digestMayBeInCapitalsAndTheAddressToo() {
        Person ada = SITE.user();
        ok(login(
                SITE.anybody(),
                "username",
                ada.email().toUpperCase(Locale.ROOT),
                "password",
                digest(CodeSite.PASSWORD).toUpperCase(Locale.ROOT)));
    }

    @Test
    void argumentsThatTheClientWasNotGivenComeEmpty() {
        ok(signIn(SITE.user(), "grant_type", "", "scope", "", "client_id", "", "client_secret", "", "expires_in", ""));
    }

    @Test
    void argumentsThatSayNothingHereAreIgnored() {
        ok(signIn(SITE.user(), "grant_type", "password", "scope", "all", "client_id", "x", "client_secret", "y"));
    }

    @Test
    void otherGrantsAreRefused() {
        Person ada = SITE.user();

        assertRefused(signIn(ada, "grant_type", "refresh_token"), 422);
        assertRefused(signIn(ada, "grant_type", "PASSWORD"), 422);
    }

    @Test
    void tokenEndsWhenItWasAskedTo() {
        Person ada = SITE.user();
        String inForm = token(signIn(ada, "expires_in", "1"));
        String form = CodeSite.form("username", ada.email(), "password", digest(CodeSite.PASSWORD));
        String inQuery = token(
                SITE.anybody().send("POST", "login?expires_in=1.5", CodeSite.FORM, BodyPublishers.ofString(form)));
        String usual = token(signIn(ada));
        Eventually.pause(Duration.ofMillis(1_600));

        assertRefused(SITE.door().with(inForm).get("users/me"), 401);
        assertRefused(SITE.door().with(inQuery).get("users/me"), 401);
        ok(SITE.door().with(usual).get("users/me"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "0.0",
                "31536001",
                "63072000",
                "31536000.001",
                "NaN",
                "Infinity",
                "1e999999999",
                "1e-999999999",
                "1e2147483648",
                "soon",
                "0x10",
                "1,5",
                " ",
                "null",
                "1 2",
                "99999999999999999999999999999999999999",
                "true",
                "1d"
            })
    void lifetimesThatAreNoneAreRefusedWhereverTheyStand(String seconds) {
        Person ada = SITE.user();
        assertRefused(signIn(ada, "expires_in", seconds), 422);
        String form = CodeSite.form("username", ada.email(), "password", digest(CodeSite.PASSWORD));
        assertRefused(
                SITE.anybody()
                        .send(
                                "POST",
                                "login" + Http.query("expires_in", seconds),
                                CodeSite.FORM,
                                BodyPublishers.ofString(form)),
                422);

        assertThat(ada.seen().get("services").get("resume").get("loginTokens")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0.5", "1209600", "31536000", "31536000.0", "1e3", "007"})
    void lifetimesUpToAYearAreTaken(String seconds) {
        ok(signIn(SITE.user(), "expires_in", seconds));
    }

    @Test
    void missingFieldsAreNamed() {
        assertRefused(login(SITE.anybody(), "password", digest("x")), 422);
        Answer withoutPassword = login(SITE.anybody(), "username", "ada@lab.example");
        assertRefused(withoutPassword, 422);
        assertThat(Json.text(withoutPassword.json(), "detail")).contains("password");
        assertRefused(login(SITE.anybody(), "username", "", "password", digest("x")), 422);
        assertRefused(login(SITE.anybody(), "username", "ada@lab.example", "password", ""), 422);
        assertRefused(SITE.anybody().send("POST", "login", CodeSite.FORM, BodyPublishers.noBody()), 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x", ""})
    void otherBodiesThanFormsAreRefused(String contentType) {
        Person ada = SITE.user();
        String form = CodeSite.form("username", ada.email(), "password", digest(CodeSite.PASSWORD));
        Answer answer = SITE.anybody().send("POST", "login", contentType, BodyPublishers.ofString(form));

        assertRefused(answer, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"username=%zz&password=x", "username=%ff%fe&password=x", "username=%00&password=%"})
    void brokenEscapesAreRefused(String form) {
        Answer answer = SITE.anybody().send("POST", "login", CodeSite.FORM, BodyPublishers.ofString(form));

        assertThat(answer.status()).as(answer.toString()).isIn(400, 401, 422);
        assertRefused(answer, answer.status());
    }

    @Test
    void staleBearerDoesNotKeepAnybodyFromSigningIn() {
        Person ada = SITE.user();
        Http stale = SITE.anybody().with("Authorization", "Bearer " + "0".repeat(50));

        ok(login(stale, "username", ada.email(), "password", digest(CodeSite.PASSWORD)));
    }

    @Test
    void signingInIsOnlyPosted() {
        assertRefused(SITE.anybody().get("login?username=a&password=b"), 405);
    }

    @Test
    void tokenOutlivesNothingThatEndsTheAccount() {
        Person ada = SITE.user();
        Http signedIn = ada.signIn();
        SITE.server().command("user", "lock", ada.username());
        assertRefused(signedIn.get("users/me"), 401);
        assertRefused(signedIn.get("config/version"), 401);
        SITE.server().command("user", "unlock", ada.username());

        assertRefused(signedIn.get("users/me"), 401);
        ok(ada.signIn().get("users/me"));
    }

    @Test
    void fiveWrongPasswordsLockOutAtEveryDoorAndRunningSessionsGoOn() {
        Person ada = SITE.user();
        Http running = ada.signIn();
        for (int tries = 0; tries < 5; tries++) {
            assertWrong(SITE.signIn(ada.email(), "wrong"));
        }
        assertWrong(SITE.signIn(ada.email(), CodeSite.PASSWORD));
        Answer atConnect = Http.at(SITE.server().url().toString())
                .with("X-Forwarded-For", "10.2.0.1")
                .post("__login__", Json.object("username", ada.username(), "password", CodeSite.PASSWORD));
        assertThat(atConnect.status()).isNotEqualTo(200);
        ok(running.get("users/me"));

        SITE.server().command("user", "unlock", ada.username());
        ok(ada.signIn().get("users/me"));
    }

    @Test
    void failuresOfASourceAreBoundedAndWhatIsSignedInGoesOn() throws Exception {
        try (RunningMuster server = CodeSite.behindAProxy()) {
            CodeSite site = new CodeSite(server);
            Person ada = site.user();
            String session = token(site.signIn(ada.email(), CodeSite.PASSWORD));
            Http source = site.from("10.9.9.9");
            for (int tries = 0; tries < 50; tries++) {
                assertRefused(login(source, "username", "nobody@lab.example", "password", "no digest"), 401);
                assertRefused(CodeSite.redeem(source, "nobody@lab.example", "register", "0000", CodeSite.NEXT), 400);
            }

            Answer signIn = CodeSite.signIn(source, ada.email(), "wrong");
            Answer registration = CodeSite.redeem(source, ada.email(), "register", "0000", CodeSite.NEXT);
            for (Answer refused : List.of(signIn, registration)) {
                assertRefused(refused, 429);
                assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
            }
            ok(source.with("Authorization", "Bearer " + session).get("users/me"));
            ok(CodeSite.signIn(source, ada.email(), CodeSite.PASSWORD));
            ok(CodeSite.signIn(site.from("10.9.9.10"), ada.email(), CodeSite.PASSWORD));
        }
    }
}
