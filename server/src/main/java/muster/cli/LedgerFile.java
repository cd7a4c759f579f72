package muster.cli;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Optional;
import muster.directory.LedgerHeads;
import muster.model.Checkpoint;
import org.jspecify.annotations.Nullable;

/** Reads files of {@link LedgerLines} line by line; each line ends with a line feed, the last one too. */
public final class LedgerFile implements Closeable {
    private static final int LONGEST_LINE = 16 << 20;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int filled;
    private long lines;

    public LedgerFile(InputStream in) {
        this.in = in;
    }

    /** Heads of checkpoints as they stand in a file. */
    public static LedgerHeads.Told heads(InputStream in) {
        return new Heads(new LedgerFile(in));
    }

    /** How many lines were read. */
    long lines() {
        return lines;
    }

    /**
     * The next line; empty at the end.
     *
     * @throws LedgerHeads.Unreadable when it is not as lines are written
     */
    Optional<LedgerLines.Line> next() {
        String text = text();
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(LedgerLines.read(text)
                .orElseThrow(() -> new LedgerHeads.Unreadable("line " + lines + " is not as it was written")));
    }

    private @Nullable String text() {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try {
            int value = read();
            if (value < 0) {
                return null;
            }
            lines++;
            while (value != '\n') {
                if (value < 0 || line.size() == LONGEST_LINE) {
                    throw new LedgerHeads.Unreadable("line " + lines + " has no end");
                }
                line.write(value);
                value = read();
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new LedgerHeads.Unreadable("line " + lines + " is no UTF-8");
        } catch (IOException failed) {
            throw new UncheckedIOException("The file cannot be read: " + failed.getMessage(), failed);
        }
    }

    private int read() throws IOException {
        if (next == filled) {
            filled = in.read(buffer);
            next = 0;
        }
        return filled < 0 ? -1 : buffer[next++] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static final class Heads implements LedgerHeads.Told {
        private final LedgerFile file;
        private @Nullable Checkpoint ahead;

        Heads(LedgerFile file) {
            this.file = file;
        }

        @Override
        public boolean hasNext() {
            if (ahead == null) {
                ahead = file.next()
                        .map(line -> {
                            if (line instanceof LedgerLines.Line.Sealed sealed) {
                                return sealed.checkpoint();
                            }
                            throw new LedgerHeads.Unreadable("line " + file.lines() + " is no checkpoint");
                        })
                        .orElse(null);
            }
            return ahead != null;
        }

        @Override
        public Checkpoint next() {
            if (!hasNext() || ahead == null) {
                throw new NoSuchElementException();
            }
            Checkpoint found = ahead;
            ahead = null;
            return found;
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
