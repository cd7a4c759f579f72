package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import muster.testing.Answer;
import muster.testing.BrowserSession;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import muster.testing.Together;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConnectSignInWireTest {
    /** Wrong passwords are counted per source, so that they shall not be counted where others sign in. */
    private static final RunningMuster SERVER = RunningMuster.with();

    private static final ConnectDoor DOOR = new ConnectDoor(SERVER);
    private static final String WRONG = "a wrong password";

    @AfterAll
    static void closeServer() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "text/html", "application/x-www-form-urlencoded", "application/json5"})
    void signingInTakesJsonAndNothingThatAPageOfAnotherOriginCouldSend(String contentType) {
        Person person = DOOR.viewer();
        String body = Json.object("username", person.username(), "password", person.password())
                .toString();
        Http outside = Http.at(SERVER.url().toString());
        assertThat(outside.send("POST", "__login__", contentType, BodyPublishers.ofString(body))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void signInSetsTheTwoCookies() {
        Person person = DOOR.viewer();
        Answer answer = signIn(person.username(), person.password());
        assertThat(ok(answer).isObject()).isTrue();
        List<String> cookies = answer.allHeaders("Set-Cookie");
        assertThat(cookies).hasSize(2);
        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie.toLowerCase(Locale.ROOT))
                        .startsWith("rsconnect=")
                        .contains("httponly", "samesite", "path=/"));
        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie.toLowerCase(Locale.ROOT))
                        .startsWith("rsc-xsrf=")
                        .contains("samesite", "path=/"));
        assertThat(answer.text()).doesNotContain(person.password());
    }

    @Test
    void usernameMayBeWrittenInCapitals() {
        Person person = DOOR.viewer();
        BrowserSession session =
                BrowserSession.of(DOOR.server(), person.username().toUpperCase(Locale.ROOT), person.password());
        assertThat(Json.text(ok(session.reading().get("v1/user")), "guid")).isEqualTo(person.guid());
    }

    @Test
    void cookiesAloneReadAndCannotWrite() {
        Person person = DOOR.viewer();
        BrowserSession session = person.signIn();
        assertThat(Json.text(ok(session.reading().get("v1/user")), "guid")).isEqualTo(person.guid());
        String path = "v1/users/" + person.guid();
        JsonNode change = Json.object("first_name", "Changed");
        assertRefused(session.reading().put(path, change), 403, 92);
        assertRefused(
                session.reading().with(BrowserSession.FORGERY_HEADER, "wrong").put(path, change), 403, 92);
        assertRefused(session.reading().with(BrowserSession.FORGERY_HEADER, "").put(path, change), 403, 92);
        assertThat(DOOR.user(person.guid()).get("first_name").stringValue()).isEmpty();
        assertThat(Json.text(ok(session.writing().put(path, change)), "first_name"))
                .isEqualTo("Changed");
    }

    @Test
    void aTokenThatAStrangerPlantedIsNotAccepted() {
        Person person = DOOR.viewer();
        Answer answer = person.signIn()
                .writingWithForgedToken("planted")
                .put("v1/users/" + person.guid(), Json.object("first_name", "Changed"));
        assertRefused(answer, 403, 92);
    }

    @Test
    void aTokenOfAnotherSessionIsNotAccepted() {
        Person person = DOOR.viewer();
        String foreign = DOOR.viewer().signIn().forgeryToken();
        Answer answer = person.signIn()
                .writingWithForgedToken(foreign)
                .put("v1/users/" + person.guid(), Json.object("first_name", "Changed"));
        assertRefused(answer, 403, 92);
    }

    @Test
    void keysNeedNoTokenAgainstForgery() {
        Person person = DOOR.viewer();
        ok(person.http().put("v1/users/" + person.guid(), Json.object("first_name", "Changed")));
    }

    @Test
    void sessionIsNoKeyAndKeyIsNoSession() {
        Person person = DOOR.viewer();
        Answer answer = signIn(person.username(), person.password());
        String cookie = answer.allHeaders("Set-Cookie").stream()
                .filter(line -> line.startsWith("rsconnect="))
                .findFirst()
                .orElseThrow();
        String secret = cookie.substring("rsconnect=".length(), cookie.indexOf(';'));
        assertRefused(DOOR.with(secret).get("v1/user"), 401, 24, 30);
        assertRefused(
                DOOR.anonymous().with("Cookie", "rsconnect=" + person.key()).get("v1/user"), 401, 24, 30);
    }

    @Test
    void everySignInGivesAnotherSession() {
        Person person = DOOR.viewer();
        TreeSet<String> first =
                new TreeSet<>(signIn(person.username(), person.password()).allHeaders("Set-Cookie"));
        TreeSet<String> second =
                new TreeSet<>(signIn(person.username(), person.password()).allHeaders("Set-Cookie"));
        assertThat(first).hasSize(2).doesNotContainAnyElementsOf(second);
    }

    @Test
    void wrongPasswordUnknownNameAndAccountWithoutPasswordLookAlikeToTheByte() {
        Person person = DOOR.viewer();
        JsonNode invited = DOOR.invited(ConnectDoor.fresh("nopassword"));
        Answer wrong = signIn(person.username(), WRONG);
        Answer unknown = signIn("nobody-of-this-name", WRONG);
        Answer without = signIn(Json.text(invited, "username"), WRONG);
        assertRefused(wrong, 401, 30);
        assertThat(unknown.bytes()).isEqualTo(wrong.bytes());
        assertThat(without.bytes()).isEqualTo(wrong.bytes());
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(without.status()).isEqualTo(401);
        assertThat(unknown.headers().keySet()).isEqualTo(wrong.headers().keySet());
        assertThat(without.headers().keySet()).isEqualTo(wrong.headers().keySet());
        assertThat(wrong.headers()).doesNotContainKey("set-cookie");
    }

    @Test
    void lockedPersonIsToldSoOnlyAfterTheRightPassword() {
        Person person = DOOR.viewer();
        DOOR.adminClient().users().get(person.guid()).lock(false);
        assertRefused(signIn(person.username(), WRONG), 401, 30);
        Answer right = signIn(person.username(), person.password());
        assertRefused(right, 403, 50);
        assertThat(right.headers()).doesNotContainKey("set-cookie");
    }

    @Test
    void lockEndsSessionsForGoodAndKeysForAsLongAsItHolds() {
        Person person = DOOR.viewer();
        BrowserSession session = person.signIn();
        ok(session.reading().get("v1/user"));
        DOOR.adminClient().users().get(person.guid()).lock(false);
        Answer whileLocked = session.reading().get("v1/user");
        assertThat(whileLocked.status()).isIn(401, 403);
        assertRefused(whileLocked, whileLocked.status());
        assertRefused(person.http().get("v1/user"), 403, 50);
        DOOR.adminClient().users().get(person.guid()).unlock();
        assertRefused(session.reading().get("v1/user"), 401, 24, 30);
        ok(person.http().get("v1/user"));
        ok(person.signIn().reading().get("v1/user"));
    }

    @Test
    void fiveWrongPasswordsInARowRefuseTheRightOneButNotTheKeyNorARunningSession() {
        Person person = DOOR.viewer();
        BrowserSession session = person.signIn();
        Answer wrong = null;
        for (int i = 0; i < 5; i++) {
            wrong = signIn(person.username(), WRONG);
            assertRefused(wrong, 401, 30);
        }
        Answer right = signIn(person.username(), person.password());
        assertRefused(right, 401, 30);
        assertThat(right.bytes()).isEqualTo(wrong.bytes());
        ok(person.http().get("v1/user"));
        ok(session.reading().get("v1/user"));
    }

    @Test
    void fourWrongPasswordsRefuseNothingAndARightOneForgetsThem() {
        Person person = DOOR.viewer();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                assertRefused(signIn(person.username(), WRONG), 401, 30);
            }
            ok(signIn(person.username(), person.password()));
        }
    }

    @Test
    void wrongPasswordsAtTheSameMomentAllCount() {
        Person person = DOOR.viewer();
        Callable<Answer> wrong = () -> signIn(person.username(), WRONG);
        List<Answer> answers =
                Together.run(Stream.generate(() -> wrong).limit(8).toList());
        assertThat(answers).allSatisfy(answer -> assertRefused(answer, 401, 30));
        assertRefused(signIn(person.username(), person.password()), 401, 30);
    }

    @Test
    void rightPasswordsAtTheSameMomentAllOpen() {
        Person person = DOOR.viewer();
        Callable<Answer> right = () -> signIn(person.username(), person.password());
        List<Answer> answers =
                Together.run(Stream.generate(() -> right).limit(8).toList());
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void everyCharacterOfALongPasswordCounts() {
        String username = ConnectDoor.fresh("long");
        String password = "é".repeat(127) + "a";
        DOOR.create(ConnectDoor.newUser(username, "password", password));
        ok(signIn(username, password));
        assertRefused(signIn(username, "é".repeat(127) + "b"), 401, 30);
        assertRefused(signIn(username, "é".repeat(127)), 401, 30);
        assertRefused(signIn(username, password + "a"), 401, 30);
    }

    @Test
    void passwordsOfMoreThanOneHundredTwentyEightCharactersAreRefused() {
        long before = DOOR.countUsers();
        JsonNode body = ConnectDoor.newUser(ConnectDoor.fresh("toolong"), "password", "a".repeat(129));
        assertRefused(DOOR.admin().post("v1/users", body), 400, 6, 25);
        assertThat(DOOR.countUsers()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " a blank before",
                "a blank behind ",
                "CAPITALS ALONE",
                "straße é ✓ 🔑",
                "tab\tinside",
                "'; drop --\"\\"
            })
    void passwordsAreTakenToTheLetter(String password) {
        String username = ConnectDoor.fresh("letter");
        DOOR.create(ConnectDoor.newUser(username, "password", password));
        ok(signIn(username, password));
        assertRefused(signIn(username, password.strip().toLowerCase(Locale.ROOT) + "."), 401, 30);
        if (!password.equals(password.strip())) {
            assertRefused(signIn(username, password.strip()), 401, 30);
        }
        assertRefused(signIn(username, swapCase(password)), 401, 30);
    }

    @Test
    void aSourceThatKeepsGuessingHasToWaitAndWhateverIsRightGoesOn() {
        try (RunningMuster server = RunningMuster.with()) {
            Person person = new ConnectDoor(server).viewer();
            BrowserSession session = person.signIn();
            for (int i = 0; i < 100; i++) {
                assertRefused(BrowserSession.signIn(server, "nobody" + i, WRONG), 401, 30);
            }
            Answer refused = BrowserSession.signIn(server, "nobody", WRONG);
            assertRefused(refused, 429);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
            ok(BrowserSession.signIn(server, person.username(), person.password()));
            ok(person.http().get("v1/user"));
            ok(session.reading().get("v1/user"));
        }
    }

    @Test
    void anAddressIsNoUsername() {
        Person person = DOOR.viewer();
        assertRefused(signIn(Json.text(person.user(), "email"), person.password()), 401, 30);
        assertRefused(signIn(person.guid(), person.password()), 401, 30);
    }

    private static Answer signIn(String username, String password) {
        return BrowserSession.signIn(DOOR.server(), username, password);
    }

    private static String swapCase(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
    }
}
