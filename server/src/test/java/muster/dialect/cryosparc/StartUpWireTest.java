package muster.dialect.cryosparc;

import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import muster.testing.Answer;
import muster.testing.BrowserSession;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client asks while it starts, and what stands outside of every function. */
class StartUpWireTest {
    private static final CryosparcDoor DOOR = CryosparcDoor.shared();

    @Test
    void documentIsServedBeforeAnybodySignsIn() {
        assertThat(Json.names(ok(DOOR.anybody().get("openapi.json")))).contains("info", "paths", "components");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi.json", "health", "", "users/admin_exists"})
    void whatIsOpenAnswersWhateverTokenIsBrought(String path) {
        Answer open = DOOR.anybody().get(path);

        assertThat(ok(DOOR.with(CryosparcDoor.INVENTED_TOKEN).get(path))).isEqualTo(ok(open));
        assertThat(ok(DOOR.anybody().with("Authorization", "nonsense").get(path)))
                .isEqualTo(ok(open));
    }

    @Test
    void headIsAnsweredAsGetWithoutABody() {
        Answer head = DOOR.anybody().send("HEAD", "openapi.json");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.allHeaders("Content-Type")).containsExactly("application/json");
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void healthIsTwoLettersInQuotes() {
        assertThat(DOOR.anybody().get("health").text()).isEqualTo("\"OK\"");
        assertThat(ok(DOOR.anybody().get("health")).stringValue()).isEqualTo("OK");
    }

    @Test
    void rootSaysWhatItIs() {
        assertThat(DOOR.anybody().get("").text())
                .isEqualTo("{\"name\":\"CryoSPARC\",\"version\":\"v5.0.3\",\"service\":\"Muster\"}");
        assertThat(ok(Http.at(DOOR.server().url().toString()).get("api/cmd")))
                .isEqualTo(ok(DOOR.anybody().get("")));
    }

    @Test
    void versionIsToldToWhoeverIsSignedIn() {
        assertThat(DOOR.user().http().get("config/version").text()).isEqualTo("\"v5.0.3\"");
        assertRefused(DOOR.anybody().get("config/version"), 401);
    }

    @Test
    void versionIsTheSitesChoice() {
        try (RunningMuster server = RunningMuster.with("cryosparc.version=v5.1.0-beta")) {
            CryosparcDoor door = new CryosparcDoor(server);

            assertThat(ok(door.admin().get("config/version")).stringValue()).isEqualTo("v5.1.0-beta");
            assertThat(Json.text(ok(door.anybody().get("")), "version")).isEqualTo("v5.1.0-beta");
        }
    }

    @Test
    void installationHasOneIdForEverybody() {
        String seen = ok(DOOR.admin().get("config/instance_uid")).stringValue();

        assertThat(seen).matches("[0-9a-f-]{36}");
        assertThat(ok(DOOR.user().http().get("config/instance_uid")).stringValue())
                .isEqualTo(seen);
        assertRefused(DOOR.anybody().get("config/instance_uid"), 401);
    }

    @Test
    void whetherAnAdministratorExistsIsToldToAnybody() {
        assertThat(DOOR.anybody().get("users/admin_exists").text()).isEqualTo("true");
        try (RunningMuster server = RunningMuster.empty(Map.of())) {
            assertThat(ok(new CryosparcDoor(server).anybody().get("users/admin_exists"))
                            .booleanValue())
                    .isFalse();
        }
    }

    @Test
    void addressWithASlashAtItsEndLeadsHereToo() {
        Http slipped = Http.at(DOOR.server().url() + "//api/cmd");

        assertThat(ok(slipped.get("openapi.json"))).isEqualTo(ok(DOOR.anybody().get("openapi.json")));
        assertRefused(slipped.get("nowhere"), 404);
    }

    @Test
    void whatIsNotHereIsToldInTheShapeOfTheDoor() {
        assertRefused(DOOR.anybody().get("nowhere"), 404);
        assertRefused(DOOR.admin().get("users/a/b/c"), 404);
        Answer wrongVerb = DOOR.admin().send("POST", "users/me");
        assertRefused(wrongVerb, 405);
        assertThat(wrongVerb.header("Allow")).contains("GET");
    }

    @Test
    void userIdLeftOutIsNotTheListOfUsers() {
        assertRefused(DOOR.admin().get("users/"), 404);
        assertRefused(DOOR.admin().send("DELETE", "users/"), 404);
        assertRefused(DOOR.admin().get("users//role"), 404);
    }

    @Test
    void tokensAreWantedAndRefusedInOneWay() {
        List<Answer> answers = List.of(
                DOOR.anybody().get("users/me"),
                DOOR.with(CryosparcDoor.INVENTED_TOKEN).get("users/me"),
                DOOR.with("x".repeat(5_000)).get("users/me"),
                DOOR.with("").get("users/me"),
                DOOR.anybody()
                        .with("Authorization", "Key " + RunningMuster.ADMINISTRATOR_KEY)
                        .get("users/me"));

        assertThat(answers).allSatisfy(answer -> {
            assertRefused(answer, 401);
            assertThat(answer.text()).isEqualTo("{\"detail\":\"Not authenticated\"}");
        });
    }

    @Test
    void schemeOfTheTokenMayBeInAnyCase() {
        String key = RunningMuster.ADMINISTRATOR_KEY;

        assertThat(DOOR.anybody()
                        .with("Authorization", "bearer " + key)
                        .get("users/me")
                        .status())
                .isEqualTo(200);
        assertThat(DOOR.anybody()
                        .with("Authorization", "BEARER   " + key)
                        .get("users/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void disabledAccountIsNobody() {
        CryosparcDoor.Person person = DOOR.user();
        person.disable();

        Answer answer = person.http().get("users/me");

        assertRefused(answer, 401);
        assertThat(answer.text()).isEqualTo("{\"detail\":\"Not authenticated\"}");
        assertThat(Json.text(person.seen(), "name")).isEqualTo(person.username());
    }

    @Test
    void sessionOfAnotherDoorOpensNothingHere() {
        CryosparcDoor.Person person = DOOR.user();
        Answer signedIn = BrowserSession.signIn(DOOR.server(), person.username(), CryosparcDoor.PASSWORD);
        String session = signedIn.allHeaders("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(BrowserSession.SESSION_COOKIE + "="))
                .map(cookie -> cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();

        assertRefused(DOOR.with(session).get("users/me"), 401);
    }
}
