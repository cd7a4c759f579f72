package muster.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import muster.http.CannotServe;
import muster.model.SecretDigest;

/** The folder in which one server keeps everything it has. Nobody but its owner can look into it. */
final class DataFolder {
    private static final String LOCK_FILE = "muster.lock";
    private static final String SOCKET = "control.socket";

    /** Of the least generous of the systems that have such sockets. */
    private static final int MAXIMUM_SOCKET_PATH_BYTES = 100;

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** @throws CannotServe when the folder cannot be made or written */
    static DataFolder at(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path.getParent());
                Files.createDirectory(path, OWNER_ONLY);
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

    /**
     * Where the running server listens for the command line: in this folder, or, when its path is longer than a socket's may
     * be, in a folder of the same owner beside other temporary files.
     *
     * @throws CannotServe when that other folder belongs to somebody else
     */
    Path controlSocket() {
        Path here = path.resolve(SOCKET);
        if (here.toString().getBytes(StandardCharsets.UTF_8).length <= MAXIMUM_SOCKET_PATH_BYTES) {
            return here;
        }
        String name = "muster-" + SecretDigest.of(path.toString()).value().substring(0, 16);
        Path beside = Path.of(System.getProperty("java.io.tmpdir"), name);
        try {
            if (!Files.isDirectory(beside, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(beside, OWNER_ONLY);
            }
            boolean ours = Files.getOwner(beside).equals(Files.getOwner(path))
                    && Files.getPosixFilePermissions(beside).equals(OWNER_ONLY.value());
            if (ours) {
                return beside.resolve(SOCKET);
            }
        } catch (IOException failed) {
            throw new CannotServe("The folder " + beside + " cannot be made: " + failed.getMessage() + ".", failed);
        }
        throw new CannotServe("The folder " + beside + " belongs to somebody else.", null);
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
