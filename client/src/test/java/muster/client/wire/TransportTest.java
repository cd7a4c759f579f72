package muster.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import muster.client.ClientException.Interrupted;
import muster.client.ClientException.Misunderstood;
import muster.client.ClientException.TooSlow;
import muster.client.ClientException.Unreachable;
import muster.client.ClientOptions;
import muster.client.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {
    private static final ClientOptions ONCE = ClientOptions.USUAL.withRepeats(0);

    private static Transport to(ScriptedServer server, ClientOptions options) {
        return new Transport(server.uri(), Map.of("Authorization", "Key of-somebody"), options);
    }

    @Test
    void readingIsAskedAgainWhenTheServerPutsItOff() {
        try (ScriptedServer server = ScriptedServer.answering("503", "429", "200{}")) {
            assertThat(to(server, ClientOptions.USUAL).send(Call.get("/people")).status())
                    .isEqualTo(200);
            assertThat(server.asked()).hasSize(3);
        }
    }

    @Test
    void writingIsNotAskedAgain() {
        try (ScriptedServer server = ScriptedServer.answering("503", "200{}")) {
            Call call = Call.with("POST", "/people", Map.of("name", "iris"));
            assertThat(to(server, ClientOptions.USUAL).send(call).status()).isEqualTo(503);
            assertThat(server.asked()).containsExactly("POST /people {\"name\":\"iris\"}");
        }
    }

    @Test
    void whatNoOneAnswersIsToldWithTheServersNameAndNotTheKey() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Transport transport =
                new Transport(URI.create("http://127.0.0.1:" + port), Map.of("Authorization", "Key hidden"), ONCE);
        assertThatThrownBy(() -> transport.send(Call.get("/people?prefix=iris")))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        failed -> assertThat(failed.mayHaveHappened()).isFalse())
                .hasMessageStartingWith("GET /people did not come through to 127.0.0.1:" + port)
                .hasMessageNotContainingAny("hidden", "iris");
    }

    @Test
    void aConnectionThatBreaksMayHaveDoneWhatWasAsked() {
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            exchange.close();
        })) {
            assertThatThrownBy(() -> to(server, ONCE).send(Call.with("POST", "/people", Map.of())))
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            failed -> assertThat(failed.mayHaveHappened()).isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAnswerThatDoesNotComeOrDoesNotEndIsNotWaitedForLonger(boolean begins) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            if (begins) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('[');
                exchange.getResponseBody().flush();
            }
            try {
                end.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        })) {
            ClientOptions hasty = ONCE.withRequestTimeout(Duration.ofMillis(300));
            assertThatThrownBy(() -> to(server, hasty).send(Call.get("/people")))
                    .isInstanceOf(TooSlow.class)
                    .hasMessage("GET /people was not answered within 0.3 seconds");
        } finally {
            end.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void noKeyGoesWhereARedirectionPoints(int status) {
        try (ScriptedServer elsewhere = ScriptedServer.answering("200{}");
                ScriptedServer server = new ScriptedServer(exchange -> {
                    exchange.getResponseHeaders().add("Location", elsewhere.uri() + "/people");
                    ScriptedServer.answer(exchange, status, "");
                })) {
            assertThatThrownBy(() -> to(server, ClientOptions.USUAL).send(Call.get("/people")))
                    .isInstanceOf(Misunderstood.class)
                    .hasMessageContaining("redirection, which is not followed");
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void anAnswerWithoutEndIsNotKept() {
        byte[] chunk = new byte[64 << 10];
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(chunk);
            }
        })) {
            ClientOptions small = new ClientOptions(Duration.ofSeconds(10), Duration.ofSeconds(60), 0, 1 << 20);
            assertThatThrownBy(() -> to(server, small).send(Call.get("/people")))
                    .isInstanceOf(Misunderstood.class)
                    .hasMessage("GET /people was answered with more than 1048576 bytes");
        }
    }

    @Test
    void anInterruptionEndsTheWaitAndStaysKnown() {
        try (ScriptedServer server = ScriptedServer.answering("503")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> to(server, ClientOptions.USUAL).send(Call.get("/people")))
                    .isInstanceOf(Interrupted.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host",
                "host:3939",
                "/somewhere",
                "http://user:secret@host",
                "http://host/?a=b",
                "http://host/#x"
            })
    void whatIsNoAddressOfAServerIsRefused(String address) {
        assertThatThrownBy(() -> new Transport(URI.create(address), Map.of(), ONCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the address of a server")
                .hasMessageNotContaining("secret");
    }
}
