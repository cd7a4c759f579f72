package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Json;
import muster.testing.RunningMuster;
import muster.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the very first account comes about. */
class ConnectBootstrapWireTest {
    private static final Map<String, String> OPEN = Map.of("MUSTER_OPEN_BOOTSTRAP", "true");
    private static final byte[] SECRET =
            "a secret of the site, thirty-two bytes or more".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET_SETTING =
            "connect.bootstrap-secret=" + Base64.getEncoder().encodeToString(SECRET);

    @Test
    void anybodyMakesTheFirstAccountWhereTheSiteIsOpenAndItIsAnAdministrator() {
        try (RunningMuster server = RunningMuster.empty(OPEN)) {
            ConnectDoor door = new ConnectDoor(server);
            JsonNode first = ok(door.anonymous().post("v1/users", ConnectDoor.newUser("tomas", "user_role", "viewer")));
            assertThat(Json.text(first, "username")).isEqualTo("tomas");
            assertThat(Json.text(first, "user_role")).isEqualTo("administrator");
            assertThat(first.get("confirmed").booleanValue()).isTrue();
            Person tomas = signedIn(door, first);
            assertRefused(door.anonymous().post("v1/users", ConnectDoor.newUser("second")), 401, 24);
            ok(tomas.http().post("v1/users", ConnectDoor.newUser("third")));
            assertThat(ok(tomas.http().get("v1/users")).get("total").intValue()).isEqualTo(2);
        }
    }

    @Test
    void theFirstAccountMustHaveAPassword() {
        try (RunningMuster server = RunningMuster.empty(OPEN)) {
            ConnectDoor door = new ConnectDoor(server);
            assertRefused(door.anonymous().post("v1/users", ConnectDoor.newInvited("tomas")), 400, 41);
            JsonNode bare = Json.object("username", "tomas", "email", "tomas@lab.example");
            assertRefused(door.anonymous().post("v1/users", bare), 400, 41, 12);
            ok(door.anonymous().post("v1/users", ConnectDoor.newUser("tomas")));
        }
    }

    @Test
    void nobodyMakesTheFirstAccountWhereTheSiteIsNotOpen() {
        try (RunningMuster server = RunningMuster.empty(Map.of())) {
            ConnectDoor door = new ConnectDoor(server);
            assertRefused(door.anonymous().post("v1/users", ConnectDoor.newUser("tomas")), 401, 24);
        }
    }

    @Test
    void anOpenSiteWithAnAdministratorIsNotOpenAnyMore() {
        try (RunningMuster server = RunningMuster.inEnvironment(OPEN)) {
            ConnectDoor door = new ConnectDoor(server);
            assertRefused(door.anonymous().post("v1/users", ConnectDoor.newUser("tomas")), 401, 24);
            assertRefused(door.viewer().http().post("v1/users", ConnectDoor.newUser("tomas")), 403, 22);
            assertThat(door.countUsers()).isEqualTo(2);
        }
    }

