package muster.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import muster.backup.BackupFile;
import muster.backup.BackupHead;
import muster.backup.BackupWriter;
import muster.backup.Restoration;
import muster.backup.TableSum;
import muster.backup.Watcher;

/** Ways of tests to look at whole databases. */
final class Carried {
    static final Instant MADE = Instant.parse("2026-05-06T07:08:09Z");
    static final Instant RESTORED = Instant.parse("2026-05-07T07:08:09Z");

    private Carried() {}

    static List<TableSum> sums(DatabaseSettings settings) throws IOException {
        try (Snapshot snapshot = Snapshot.of(settings)) {
            return BackupWriter.write(snapshot, head(snapshot), OutputStream.nullOutputStream(), Watcher.NOBODY);
        }
    }

    static BackupHead head(Snapshot snapshot) {
        return new BackupHead("0.0-test", snapshot.schema(), MADE, null, null, snapshot.tables());
    }

    static List<TableSum> backUp(DatabaseSettings settings, Path file) throws IOException {
        try (Snapshot snapshot = Snapshot.of(settings)) {
            return BackupFile.write(
                    file,
                    List.of(),
                    new SecureRandom(),
                    out -> BackupWriter.write(snapshot, head(snapshot), out, Watcher.NOBODY));
        }
    }

    static Restoration.Outcome restore(Path file, DatabaseSettings target) throws IOException {
        return restore(file, target, () -> {});
    }

    static Restoration.Outcome restore(Path file, DatabaseSettings target, Runnable afterwards) throws IOException {
        try (var in = BackupFile.read(file, null)) {
            return Restoration.revive(in, target, RESTORED, _ -> {}, (_, _) -> afterwards.run(), Watcher.NOBODY);
        }
    }

    static long number(DatabaseSettings settings, String query) throws SQLException {
        try (Connection connection =
                        PlainDatabase.of(settings).plainConnections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static void execute(DatabaseSettings settings, String sql) throws SQLException {
        try (Connection connection =
                        PlainDatabase.of(settings).plainConnections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The same without the tables in which restoring leaves things out. */
    static List<TableSum> withoutWhatEnds(List<TableSum> sums) {
        return sums.stream()
                .filter(sum -> !List.of("access_key", "mail", "mail_code", "code", "lease")
                        .contains(sum.table()))
                .toList();
    }
}
