package muster.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import muster.backup.BackupRefused;
import muster.backup.EmbeddedSource;
import muster.backup.EmbeddedTarget;
import muster.backup.Move;
import muster.backup.TableSum;
import muster.backup.Watcher;
import muster.cli.ExitCode;
import muster.store.DatabaseSettings;
import muster.store.Snapshot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Carries the directory from the embedded database to PostgreSQL, or back. */
@Command(
        name = "move",
        description = "Carry the directory from one database to another, while no server runs.",
        footer = {
            "",
            "The old database stays, so that nothing is lost by trying: PostgreSQL's as it is, the embedded one",
            "under another name (muster.db.moved-TIME). Every row is read again in the new one and compared.",
            "",
            "Examples:",
            "  muster move --to jdbc:postgresql://db.lab.example/muster?user=muster",
            "  muster move --to sqlite --write-settings"
        })
final class MoveCommand extends ProgramCommand {
    private static final String EMBEDDED = "sqlite";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "ADDRESS|sqlite",
            description = "An empty PostgreSQL database, jdbc:postgresql://…, or the embedded one.")
    String to = "";

    @Option(names = "--write-settings", description = "Write the new database into muster.properties.")
    boolean writeSettings;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    int run(Map<String, String> environment, SettingsOptions options) {
        Logging.onlyWarnings();
        requireAddress();
        Path data = options.dataFolder(environment);
        Configuration configuration = Configuration.read(data, environment, options.flags());
        DataFolder folder = DataFolder.existing(data);
        boolean written = Objects.equals(configuration.database(), value());
        if (written && (to.equals(EMBEDDED) || !folder.database().toFile().exists())) {
            throw new BackupRefused("The directory is there already.");
        }
        DatabaseSettings source = written
                ? new DatabaseSettings.Sqlite(folder.database())
                : OpenDirectory.databaseSettings(configuration, folder);
        if (!data.toFile().isDirectory()) {
            throw new BackupRefused("There is no data folder " + data + " (--data or MUSTER_DATA name another).");
        }
        boolean goesOn = written || (to.equals(EMBEDDED) && folder.isMovedHere());
        if (!goesOn) {
            OpenDirectory.requireNotMovedAway(configuration, folder);
        }
        try (DataFolder.Hold _ = folder.lock().orElseThrow(() -> RestoreCommand.stopFirst(data))) {
            requireNoServer(source);
            List<TableSum> tables = Carriage.run("move", json, watcher -> move(source, folder, written, watcher));
            if (writeSettings) {
                Carriage.run("settings", true, _ -> SettingsFile.in(data).put(Setting.DATABASE, value()));
            }
            Path aside = source instanceof DatabaseSettings.Sqlite(Path file, var _)
                    ? Carriage.run("move", true, _ -> setAside(file, folder))
                    : null;
            tell(tables, data, environment, aside);
        }
        return ExitCode.DONE;
    }

    private static Path setAside(Path file, DataFolder folder) throws IOException {
        Path aside = EmbeddedSource.setAside(file, Instant.now());
        folder.unmarkMovedHere();
        return aside;
    }

    private void requireAddress() {
        if (!to.equals(EMBEDDED) && !to.startsWith("jdbc:postgresql:")) {
            CommandSpec own = spec;
            throw new CommandLine.ParameterException(
                    own == null ? new CommandLine(this) : own.commandLine(),
                    "--to takes sqlite, or an address like jdbc:postgresql://host/name?user=…");
        }
    }

    /** Other hosts have folders of their own. */
    private static void requireNoServer(DatabaseSettings source) {
        long connections = Snapshot.connectionsTo(source);
        if (connections > 0) {
            throw new BackupRefused(
                    "Some Muster has " + connections + " connections to the database; stop all servers first.");
        }
    }

    /**
     * One that was killed between the last row and the last step goes on there.
     *
     * @param written whether the settings name the new database already, so that the same rows must be in both
     */
    private List<TableSum> move(DatabaseSettings source, DataFolder folder, boolean written, Watcher watcher)
            throws IOException {
        DatabaseSettings place = to.equals(EMBEDDED)
                ? new DatabaseSettings.Sqlite(folder.database())
                : new DatabaseSettings.Postgres(to, null, null, 1);
        Optional<List<TableSum>> done = Move.done(source, place);
        if (done.isPresent()) {
            requireNoServer(source);
            return done.get();
        }
        if (written) {
            throw new BackupRefused(
                    "The directory is there already; " + folder.database() + " has other rows and stays as it is.");
        }
        if (!to.equals(EMBEDDED)) {
            return Move.carry(source, place, watcher);
        }
        try (EmbeddedTarget target = EmbeddedTarget.at(folder.database())) {
            List<TableSum> tables = Move.carry(source, target.settings(), watcher);
            folder.markMovedHere();
            target.keep();
            return tables;
        }
    }

    /** What the setting is to be; null for the embedded database. */
    private @Nullable String value() {
        return to.equals(EMBEDDED) ? null : to;
    }

    private void tell(List<TableSum> tables, Path data, Map<String, String> environment, @Nullable Path aside) {
        if (json) {
            System.out.println(Carriage.json(tables)
                    .put("settingsWritten", writeSettings)
                    .put("setAside", aside == null ? null : aside.toString()));
            return;
        }
        Carriage.print(tables);
        System.out.printf("moved: %,d rows, each read again and found the same%n", Carriage.rows(tables));
        Path file = data.resolve(Configuration.SETTINGS_FILE);
        if (writeSettings) {
            System.out.println("The next start uses the new database, as " + file + " says now.");
        } else if (value() == null) {
            System.out.println("Before the next start, take the line database=… out of " + file + ".");
        } else {
            System.out.println("Before the next start, put this line into " + file + ": database=" + to);
        }
        if (environment.containsKey(Setting.DATABASE.variable())) {
            System.out.println(Setting.DATABASE.variable() + " is set, and overrules that file.");
        }
        System.out.println("The old database stays " + (aside == null ? "as it is" : "as " + aside)
                + "; remove it when the new one has shown itself.");
    }
}
