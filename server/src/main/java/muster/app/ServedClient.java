package muster.app;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import muster.app.Frame.Kind;
import muster.cli.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client whose command runs: what the command answers goes to it piece by piece. One that is gone, or does not take a
 * piece in time, is told nothing more, and the command goes on, unless it asks whether anybody is there.
 */
final class ServedClient implements CommandGiver {
    private static final Logger LOG = LoggerFactory.getLogger(ServedClient.class);
    private static final long NANOS_BETWEEN_PROGRESS = 100_000_000;

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream wire;
    private final SpeakingTime time;
    private final Duration patience;
    private boolean gone;
    private long lastProgress = System.nanoTime() - NANOS_BETWEEN_PROGRESS;

    /** @param patience how long it may take for each piece that it sends or takes */
    ServedClient(SocketChannel channel, SpeakingTime time, Duration patience) {
        this.channel = channel;
        this.in = Channels.newInputStream(channel);
        this.wire = Channels.newOutputStream(channel);
        this.time = time;
        this.patience = patience;
    }

    /**
     * Takes the file that comes with the command.
     *
     * @return whether it could be kept; it is taken to its end all the same, so that the client listens to what it is told
     * @throws IOException when it breaks off, or is too large
     */
    boolean takeFile(SpooledFile file) throws IOException {
        long taken = 0;
        boolean kept = true;
        for (byte[] part = part(); part.length > 0; part = part()) {
            taken += part.length;
            if (taken > SpooledFile.MOST_BYTES) {
                throw new IOException("The file of a command has more than " + SpooledFile.MOST_BYTES + " bytes");
            }
            kept = kept && keep(file, part);
        }
        return kept;
    }

    private static boolean keep(SpooledFile file, byte[] part) {
        try {
            file.add(part);
            return true;
        } catch (IOException full) {
            LOG.error("The file of a command could not be kept", full);
            return false;
        }
    }

    private byte[] part() throws IOException {
        return read(Kind.FILE).bytes();
    }

    private Frame read(Kind expected) throws IOException {
        Frame frame = time.within(patience, channel, () -> Frame.read(in));
        if (frame.kind() != expected) {
            throw new IOException("The client sent " + frame.kind() + " and not " + expected);
        }
        return frame;
    }

    @Override
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int letter) throws IOException {
                write(new byte[] {(byte) letter}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                for (int at = from; at < from + length; at += Frame.MOST_BYTES) {
                    int start = at;
                    int size = Math.min(Frame.MOST_BYTES, from + length - at);
                    send(out -> Frame.write(out, Kind.OUT, bytes, start, size));
                }
            }
        };
    }

    @Override
    public void err(String sentences) {
        tell(Kind.ERR, sentences);
    }

    @Override
    public Progress progress() {
        return new Progress() {
            @Override
            public void at(String what, long done, long total) {
                long now = System.nanoTime();
                if (now - lastProgress >= NANOS_BETWEEN_PROGRESS || done == total) {
                    lastProgress = now;
                    String line = JsonMapper.shared()
                            .createObjectNode()
                            .put("what", what)
                            .put("done", done)
                            .put("total", total)
                            .toString();
                    tell(Kind.PROGRESS, line);
                }
            }

            @Override
            public boolean isWatched() {
                return !isGone();
            }
        };
    }

    private synchronized boolean isGone() {
        return gone;
    }

    @Override
    public boolean confirms(String question) {
        tell(Kind.QUESTION, question);
        try {
            return !gone && read(Kind.REPLY).text().equals("y");
        } catch (IOException left) {
            gone = true;
            return false;
        }
    }

    /** The last that it is told. */
    void exit(int code) {
        tell(Kind.EXIT, String.valueOf(code));
    }

    private void tell(Kind kind, String text) {
        try {
            send(out -> Frame.write(out, kind, text));
        } catch (IOException left) {
            LOG.debug("Nobody is there to be told", left);
        }
    }

    private interface Sending {
        void to(OutputStream wire) throws IOException;
    }

    private synchronized void send(Sending sending) throws IOException {
        if (gone) {
            throw new EOFException("The client is gone");
        }
        try {
            time.within(patience, channel, () -> {
                sending.to(wire);
                return gone;
            });
        } catch (IOException left) {
            gone = true;
            LOG.info("A client went away, or took too long to listen, while its command ran: {}", left.toString());
            throw left;
        }
    }
}
