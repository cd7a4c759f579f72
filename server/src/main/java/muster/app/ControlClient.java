package muster.app;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import muster.app.Frame.Kind;
import muster.cli.ExitCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands a command to the server that runs on the same data folder. */
final class ControlClient {
    private static final String BROKEN_OFF = "muster: The server broke off; look before you repeat.\n";
    private static final String NOBODY_LISTENS =
            "muster: The answer cannot be written; what the command does, it does all the same.\n";

    private final InputStream in;
    private final OutputStream wire;
    private final CommandGiver giver;

    private ControlClient(SocketChannel channel, CommandGiver giver) {
        this.in = Channels.newInputStream(channel);
        this.wire = Channels.newOutputStream(channel);
        this.giver = giver;
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
     * @param file what is sent along if the request says that there is a file; read to its end, not closed
     * @param giver is told everything that the command answers
     * @return the exit code; empty when nobody listens there
     * @throws UncheckedIOException when the file cannot be read, or is too large; then nothing is done
     */
    static OptionalInt ask(Path path, CommandRequest request, InputStream file, CommandGiver giver) {
        SocketChannel channel;
        try {
            channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        } catch (IOException nobodyThere) {
            return OptionalInt.empty();
        }
        try (channel) {
            ControlClient client = new ControlClient(channel, giver);
            client.wire.write((request.line() + "\n").getBytes(StandardCharsets.UTF_8));
            if (request.hasFile()) {
                client.send(file);
            }
            return OptionalInt.of(client.listen());
        } catch (IOException | JacksonException brokenOff) {
            giver.err(BROKEN_OFF);
            return OptionalInt.of(ExitCode.UNAVAILABLE);
        }
    }

    private void send(InputStream file) throws IOException {
        byte[] part = new byte[Frame.MOST_BYTES];
        long sent = 0;
        for (int length = read(file, part); length > 0; length = read(file, part)) {
            sent += length;
            if (sent > SpooledFile.MOST_BYTES) {
                throw new UncheckedIOException(SpooledFile.TOO_LARGE, new IOException());
            }
            Frame.write(wire, Kind.FILE, part, 0, length);
        }
        Frame.write(wire, Kind.FILE, part, 0, 0);
    }

    private static int read(InputStream file, byte[] part) {
        try {
            return file.readNBytes(part, 0, part.length);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private int listen() throws IOException {
        OutputStream out = giver.out();
        while (true) {
            Frame frame = Frame.read(in);
            switch (frame.kind()) {
                case OUT -> {
                    if (!isTaken(out, frame)) {
                        giver.err(NOBODY_LISTENS);
                        return ExitCode.UNAVAILABLE;
                    }
                }
                case ERR -> giver.err(frame.text());
                case PROGRESS -> tellProgress(JsonMapper.shared().readTree(frame.bytes()));
                case QUESTION -> Frame.write(wire, Kind.REPLY, giver.confirms(frame.text()) ? "y" : "n");
                case EXIT -> {
                    return exit(frame);
                }
                case FILE, REPLY -> throw new IOException("The server sent " + frame.kind());
            }
        }
    }

    private static boolean isTaken(OutputStream out, Frame frame) {
        try {
            out.write(frame.bytes());
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private void tellProgress(JsonNode progress) {
        giver.progress()
                .at(
                        progress.path("what").asString(""),
                        progress.path("done").asLong(0),
                        progress.path("total").asLong(-1));
    }

    private static int exit(Frame frame) throws IOException {
        try {
            return Integer.parseInt(frame.text());
        } catch (NumberFormatException none) {
            throw new EOFException("The exit code is " + frame.text());
        }
    }
}
