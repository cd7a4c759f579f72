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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import muster.cli.ExitCode;
import muster.cli.Syncs;
import muster.directory.Directory;
import muster.directory.Portrayal;
import muster.http.CannotServe;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the command line reaches the server that runs on the same data folder: a socket in that folder, which is closed to
 * everybody but its owner before the socket is made. One JSON object on a line of its own asks; the bytes of a file may
 * follow; what the command answers comes back in {@link Frame frames} while it runs.
 */
final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    private static final int MAXIMUM_REQUEST_BYTES = 1 << 20;
    static final int COMMANDS_AT_ONCE = 8;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 100;

    /**
     * How long a client may take. The command itself takes as long as it takes.
     *
     * @param forRequest to say what it wants
     * @param forPiece to send or to take one piece of a file or an answer, or to reply; long enough for somebody who reads
     */
    record Patience(Duration forRequest, Duration forPiece) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofMinutes(5));
    }

    /** How long commands that run may go on when the server stops. */
    private static final long STOP_SECONDS = 5;

    private static final String FAILED =
            "muster: The server failed unexpectedly, and its log says how; look before you repeat.\n";
    private static final String NOT_KEPT =
            "muster: The server could not keep the file, and its log says why; nothing was done.\n";

    private final ServerSocketChannel server;
    private final Path path;
    private final Directory directory;
    private final Supplier<List<Portrayal>> portrayals;
    private final Syncs syncs;
    private final Path folder;
    private final Patience patience;
    private final AtomicLong count = new AtomicLong();
    private final Semaphore free = new Semaphore(COMMANDS_AT_ONCE);
    private final SpeakingTime time = new SpeakingTime();

    /** Those that have not yet said all of what they want. */
    private final Set<SocketChannel> speaking = ConcurrentHashMap.newKeySet();

    private ControlSocket(
            ServerSocketChannel server,
            Path path,
            Directory directory,
            Supplier<List<Portrayal>> portrayals,
            Syncs syncs,
            Path folder,
            Patience patience) {
        this.syncs = syncs;
        this.server = server;
        this.path = path;
        this.directory = directory;
        this.portrayals = portrayals;
        this.folder = folder;
        this.patience = patience;
    }

    /**
     * @param folder where the files that come with commands are kept while these run; closed to others
     * @throws CannotServe when the socket cannot be made
     */
    static ControlSocket open(Path path, Directory directory, Path folder) {
        return open(path, directory, List::of, Syncs.NONE, folder, Patience.USUAL);
    }

    /**
     * @param portrayals how accounts look at each platform
     * @param syncs pulls and pushes that are repeated
     */
    static ControlSocket open(
            Path path, Directory directory, Supplier<List<Portrayal>> portrayals, Syncs syncs, Path folder) {
        return open(path, directory, portrayals, syncs, folder, Patience.USUAL);
    }

    static ControlSocket open(Path path, Directory directory, Path folder, Patience patience) {
        return open(path, directory, List::of, Syncs.NONE, folder, patience);
    }

    private static ControlSocket open(
            Path path,
            Directory directory,
            Supplier<List<Portrayal>> portrayals,
            Syncs syncs,
            Path folder,
            Patience patience) {
        try {
            Files.deleteIfExists(path);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            ControlSocket socket = new ControlSocket(server, path, directory, portrayals, syncs, folder, patience);
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
                serve(new ServedClient(client, time, patience.forPiece()), line);
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
        try {
            return time.within(patience.forRequest(), () -> closeSpeaking(client), () -> {
                String line = server.isOpen() ? readLine(client) : "";
                if (!speaking.remove(client)) {
                    throw new ClosedChannelException();
                }
                return line;
            });
        } finally {
            speaking.remove(client);
        }
    }

    private void serve(ServedClient client, String line) throws IOException {
        long number = count.incrementAndGet();
        try {
            CommandRequest request = CommandRequest.of(line);
            client.exit(request.hasFile() ? runWithFile(client, request, number) : run(client, request, null, number));
        } catch (RuntimeException unexpected) {
            LOG.error("A command failed", unexpected);
            client.err(FAILED);
            client.exit(ExitCode.UNAVAILABLE);
        }
    }

    private int runWithFile(ServedClient client, CommandRequest request, long number) throws IOException {
        try (SpooledFile file = SpooledFile.in(folder, number)) {
            if (client.takeFile(file)) {
                return run(client, request, file, number);
            }
        }
        client.err(NOT_KEPT);
        return ExitCode.UNAVAILABLE;
    }

    private int run(ServedClient client, CommandRequest request, @Nullable SpooledFile file, long number) {
        return CommandRun.run(
                directory, portrayals, syncs, request.arguments(), request.secret(), file, client, "command-" + number);
    }

    private void closeSpeaking(SocketChannel client) {
        if (speaking.remove(client)) {
            SpeakingTime.close(client);
        }
    }

    /**
     * Asks the server on this socket, and gathers what it answers.
     *
     * @return empty when nobody listens there
     */
    static Optional<CommandRun.Answer> ask(Path path, List<String> arguments, @Nullable String secret) {
        GatheredAnswer gathered = new GatheredAnswer();
        CommandRequest request = new CommandRequest(arguments, secret, false);
        OptionalInt exit = ControlClient.ask(path, request, InputStream.nullInputStream(), gathered);
        return exit.isPresent() ? Optional.of(gathered.answer(exit.getAsInt())) : Optional.empty();
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
        time.close();
    }
}
