package muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import muster.house.BillOfMaterials.Component;
import muster.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownVulnerabilitiesTest {
    private static final BillOfMaterials TWO = new BillOfMaterials(List.of(
            new Component("a:one", "1.2", "pkg:maven/a/one@1.2?type=jar", List.of(), List.of()),
            new Component("b:two", "3", "pkg:maven/b/two@3?type=jar", List.of(), List.of())));

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();

    private int ask(URI list) throws InterruptedException {
        return new KnownVulnerabilities(list, new PrintStream(told, true, StandardCharsets.UTF_8)).ask(TWO);
    }

    private int askOneThatSays(int status, String answer) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/querybatch", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            return ask(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatIsKnownIsToldWithTheLibraryItIsOf() throws Exception {
        int code = askOneThatSays(200, "{\"results\":[{},{\"vulns\":[{\"id\":\"GHSA-1\"},{\"id\":\"CVE-2\"}]}]}");
        assertThat(code).isEqualTo(KnownVulnerabilities.FOUND);
        assertThat(told.toString(StandardCharsets.UTF_8).lines()).containsExactly("b:two 3: GHSA-1", "b:two 3: CVE-2");
        assertThat(asked).singleElement().asString().contains("\"pkg:maven/a/one@1.2\"", "\"pkg:maven/b/two@3\"");
    }

    @Test
    void nothingKnownIsASentence() throws Exception {
        assertThat(askOneThatSays(200, "{\"results\":[{},{}]}")).isEqualTo(KnownVulnerabilities.NONE);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("knows no vulnerability of the 2 things");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    500 | {}
                    200 | <html>
                    200 | {"results":[{}]}
                    200 | {}
                    """)
    void aListThatDoesNotAnswerIsNoGoodNews(int status, String answer) throws Exception {
        assertThat(askOneThatSays(status, answer)).isEqualTo(KnownVulnerabilities.NOT_ASKED);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("cannot be said");
    }

    @Test
    void aListThatIsOutOfReachIsNoGoodNews() throws Exception {
        assertThat(ask(URI.create("http://127.0.0.1:" + FreePort.find()))).isEqualTo(KnownVulnerabilities.NOT_ASKED);
    }
}
