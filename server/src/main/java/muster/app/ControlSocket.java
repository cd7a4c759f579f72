package muster.app;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import muster.cli.ExitCode;
import muster.directory.Directory;
import muster.http.CannotServe;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the command line reaches the server that runs on the same data folder: a socket in that folder, which is closed to
 * everybody but its owner before the socket is made. One JSON object asks, one answers, each on a line of its own.
 */
final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    private static final ObjectMapper JSON = JsonMapper.shared();
    private static final int MAXIMUM_REQUEST_BYTES = 1 << 20;
    static final int COMMANDS_AT_ONCE = 8;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 100;

    /** How long a client may take to say what it wants, and to take the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long commands that run may go on when the server stops. */
    private static final long STOP_SECONDS = 5;

    private static final CommandRun.Answer BROKEN_OFF =
            new CommandRun.Answer(ExitCode.UNAVAILABLE, "", "muster: The server broke off; look before you repeat.\n");
    private static final CommandRun.Answer FAILED = new CommandRun.Answer(
            ExitCode.UNAVAILABLE,
            "",
            "muster: The server failed unexpectedly, and its log says how; look before you repeat.\n");

    private final ServerSocketChannel server;
    private final Path path;
    private final Directory directory;
    private final Duration patience;
    private final AtomicLong count = new AtomicLong();
    private final Semaphore free = new Semaphore(COMMANDS_AT_ONCE);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("muster-control-timer").daemon().factory());

    /** Those that have not yet said all of what they want. */
    private final Set<SocketChannel> speaking = ConcurrentHashMap.newKeySet();

    private ControlSocket(ServerSocketChannel server, Path path, Directory directory, Duration patience) {
        this.server = server;
        this.path = path;
        this.directory = directory;
        this.patience = patience;
    }

    /** @throws CannotServe when the socket cannot be made */
    static ControlSocket open(Path path, Directory directory) {
        return open(path, directory, PATIENCE);
    }

    static ControlSocket open(Path path, Directory directory, Duration patience) {
        try {
            Files.deleteIfExists(path);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            ControlSocket socket = new ControlSocket(server, path, directory, patience);
            Thread.ofPlatform().name("muster-control").daemon().start(socket::accept);
            return socket;
        } catch (IOException failed) {
            throw new CannotServe(
                    "The control socket " + path + " cannot be made: " + failed.getMessage() + ".", failed);
        }
    }

    /** Those beyond the number that may run wait in the socket's own queue. */
    private void accept() {
        try {
            while (server.isOpen()) {
                free.acquire();
                acceptOne();
            }
        } catch (ClosedChannelException stopped) {
            // As it should be.
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptOne() throws ClosedChannelException, InterruptedException {
        boolean begun = false;
        try {
            SocketChannel client = server.accept();
            Thread.ofPlatform().name("muster-command").daemon().start(() -> attend(client));
            begun = true;
        } catch (ClosedChannelException stopped) {
            throw stopped;
        } catch (IOException failed) {
            LOG.warn("A command could not be accepted", failed);
            // The reason may well last, as when there are no more descriptors.
            Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
        } finally {
            if (!begun) {
                free.release();
            }
        }
    }

    private void attend(SocketChannel client) {
        try (client) {
            String line = hear(client);
            if (!line.isEmpty()) {
                tell(client, answer(line));
            }
        } catch (IOException left) {
            LOG.info("A command was broken off by its client, or took too long to come: {}", left.toString());
        } catch (RuntimeException failed) {
            LOG.warn("A command could not be answered", failed);
        } finally {
            free.release();
        }
    }

    /** What it wants; empty when it says nothing, as one that only looks whether somebody listens. */
    private String hear(SocketChannel client) throws IOException {
        speaking.add(client);
        ScheduledFuture<?> limit = closeLater(() -> closeSpeaking(client));
        try {
            String line = server.isOpen() ? readLine(client) : "";
            if (!speaking.remove(client)) {
                throw new ClosedChannelException();
            }
            return line;
        } finally {
            limit.cancel(false);
            speaking.remove(client);
        }
    }

    private CommandRun.Answer answer(String line) {
        try {
            JsonNode request = JSON.readTree(line);
            List<String> arguments = new ArrayList<>();
            request.path("arguments").forEach(argument -> arguments.add(argument.asString()));
            String secret =
                    request.path("secret").isString() ? request.path("secret").asString() : null;
            return CommandRun.run(directory, arguments, secret, "command-" + count.incrementAndGet());
        } catch (RuntimeException unexpected) {
            LOG.error("A command failed", unexpected);
            return FAILED;
        }
    }

    private void tell(SocketChannel client, CommandRun.Answer answer) throws IOException {
        ScheduledFuture<?> limit = closeLater(() -> close(client));
        try {
            ObjectNode told = JSON.createObjectNode()
                    .put("exit", answer.exit())
                    .put("out", answer.out())
                    .put("err", answer.err());
            write(client, told);
        } finally {
            limit.cancel(false);
        }
    }

    private ScheduledFuture<?> closeLater(Runnable close) {
        return timer.schedule(close, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void closeSpeaking(SocketChannel client) {
        if (speaking.remove(client)) {
            close(client);
        }
    }

    private static void close(SocketChannel client) {
        try {
            client.close();
        } catch (IOException gone) {
            LOG.debug("A client was gone already", gone);
        }
    }

    /** Whether a server listens on this socket. */
    static boolean isListening(Path path) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return channel.isConnected();
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    /**
     * Asks the server on this socket. Once one listens, the command may have been carried out whatever happens then.
     *
     * @return empty when nobody listens there
     */
    static Optional<CommandRun.Answer> ask(Path path, List<String> arguments, @Nullable String secret) {
        SocketChannel channel;
        try {
            channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
        try (channel) {
            ObjectNode request = JSON.createObjectNode();
            var list = request.putArray("arguments");
            arguments.forEach(list::add);
            request.put("secret", secret);
            write(channel, request);
            return Optional.of(read(channel));
        } catch (IOException | JacksonException brokenOff) {
            return Optional.of(BROKEN_OFF);
        }
    }

    private static CommandRun.Answer read(SocketChannel channel) throws IOException {
        JsonNode answer = JSON.readTree(Channels.newInputStream(channel).readAllBytes());
        boolean whole = answer.path("exit").isInt()
                && answer.path("out").isString()
                && answer.path("err").isString();
        return whole
                ? new CommandRun.Answer(
                        answer.path("exit").asInt(),
                        answer.path("out").asString(),
                        answer.path("err").asString())
                : BROKEN_OFF;
    }

    private static void write(SocketChannel channel, ObjectNode object) throws IOException {
        Channels.newOutputStream(channel).write((object + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A line without its end may be half a command. */
    private static String readLine(SocketChannel channel) throws IOException {
        InputStream in = Channels.newInputStream(channel);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 && line.size() == 0) {
                return "";
            }
            if (next < 0) {
                throw new EOFException("The command has no end");
            }
            if (line.size() == MAXIMUM_REQUEST_BYTES) {
                throw new IOException("The command is longer than " + MAXIMUM_REQUEST_BYTES + " bytes");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Takes no more commands, and waits a little for those that run. */
    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException left) {
            LOG.warn("The control socket could not be removed", left);
        }
        speaking.forEach(this::closeSpeaking);
        try {
            if (!free.tryAcquire(COMMANDS_AT_ONCE, STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A command still runs and is broken off");
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
    }
}
