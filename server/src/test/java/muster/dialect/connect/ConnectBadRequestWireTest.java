package muster.dialect.connect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static muster.testing.ConnectAnswers.assertIsEnvelope;
import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.assertRefusedWith;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RawHttp;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Addresses, verbs and headers that make no sense, as bytes on a socket where a client would not send them. */
class ConnectBadRequestWireTest {
    private static final String KEY = "Authorization: Key " + RunningMuster.ADMINISTRATOR_KEY;
    private static final ConnectDoor DOOR = ConnectDoor.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iris",
                "17",
                "-1",
                "null",
                "undefined",
                "me",
                "7b1f0000-0000-4000-8000-00000000000",
                "7b1f0000-0000-4000-8000-0000000000000",
                "7b1f0000000040008000000000000000",
                "{7b1f0000-0000-4000-8000-000000000000}",
                "7b1f0000-0000-4000-8000-00000000000g",
                "7b1f0000-0000-4000-8000-000000000000%20",
                "%207b1f0000-0000-4000-8000-000000000000",
                "7b1f0000-0000-4000-8000-000000000000%00",
                "%00",
                "%0a",
                "%ff",
                "%c3%28",
                "%ed%a0%80",
                "%F0%9F%94%91",
                "%2e%2e",
                "..%2f..",
                "%2e%2e%2fuser",
                "..%5c..",
                "%2F",
                "'%20OR%201=1",
                "%25",
                "*",
                "a%7Cb",
                "1-1-1-1-1"
            })
    void whatIsNoGuidIsRefusedWhereverOneBelongs(String guid) {
        for (String path : List.of(
                "v1/users/%s",
                "v1/groups/%s",
                "v1/groups/%s/members",
                "v1/content/%s",
                "v1/content/%s/permissions",
                "v1/users/%s/keys")) {
            Answer answer = raw("GET", "/__api__/" + path.formatted(guid));
            assertRefusedWith(answer, path.endsWith("keys") ? List.of(400, 403, 404) : List.of(400, 404));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "0x1", "99999999999999999999999", "1.0", "%00", "1%20", "%D9%A1", "' OR 1=1"})
    void whatIsNoNumberIsRefusedWhereOneBelongs(String number) {
        String me = DOOR.adminClient().me().guid();
        String item = DOOR.adminClient().content().create().guid();
        String escaped = number.replace(" ", "%20");
        for (String path : List.of("v1/users/" + me + "/keys/", "v1/content/" + item + "/permissions/")) {
            assertRefusedWith(raw("GET", "/__api__/" + path + escaped), List.of(400, 404));
            assertRefusedWith(raw("DELETE", "/__api__/" + path + escaped), List.of(400, 404));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/__api__/v1/users/%zz",
                "/__api__/v1/users/%",
                "/__api__/v1/users/%4",
                "/__api__/v1/%75%73ers/..",
                "/__api__/v1/../v1/user",
                "/__api__/v1/./user",
                "/__api__/v1/users/..",
                "/__api__/v1/users/..;/user",
                "/__api__/v1/user;jsessionid=1",
                "/__api__//v1/user",
                "/__api__/v1//user",
                "/__api__/V1/USER",
                "/__api__/v1/user%2f",
                "/__api__/v1%2fuser",
                "/__api__/v1/user%00",
                "/__api__/v1/user%20",
                "/__api__/v1\\user",
                "/__api__/v1/user.json",
            })
    void crookedPathsLeadNowhere(String target) {
        assertRefusedWith(raw("GET", target), List.of(400, 404));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prefix=%zz",
                "prefix=%",
                "prefix=%c3",
                "prefix=%ed%a0%80",
                "prefix=%00",
                "prefix=a%00b",
                "prefix=\u00e9",
                "%zz=1",
                "=",
                "&&&",
                "===&=",
                "prefix",
                "prefix=a&prefix=b",
                "page_size=1&page_size=2",
                "user_role=%7C",
                "user_role=",
                "account_status=",
                "prefix[]=a",
                "sort=",
                "prefix=a;page_size=1",
                "prefix=%F0%9F%94%91",
                "prefix=<>\"{}^`\\",
            })
    void crookedQueriesBreakNothing(String query) {
        Answer answer = raw("GET", "/__api__/v1/users?" + query);
        if (answer.status() >= 400) {
            assertIsEnvelope(answer);
        } else {
            assertThat(Json.names(ok(answer))).containsExactly("current_page", "results", "total");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefix=%zz", "prefix=%", "%zz=1", "prefix=%c3", "prefix=a%00b"})
    void brokenEscapesInQueriesAreRefused(String query) {
        assertRefused(raw("GET", "/__api__/v1/users?" + query), 400);
    }

    @Test
    void manyParametersAndManyAlternativesBreakNothing() {
        assertHarmless(raw("GET", "/__api__/v1/users?" + "a=1&".repeat(3_000)));
        assertHarmless(raw("GET", "/__api__/v1/users?user_role=" + "viewer%7C".repeat(1_000) + "viewer"));
        assertHarmless(raw("GET", "/__api__/v1/users?prefix=" + "p".repeat(10_000)));
        assertHarmless(raw("GET", "/__api__/v1/content?include=" + "owner,".repeat(2_000) + "owner"));
        assertHarmless(raw("GET", "/__api__/v1/groups?prefix=" + "%25".repeat(3_000)));
    }

    @Test
    void pagesBeyondAllNumbersBreakNothing() {
        for (String number : List.of("2147483647", "2147483648", "4294967296", "9223372036854775807")) {
            for (String path : List.of("users", "groups")) {
                Answer answer = raw("GET", "/__api__/v1/" + path + "?page_size=500&page_number=" + number);
                assertHarmless(answer);
                if (answer.status() == 200) {
                    JsonNode page = ok(answer);
                    assertThat(page.get("results").isEmpty()).isTrue();
                    assertThat(page.get("current_page").asString()).isEqualTo(number);
                }
            }
        }
    }

    @Test
    void anAddressThatIsTooLongIsRefused() {
        assertRefusedWith(raw("GET", "/__api__/v1/users/" + "a".repeat(60_000)), List.of(400, 404, 414));
        assertRefusedWith(raw("GET", "/__api__/v1/users?prefix=" + "a".repeat(60_000)), List.of(400, 414));
    }

    @Test
    void headersThatAreTooLongAreRefused() {
        for (String header : List.of(
                "X-Long: " + "a".repeat(60_000),
                "Cookie: rsconnect=" + "a".repeat(60_000),
                "X-RSC-Authorization: Key " + "a".repeat(60_000),
                "X-Many: a\r\n".repeat(5_000) + "X-End: a")) {
            Answer answer = RawHttp.get(DOOR.server().url(), "/__api__/v1/user", KEY, header);
            assertRefusedWith(answer, List.of(400, 431));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "get", "TRACE", "PROPFIND", "LOCK", "PURGE", "G-E-T", "HEADS"})
    void verbsNobodyKnowsAreRefused(String verb) {
        for (String path : List.of("v1/users", "v1/user", "nothing")) {
            assertRefusedWith(raw(verb, "/__api__/" + path), List.of(400, 404, 405));
        }
    }

    @Test
    void headTellsWhatGetWouldWithoutBody() {
        Answer head = DOOR.admin().send("HEAD", "v1/user");
        assertThat(head.status()).isIn(200, 404, 405);
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void anOversizeBodyIsRefusedWhetherItsLengthIsToldOrNot() {
        byte[] large = ("{\"username\":\"" + "u".repeat(8 << 20) + "\"}").getBytes(ISO_8859_1);
        String told = RawHttp.head(
                "POST", "/__api__/v1/users", KEY, "Content-Type: application/json", "Content-Length: " + large.length);
        assertRefused(RawHttp.exchange(DOOR.server().url(), told.getBytes(ISO_8859_1), large), 413);
        String chunked = RawHttp.head(
                "POST", "/__api__/v1/users", KEY, "Content-Type: application/json", "Transfer-Encoding: chunked");
        byte[] size = (Integer.toHexString(large.length) + "\r\n").getBytes(ISO_8859_1);
        byte[] end = "\r\n0\r\n\r\n".getBytes(ISO_8859_1);
        assertRefused(RawHttp.exchange(DOOR.server().url(), chunked.getBytes(ISO_8859_1), size, large, end), 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: abc",
                "Content-Length: -1",
                "Content-Length: 5, 6",
                "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: nonsense",
                "Transfer-Encoding: chunked\r\nContent-Length: 2"
            })
    void contradictingLengthsAreRefused(String header) {
        String head = RawHttp.head("POST", "/__api__/v1/groups", KEY, "Content-Type: application/json", header);
        Answer answer = RawHttp.exchange(DOOR.server().url(), (head + "{}").getBytes(ISO_8859_1));
        assertRefusedWith(answer, List.of(400, 413));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n", "ffffffffffffffff\r\n{}\r\n0\r\n\r\n"})
    void brokenChunksAreRefused(String chunks) {
        String head = RawHttp.head(
                "POST", "/__api__/v1/groups", KEY, "Content-Type: application/json", "Transfer-Encoding: chunked");
        Answer answer = RawHttp.exchange(DOOR.server().url(), (head + chunks).getBytes(ISO_8859_1));
        assertRefusedWith(answer, List.of(400, 413));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, v1/user",
        "GET, v1/users",
        "GET, v1/groups",
        "DELETE, v1/groups/7b1f0000-0000-4000-8000-000000000000"
    })
    void aBodyWhereNoneBelongsIsLeftAlone(String verb, String path) {
        Answer answer = DOOR.admin().send(verb, path, Json.object("user_role", "administrator"));
        assertThat(answer.status()).isEqualTo(verb.equals("GET") ? 200 : 404);
    }

    @Test
    void signsOutsideAsciiInCredentialsOpenNothing() {
        for (String header : List.of(
                "Authorization: Key \u00e9\u00e8",
                "Authorization: Key \ud83d\udd11",
                "Authorization:",
                "Authorization:  ",
                "Authorization: Key\t",
                "X-RSC-Authorization: \u00e9",
                "Cookie: rsconnect=\u00e9; RSC-XSRF=\u00e9")) {
            Answer answer = RawHttp.get(DOOR.server().url(), "/__api__/v1/user", header);
            assertRefusedWith(answer, List.of(400, 401));
        }
    }

    @Test
    void rubbishChangedNothingThatMatters() {
        Http admin = DOOR.admin();
        assertThat(Json.text(ok(admin.get("v1/user")), "user_role")).isEqualTo("administrator");
        assertThat(ok(Http.at(DOOR.server().url().toString()).get("__ping__"))).isEqualTo(Json.object());
    }

    private static Answer raw(String verb, String target) {
        return RawHttp.exchange(
                DOOR.server().url(), RawHttp.head(verb, target, KEY).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void assertHarmless(Answer answer) {
        if (answer.status() != 200) {
            assertIsEnvelope(answer);
        }
    }
}
