package muster.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Breaks a backup off before it takes the last room on the disk of an embedded database, so that the server can go on writing.
 * Room goes where the backup itself lies on that disk, and where the write-ahead log grows because a reader holds it.
 */
public final class RoomLeft implements Watcher {
    static final long LEAST_BYTES = 64 << 20;

    private final Path folder;
    private final boolean takesRoom;
    private final LongSupplier room;
    private final LongSupplier log;
    private final long logBefore;
    private final Watcher next;

    RoomLeft(Path folder, boolean takesRoom, LongSupplier room, LongSupplier log, Watcher next) {
        this.folder = folder;
        this.takesRoom = takesRoom;
        this.room = room;
        this.log = log;
        this.next = next;
        logBefore = log.getAsLong();
    }

    /**
     * @param database the file of an embedded database
     * @param backup where the backup is written; there need not be a file yet
     * @param next is told, too
     */
    public static RoomLeft on(Path database, Path backup, Watcher next) throws IOException {
        Path folder = parent(database);
        Path other = parent(backup);
        boolean sameDisk =
                Files.isDirectory(other) && Files.getFileStore(folder).equals(Files.getFileStore(other));
        Path log = database.resolveSibling(database.getFileName() + "-wal");
        return new RoomLeft(
                folder,
                sameDisk,
                () -> folder.toFile().getUsableSpace(),
                () -> log.toFile().length(),
                next);
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /** @throws UncheckedIOException when there is too little room left, and the backup takes of it */
    @Override
    public void at(String table, long rows) {
        boolean costsRoom = takesRoom || log.getAsLong() - logBefore > LEAST_BYTES;
        if (costsRoom && room.getAsLong() < LEAST_BYTES) {
            throw new UncheckedIOException(
                    "The disk of " + folder + " has less than " + (LEAST_BYTES >> 20)
                            + " MiB left, which the server needs; the backup was broken off, and nothing was kept of it.",
                    new IOException("no room"));
        }
        next.at(table, rows);
    }
}
