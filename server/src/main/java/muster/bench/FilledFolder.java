package muster.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import muster.directory.AccountQuery;
import muster.directory.Condition;
import muster.model.Account;
import muster.model.KeyId;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Username;
import muster.store.SqlStore;

/** A data folder that {@link FillCommand} has made. It stays as it is: copies of it are used. */
record FilledFolder(Path path) {
    private static final String DATABASE = "muster.db";
    /** What a server without its settings needs of a folder; the second is there after a server was killed. */
    private static final List<String> FILES = List.of(DATABASE, DATABASE + "-wal", "data.key");

    private static final String LOCK_FILE = "muster.lock";

    boolean isThere() {
        return Files.isRegularFile(path.resolve(DATABASE));
    }

    /**
     * @param to the new folder
     * @throws ScenarioFailed while a server runs on this one
     */
    void copy(Path to) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            Files.createDirectory(
                    to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (String name : FILES) {
                Path file = path.resolve(name);
                if (Files.exists(file)) {
                    Files.copy(file, to.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Somebody has it all the same.
        }
        if (lock == null) {
            throw new ScenarioFailed("a server has " + path + " open; stop it first");
        }
        return lock;
    }

    /**
     * Gives the administrator of a copy a key with this secret.
     *
     * @return how many accounts the doors list
     * @throws ScenarioFailed when the copy was made of something else
     */
    static int open(Path copy, String secret) {
        try (SqlStore store = InProcess.store(copy)) {
            Instant now = Instant.now();
            KeySecret chosen = KeySecret.chosen(secret);
            KeyId id = new KeyId(new DatedIdentifiers(now.toEpochMilli(), new SecureRandom(), now).number());
            store.<Boolean>write(writing -> {
                Account administrator = writing.accounts()
                        .findByUsername(Username.parse(Filling.ADMINISTRATOR).key())
                        .orElseThrow(() -> new ScenarioFailed("nobody is called " + Filling.ADMINISTRATOR));
                writing.keys()
                        .add(
                                NewKey.forPrograms("bench", null, null)
                                        .made(id, administrator.id(), now, null, null, chosen.tail()),
                                chosen.digest());
                return true;
            });
            AccountQuery everybody = new AccountQuery(Condition.EVERYTHING, List.of());
            return store.read(reading -> Math.toIntExact(reading.accounts().count(everybody, now)));
        }
    }
}
