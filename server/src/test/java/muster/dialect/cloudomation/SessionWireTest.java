package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SessionWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static Http withCookie(Person person) {
        Answer login = DOOR.signIn(person.name(), CloudomationDoor.PASSWORD);
        return DOOR.anybody()
                .with("Cookie", "other=1; " + login.header("Set-Cookie").split(";")[0]);
    }

    @Test
    void sessionTellsWhoIsSignedInAndNoSecret() {
        Person person = DOOR.user();
        JsonNode session = ok(person.http().get("auth/session"));
        JsonNode record = person.seen();

        assertThat(Json.names(session))
                .containsExactly(
                        "is_twofa_enabled",
                        "organization_id",
                        "roles",
                        "token_expiry",
                        "user_id",
                        "user_name",
                        "workspace_id");
        assertThat(Json.text(session, "user_id")).isEqualTo(person.id());
        assertThat(Json.text(session, "user_name")).isEqualTo(person.name());
        assertThat(session.get("workspace_id")).isEqualTo(record.get("workspace_id"));
        assertThat(session.get("organization_id")).isEqualTo(record.get("organization_id"));
        assertThat(Json.text(session, "roles")).isEqualTo("default");
        assertThat(session.get("is_twofa_enabled").booleanValue()).isFalse();
    }

    @Test
    void leavingEndsThatSessionForBearerAndCookieAlike() {
        Person person = DOOR.user();
        Http other = person.signedInAgain();
        Http cookie = withCookie(person);
        assertThat(Person.isSignedIn(cookie)).isTrue();

        Answer left = cookie.send("POST", "auth/logout");
        assertNothing(left);
        assertThat(Person.isSignedIn(cookie)).isFalse();
        assertNothing(other.send("POST", "auth/logout"));
        assertRefused(other.get("user"), 401, "unauthorized");
        assertRefused(other.send("POST", "auth/logout"), 401, "unauthorized");
        assertThat(person.isSignedIn()).isTrue();
    }

    @Test
    void leavingTakesTheCookieBack() {
        Answer left = withCookie(DOOR.user()).send("POST", "auth/logout");

        assertThat(left.header("Set-Cookie")).contains("Max-Age=0").contains("Path=/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "http://localhost", ""})
    void cookieFromAnotherPageChangesNothing(String origin) {
        Person person = DOOR.user();
        Http cookie = withCookie(person).with("Origin", origin);

        assertRefused(cookie.patch(person.path(), Json.object("description", "x")), 403, "cross_origin");
        assertRefused(cookie.send("POST", "auth/logout"), 403, "cross_origin");
        assertRefused(cookie.delete(person.path()), 403, "cross_origin");
        assertThat(person.seen().get("description").isNull()).isTrue();
        assertThat(Person.isSignedIn(cookie)).isTrue();
    }

    @Test
    void cookieFromOurOwnPageOrFromNoPageChangesThings() {
        Person person = DOOR.user();
        Http cookie = withCookie(person);
        String own = DOOR.server().url().toString().replaceAll("/$", "");

        ok(cookie.patch(person.path(), Json.object("description", "from no page")));
        ok(cookie.with("Origin", own).patch(person.path(), Json.object("description", "from our page")));
        assertThat(Json.text(person.seen(), "description")).isEqualTo("from our page");
    }

    @Test
    void bearerMayComeFromAnyPage() {
        Person person = DOOR.user();

        ok(person.http().with("Origin", "https://evil.example").patch(person.path(), Json.object("description", "x")));
    }

    @Test
    void otherSchemesAndHalfHeadersAreNoCredentials() {
        String token = DOOR.user().token();
        for (String header : List.of(
                "Basic " + token, "Bearer", "Bearer ", token, "Token " + token, "Bearer " + token + " x", "Bearer\t")) {
            assertThat(DOOR.anybody()
                            .with("Authorization", header)
                            .get("auth/session")
                            .status())
                    .as(header)
                    .isEqualTo(401);
        }
    }

    @Test
    void wordBearerMayHaveAnyCase() {
        Person person = DOOR.user();
        for (String word : List.of("bearer ", "BEARER ")) {
            assertThat(Person.isSignedIn(DOOR.anybody().with("Authorization", word + person.token())))
                    .isTrue();
        }
    }

    @Test
    void sessionOpensNoOtherDoor() {
        Person person = DOOR.administrator();
        String server = DOOR.server().url().toString().replaceAll("/$", "");
        for (String header : List.of("Bearer ", "Key ", "OAuth2 ")) {
            Http http = Http.at(server).with("Authorization", header + person.token());
            assertThat(http.get("__api__/v1/user").status()).isEqualTo(401);
            assertThat(http.get("arvados/v1/users/current").status()).isEqualTo(401);
            assertThat(http.get("api/cmd/users/me").status()).isEqualTo(401);
        }
        assertThat(person.isSignedIn()).isTrue();
    }

    @Test
    void severalSessionsLiveSideBySide() {
        Person person = DOOR.user();
        Http second = person.signedInAgain();

        assertThat(person.isSignedIn()).isTrue();
        assertThat(Person.isSignedIn(second)).isTrue();
    }
}
