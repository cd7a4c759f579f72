package muster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
    private static TestServer server;
    private static URI uri;

    @BeforeAll
    static void start() {
        Limits limits = Limits.defaults().withBodies(1_000_000, 8_000_000).withHead(4_000, 2_000);
        server = new TestServer(TestServer.settings().withLimits(limits));
        uri = server.uri();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersCarryAnIdAndTheSecurityHeaders() throws IOException {
        RawClient.Answer answer = RawClient.get(uri, "/door/things/7");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("\"7\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Date")).isNotEmpty();
        assertThat(answer.header("Server")).isEmpty();
    }

    @Test
    void harmlessRequestIdIsEchoedAndAnyOtherReplaced() throws IOException {
        assertThat(RawClient.get(uri, "/door/things/7", "X-Request-Id: A.b:c_d-1")
                        .header("X-Request-Id"))
                .isEqualTo("A.b:c_d-1");
        assertThat(RawClient.get(uri, "/door/things/7", "X-Request-Id: a b").header("X-Request-Id"))
                .matches("req-[0-9a-z]{20}");
        assertThat(RawClient.get(uri, "/door/things/7", "X-Request-Id: " + "a".repeat(65))
                        .header("X-Request-Id"))
                .isNotEmpty()
                .hasSizeLessThan(65);
    }

    @Test
    void rawCharactersInTheQueryAreTaken() throws IOException {
        RawClient.Answer answer = RawClient.get(uri, "/door/query?a=x|y&b={\"k\":[1]}&a=+%7C%2B&c&d=");
        assertThat(answer.body()).isEqualTo("a=x|y;b={\"k\":[1]};a= |+;c=;d=;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/door/query?a=%zz", "/door/query?a=%", "/door/query?a=%ff", "/door/query?a=%00"})
    void brokenEscapesInTheQueryEndInTheDoorsShape(String target) throws IOException {
        assertThat(RawClient.get(uri, target).body()).isEqualTo("door:MALFORMED:400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/door/../health",
                "/door/%2e%2e/health",
                "/door/./query",
                "/door/.%2E/x",
                "/door/a%2f..%2fb",
                "/door/..%5cx",
                "/door/..;a=b/x",
                "/door/things/%00",
                "/door/things/%0a",
                "/door/things/%zz",
                "/door/things/%c3",
                "/door/things/7#part"
            })
    void ambiguousPathsAreRefusedInTheDoorsShape(String target) throws IOException {
        RawClient.Answer answer = RawClient.get(uri, target);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("door:MALFORMED:400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/..", "/../door/things/7", "/%2e%2e/door", "/a\u0001b", "*"})
    void ambiguousPathsOutsideAnyDoorGetThePlainShape(String target) throws IOException {
        RawClient.Answer answer = RawClient.get(uri, target);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotStartWith("{").endsWith(".\n");
    }

    @Test
    void segmentsAreDecodedOnceAndMayHoldASlash() throws IOException {
        assertThat(RawClient.get(uri, "/door/things/a%2Fb").body()).isEqualTo("\"a/b\"");
        assertThat(RawClient.get(uri, "/door/things/a%252Fb").body()).isEqualTo("\"a%2Fb\"");
        assertThat(RawClient.get(uri, "/door/things/a+b|{c}%5C\u00e9").body()).isEqualTo("\"a+b|{c}\\\u00e9\"");
        assertThat(RawClient.get(uri, "/d%6For/things/7").body()).isEqualTo("\"7\"");
    }

    @Test
    void literalSegmentsWinOverParametersAndTailsTakeTheRest() throws IOException {
        assertThat(RawClient.get(uri, "/door/things/special").body()).isEqualTo("the special one");
        assertThat(RawClient.get(uri, "/door/files/a/b%20c.txt").body()).isEqualTo("a/b c.txt");
        assertThat(RawClient.get(uri, "/door/things/7/").body()).isEqualTo("\"7\"");
    }

    @Test
    void unknownPathsAndWrongVerbsAreToldInTheDoorsShape() throws IOException {
        assertThat(RawClient.get(uri, "/door/nothing").body()).isEqualTo("door:UNKNOWN_PATH:404");
        assertThat(RawClient.get(uri, "/door//things/7").body()).isEqualTo("door:UNKNOWN_PATH:404");
        RawClient.Answer wrongVerb = RawClient.call(uri, "DELETE", "/door/things/special");
        assertThat(wrongVerb.body()).isEqualTo("door:WRONG_VERB:405");
        assertThat(wrongVerb.header("Allow")).isEqualTo("GET, PUT");
        assertThat(RawClient.call(uri, "TRACE", "/door/query").status()).isEqualTo(405);
        assertThat(RawClient.get(uri, "/elsewhere").body()).isEqualTo("There is nothing here.\n");
    }

    @Test
    void headIsAnsweredByGetWithoutABody() throws IOException {
        try (RawClient client = new RawClient(uri)) {
            String head = client.send("HEAD /door/things/7 HTTP/1.1\r\nHost: test\r\n\r\n")
                    .headOnly();
            assertThat(head).startsWith("HTTP/1.1 200").contains("Content-Length: 3\r\n");
            assertThat(client.send("GET /health HTTP/1.1\r\nHost: test\r\n\r\n")
                            .answer()
                            .body())
                    .isEqualTo("{\"status\":\"ok\"}");
        }
    }

    @Test
    void failuresOfHandlersAreToldByTheDoorWithoutDetail() throws IOException {
        RawClient.Answer bug = RawClient.get(uri, "/door/bug", "X-Request-Id: r1");
        assertThat(bug.status()).isEqualTo(500);
        assertThat(bug.body()).isEqualTo("door:broken:r1");
        assertThat(RawClient.get(uri, "/door/nothing-at-all", "X-Request-Id: r3")
                        .body())
                .isEqualTo("door:broken:r3");
        assertThat(RawClient.get(uri, "/door/refusal").body()).isEqualTo("door:conflict:taken");
    }

    @Test
    void http10IsAnsweredAndTheConnectionEnds() throws IOException {
        try (RawClient client = new RawClient(uri)) {
            assertThat(client.send("GET /health HTTP/1.0\r\n\r\n").answer().status())
                    .isEqualTo(200);
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void connectionCloseClosesAndKeepAliveKeeps() throws IOException {
        try (RawClient client = new RawClient(uri)) {
            for (int i = 0; i < 3; i++) {
                client.send("GET /door/things/7 HTTP/1.1\r\nHost: test\r\n\r\n");
                assertThat(client.answer().status()).isEqualTo(200);
            }
            client.send("GET /door/things/7 HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(200);
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void whoIsLeavingAnswersOnceMoreOnEachConnectionAndIsNotReady() throws IOException {
        try (TestServer leaving = new TestServer(TestServer.settings());
                RawClient before = new RawClient(leaving.uri());
                RawClient after = new RawClient(leaving.uri())) {
            before.send("GET /door/things/7 HTTP/1.1\r\nHost: test\r\n\r\n");
            assertThat(before.answer().status()).isEqualTo(200);
            leaving.server().leave();
            before.send("GET /door/things/7 HTTP/1.1\r\nHost: test\r\n\r\n");
            assertThat(before.answer().status()).isEqualTo(200);
            assertThat(before.isAtEnd()).isTrue();
            after.send("GET /ready HTTP/1.1\r\nHost: test\r\n\r\n");
            assertThat(after.answer().status()).isEqualTo(503);
            assertThat(after.isAtEnd()).isTrue();
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (RawClient client = new RawClient(uri)) {
            client.send("GET /door/things/1 HTTP/1.1\r\nHost: t\r\n\r\nGET /health HTTP/1.1\r\nHost: t\r\n\r\n"
                    + "GET /door/things/3 HTTP/1.1\r\nHost: t\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("\"1\"");
            assertThat(client.answer().body()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(client.answer().body()).isEqualTo("\"3\"");
        }
    }

    @Test
    void bodiesArriveWholeHoweverTheyAreCut() throws Exception {
        String body = "x".repeat(300_000);
        try (RawClient client = new RawClient(uri)) {
            client.send("POST /door/echo HTTP/1.1\r\nHost: t\r\nContent-Length: 300000\r\n\r\n");
            for (int i = 0; i < 3; i++) {
                client.send(body.substring(0, 100_000));
                Thread.sleep(20);
            }
            assertThat(client.answer().body()).isEqualTo(body);
            client.send("POST /door/echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            Thread.sleep(20);
            client.send("6\r\n world\r\n0\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("hello world");
        }
    }

    @Test
    void expectedContinueIsSent() throws IOException {
        try (RawClient client = new RawClient(uri)) {
            client.send("POST /door/echo HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.headOnly()).startsWith("HTTP/1.1 100");
            assertThat(client.send("hello").answer().body()).isEqualTo("hello");
        }
    }

    @Test
    void tooLargeBodyWithLengthIsAnsweredAlthoughTheClientSendsItAll() throws IOException {
        byte[] megabyte = new byte[1 << 20];
        try (RawClient client = new RawClient(uri)) {
            client.send("POST /door/echo HTTP/1.1\r\nHost: t\r\nContent-Length: " + (8 << 20) + "\r\n\r\n");
            for (int i = 0; i < 8; i++) {
                client.send(megabyte);
            }
            RawClient.Answer answer = client.answer();
            assertThat(answer.body()).isEqualTo("door:BODY_TOO_LARGE:413");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void tooLargeChunkedBodyIsAnsweredAlthoughTheClientSendsItAll() throws IOException {
        String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
        try (RawClient client = new RawClient(uri)) {
            client.send("POST /door/echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 64; i++) {
                client.send(chunk);
            }
            client.send("0\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("door:BODY_TOO_LARGE:413");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void bodyForAnUnknownPathIsSwallowedAndTheConnectionLives() throws IOException {
        try (RawClient client = new RawClient(uri)) {
            client.send("POST /door/nothing HTTP/1.1\r\nHost: t\r\nContent-Length: 200000\r\n\r\n");
            client.send(new byte[200_000]);
            assertThat(client.answer().status()).isEqualTo(404);
            client.send("GET /health HTTP/1.1\r\nHost: t\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void longAddressesAndHeadersAreRefusedInTheDoorsShape() throws IOException {
        assertThat(RawClient.get(uri, "/door/query?a=" + "x".repeat(2_100)).body())
                .isEqualTo("door:URI_TOO_LONG:414");
        assertThat(RawClient.get(uri, "/door/query", "X-Long: " + "x".repeat(4_100))
                        .body())
                .isEqualTo("door:HEADERS_TOO_LARGE:431");
        assertThat(RawClient.get(uri, "/door/query", "X-Long: " + "x".repeat(50_000))
                        .body())
                .isEqualTo("door:HEADERS_TOO_LARGE:431");
        assertThat(RawClient.get(uri, "/door/query?a=" + "x".repeat(50_000)).status())
                .isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3\r\nContent-Length: 4\r\n",
                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: -3\r\n",
                "Content-Length: x\r\n",
                "Bad Header: x\r\n"
            })
    void ambiguousFramingIsRefused(String headers) throws IOException {
        RawClient.Answer answer =
                RawClient.exchange(uri, "POST /door/echo HTTP/1.1\r\nHost: t\r\n" + headers + "\r\n0\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("door:MALFORMED:400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET /door/query HTTP/3.7\r\nHost: t\r\n\r\n",
                "GET http://u:p@[x/door HTTP/1.1\r\nHost: t\r\n\r\n",
                "\u0016\u0003\u0001nonsense\r\n\r\n"
            })
    void nonsenseGetsAPlainErrorAndNoPage(String request) throws IOException {
        RawClient.Answer answer = RawClient.exchange(uri, request);
        assertThat(answer.status()).isIn(400, 505);
        assertThat(answer.body()).doesNotStartWith("{").endsWith(".\n");
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }

    @Test
    void missingHostIsRefused() throws IOException {
        assertThat(RawClient.exchange(uri, "GET /door/query HTTP/1.1\r\n\r\n").body())
                .isEqualTo("door:MALFORMED:400");
    }

    @Test
    void brokenChunksAreToldInTheDoorsShape() throws IOException {
        RawClient.Answer answer = RawClient.exchange(
                uri, "POST /door/echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n");
        assertThat(answer.body()).isEqualTo("door:MALFORMED:400");
    }

    @Test
    void streamsReachTheClientWhole() throws IOException {
        assertThat(RawClient.get(uri, "/door/stream").body()).hasSize(17 * 50_000);
        String old =
                RawClient.exchange(uri, "GET /door/stream HTTP/1.0\r\n\r\n").body();
        assertThat(old).hasSize(17 * 50_000);
    }

    @Test
    void streamThatBreaksNeverLooksComplete() throws IOException {
        assertThatThrownBy(() -> RawClient.get(uri, "/door/broken-stream")).isInstanceOf(IOException.class);
        assertThat(RawClient.get(uri, "/door/late-stream", "X-Request-Id: r2").body())
                .isEqualTo("door:broken:r2");
    }

    @Test
    void cookiesAreReadAndSet() throws IOException {
        RawClient.Answer answer = RawClient.get(uri, "/door/cookies", "Cookie: x=1; bad; y=\"2\"; x=3");
        assertThat(answer.body()).isEqualTo("{x=1, y=2}");
        assertThat(answer.head())
                .contains("Set-Cookie: a=1; Path=/; HttpOnly; SameSite=Lax\r\n")
                .contains("Set-Cookie: b=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax\r\n");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=60");
    }

    @Test
    void noAddressWhateverEndsInAServerError() throws IOException {
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            StringBuilder target = new StringBuilder("/door/");
            for (int n = random.nextInt(12); n >= 0; n--) {
                char c = (char) (0x21 + random.nextInt(0x5e));
                target.append(random.nextInt(4) == 0 ? "%./;?&#\\|2e".charAt(random.nextInt(11)) : c);
            }
            assertThat(RawClient.get(uri, target.toString()).status())
                    .as(target.toString())
                    .isIn(200, 400, 404, 405);
        }
    }
}
