package muster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup leaves the server the room that it needs to go on. */
class RoomLeftTest {
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private final AtomicLong room = new AtomicLong(65 * MEBIBYTE);
    private final AtomicLong log = new AtomicLong(100 * MEBIBYTE);
    private final List<Long> told = new ArrayList<>();

    private RoomLeft watching(boolean sameDisk) {
        return new RoomLeft(Path.of("/data"), sameDisk, room::get, log::get, (_, rows) -> told.add(rows));
    }

    @Test
    void backupOnTheServersDiskEndsWhenLittleIsLeft() {
        RoomLeft watcher = watching(true);
        watcher.at("account", 1);
        room.set(63 * MEBIBYTE);
        assertThatThrownBy(() -> watcher.at("account", 2))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The disk of /data has less than 64 MiB left, which the server needs; "
                        + "the backup was broken off, and nothing was kept of it.");
        assertThat(told).containsExactly(1L);
    }

    @Test
    void backupElsewhereEndsOnlyWhenTheWriteAheadLogHasTakenTheRoom() {
        RoomLeft watcher = watching(false);
        room.set(MEBIBYTE);
        log.addAndGet(64 * MEBIBYTE);
        watcher.at("account", 1);
        log.incrementAndGet();
        assertThatThrownBy(() -> watcher.at("account", 2)).isInstanceOf(UncheckedIOException.class);
        room.set(65 * MEBIBYTE);
        watcher.at("account", 3);
        assertThat(told).containsExactly(1L, 3L);
    }

    @Test
    void logAndDiskAreLookedAtWhereTheDatabaseIs() throws IOException {
        Path database = Files.createFile(folder.resolve("muster.db"));
        RoomLeft.on(database, folder.resolve("backups/new"), (_, rows) -> told.add(rows))
                .at("account", 7);
        assertThat(told).containsExactly(7L);
    }
}
