package muster.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import muster.testing.Answer;
import muster.testing.CapturedMails;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.OwnDoor;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What somebody tries who has a name and no password, at every place that takes both. */
class SignInAttacksTest {
    private static final RunningMuster SERVER =
            RunningMuster.with("mail=capture", "trusted-proxies=127.0.0.1", "public-url=https://accounts.lab.example");
    private static final OwnDoor DOOR = new OwnDoor(SERVER);
    private static final String LONG = "thirty quiet stones in the river ".repeat(3);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void wrongPasswordsAddUpOverAllDoors() {
        String username = person(OwnDoor.PASSWORD);
        for (SignInWay way : SignInWay.values()) {
            assertThat(way.isSignedIn(way.signIn(SERVER, username, "a wrong password")))
                    .isFalse();
        }
        for (SignInWay way : SignInWay.values()) {
            Answer answer = way.signIn(SERVER, username, OwnDoor.PASSWORD);
            assertThat(way.isSignedIn(answer)).as(way + " " + answer).isFalse();
        }
        SERVER.command("user", "unlock", username);
        for (SignInWay way : SignInWay.values()) {
            Answer answer = way.signIn(SERVER, username, OwnDoor.PASSWORD);
            assertThat(way.isSignedIn(answer)).as(way + " " + answer).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noPasswordIsCutOffBehindItsSeventySecondByte(SignInWay way) {
        String username = person(LONG + "1");
        for (String near : List.of(LONG + "2", LONG, LONG.substring(0, 72), LONG + "1 ")) {
            assertThat(way.isSignedIn(way.signIn(SERVER, username, near)))
                    .as(near)
                    .isFalse();
        }
        assertThat(way.isSignedIn(way.signIn(SERVER, username, LONG + "1"))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aUsernameThatIsSomebodysAddressSignsInNobodyElse(SignInWay way) {
        String victim = person(OwnDoor.PASSWORD);
        String address = SignInWay.address(victim);
        DOOR.admin()
                .post(
                        "accounts",
                        Json.object("username", address, "password", "loud mountain brook", "start", "active"));
        Answer byAddress = way == SignInWay.CRYOSPARC
                ? way.signIn(SERVER, victim, "loud mountain brook")
                : way.signIn(SERVER, address, "loud mountain brook");
        if (way.isSignedIn(byAddress)) {
            assertThat(way).isIn(SignInWay.CONNECT, SignInWay.ARVADOS, SignInWay.CLOUDOMATION);
            assertThat(byAddress.text()).doesNotContain('"' + victim + '"');
        }
        Answer own = way.signIn(SERVER, victim, OwnDoor.PASSWORD);
        assertThat(way.isSignedIn(own)).as(own.toString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-Host", "X-Forwarded-Server", "X-Original-Host", "Forwarded", "X-Forwarded-Prefix"})
    void noHeaderOfARequestGetsIntoALinkOfAMail(String header) {
        String value = header.equals("Forwarded") ? "host=evil.example;proto=http" : "evil.example";
        String name = OwnDoor.fresh("t");
        JsonNode user = Json.object("name", name, "pending_email", SignInWay.address(name));
        Answer made = Http.at(SERVER.url() + "/api/latest")
                .with("Authorization", "Bearer " + RunningMuster.ADMINISTRATOR_KEY)
                .with(header, value)
                .post("user", user);
        List<String> mails = CapturedMails.of(SERVER).to(SignInWay.address(name));
        // A name by which nobody knows the server is refused where headers of a proxy count; others are not looked at.
        if (made.status() == 201) {
            assertThat(made.text()).doesNotContain("evil.example");
            assertThat(mails)
                    .hasSize(1)
                    .allSatisfy(mail -> assertThat(mail)
                            .contains("https://accounts.lab.example/")
                            .doesNotContain("evil.example"));
        } else {
            assertThat(header).isIn("X-Forwarded-Host");
            assertThat(made.status()).isBetween(400, 499);
            assertThat(mails).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noSessionThatSomebodyChoseBeforehandIsTaken(SignInWay way) {
        String username = person(OwnDoor.PASSWORD);
        String planted = "planted".repeat(8);
        Map<String, String> cookies = Map.of(
                "rsconnect", planted, "muster_session", planted, "__Host-muster_session", planted, "session", planted);
        StringBuilder all = new StringBuilder();
        cookies.forEach(
                (name, value) -> all.append(name).append('=').append(value).append("; "));
        Http http = Http.at(SERVER.url().toString())
                .with("X-Forwarded-For", "10.9.9.8")
                .with("Cookie", all.toString());
        Answer answer = way == SignInWay.CONSOLE
                ? way.signIn(SERVER, username, OwnDoor.PASSWORD)
                : way.signIn(http, username, OwnDoor.PASSWORD);
        assertThat(way.isSignedIn(answer)).as(answer.toString()).isTrue();
        assertThat(answer.toString()).doesNotContain(planted);
        assertThat(http.get("account").status()).isEqualTo(303);
        assertThat(http.get("__api__/v1/user").status()).isEqualTo(401);
    }

    private static String person(String password) {
        String username = OwnDoor.fresh("t");
        DOOR.admin()
                .post(
                        "accounts",
                        Json.object(
                                "username",
                                username,
                                "email",
                                SignInWay.address(username),
                                "password",
                                password,
                                "start",
                                "active"))
                .created();
        return username;
    }
}
