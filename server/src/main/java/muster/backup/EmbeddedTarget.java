package muster.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import muster.store.DatabaseSettings;

/**
 * A SQLite file that is filled aside and gets its name when it is whole. What was left of an attempt that was killed makes way
 * for the next one.
 */
public final class EmbeddedTarget implements AutoCloseable {
    private static final String ASIDE = ".filling";
    static final List<String> BESIDE = List.of("", "-wal", "-shm", "-journal");

    private final Path file;
    private final Path aside;

    private EmbeddedTarget(Path file) {
        this.file = file;
        aside = file.resolveSibling(file.getFileName() + ASIDE);
    }

    /** @throws BackupRefused when there is a database already */
    public static EmbeddedTarget at(Path file) throws IOException {
        for (String beside : BESIDE) {
            Path there = file.resolveSibling(file.getFileName() + beside);
            if (Files.exists(there)) {
                throw new BackupRefused("There is a database already: " + there + "; an empty folder is needed.");
            }
        }
        EmbeddedTarget target = new EmbeddedTarget(file);
        target.close();
        return target;
    }

    public DatabaseSettings settings() {
        return new DatabaseSettings.Sqlite(aside);
    }

    /** Puts the file in its place, on the disk. */
    public void keep() throws IOException {
        try (FileChannel content = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            content.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel entries = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        for (String beside : BESIDE) {
            Files.deleteIfExists(aside.resolveSibling(aside.getFileName() + beside));
        }
    }
}
