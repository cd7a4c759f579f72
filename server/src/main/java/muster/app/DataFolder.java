package muster.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import muster.http.CannotServe;

/** The folder in which one server keeps everything it has. Nobody but its owner can look into it. */
final class DataFolder {
    private static final String LOCK_FILE = "muster.lock";

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** @throws CannotServe when the folder cannot be made or written */
    static DataFolder at(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
                Files.createDirectories(path.getParent());
                Files.createDirectory(path, ownerOnly);
            }
            return new DataFolder(path);
        } catch (IOException | UnsupportedOperationException failed) {
            throw new CannotServe("The data folder " + path + " cannot be made: " + failed.getMessage() + ".", failed);
        }
    }

    Path path() {
        return path;
    }

    Path database() {
        return path.resolve("muster.db");
    }

    Path controlSocket() {
        return path.resolve("control.socket");
    }

    /** Held by whoever has the folder open; empty when somebody else has. */
    Optional<FileLock> lock() {
        try {
            FileChannel channel = FileChannel.open(
                    path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional<FileLock> lock = tryLock(channel);
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock;
        } catch (IOException failed) {
            throw new CannotServe("The data folder " + path + " cannot be written: " + failed.getMessage() + ".", failed);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        }
    }
}
