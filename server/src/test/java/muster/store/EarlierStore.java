package muster.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import muster.testing.RunningMuster;

/**
 * A directory as an earlier program left it: after each script of the schema, up to one of them, come the rows that belong to
 * it. People have the passwords and the key of {@link RunningMuster}; ada has {@link #ADAS_PASSWORD}.
 */
public final class EarlierStore {
    public static final String ADAS_PASSWORD = "a fox in the greenhouse";

    private EarlierStore() {}

    /** The schemas before the newest one. */
    public static IntStream versions() {
        return IntStream.range(1, Migrations.newest());
    }

    public static int newest() {
        return Migrations.newest();
    }

    /** Makes a data folder of a server whose embedded database has this schema. */
    public static void layIn(Path folder, int version) {
        try {
            var ownerOnly = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ownerOnly));
            Path key = Files.writeString(folder.resolve("data.key"), text("data.key"));
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lay(in(folder), version);
    }

    public static DatabaseSettings in(Path folder) {
        return new DatabaseSettings.Sqlite(folder.resolve("muster.db"));
    }

    static DatabaseSettings lay(DatabaseSettings settings, int version) {
        PlainDatabase database = PlainDatabase.of(settings);
        for (int each = 1; each <= version; each++) {
            Migrations.bringUpTo(database, each);
            execute(settings, text("V" + each + ".sql"));
        }
        return settings;
    }

    public static void execute(DatabaseSettings settings, String statements) {
        try (Connection connection =
                        PlainDatabase.of(settings).plainConnections().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements.split(";\n")) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String name) {
        try (InputStream bytes = EarlierStore.class.getResourceAsStream("earlier/" + name)) {
            if (bytes == null) {
                throw new IllegalStateException("There are no rows " + name);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every table in which there is something. */
    public static List<TableShape> filledTables(DatabaseSettings settings) {
        try (Snapshot snapshot = Snapshot.of(settings)) {
            return snapshot.tables().stream()
                    .filter(table -> snapshot.count(table) > 0)
                    .toList();
        }
    }

    /** The rows of these tables, as texts, with these columns and no others. */
    public static SortedMap<String, List<String>> rows(DatabaseSettings settings, List<TableShape> tables) {
        SortedMap<String, List<String>> all = new TreeMap<>();
        try (Snapshot snapshot = Snapshot.of(settings)) {
            for (TableShape table : tables) {
                List<String> rows = new ArrayList<>();
                snapshot.rows(table, values -> rows.add(Arrays.toString(values)));
                Collections.sort(rows);
                all.put(table.name(), rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
