package muster.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import muster.backup.BackupFile;
import muster.backup.BackupHead;
import muster.backup.BackupRefused;
import muster.backup.BackupWriter;
import muster.backup.RoomLeft;
import muster.backup.Watcher;
import muster.http.CannotServe;
import muster.store.BeforeUpgrade;
import muster.store.DatabaseSettings;
import muster.store.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the whole directory into a file before the tables of an earlier program are changed. An upgrade that was broken off
 * goes on with the file that is there, as long as nobody has changed anything since: a server that is started again and again
 * must not fill the disk.
 */
final class UpgradeBackup implements BeforeUpgrade {
    private static final Logger LOG = LoggerFactory.getLogger(UpgradeBackup.class);

    private final DatabaseSettings database;
    private final DataFolder folder;
    private final InstantSource clock;

    UpgradeBackup(DatabaseSettings database, DataFolder folder, InstantSource clock) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
    }

    /** @throws CannotServe when the backup cannot be made; nothing is changed then */
    @Override
    public void from(int stored, int newest) {
        try (Snapshot snapshot = Snapshot.of(database)) {
            Path backups = folder.backups();
            BackupFile.removeUnfinished(backups, BackupNames.BEFORE_UPGRADE);
            OptionalLong lastEvent = snapshot.lastEvent();
            Optional<Path> earlier = lastEvent.isPresent() ? earlier(backups, lastEvent.getAsLong()) : Optional.empty();
            Path file = earlier.isPresent() ? earlier.get() : write(snapshot, backups, lastEvent.orElse(0));
            LOG.info("The tables go from schema {} to {}; what was there before is in {}", stored, newest, file);
        } catch (IOException | UncheckedIOException | BackupRefused failed) {
            throw new CannotServe(
                    "The database has schema " + stored + " and is not brought to " + newest
                            + ", because the backup before it fails: " + failed.getMessage(),
                    failed);
        }
    }

    private static Optional<Path> earlier(Path backups, long lastEvent) throws IOException {
        try (Stream<Path> files = Files.list(backups)) {
            return files.filter(file ->
                            BackupNames.isBeforeUpgrade(file.getFileName().toString(), lastEvent))
                    .min(Path::compareTo);
        }
    }

    private Path write(Snapshot snapshot, Path backups, long lastEvent) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Path file = backups.resolve(BackupNames.beforeUpgrade(snapshot.schema(), now, lastEvent));
        BackupHead head = new BackupHead(
                Version.current(), snapshot.schema(), now, snapshot.dataKeyId().orElse(null), null, snapshot.tables());
        Watcher careful = database instanceof DatabaseSettings.Sqlite sqlite
                ? RoomLeft.on(sqlite.file(), file, Watcher.NOBODY)
                : Watcher.NOBODY;
        BackupFile.write(file, List.of(), new SecureRandom(), out -> BackupWriter.write(snapshot, head, out, careful));
        return file;
    }
}
