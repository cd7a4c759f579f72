package muster.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import muster.http.CannotServe;
import muster.model.SecretDigest;

/** The folder in which one server keeps everything it has. Nobody but its owner can look into it. */
final class DataFolder {
    private static final String DATABASE = "muster.db";
    private static final String MOVED_HERE = DATABASE + ".arrived";
    private static final String DATA_KEY = Setting.DATA_KEY_FILE.usual();
    private static final String BACKUPS = "backups";
    private static final String LOCK_FILE = "muster.lock";
    private static final String SET_UP_LINK = "setup-link";
    private static final String LEDGER_HEADS = "ledger-heads.jsonl";
    private static final String SYNCS = "syncs";
    private static final String SOCKET = "control.socket";

    /** Of the least generous of the systems that have such sockets. */
    private static final int MAXIMUM_SOCKET_PATH_BYTES = 100;

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** A folder held by one server or command; closing lets go of it. */
    record Hold(FileLock lock) implements AutoCloseable {
        @Override
        public void close() {
            try {
                lock.acquiredBy().close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** @throws CannotServe when the folder cannot be made, or is open to others and cannot be closed to them */
    static DataFolder at(Path path) {
        try {
            if (Files.isDirectory(path)) {
                keepOthersOut(path);
            } else {
                Files.createDirectories(path.getParent());
                Files.createDirectory(path, OWNER_ONLY);
            }
            return new DataFolder(path);
        } catch (IOException | UnsupportedOperationException failed) {
            throw new CannotServe("The data folder " + path + " cannot be made: " + why(failed) + ".", failed);
        }
    }

    /** A folder that is looked into and left as it is. */
    static DataFolder existing(Path path) {
        return new DataFolder(path);
    }

    /** The mode of a folder into which others than its owner can look; empty when they cannot. */
    static Optional<String> openMode(Path path) throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
        return OWNER_ONLY.value().containsAll(mode)
                ? Optional.empty()
                : Optional.of(PosixFilePermissions.toString(mode));
    }

    private static void keepOthersOut(Path path) throws IOException {
        Optional<String> open = openMode(path);
        if (open.isEmpty()) {
            return;
        }
        String told = "The data folder " + path + " has mode " + open.get();
        // Closing a folder of other things, such as a home, would hurt whoever shares them.
        if (!isOurs(path)) {
            throw new CannotServe(
                    told + " and holds other things than Muster's; close it to others (chmod 700), or name another.",
                    null);
        }
        try {
            Files.setPosixFilePermissions(path, OWNER_ONLY.value());
        } catch (IOException notOwner) {
            throw new CannotServe(
                    told + " and belongs to somebody else; only its owner can close it to others.", notOwner);
        }
        if (openMode(path).isPresent()) {
            throw new CannotServe(told + ", and its file system does not let it be closed to others.", null);
        }
    }

    /** Holds nothing yet, or a database, a key, a lock or settings of ours. */
    private static boolean isOurs(Path path) throws IOException {
        Set<String> known = Set.of(DATABASE, DATA_KEY, LOCK_FILE, Configuration.SETTINGS_FILE);
        try (Stream<Path> files = Files.list(path)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("lost+found"))
                    .toList();
            return names.isEmpty() || names.stream().anyMatch(known::contains);
        }
    }

    Path path() {
        return path;
    }

    Path database() {
        return path.resolve(DATABASE);
    }

    /** Whether the embedded database was set aside because its directory went to another one. */
    boolean isMovedAway() throws IOException {
        if (Files.exists(database()) || !Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(DATABASE + ".moved-"));
        }
    }

    /** Whether the embedded database has the directory that another one had. */
    boolean isMovedHere() {
        return Files.exists(database()) && Files.exists(path.resolve(MOVED_HERE));
    }

    /** Notes, on the disk, that the embedded database is to have the directory of another one from its first moment on. */
    void markMovedHere() throws IOException {
        try (FileChannel mark =
                FileChannel.open(path.resolve(MOVED_HERE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            mark.force(true);
        }
    }

    /** The directory goes to another database. */
    void unmarkMovedHere() throws IOException {
        Files.deleteIfExists(path.resolve(MOVED_HERE));
    }

    /** Where backups go when nobody says where else; made where it is not there. */
    Path backups() {
        Path folder = path.resolve(BACKUPS);
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, OWNER_ONLY);
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException("The folder " + folder + " cannot be made: " + failed.getMessage(), failed);
        }
    }

    /** Where the link to the set-up page stands when there is no terminal to tell it to. */
    Path setUpLink() {
        return path.resolve(SET_UP_LINK);
    }

    /** What is pulled and pushed again and again. */
    Path syncs() {
        return path.resolve(SYNCS);
    }

    /** Where heads of the ledger are told. */
    Path ledgerHeads() {
        return path.resolve(LEDGER_HEADS);
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

    /**
     * Held by whoever has the folder open; empty when somebody else has.
     *
     * @throws CannotServe when nothing can be written there
     */
    Optional<Hold> lock() {
        requireWritable(path, "The data folder ");
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional<Hold> lock = tryLock(channel);
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock;
        } catch (IOException failed) {
            throw new CannotServe("The data folder " + path + " cannot be written: " + why(failed) + ".", failed);
        }
    }

    /** @throws CannotServe when there is an embedded database that cannot be written: the first change would be too late to learn it */
    void requireWritableDatabase() {
        if (Files.exists(database())) {
            requireWritable(database(), "The database ");
        }
    }

    private static void requireWritable(Path needed, String what) {
        if (!Files.isWritable(needed)) {
            throw new CannotServe(
                    what + needed
                            + " cannot be written; see who owns it, what its mode is, and whether its file system is read-only.",
                    null);
        }
    }

    /** Of a denied access the system tells the file and nothing else. */
    private static String why(Exception failed) {
        return (failed instanceof AccessDeniedException ? "no access to " : "") + failed.getMessage();
    }

    private static Optional<Hold> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock()).map(Hold::new);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        }
    }
}
