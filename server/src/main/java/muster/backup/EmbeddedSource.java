package muster.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The SQLite file of a directory that went elsewhere. */
public final class EmbeddedSource {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private EmbeddedSource() {}

    /**
     * Gives the file, and what SQLite keeps beside it, a name that says when its directory went, so that another one can come
     * back to its place.
     *
     * @return where the file is now
     */
    public static Path setAside(Path file, Instant now) throws IOException {
        Path moved = file.resolveSibling(file.getFileName() + ".moved-" + TIME.format(now));
        for (String beside : EmbeddedTarget.BESIDE) {
            Path there = file.resolveSibling(file.getFileName() + beside);
            if (Files.exists(there)) {
                Files.move(there, moved.resolveSibling(moved.getFileName() + beside), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        try (FileChannel entries = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            entries.force(true);
        }
        return moved;
    }
}
