package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import muster.directory.Keys;
import muster.testing.Answer;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In how many ways a caller tells who he is, and what his token lets him do. */
class TokenWireTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String CURRENT = "arvados/v1/echos/current";
    private static final String ECHOS = "arvados/v1/echos";

    private static EchoDoor door;
    private static String ada;
    private static String pia;

    @BeforeAll
    static void open() {
        door = new EchoDoor();
        ada = door.adasKey.secret().reveal();
        pia = door.piasKey.secret().reveal();
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer  %s", "OAuth2 %s", "oauth2 %s"})
    void headerNamesTheCaller(String form) {
        assertCaller("Pia", authorized(form.formatted(pia)).get(CURRENT));
    }

    @Test
    void passwordOfBasicIsTheToken() {
        assertCaller("Pia", authorized("Basic " + base64("anything:" + pia)).get(CURRENT));
        assertRefused(authorized("Basic " + base64(pia)).get(CURRENT));
        assertRefused(authorized("Basic !").get(CURRENT));
    }

    @Test
    void parametersNameTheCaller() {
        Http anybody = door.anybody();
        assertCaller("Pia", anybody.get(CURRENT + "?api_token=" + pia));
        assertCaller("Pia", anybody.get(CURRENT + "?oauth_token=" + pia));
        assertCaller(
                "Pia", anybody.send("POST", CURRENT, FORM, BodyPublishers.ofString("_method=GET&api_token=" + pia)));
    }

    @Test
    void bothVersionsOfATokenAreOne() {
        String uuid =
                new TokenUuids(EchoDoor.CLUSTER).of(door.piasKey.key().id()).toString();
        String other =
                new TokenUuids(EchoDoor.CLUSTER).of(door.adasKey.key().id()).toString();
        assertThat(uuid).matches("must1-gj3su-[0-9a-z]{15}");
        assertCaller("Pia", door.with("v2/" + uuid + "/" + pia).get(CURRENT));
        assertCaller(
                "Pia",
                door.with("v2/" + uuid + "/" + pia + "/must1-dz642-000000000000000")
                        .get(CURRENT));
        assertRefused(door.with("v2/" + uuid + "/" + pia + "x").get(CURRENT));
        assertRefused(door.with("v2/" + uuid + "/").get(CURRENT));
        assertRefused(door.with("v2/" + uuid).get(CURRENT));
        assertRefused(door.with("v2/" + other + "/" + pia).get(CURRENT));
        assertRefused(door.with("v2/" + uuid.substring(1) + "/" + pia).get(CURRENT));
        assertRefused(
                door.with("v2/" + uuid.replace("gj3su", "tpzed") + "/" + pia).get(CURRENT));
        assertRefused(door.with("v2//" + pia).get(CURRENT));
    }

    @Test
    void firstGoodTokenDecides() {
        assertCaller("Pia", door.with("bad").get(CURRENT + "?api_token=worse&oauth_token=" + pia));
        assertCaller("Ada", door.with(ada).get(CURRENT + "?api_token=" + pia));
        assertCaller("Pia", door.anybody().get(CURRENT + "?api_token=bad&api_token=" + pia));
    }

    @Test
    void withoutAGoodTokenNobodyIsLoggedIn() {
        assertRefused(door.anybody().get(CURRENT));
        assertRefused(door.anybody().get(ECHOS));
        assertRefused(door.anybody().send("POST", ECHOS));
        assertRefused(door.with("unknown").get(CURRENT));
        assertRefused(door.with("x".repeat(1_000)).get(CURRENT));
        assertRefused(authorized("Bearer").get(CURRENT));
        assertRefused(authorized("Key " + pia).get(CURRENT));
    }

    @Test
    void cookiesNameNobody() {
        assertRefused(door.anybody()
                .with("Cookie", "arvados_api_token=" + pia + "; rsconnect=" + pia)
                .get(CURRENT));
    }

    @Test
    void lockedAccountIsNotLoggedIn() {
        try (EchoDoor other = new EchoDoor()) {
            other.lock(other.pia);
            assertRefused(other.asPia().get(CURRENT));
        }
    }

    @Test
    void managersAreNoAdministratorsHere() {
        assertThat(door.asAda().get(CURRENT).json().get("as_administrator").booleanValue())
                .isTrue();
        assertThat(door.asPia().get(CURRENT).json().get("as_administrator").booleanValue())
                .isFalse();
    }

    @Test
    void narrowTokenDoesWhatItsScopesSay() {
        Http narrow = scoped("GET /arvados/v1/echos", "PATCH /arvados/v1/echos/u1");
        assertThat(narrow.get(ECHOS).status()).isEqualTo(200);
        assertThat(narrow.get(ECHOS + "/").status()).isEqualTo(200);
        assertThat(narrow.get(ECHOS + ".json?limit=1").status()).isEqualTo(200);
        assertThat(narrow.send("HEAD", ECHOS).status()).isEqualTo(200);
        assertThat(narrow.send("POST", ECHOS + "?_method=GET").status()).isEqualTo(200);
        assertThat(narrow.send("PUT", ECHOS + "/u1").status()).isEqualTo(200);
        assertThat(narrow.send("POST", ECHOS).status()).isEqualTo(403);
        assertThat(narrow.with("X-HTTP-Method-Override", "DELETE")
                        .send("POST", ECHOS + "/u1")
                        .status())
                .isEqualTo(403);
        Answer refused = narrow.get(ECHOS + "/u1");
        assertThat(refused.status()).isEqualTo(403);
        DoorWireTest.assertErrors(refused, "403 Forbidden: The scopes of this token do not allow it.");
    }

    @Test
    void scopeForAllBehindAPathIsNotEscapedFrom() {
        Http narrow = scoped("POST /arvados/v1/echos/u1/");
        assertThat(narrow.send("POST", ECHOS + "/u1/shout").status()).isEqualTo(200);
        assertThat(narrow.send("POST", ECHOS + "/u2/shout").status()).isEqualTo(403);
        assertThat(narrow.send("POST", ECHOS + "/u1%2Fx/shout").status()).isEqualTo(403);
    }

    @Test
    void narrowestTokenStillTellsOfItself() {
        Http narrow = scoped();
        assertThat(narrow.get(CURRENT).status()).isEqualTo(200);
        assertThat(narrow.get(ECHOS).status()).isEqualTo(403);
    }

    @Test
    void readerTokensAddEyesForReading() {
        String readers = "?reader_tokens=" + Http.escape("[\"" + ada + "\",\"bad\"]");
        Answer answer = door.asPia().get(ECHOS + readers);
        assertCaller("Pia", answer);
        assertThat(answer.json().get("readers").intValue()).isEqualTo(2);
        assertThat(answer.json().get("as_administrator").booleanValue()).isFalse();
        assertThat(door.asPia()
                        .send("POST", ECHOS + readers)
                        .json()
                        .get("readers")
                        .intValue())
                .isEqualTo(1);
        assertThat(scoped().get(ECHOS + readers).status()).isEqualTo(403);
    }

    @Test
    void readerTokenStandsInWhereNoOtherIsSent() {
        String readers = "?reader_tokens=" + Http.escape("[\"bad\",\"" + pia + "\"]");
        assertCaller("Pia", door.anybody().get(ECHOS + readers));
        assertRefused(door.with("bad").get(ECHOS + readers));
        assertRefused(door.anybody().send("POST", ECHOS + readers));
    }

    @Test
    void readerTokensHaveTheirLimit() {
        assertThat(door.asPia().get(ECHOS + readers(99)).status()).isEqualTo(200);
        assertThat(door.asPia().get(ECHOS + readers(100)).status()).isEqualTo(422);
        assertThat(door.asPia().get(ECHOS + "?reader_tokens=x").status()).isEqualTo(422);
    }

    private static String readers(int count) {
        return "?reader_tokens=" + Http.escape("[" + String.join(",", Collections.nCopies(count, "\"x\"")) + "]");
    }

    private static Http scoped(String... scopes) {
        Keys.MadeKey key = door.token(door.pia, scopes);
        return door.with(key.secret().reveal());
    }

    private static Http authorized(String header) {
        return door.anybody().with("Authorization", header);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertCaller(String name, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(Json.text(answer.json(), "caller")).isEqualTo(name);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        DoorWireTest.assertErrors(answer, "401 Unauthorized: Not logged in");
    }
}
