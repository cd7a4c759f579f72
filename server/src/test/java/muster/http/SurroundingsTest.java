package muster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    @Test
    void forwardedHeadersOfStrangersCountForNothing() throws IOException {
        try (TestServer server = new TestServer(TestServer.settings())) {
            assertThat(who(server, "X-Forwarded-For: 9.9.9.9", "X-Forwarded-Proto: https"))
                    .isEqualTo("127.0.0.1 127.0.0.1 http://test");
        }
    }

    @Test
    void rightmostHopThatIsNotOursIsTheClient() throws IOException {
        HttpSettings settings = TestServer.settings().withProxies(TrustedProxies.parse("127.0.0.0/8, 10.0.0.0/8"));
        try (TestServer server = new TestServer(settings)) {
            assertThat(who(server, "X-Forwarded-For: 6.6.6.6, 9.9.9.9, 10.1.2.3"))
                    .startsWith("9.9.9.9 ");
            assertThat(who(server, "X-Forwarded-For: 6.6.6.6", "X-Forwarded-For: 10.1.2.3"))
                    .startsWith("6.6.6.6 ");
            assertThat(who(server, "X-Forwarded-For: 6.6.6.6, evil.example, 10.1.2.3"))
                    .startsWith("10.1.2.3 ");
            assertThat(who(server, "X-Forwarded-For: 10.9.9.9, 10.1.2.3")).startsWith("10.9.9.9 ");
            assertThat(who(server, "X-Forwarded-For: [2001:db8:1:2:3::4]:555"))
                    .startsWith("2001:db8:1:2:3:0:0:4 2001:db8:1:2::/64 ");
            assertThat(who(
                            server,
                            "X-Forwarded-Proto: https",
                            "X-Forwarded-Host: muster.example",
                            "X-Forwarded-Port: 8443"))
                    .endsWith(" https://muster.example:8443");
            assertThat(who(server, "X-Forwarded-Proto: gopher", "X-Forwarded-Host: a/b"))
                    .endsWith(" http://test");
        }
    }

    @Test
    void badRangesAreRefused() {
        for (String bad : List.of("10.0.0.0/33", "example.org", "::/129", "10.0.0.0/x")) {
            assertThatThrownBy(() -> TrustedProxies.parse(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void pathPrefixIsStrippedAndNothingElseLivesOutsideIt() throws IOException {
        try (TestServer server = new TestServer(TestServer.settings().withPathPrefix("/rsc/"))) {
            assertThat(RawClient.get(server.uri(), "/rsc/door/things/7").body()).isEqualTo("\"7\"");
            assertThat(RawClient.get(server.uri(), "/rsc/door/who").body()).endsWith(" http://test/rsc");
            assertThat(RawClient.get(server.uri(), "/rsc/door/%zz").body()).isEqualTo("door:MALFORMED:400");
            assertThat(RawClient.get(server.uri(), "/door/things/7").body()).isEqualTo("There is nothing here.\n");
            assertThat(RawClient.get(server.uri(), "/health").status()).isEqualTo(200);
            assertThat(RawClient.get(server.uri(), "/rsc/health").status()).isEqualTo(200);
        }
    }

    @Test
    void publicUrlDecidesWhereWeAreAndWhichNamesAreKnown() throws IOException {
        HttpSettings settings = TestServer.settings().withPublicUrl(URI.create("https://muster.example:8443"));
        try (TestServer server = new TestServer(settings)) {
            String known = "GET /door/who HTTP/1.1\r\nHost: muster.example:8443\r\n\r\n";
            assertThat(RawClient.exchange(server.uri(), known).body()).endsWith(" https://muster.example:8443");
            assertThat(RawClient.get(server.uri(), "/door/who").body()).isEqualTo("door:WRONG_HOST:421");
            assertThat(RawClient.get(server.uri(), "/health").status()).isEqualTo(200);
        }
    }

    @Test
    void readinessNamesWhatIsMissing() throws IOException {
        try (TestServer server = new TestServer(TestServer.settings(), () -> List.of("database", "migrations"))) {
            RawClient.Answer answer = RawClient.get(server.uri(), "/ready");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("not ready: database, migrations\n");
        }
        try (TestServer server = new TestServer(TestServer.settings())) {
            assertThat(RawClient.get(server.uri(), "/ready").body()).isEqualTo("ready\n");
        }
    }

    @Test
    void metricsCountByRouteAndNeverByPath() throws Exception {
        try (TestServer server = new TestServer(TestServer.settings())) {
            server.server().metrics().gauge("muster.test.level", "A level", () -> 4.5);
            server.server().metrics().counter("muster.test.events", "Events", () -> 3);
            RawClient.get(server.uri(), "/door/things/secret-path?secret=query");
            RawClient.get(server.uri(), "/door/things/other");
            RawClient.get(server.uri(), "/door/nothing");
            RawClient.Answer answer = metricsWith(server, "status=\"4xx\"} 1");
            assertThat(answer.header("Content-Type")).startsWith("text/plain; version=0.0.4");
            assertThat(answer.body())
                    .contains("muster_http_requests_seconds_count{method=\"GET\",mount=\"door\","
                            + "route=\"/door/things/{id}\",status=\"2xx\"} 2")
                    .contains("muster_http_requests_seconds_sum{")
                    .contains("route=\"-\",status=\"4xx\"} 1")
                    .contains("muster_test_level 4.5")
                    .contains("muster_test_events_total 3.0")
                    .contains("jvm_memory_used_bytes{")
                    .contains("jvm_threads_live_threads ")
                    .doesNotContain("secret");
            assertThat(metricsWith(server, "route=\"/metrics\"").status()).isEqualTo(200);
        }
    }

    @Test
    void takenPortIsToldInOneSentence() throws IOException {
        try (TestServer first = new TestServer(TestServer.settings())) {
            ListenAddress taken = new ListenAddress("127.0.0.1", first.uri().getPort());
            assertThatThrownBy(() -> new TestServer(TestServer.settings().withListen(taken)))
                    .isInstanceOf(CannotServe.class)
                    .hasMessage("Cannot listen on " + taken + ": another program already uses this port.");
        }
        assertThatThrownBy(() -> new TestServer(TestServer.settings().withListen(ListenAddress.parse("192.0.2.1:0"))))
                .isInstanceOf(CannotServe.class)
                .hasMessage("Cannot listen on 192.0.2.1:0: this machine does not have that address.");
    }

    @Test
    void accessLogHoldsTheTemplateAndNoSecret() throws Exception {
        AccessLines lines = AccessLines.catchAll();
        try (TestServer server = new TestServer(TestServer.settings())) {
            RawClient.get(server.uri(), "/door/things/secret-path?secret=query", "X-Request-Id: r9");
            RawClient.get(server.uri(), "/door/secret-nothing", "X-Request-Id: r10");
        } finally {
            lines.close();
        }
        // A line is written when its answer is out, perhaps after that of the next request.
        assertThat(lines.texts())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .matches(
                                        "GET /door/things/\\{id} 200 \\d+us 13B id=r9 from=127\\.0\\.0\\.1 mount=door"),
                        line -> assertThat(line)
                                .matches("GET - 404 \\d+us 21B id=r10 from=127\\.0\\.0\\.1 mount=door"));
    }

    /** A request is counted when its answer is out, so the count may come a moment after the answer. */
    private static RawClient.Answer metricsWith(TestServer server, String text) throws Exception {
        for (int i = 0; i < 50; i++) {
            RawClient.Answer answer = RawClient.get(server.uri(), "/metrics");
            if (answer.body().contains(text)) {
                return answer;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("never came: " + text);
    }

    private static String who(TestServer server, String... headers) throws IOException {
        return RawClient.get(server.uri(), "/door/who", headers).body();
    }
}
