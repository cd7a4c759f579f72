package muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import muster.cli.ExitCode;
import muster.cli.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the control socket piece by piece, between {@link ServedClient} and {@link ControlClient}. */
@Timeout(120)
class StreamedCommandsTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final CommandRequest WITH_FILE = new CommandRequest(List.of("plan", "-"), "secret", true);

    @TempDir
    Path folder;

    /** What the server's side of one command does. */
    private interface Serving {
        int serve(ServedClient client) throws Exception;
    }

    @Test
    void aFileOfAnyBytesArrivesAsItIsAndLeavesNothingBehind() throws Exception {
        byte[] file = new byte[3 * Frame.MOST_BYTES + 17];
        new Random(7).nextBytes(file);
        var answer = new GatheredAnswer();

        int exit = ask(Duration.ofSeconds(30), new ByteArrayInputStream(file), answer, client -> {
            try (SpooledFile spooled = SpooledFile.in(folder, 1)) {
                assertThat(client.takeFile(spooled)).isTrue();
                assertThat(names()).noneMatch(name -> name.startsWith("command-file"));
                client.out().write(digest(spooled.open()).getBytes(StandardCharsets.UTF_8));
            }
            return ExitCode.DONE;
        });

        assertThat(answer.answer(exit))
                .isEqualTo(new CommandRun.Answer(ExitCode.DONE, digest(new ByteArrayInputStream(file)), ""));
    }

    @Test
    void aFileThatBreaksOffIsNotTakenForAShorterOne() throws Exception {
        var whole = new CompletableFuture<Boolean>();
        try (ServerSocketChannel server = listening()) {
            CompletableFuture<Void> served = serveOnce(server, Duration.ofSeconds(30), client -> {
                try (SpooledFile spooled = SpooledFile.in(folder, 1)) {
                    whole.complete(client.takeFile(spooled));
                } catch (IOException brokenOff) {
                    whole.complete(false);
                }
                return ExitCode.DONE;
            });
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
                OutputStream wire = Channels.newOutputStream(channel);
                wire.write((WITH_FILE.line() + "\n").getBytes(StandardCharsets.UTF_8));
                Frame.write(wire, Frame.Kind.FILE, "username\nada\n");
            }
            served.get(30, TimeUnit.SECONDS);
        }

        assertThat(whole).isCompletedWithValue(false);
    }

    @Test
    void aFileThatCannotBeReadToItsEndIsNotSentAsIfItWereWhole() throws Exception {
        var begun = new CompletableFuture<Void>();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                begun.join();
                throw new IOException("the disk says no");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return read();
            }
        };
        var taken = new CompletableFuture<Boolean>();

        assertThat(catchThrowable(() -> ask(Duration.ofSeconds(30), broken, new GatheredAnswer(), client -> {
                    begun.complete(null);
                    try (SpooledFile spooled = SpooledFile.in(folder, 1)) {
                        taken.complete(client.takeFile(spooled));
                    } catch (IOException brokenOff) {
                        taken.complete(false);
                    }
                    return ExitCode.DONE;
                })))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the disk says no");
        assertThat(taken.get(30, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void anAnswerArrivesWhileTheCommandRunsAndInOrder() throws Exception {
        var heard = new CountDownLatch(1);
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        CommandGiver giver = new Giver(bytes -> heard.countDown(), told, true);

        int exit = ask(Duration.ofSeconds(30), InputStream.nullInputStream(), giver, client -> {
            client.takeFile(SpooledFile.in(folder, 1));
            client.out().write('a');
            assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
            client.progress().at("rows", 5, 10);
            client.progress().at("rows", 6, 10);
            client.progress().at("rows", 10, 10);
            assertThat(client.confirms("Go on?")).isTrue();
            client.err("one sentence\n");
            return 4;
        });

        assertThat(exit).isEqualTo(4);
        assertThat(told).containsExactly("rows 5 of 10", "rows 10 of 10", "Go on?", "one sentence\n");
    }

    @Test
    void aLongAnswerIsNotKeptInMemoryOnEitherSide() throws Exception {
        long bytes = 512L << 20;
        AtomicLong taken = new AtomicLong();

        int exit = ask(
                Duration.ofSeconds(60),
                InputStream.nullInputStream(),
                new Giver(taken::addAndGet, new ArrayList<>(), false),
                client -> {
                    client.takeFile(SpooledFile.in(folder, 1));
                    byte[] piece = new byte[1 << 20];
                    Arrays.fill(piece, (byte) 'x');
                    for (long sent = 0; sent < bytes; sent += piece.length) {
                        client.out().write(piece);
                    }
                    return ExitCode.DONE;
                });

        assertThat(exit).isEqualTo(ExitCode.DONE);
        assertThat(taken).hasValue(bytes);
    }

    @Test
    void aClientThatDoesNotListenEndsTheWritingAndNotTheCommand() throws Exception {
        var reached = new CompletableFuture<Throwable>();
        try (ServerSocketChannel server = listening()) {
            var _ = serveOnce(server, SHORT, client -> {
                Throwable closed = catchThrowable(() -> {
                    while (true) {
                        client.out().write(new byte[Frame.MOST_BYTES]);
                    }
                });
                client.err("nobody hears this\n");
                assertThat(client.confirms("Anybody?")).isFalse();
                reached.complete(closed);
                return ExitCode.DONE;
            });
            try (SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
                silent.write(ByteBuffer.wrap((WITH_FILE.line() + "\n").getBytes(StandardCharsets.UTF_8)));
                assertThat(reached.get(30, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void aCommandLearnsThatItsClientHasGone() throws Exception {
        try (ServerSocketChannel server = listening()) {
            CompletableFuture<Void> served = serveOnce(server, Duration.ofSeconds(30), client -> {
                Progress progress = client.progress();
                assertThat(progress.isWatched()).isTrue();
                while (progress.isWatched()) {
                    progress.at("rows", 1, 1);
                }
                return ExitCode.DONE;
            });
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
                channel.write(ByteBuffer.wrap((WITH_FILE.line() + "\n").getBytes(StandardCharsets.UTF_8)));
                assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(1);
            }
            served.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aClientWhoseOwnOutputIsClosedStopsListening() throws Exception {
        Giver giver = new Giver(
                bytes -> {
                    throw new UncheckedIOException(new IOException("closed"));
                },
                new ArrayList<>(),
                false);

        int exit = ask(Duration.ofSeconds(30), InputStream.nullInputStream(), giver, client -> {
            client.takeFile(SpooledFile.in(folder, 1));
            client.out().write('a');
            return ExitCode.DONE;
        });

        assertThat(exit).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(giver.told).singleElement().asString().contains("cannot be written");
    }

    /** Somebody at a terminal who says yes. */
    private record Giver(LongConsumer taker, List<String> told, boolean yes) implements CommandGiver {
        @Override
        public OutputStream out() {
            return new OutputStream() {
                @Override
                public void write(int letter) throws IOException {
                    write(new byte[1], 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    try {
                        taker.accept(length);
                    } catch (UncheckedIOException closed) {
                        throw closed.getCause();
                    }
                }
            };
        }

        @Override
        public void err(String sentences) {
            told.add(sentences);
        }

        @Override
        public Progress progress() {
            return (what, done, total) -> told.add(what + " " + done + " of " + total);
        }

        @Override
        public boolean confirms(String question) {
            told.add(question);
            return yes;
        }
    }

    private int ask(Duration patience, InputStream file, CommandGiver giver, Serving serving) throws Exception {
        try (ServerSocketChannel server = listening()) {
            CompletableFuture<Void> served = serveOnce(server, patience, serving);
            int exit = ControlClient.ask(socket(), WITH_FILE, file, giver).orElseThrow();
            served.get(30, TimeUnit.SECONDS);
            return exit;
        }
    }

    private ServerSocketChannel listening() throws IOException {
        Files.deleteIfExists(socket());
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket()));
    }

    private static CompletableFuture<Void> serveOnce(ServerSocketChannel server, Duration patience, Serving serving) {
        return CompletableFuture.runAsync(
                () -> {
                    try (SocketChannel channel = server.accept();
                            SpeakingTime time = new SpeakingTime()) {
                        InputStream in = Channels.newInputStream(channel);
                        while (in.read() != '\n') {
                            // The request is the same in all of these tests.
                        }
                        ServedClient client = new ServedClient(channel, time, patience);
                        client.exit(serving.serve(client));
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                },
                task -> Thread.ofPlatform().daemon().start(task));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String digest(InputStream in) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(in.readAllBytes());
        return HexFormat.of().formatHex(digest.digest());
    }

    private Path socket() {
        return folder.resolve("socket");
    }
}
