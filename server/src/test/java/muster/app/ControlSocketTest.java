package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ControlSocketTest {
    private static final List<String> MAKE_KEY = List.of("key", "create", "iris", "--label", "x");

    @TempDir
    Path folder;

    @Test
    void whereNobodyListensThereIsNoAnswer() throws IOException {
        assertThat(ControlSocket.ask(socket(), MAKE_KEY, null)).isEmpty();
        try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(socket()));
        }
        assertThat(ControlSocket.ask(socket(), MAKE_KEY, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\0\0\0\5half",
                "o\0\0\0\4all.",
                "x\0\0\0",
                "x\0\0\0\3not",
                "z\0\0\0\0",
                "xxxxx",
                "f\0\0\0\0"
            })
    void anAnswerThatBreaksOffIsNeitherDoneNorNobody(String begun) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket()));
            Thread.ofPlatform().daemon().start(() -> answerOnce(server, begun));

            Optional<CommandRun.Answer> answer = ControlSocket.ask(socket(), MAKE_KEY, null);

            assertThat(answer).hasValueSatisfying(told -> {
                assertThat(told.exit()).isEqualTo(ExitCode.UNAVAILABLE);
                assertThat(told.err()).isEqualTo("muster: The server broke off; look before you repeat.\n");
            });
        }
    }

    @Test
    void aCommandThatFailsUnexpectedlyIsToldSo() {
        DataFolder data = DataFolder.at(folder.resolve("data"));
        OpenDirectory open = open(data);
        try (ControlSocket _ = ControlSocket.open(socket(), open.directory(), folder)) {
            open.close();
            CommandRun.Answer answer =
                    ControlSocket.ask(socket(), List.of("user", "list"), null).orElseThrow();

            assertThat(answer.exit()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(answer.err()).startsWith("muster: ").endsWith(".\n");
        }
    }

    @Test
    void clientsThatSayNothingKeepNobodyFromBeingServedOrFromStopping() throws IOException {
        DataFolder data = DataFolder.at(folder.resolve("data"));
        List<SocketChannel> silent = new ArrayList<>();
        try (OpenDirectory open = open(data)) {
            long stopBegun;
            try (ControlSocket _ = open(open, Duration.ofMillis(300))) {
                for (int i = 0; i < 40; i++) {
                    silent.add(SocketChannel.open(UnixDomainSocketAddress.of(socket())));
                }
                assertThat(ControlSocket.ask(socket(), List.of("user", "list"), null))
                        .hasValueSatisfying(answer -> assertThat(answer.exit()).isEqualTo(ExitCode.DONE));
                assertThat(silent.getFirst().read(ByteBuffer.allocate(1))).isEqualTo(-1);
                silent.add(SocketChannel.open(UnixDomainSocketAddress.of(socket())));
                stopBegun = System.nanoTime();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - stopBegun)).isLessThan(Duration.ofSeconds(3));
        } finally {
            for (SocketChannel client : silent) {
                client.close();
            }
        }
    }

    @Test
    void halfACommandIsNotCarriedOut() throws IOException {
        DataFolder data = DataFolder.at(folder.resolve("data"));
        try (OpenDirectory open = open(data);
                ControlSocket _ = ControlSocket.open(socket(), open.directory(), folder);
                SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            // All of it but the line's end.
            client.write(ByteBuffer.wrap("{\"arguments\":[\"user\",\"list\"]}".getBytes(StandardCharsets.UTF_8)));
            client.shutdownOutput();

            assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    private ControlSocket open(OpenDirectory open, Duration patience) {
        return ControlSocket.open(
                socket(), open.directory(), folder, new ControlSocket.Patience(patience, Duration.ofMinutes(1)));
    }

    private static void answerOnce(ServerSocketChannel server, String text) {
        try (SocketChannel client = server.accept()) {
            client.read(ByteBuffer.allocate(4096));
            client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OpenDirectory open(DataFolder data) {
        return OpenDirectory.open(Configuration.read(data.path(), Map.of(), Map.of()), data, new SecureRandom());
    }

    private Path socket() {
        return folder.resolve("socket");
    }
}
