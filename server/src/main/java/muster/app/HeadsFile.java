package muster.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import muster.cli.LedgerFile;
import muster.cli.LedgerLines;
import muster.directory.LedgerHeads;
import muster.model.Checkpoint;

/** The heads of the ledger's checkpoints in the data folder, line by line, to which is only ever added. */
final class HeadsFile implements LedgerHeads {
    /** Longer than any line. */
    private static final int TAIL_BYTES = 4_096;

    private final Path path;

    HeadsFile(Path path) {
        this.path = path;
    }

    @Override
    public Told open() {
        try {
            return Files.exists(path) ? LedgerFile.heads(Files.newInputStream(path)) : LedgerHeads.NONE.open();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * The last head that was told here, without what was begun of another one; empty when none was.
     *
     * @throws LedgerHeads.Unreadable when the last whole line is something else
     */
    Optional<Checkpoint> last() throws IOException {
        if (Files.notExists(path) || Files.size(path) == 0) {
            return Optional.empty();
        }
        String tail = tail();
        int end = tail.lastIndexOf('\n');
        if (end < 0 && tail.length() < TAIL_BYTES) {
            return Optional.empty();
        }
        String lines = tail.substring(0, Math.max(0, end));
        String last = lines.substring(lines.lastIndexOf('\n') + 1);
        return Optional.of(LedgerLines.read(last)
                .filter(LedgerLines.Line.Sealed.class::isInstance)
                .map(line -> ((LedgerLines.Line.Sealed) line).checkpoint())
                .orElseThrow(() -> new LedgerHeads.Unreadable(path + " does not end with a head")));
    }

    private String tail() throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return tail(file);
        }
    }

    /** Each byte a letter. */
    private static String tail(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(TAIL_BYTES, file.size()));
        long from = file.size() - bytes.capacity();
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            // Until the buffer is full.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    /**
     * Adds heads, which are on disk when this returns; when it throws, the file ends where it did. What a crash left of a line is
     * cut off before: what it told is told again.
     */
    void add(List<Checkpoint> checkpoints) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Checkpoint checkpoint : checkpoints) {
            lines.append(LedgerLines.write(new LedgerLines.Line.Sealed(checkpoint)))
                    .append('\n');
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = endOfLines(file);
            file.truncate(end);
            try {
                while (bytes.hasRemaining()) {
                    file.write(bytes, end + bytes.position());
                }
                file.force(true);
            } catch (IOException failed) {
                file.truncate(end);
                throw failed;
            }
        }
    }

    private long endOfLines(FileChannel file) throws IOException {
        String tail = tail(file);
        int end = tail.lastIndexOf('\n');
        if (end < 0 && tail.length() == TAIL_BYTES) {
            throw new LedgerHeads.Unreadable(path + " does not end with a head");
        }
        return file.size() - tail.length() + end + 1;
    }
}
