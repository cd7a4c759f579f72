package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.BrowserSession;
import muster.testing.ConnectDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A token for a username and its password. */
class AuthenticationWireTest {
    private static final String AUTHENTICATE = "users/authenticate";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final ArvadosDoor door = ArvadosDoor.shared();
    private final ConnectDoor connect = new ConnectDoor(door.server());

    @Test
    void theRightPasswordGivesAToken() {
        ConnectDoor.Person leo = connect.viewer();
        JsonNode token = ok(authenticate(leo.username(), leo.password()));
        assertThat(Json.text(token, "kind")).isEqualTo("arvados#apiClientAuthorization");
        assertThat(token.get("scopes")).hasToString("[\"all\"]");
        Http his = door.with("v2/" + Json.text(token, "uuid") + "/" + Json.text(token, "api_token"));
        JsonNode current = ok(his.get("users/current"));
        assertThat(Json.text(current, "username")).isEqualTo(leo.username());
        assertThat(Json.text(token, "owner_uuid")).isEqualTo(Json.text(current, "uuid"));
        assertThat(connect.with(Json.text(token, "api_token")).get("v1/user").status())
                .isEqualTo(200);
    }

    @Test
    void aFormDoesAsWell() {
        ConnectDoor.Person leo = connect.viewer();
        String form = "username=" + leo.username() + "&password=" + Http.escape(leo.password());
        ok(door.anybody().send("POST", AUTHENTICATE, FORM, BodyPublishers.ofString(form)));
    }

    @Test
    void wrongPasswordsUnknownNamesAndLockedAccountsLookAlike() {
        ConnectDoor.Person leo = connect.viewer();
        ConnectDoor.Person locked = connect.viewer();
        ok(connect.admin().post("v1/users/" + locked.guid() + "/lock", Json.object("locked", true)));
        String refusal = "401 Unauthorized: Not logged in: the username or the password is wrong.";
        for (Answer answer : new Answer[] {
            authenticate(leo.username(), "another password"),
            authenticate("nobody-of-this-name", leo.password()),
            authenticate(locked.username(), locked.password()),
            authenticate(Json.text(door.user(), "username"), "any password")
        }) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(errors(answer)).startsWith(refusal);
        }
    }

    @Test
    void aPasswordIsTakenLetterByLetter() {
        String username = ArvadosDoor.fresh("q");
        String password = "\"null\\u0041\"";
        connect.create(Json.with(ConnectDoor.newUser(username), "password", password));
        ok(authenticate(username, password));
        assertThat(authenticate(username, "nullA").status()).isEqualTo(401);
        assertThat(authenticate(username, "null").status()).isEqualTo(401);
    }

    @Test
    void nameAndPasswordAreNeeded() {
        assertThat(door.anybody()
                        .post(AUTHENTICATE, Json.object("username", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(door.anybody()
                        .post(AUTHENTICATE, Json.object("password", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(door.anybody()
                        .post(AUTHENTICATE, Json.object("username", "x", "password", 5))
                        .status())
                .isEqualTo(422);
        assertThat(door.anybody().get(AUTHENTICATE).status()).isEqualTo(405);
    }

    @Test
    void guessingHereIsCountedTogetherWithTheOtherDoors() {
        try (RunningMuster server = ArvadosDoor.cluster()) {
            ArvadosDoor other = new ArvadosDoor(server);
            for (int i = 0; i < 50; i++) {
                assertThat(authenticate(other, "nobody" + i, "wrong password").status())
                        .isEqualTo(401);
                assertThat(BrowserSession.signIn(server, "nobody" + i, "wrong password")
                                .status())
                        .isEqualTo(401);
            }
            Answer refused = authenticate(other, "nobody", "wrong password");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
            ok(authenticate(other, RunningMuster.ADMINISTRATOR_USERNAME, RunningMuster.ADMINISTRATOR_PASSWORD));
            ok(other.admin().get("users/current"));
        }
    }

    @Test
    void settingsBoundHowLongSuchATokenLives() {
        try (RunningMuster server = ArvadosDoor.cluster("arvados.token-hours=1")) {
            JsonNode token = ok(authenticate(
                    new ArvadosDoor(server),
                    RunningMuster.ADMINISTRATOR_USERNAME,
                    RunningMuster.ADMINISTRATOR_PASSWORD));
            assertThat(token.get("expires_at").isNull()).isFalse();
        }
    }

    private Answer authenticate(String username, String password) {
        return authenticate(door, username, password);
    }

    private static Answer authenticate(ArvadosDoor door, String username, String password) {
        return door.anybody().post(AUTHENTICATE, Json.object("username", username, "password", password));
    }
}
