package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LoginWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static Answer login(String contentType, String body) {
        return DOOR.anybody().send("POST", "auth/login", contentType, BodyPublishers.ofString(body));
    }

    private static String cookie(Answer answer) {
        assertThat(answer.allHeaders("Set-Cookie")).as(answer.toString()).hasSize(1);
        return answer.header("Set-Cookie");
    }

    private static String pair(Answer answer) {
        return cookie(answer).split(";")[0];
    }

    @Test
    void rightPasswordLeadsOnWithACookie() {
        Answer answer = DOOR.signIn(RunningMuster.ADMINISTRATOR_USERNAME, RunningMuster.ADMINISTRATOR_PASSWORD);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/");
        assertThat(List.of(cookie(answer).split("; *")))
                .contains("HttpOnly", "Path=/", "SameSite=Lax", "Max-Age=2592000")
                .doesNotContain("Secure");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        JsonNode session = ok(DOOR.anybody().with("Cookie", pair(answer)).get("auth/session"));
        assertThat(Json.text(session, "user_name")).isEqualTo("iris");
        assertThat(Json.text(session, "roles")).isEqualTo("organization-admin");
        assertThat(session.toString()).doesNotContain(CloudomationDoor.tokenOf(answer));
    }

    @Test
    void cookieIsForTlsAloneWhereTheDoorIsServedOverTls() {
        Person person = DOOR.user();
        Answer answer = DOOR.anybody()
                .with("X-Forwarded-Proto", "https")
                .post("auth/login", Json.object("user_name", person.name(), "password", CloudomationDoor.PASSWORD));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(List.of(cookie(answer).split("; *"))).contains("Secure", "HttpOnly");
    }

    @Test
    void bodyOfTheRedirectHasATokenForClientsWithoutCookies() {
        Person person = DOOR.user();
        Answer answer = DOOR.signIn(person.name(), CloudomationDoor.PASSWORD);
        JsonNode body = answer.json();
        JsonNode record = person.seen();

        assertThat(Json.names(body))
                .containsExactly("organization_id", "token", "token_expiry", "user_id", "user_name", "workspace_id");
        assertThat(Json.text(body, "user_id")).isEqualTo(person.id());
        assertThat(Json.text(body, "user_name")).isEqualTo(person.name());
        assertThat(body.get("workspace_id")).isEqualTo(record.get("workspace_id"));
        assertThat(body.get("organization_id")).isEqualTo(record.get("organization_id"));
        Instant expiry = Instant.parse(Json.text(body, "token_expiry"));
        assertThat(expiry)
                .isBetween(
                        Instant.now().plus(Duration.ofDays(30)).minusSeconds(60),
                        Instant.now().plus(Duration.ofDays(30)).plusSeconds(60));
        assertThat(Person.isSignedIn(DOOR.with(Json.text(body, "token")))).isTrue();
    }

    @Test
    void tokenIsAJsonWebTokenAndTheCookieHoldsTheSame() {
        Answer answer = DOOR.signIn(DOOR.user().name(), CloudomationDoor.PASSWORD);
        String token = CloudomationDoor.tokenOf(answer);

        assertThat(pair(answer)).endsWith("=" + token);
        assertThat(token).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
        String[] parts = token.split("\\.");
        for (String part : List.of(parts[0], parts[1])) {
            String json = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
            assertThat(Json.parse(json).isObject()).as(json).isTrue();
        }
    }

    @Test
    void tokenThatWasTamperedWithIsWorthNothing() {
        Answer login = DOOR.signIn(DOOR.user().name(), CloudomationDoor.PASSWORD);
        String token = CloudomationDoor.tokenOf(login);
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        String payload = token.split("\\.")[1];
        for (String bad : List.of(
                none + "." + payload + ".",
                token.substring(0, token.length() - 2),
                token + "A",
                token.substring(1),
                "." + token,
                "..",
                "x",
                RunningMuster.ADMINISTRATOR_KEY.replace('4', '5'))) {
            assertRefused(DOOR.with(bad).get("auth/session"), 401, "unauthorized");
            assertRefused(
                    DOOR.anybody()
                            .with("Cookie", pair(login).replace(token, bad))
                            .get("user"),
                    401,
                    "unauthorized");
        }
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSameToTheByte() {
        Person person = DOOR.user();
        JsonNode invited = DOOR.invited();
        Person disabled = DOOR.user();
        disabled.changed("is_enabled", false);
        Person archived = DOOR.user();
        archived.changed("is_archived", true);
        Person trashed = DOOR.user();
        assertNothing(DOOR.admin().delete(trashed.path()));

        Answer wrong = DOOR.signIn(person.name(), "wrong river stone");
        assertPlainlyRefused(wrong, 401, "unauthorized");
        for (String name : List.of(
                fresh("nobody"),
                Json.text(invited, "name"),
                disabled.name(),
                archived.name(),
                trashed.name(),
                person.id(),
                person.email(),
                "",
                " ",
                "a\u0000b",
                "n".repeat(5_000))) {
            Answer answer = DOOR.signIn(name, CloudomationDoor.PASSWORD);
            assertThat(answer.status()).as(name).isEqualTo(401);
            assertThat(answer.bytes()).as(name).isEqualTo(wrong.bytes());
            assertThat(answer.allHeaders("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void nameIsComparedWithoutCaseWidthOrOuterBlanks() {
        Person person = DOOR.user();
        StringBuilder wide = new StringBuilder();
        person.name().chars().forEach(c -> wide.append((char) (c + 0xfee0)));
        for (String name :
                List.of(person.name().toUpperCase(Locale.ROOT), "  " + person.name() + " ", wide.toString())) {
            assertThat(Json.text(DOOR.signIn(name, CloudomationDoor.PASSWORD).json(), "user_name"))
                    .isEqualTo(person.name());
        }
    }

    @Test
    void passwordIsComparedAsItIs() {
        Person person = DOOR.user();
        assertThat(person.hasPassword(CloudomationDoor.PASSWORD + " ")).isFalse();
        assertThat(person.hasPassword(CloudomationDoor.PASSWORD.toUpperCase(Locale.ROOT)))
                .isFalse();
        assertThat(person.hasPassword("")).isFalse();
        assertThat(person.hasPassword("x".repeat(5_000))).isFalse();
        assertThat(person.hasPassword(CloudomationDoor.PASSWORD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"user_name\":\"iris\"}",
                "{\"password\":\"quiet river stone\"}",
                "{\"user_name\":\"iris\",\"password\":null}",
                "{\"user_name\":null,\"password\":\"quiet river stone\"}",
                "{\"user_name\":1,\"password\":\"quiet river stone\"}",
                "{\"user_name\":\"iris\",\"password\":{\"$ne\":\"\"}}",
                "{\"user_name\":[\"iris\"],\"password\":\"quiet river stone\"}",
                "{\"user_name\":\"iris\",\"password\":true}",
                "[]",
                "null",
                "\"iris\"",
                "{\"user_name\":",
                "{\"user_name\":\"iris\",\"user_name\":\"iris\",\"password\":\"quiet river stone\"}",
                ""
            })
    void whatIsNoNameAndPasswordIsABadRequest(String body) {
        assertRefused(login("application/json", body), 400, "bad_request");
    }

    @Test
    void bodyIsReadWithoutAContentTypeAndWithThatOfCommandLineClients() {
        Person person = DOOR.user();
        String body = Json.object("user_name", person.name(), "password", CloudomationDoor.PASSWORD)
                .toString();
        for (String contentType : List.of("", "application/x-www-form-urlencoded", "application/json; charset=utf-8")) {
            assertThat(login(contentType, body).status()).as(contentType).isEqualTo(302);
        }
    }

    @Test
    void codeIsIgnoredWhereThereIsNoSecondFactor() {
        assertThat(DOOR.signIn(DOOR.user().name(), CloudomationDoor.PASSWORD, "123456")
                        .status())
                .isEqualTo(302);
    }

    @Test
    void deadTokenInTheRequestDoesNotHinderSigningIn() {
        Person person = DOOR.user();
        Http stale = DOOR.with("x.y.z").with("Cookie", "muster=x.y.z");

        assertThat(stale.post(
                                "auth/login",
                                Json.object("user_name", person.name(), "password", CloudomationDoor.PASSWORD))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void passwordIsNeverTakenFromTheAddress() {
        Person person = DOOR.user();
        Answer answer = DOOR.anybody()
                .send(
                        "POST",
                        "auth/login" + Http.query("user_name", person.name(), "password", CloudomationDoor.PASSWORD));

        assertRefused(answer, 400, "bad_request");
    }

    @Test
    void sourceThatFailsTooOftenIsSlowedDownAndToldForHowLong() {
        Http source = DOOR.anybody();
        JsonNode wrong = Json.object("user_name", fresh("nobody"), "password", CloudomationDoor.PASSWORD);
        for (int i = 0; i < 100; i++) {
            assertThat(source.post("auth/login", wrong).status()).isEqualTo(401);
        }
        Answer tooMany = source.post("auth/login", wrong);

        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(Integer.parseInt(tooMany.header("Retry-After"))).isBetween(1, 60);
        assertThat(DOOR.signIn(fresh("nobody"), CloudomationDoor.PASSWORD).status())
                .isEqualTo(401);
    }
}
