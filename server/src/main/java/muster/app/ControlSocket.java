package muster.app;

import java.io.IOException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
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
 * How the command line reaches the server that runs on the same data folder: a socket in that folder, which only its
 * owner can open. One JSON object asks, one answers, each on a line of its own.
 */
final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    private static final int MAXIMUM_REQUEST_BYTES = 1 << 20;
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final ServerSocketChannel server;
    private final Path path;
    private final Directory directory;
    private final AtomicLong count = new AtomicLong();

    private ControlSocket(ServerSocketChannel server, Path path, Directory directory) {
        this.server = server;
        this.path = path;
        this.directory = directory;
    }

    /** @throws CannotServe when the socket cannot be made, for example because the folder's path is too long for one */
    static ControlSocket open(Path path, Directory directory) {
        try {
            Files.deleteIfExists(path);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            ControlSocket socket = new ControlSocket(server, path, directory);
            Thread.ofPlatform().name("muster-control").daemon().start(socket::accept);
            return socket;
        } catch (IOException failed) {
            throw new CannotServe("The control socket " + path + " cannot be made: " + failed.getMessage() + ".", failed);
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                Thread.ofPlatform().name("muster-command").daemon().start(() -> answer(client));
            } catch (ClosedChannelException stopped) {
                return;
            } catch (IOException failed) {
                LOG.warn("A command could not be accepted", failed);
            }
        }
    }

    private void answer(SocketChannel client) {
        try (client) {
            JsonNode request = JSON.readTree(readLine(client));
            List<String> arguments = new ArrayList<>();
            request.path("arguments").forEach(argument -> arguments.add(argument.asString()));
            String secret = request.path("secret").isString() ? request.path("secret").asString() : null;
            CommandRun.Answer answer = CommandRun.run(directory, arguments, secret, "command-" + count.incrementAndGet());
            ObjectNode told = JSON.createObjectNode()
                    .put("exit", answer.exit())
                    .put("out", answer.out())
                    .put("err", answer.err());
            write(client, told);
        } catch (IOException | RuntimeException failed) {
            LOG.warn("A command was broken off", failed);
        }
    }

    /** Asks the server on this socket; empty when none listens there. */
    static Optional<CommandRun.Answer> ask(Path path, List<String> arguments, @Nullable String secret) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            ObjectNode request = JSON.createObjectNode();
            var list = request.putArray("arguments");
            arguments.forEach(list::add);
            request.put("secret", secret);
            write(channel, request);
            JsonNode answer = JSON.readTree(Channels.newInputStream(channel).readAllBytes());
            return Optional.of(new CommandRun.Answer(
                    answer.path("exit").asInt(),
                    answer.path("out").asString(),
                    answer.path("err").asString()));
        } catch (IOException | JacksonException nobodyThere) {
            return Optional.empty();
        }
    }

    private static void write(SocketChannel channel, ObjectNode object) throws IOException {
        Channels.newOutputStream(channel).write((object + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String readLine(SocketChannel channel) throws IOException {
        var in = Channels.newInputStream(channel);
        var line = new java.io.ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == MAXIMUM_REQUEST_BYTES) {
                throw new IOException("The command is longer than " + MAXIMUM_REQUEST_BYTES + " bytes");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException left) {
            LOG.warn("The control socket could not be removed", left);
        }
    }
}
