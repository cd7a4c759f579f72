package muster.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import muster.backup.BackupFile;
import muster.backup.Move;
import muster.backup.Restoration;
import muster.backup.Watcher;

/** A process that fills a database and is gone at a moment of its own, as by {@code kill -9}. */
final class KilledCarrier {
    static final String AT_THE_END = "end";
    static final int KILLED = 137;

    private KilledCarrier() {}

    /**
     * Restores a file, or moves an embedded database.
     *
     * @param arguments what is carried, the target (a path or an address with user and password), and the table at which it ends
     *     before its first row, or {@link #AT_THE_END} behind all rows of a restoration
     */
    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[0]);
        String end = arguments[2];
        Watcher watcher = (table, _) -> haltAt(end.equals(table));
        BiConsumer<DatabaseSettings, Restoration.Outcome> atTheEnd = (_, _) -> haltAt(end.equals(AT_THE_END));
        if (from.toString().endsWith(".db")) {
            Move.carry(new DatabaseSettings.Sqlite(from), target(arguments[1]), watcher);
        } else {
            try (var in = BackupFile.read(from, null)) {
                Restoration.revive(in, target(arguments[1]), Carried.RESTORED, _ -> {}, atTheEnd, watcher);
            }
        }
    }

    private static DatabaseSettings target(String told) {
        return told.startsWith("jdbc:")
                ? new DatabaseSettings.Postgres(told, null, null, 1)
                : new DatabaseSettings.Sqlite(Path.of(told));
    }

    private static void haltAt(boolean moment) {
        if (moment) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** Runs it to its end. */
    static int run(Path from, DatabaseSettings target, String end) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledCarrier.class.getName(),
                        from.toString(),
                        told(target),
                        end)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static String told(DatabaseSettings target) {
        return switch (target) {
            case DatabaseSettings.Sqlite sqlite -> sqlite.file().toString();
            case DatabaseSettings.Postgres postgres ->
                postgres.url() + "?user=" + postgres.user() + "&password=" + postgres.password();
        };
    }
}
