package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import muster.testing.Answer;
import muster.testing.ConnectClient;
import muster.testing.ConnectClient.ClientError;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Json;
import muster.testing.RawHttp;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectCredentialsWireTest {
    private static final String KEY = RunningMuster.ADMINISTRATOR_KEY;
    private static final ConnectDoor DOOR = ConnectDoor.shared();

    @ParameterizedTest
    @ValueSource(strings = {"v1/user", "v1/users", "v1/groups", "v1/content", "v1/audit_logs", "me"})
    void withoutKeyNothingIsTold(String path) {
        assertRefused(DOOR.anonymous().get(path), 401, 24);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1/user", "v1/users", "v1/groups", "v1/content", "v1/audit_logs", "me"})
    void anInventedKeyIsNotAccepted(String path) {
        assertRefused(DOOR.with(ConnectDoor.INVENTED_KEY).get(path), 401, 30);
    }

    @Test
    void anInventedKeyMakesTheSdkRaiseItsOwnError() {
        ConnectClient client = new ConnectClient(DOOR.server().url().toString(), ConnectDoor.INVENTED_KEY);
        ClientError error = catchThrowableOfType(ClientError.class, client::me);
        assertThat(error.status()).isEqualTo(401);
        assertThat(error.code()).isEqualTo(30);
        assertThat(error).hasMessageNotContaining(ConnectDoor.INVENTED_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Key " + KEY, KEY})
    void otherHeaderTakesTheKeyWithAndWithoutItsWord(String value) {
        Answer answer = DOOR.anonymous().with("X-RSC-Authorization", value).get("v1/user");
        assertThat(Json.text(ok(answer), "username")).isEqualTo(RunningMuster.ADMINISTRATOR_USERNAME);
    }

    @Test
    void otherHeaderDecidesWhenBothAreValid() {
        Person viewer = DOOR.viewer();
        Answer answer = viewer.http().with("X-RSC-Authorization", "Key " + KEY).get("v1/user");
        assertThat(Json.text(ok(answer), "username")).isEqualTo(RunningMuster.ADMINISTRATOR_USERNAME);
        Answer other = DOOR.admin().with("X-RSC-Authorization", viewer.key()).get("v1/user");
        assertThat(Json.text(ok(other), "username")).isEqualTo(viewer.username());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic aXJpczppcmlz", "Bearer abc", "Key " + ConnectDoor.INVENTED_KEY, "Negotiate x"})
    void otherHeaderDecidesOverWhateverAProxyLeftBehind(String left) {
        Answer answer = DOOR.anonymous()
                .with("Authorization", left)
                .with("X-RSC-Authorization", KEY)
                .get("v1/user");
        assertThat(Json.text(ok(answer), "username")).isEqualTo(RunningMuster.ADMINISTRATOR_USERNAME);
    }

    @Test
    void anInventedKeyInTheOtherHeaderAloneIsNotAccepted() {
        assertRefused(
                DOOR.anonymous()
                        .with("X-RSC-Authorization", ConnectDoor.INVENTED_KEY)
                        .get("v1/user"),
                401,
                30);
    }

    @Test
    void bearerTokensAreNotServed() {
        assertRefused(DOOR.anonymous().with("Authorization", "Bearer " + KEY).get("v1/user"), 401, 24);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Key",
                "Key ",
                "Key: " + KEY,
                "Key=" + KEY,
                "Key " + KEY + " more",
                "Key " + KEY + "," + KEY,
                "Key \"" + KEY + "\"",
                "Key x",
                "Key null",
                "Key ' OR '1'='1",
                "Key ../../../etc/passwd",
                KEY,
                "Keys " + KEY,
                "Basic " + KEY,
                "Basic aXJpczppcmlz",
                "Basic ====",
                "Bearer",
                "Bearer a.b.c",
                "Token " + KEY,
                "OAuth2 " + KEY,
                "Digest username=\"iris\"",
                "Connect-Bootstrap abc",
                "Snowflake Token=\"" + KEY + "\"",
                ",",
                "%00",
            })
    void brokenCredentialsOpenNothing(String value) {
        assertRefused(DOOR.anonymous().with("Authorization", value).get("v1/user"), 401, 24, 30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsconnect=",
                "rsconnect",
                "=",
                ";;;",
                "rsconnect=%zz",
                "rsconnect=" + KEY,
                "rsconnect=\"" + ConnectDoor.INVENTED_KEY + "\"",
                "rsconnect=a; rsconnect=b",
                "other=1",
            })
    void brokenCookiesOpenNothing(String value) {
        assertRefused(DOOR.anonymous().with("Cookie", value).get("v1/user"), 401, 24, 30);
    }

    @Test
    void twoAuthorizationsThatContradictEachOtherAreNotTwiceAsGood() {
        Answer answer = RawHttp.get(
                DOOR.server().url(),
                "/__api__/v1/user",
                "Authorization: Key " + ConnectDoor.INVENTED_KEY,
                "Authorization: Key " + ConnectDoor.INVENTED_KEY.replace('i', 'j'));
        assertThat(answer.status()).isIn(400, 401);
        assertRefused(answer, answer.status());
    }

    @Test
    void keyIsTakenToTheLetter() {
        for (String almost : List.of(
                KEY.toUpperCase(java.util.Locale.ROOT),
                KEY.substring(1),
                KEY.substring(0, KEY.length() - 1),
                KEY + "1")) {
            assertRefused(DOOR.with(almost).get("v1/user"), 401, 30);
        }
    }

    @Test
    void aConnectionDoesNotLendAKeyToOneThatIsSpelledAlike() {
        String request = "GET /__api__/v1/user HTTP/1.1\r\nHost: localhost\r\n%s: Key %s\r\n\r\n";
        String capitals = KEY.toUpperCase(java.util.Locale.ROOT);
        for (String header : List.of("Authorization", "X-RSC-Authorization")) {
            List<Answer> answers = RawHttp.conversation(
                    DOOR.server().url(), request.formatted(header, KEY), request.formatted(header, capitals));
            ok(answers.get(0));
            assertRefused(answers.get(1), 401, 30);
        }
    }

    @Test
    void lockedAccountIsRefusedEverywhereAndGetsEverythingBack() {
        Person person = DOOR.publisher();
        DOOR.adminClient().users().get(person.guid()).lock(false);
        for (String path : List.of("v1/user", "v1/users", "v1/groups", "v1/content", "me", "v1/audit_logs")) {
            assertRefused(person.http().get(path), 403, 50);
        }
        DOOR.adminClient().users().get(person.guid()).unlock();
        ok(person.http().get("v1/user"));
        ok(person.http().post("v1/content", Json.object()));
    }

    @Test
    void lockedAccountIsRefusedInEveryHeader() {
        Person person = DOOR.viewer();
        DOOR.adminClient().users().get(person.guid()).lock(false);
        assertRefused(DOOR.anonymous().with("X-RSC-Authorization", person.key()).get("v1/user"), 403, 50);
        assertRefused(
                DOOR.anonymous()
                        .with("X-RSC-Authorization", "Key " + person.key())
                        .get("v1/users"),
                403,
                50);
    }
}