    @Test
    void oneOfManyFirstRequestsWins() {
        try (RunningMuster server = RunningMuster.empty(OPEN)) {
            ConnectDoor door = new ConnectDoor(server);
            List<Callable<Answer>> requests = IntStream.range(0, 8)
                    .<Callable<Answer>>mapToObj(
                            i -> () -> door.anonymous().post("v1/users", ConnectDoor.newUser("person" + i)))
                    .toList();
            List<Answer> answers = Together.run(requests);
            List<Answer> won =
                    answers.stream().filter(answer -> answer.status() == 200).toList();
            assertThat(won).hasSize(1);
            assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> {
                assertThat(answer.status()).isIn(401, 409);
                assertRefused(answer, answer.status());
            });
            Person winner = signedIn(door, won.getFirst().json());
            assertThat(ok(winner.http().get("v1/users")).get("total").intValue())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1/bootstrap", "v1/experimental/bootstrap"})
    void aGoodTokenMakesAnAdministratorOnce(String path) {
        try (RunningMuster server = RunningMuster.empty(Map.of(), SECRET_SETTING)) {
            ConnectDoor door = new ConnectDoor(server);
            JsonNode made = ok(bootstrap(door, path, token(SECRET, goodClaims())));
            assertThat(Json.names(made)).containsExactly("api_key");
            String key = Json.text(made, "api_key");
            assertThat(key).matches("[A-Za-z0-9]{32,}");
            assertThat(Json.text(ok(door.with(key).get("v1/user")), "user_role"))
                    .isEqualTo("administrator");
            ok(door.with(key).post("v1/users", ConnectDoor.newInvited("tomas")));
            assertRefused(bootstrap(door, path, token(SECRET, goodClaims())), 403, 165);
            assertThat(ok(door.with(key).get("v1/users")).get("total").intValue())
                    .isEqualTo(2);
        }
    }

    static Stream<Arguments> badTokens() {
        long now = Instant.now().getEpochSecond();
        byte[] other = "another secret, also of thirty-two bytes or more".getBytes(StandardCharsets.UTF_8);
        String good = token(SECRET, goodClaims());
        String header = good.substring(0, good.indexOf('.'));
        String claims = good.substring(good.indexOf('.') + 1, good.lastIndexOf('.'));
        String signature = good.substring(good.lastIndexOf('.') + 1);
        return Stream.of(
                Arguments.of("signed with another secret", token(other, goodClaims())),
                Arguments.of("expired", token(SECRET, Json.with(goodClaims(), "exp", now - 60))),
                Arguments.of("without an end", token(SECRET, Json.without(goodClaims(), "exp"))),
                Arguments.of("good for a year", token(SECRET, Json.with(goodClaims(), "exp", now + 31_536_000))),
                Arguments.of("of another issuer", token(SECRET, Json.with(goodClaims(), "iss", "somebody"))),
                Arguments.of("without issuer", token(SECRET, Json.without(goodClaims(), "iss"))),
                Arguments.of("for another audience", token(SECRET, Json.with(goodClaims(), "aud", "elsewhere"))),
                Arguments.of("of another scope", token(SECRET, Json.with(goodClaims(), "scope", "everything"))),
                Arguments.of("without scope", token(SECRET, Json.without(goodClaims(), "scope"))),
                Arguments.of("of the wrong type", token(SECRET, Json.with(goodClaims(), "exp", "tomorrow"))),
                Arguments.of("unsigned", encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + claims + "."),
                Arguments.of(
                        "signed otherwise than it says",
                        encoded("{\"alg\":\"HS512\"}") + "." + claims + "." + signature),
                Arguments.of("without signature", header + "." + claims + "."),
                Arguments.of("cut off", good.substring(0, good.length() - 4)),
                Arguments.of("in two parts", header + "." + claims),
                Arguments.of("no token at all", "nonsense"),
                Arguments.of("empty", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aBadTokenMakesNobody(String what, String token) {
        ConnectDoor door = Closed.DOOR;
        assertRefused(bootstrap(door, "v1/bootstrap", token), 401, 166);
    }

    @Test
    void withoutTokenNobodyIsMade() {
        Answer answer = Closed.DOOR.anonymous().send("POST", "v1/bootstrap");
        assertRefused(answer, 401, 24, 166);
    }

    @Test
    void badTokensLeaveTheDirectoryEmpty() {
        try (RunningMuster server = RunningMuster.empty(Map.of(), SECRET_SETTING)) {
            ConnectDoor door = new ConnectDoor(server);
            assertRefused(bootstrap(door, "v1/bootstrap", "nonsense"), 401, 166);
            ok(bootstrap(door, "v1/bootstrap", token(SECRET, goodClaims())));
        }
    }

    @Test
    void oneOfManyGoodTokensWins() {
        try (RunningMuster server = RunningMuster.empty(Map.of(), SECRET_SETTING)) {
            ConnectDoor door = new ConnectDoor(server);
            Callable<Answer> request = () -> bootstrap(door, "v1/bootstrap", token(SECRET, goodClaims()));
            List<Answer> answers =
                    Together.run(Stream.generate(() -> request).limit(8).toList());
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allSatisfy(answer -> assertRefused(answer, 403, 165));
        }
    }

    @Test
    void withoutSecretThereIsNothingToBootstrap() {
        try (RunningMuster server = RunningMuster.empty(Map.of())) {
            ConnectDoor door = new ConnectDoor(server);
            assertRefused(bootstrap(door, "v1/bootstrap", token(SECRET, goodClaims())), 404, 2, 4);
            assertRefused(bootstrap(door, "v1/bootstrap", token(new byte[32], goodClaims())), 404, 2, 4);
        }
    }

    /** A server that stays empty, because every token it sees is bad. */
    private static final class Closed {
        private static final RunningMuster SERVER = RunningMuster.empty(Map.of(), SECRET_SETTING);
        private static final ConnectDoor DOOR = new ConnectDoor(SERVER);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    private static Answer bootstrap(ConnectDoor door, String path, String token) {
        return door.anonymous()
                .with("Authorization", "Connect-Bootstrap " + token)
                .send("POST", path);
    }

    private static Person signedIn(ConnectDoor door, JsonNode user) {
        Person person = new Person(door, user, Json.text(ConnectDoor.newUser("any"), "password"), "");
        JsonNode key =
                ok(person.signIn().writing().post("v1/users/" + person.guid() + "/keys", Json.object("name", "first")));
        return new Person(door, user, person.password(), Json.text(key, "key"));
    }

    private static ObjectNode goodClaims() {
        long now = Instant.now().getEpochSecond();
        return Json.object(
                "iss", "rsconnect-python", "aud", "rsconnect", "iat", now, "exp", now + 900, "scope", "bootstrap");
    }

    private static String token(byte[] secret, JsonNode claims) {
        String signed = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encoded(claims.toString());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
