package muster.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import muster.store.DatabaseSettings;

/** Restores a backup into a fresh folder to see whether that works, and removes it again. */
public final class Rehearsal {
    private Rehearsal() {}

    /** As {@link #of}, in the folder in which the backup lies. */
    public static Restoration.Outcome beside(InputStream backup, Path file, Watcher watcher) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        return of(backup, parent == null ? Path.of("") : parent, watcher);
    }

    /**
     * @param backup read to its end
     * @param parent where the fresh folder is made; its disk needs room for the whole database
     * @return what would be restored, each table read again and found the same
     * @throws BackupRefused when the backup is damaged or cannot be restored by this program
     */
    public static Restoration.Outcome of(InputStream backup, Path parent, Watcher watcher) throws IOException {
        Path folder = Files.createTempDirectory(parent, ".muster-rehearsal-");
        Thread removal = new Thread(() -> remove(folder), "muster-rehearsal-end");
        Runtime.getRuntime().addShutdownHook(removal);
        try {
            return Restoration.rehearse(backup, new DatabaseSettings.Sqlite(folder.resolve("muster.db")), watcher);
        } finally {
            remove(folder);
            forget(removal);
        }
    }

    private static void forget(Thread removal) {
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException ending) {
            // It runs already.
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
