package muster.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import muster.backup.BackupFile;
import muster.backup.BackupHead;
import muster.backup.BackupRefused;
import muster.backup.EmbeddedTarget;
import muster.backup.Restoration;
import muster.backup.Watcher;
import muster.cli.ExitCode;
import muster.credential.DataKey;
import muster.directory.Revivals;
import muster.directory.Transactions;
import muster.model.Caller;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fills an empty database from a backup. */
@Command(
        name = "restore",
        description = "Fill an empty database from a backup: everything, or nothing.",
        footer = {
            "",
            "API keys count again as they did when the backup was made; everybody signs in anew, waiting mails are",
            "not sent, and codes for passwords are over.",
            "",
            "Examples:",
            "  muster restore today.backup --data /srv/muster",
            "  muster restore today.backup --database jdbc:postgresql://db.lab.example/muster?user=muster"
        })
final class RestoreCommand extends ProgramCommand {

    @Parameters(paramLabel = "FILE", description = "The backup.")
    Path file = Path.of("");

    @Option(
            names = "--database",
            paramLabel = "ADDRESS",
            description = "The PostgreSQL database to fill; the one of the settings by itself.")
    @Nullable
    String database;

    @Mixin
    OpeningOptions opening = new OpeningOptions();

    @Option(names = "--identity", paramLabel = "KEY", description = "The file with a recipient's key.")
    @Nullable
    Path identity;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    @Override
    int run(Map<String, String> environment, SettingsOptions options) {
        Logging.onlyWarnings();
        Map<String, String> flags = options.flags();
        if (database != null) {
            flags.put(Setting.DATABASE.title(), database);
        }
        Path data = options.dataFolder(environment);
        Configuration configuration = Configuration.read(data, environment, flags);
        DataFolder folder = DataFolder.at(data);
        try (DataFolder.Hold _ = folder.lock().orElseThrow(() -> stopFirst(data))) {
            Restoration.Outcome outcome =
                    Carriage.run("restore", json, watcher -> restore(configuration, folder, watcher));
            tell(outcome, configuration);
        }
        return ExitCode.DONE;
    }

    static BackupRefused stopFirst(Path data) {
        return new BackupRefused("A server or another command has " + data + " open; stop it first.");
    }

    private Restoration.Outcome restore(Configuration configuration, DataFolder folder, Watcher watcher)
            throws IOException {
        try (InputStream in = BackupFile.read(file, opening.opener(file, identity))) {
            if (configuration.database() != null) {
                return restore(in, OpenDirectory.databaseSettings(configuration, folder), configuration, watcher);
            }
            try (EmbeddedTarget target = EmbeddedTarget.at(folder.database())) {
                Restoration.Outcome outcome = restore(in, target.settings(), configuration, watcher);
                target.keep();
                return outcome;
            }
        }
    }

    private static Restoration.Outcome restore(
            InputStream in, DatabaseSettings target, Configuration configuration, Watcher watcher) throws IOException {
        Path keyFile = configuration.dataKeyFile();
        InstantSource clock = () -> InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);
        Instant now = clock.instant();
        return Restoration.revive(
                in,
                target,
                now,
                head -> requireKeysFit(head, keyFile),
                (filled, outcome) -> {
                    try (SqlStore store = SqlStore.openFilled(filled)) {
                        var identifiers = new RandomIdentifiers(new SecureRandom(), clock);
                        new Revivals(new Transactions(store, identifiers, clock))
                                .note(Caller.host("restore"), outcome.head().at());
                    }
                    key(outcome.head()).ifPresent(key -> DataKeyFile.put(keyFile, key));
                },
                watcher);
    }

    private static void requireKeysFit(BackupHead head, Path keyFile) {
        key(head);
        DataKeyFile.look(keyFile, expected(head, keyFile));
    }

    /** A key that is there already must be the right one; none need be. */
    private static Optional<String> expected(BackupHead head, Path keyFile) {
        return keyFile.toFile().exists() ? Optional.ofNullable(head.dataKeyId()) : Optional.empty();
    }

    /** @throws BackupRefused when the key in the backup is not the one that the backup names */
    private static Optional<DataKey> key(BackupHead head) {
        Optional<DataKey> key = Optional.ofNullable(head.dataKey()).flatMap(DataKey::parse);
        if (key.isPresent() && !key.get().id().equals(head.dataKeyId())) {
            throw new BackupRefused("The data key in the backup is not the one of its directory.");
        }
        return key;
    }

    private void tell(Restoration.Outcome outcome, Configuration configuration) {
        BackupHead head = outcome.head();
        boolean lacksKey = head.dataKeyId() != null
                && !configuration.dataKeyFile().toFile().exists();
        if (json) {
            System.out.println(Carriage.json(outcome.tables())
                    .put("at", head.at().toString())
                    .put("sessionsLeftOut", outcome.sessions())
                    .put("mailsLeftOut", outcome.mails())
                    .put("codesEnded", outcome.codes())
                    .put("dataKeyId", head.dataKeyId())
                    .put("lacksDataKey", lacksKey));
            return;
        }
        Carriage.print(outcome.tables());
        System.out.printf("restored: %,d rows of the backup made %s%n", outcome.rows(), head.at());
        System.out.printf(
                "left out: %,d sessions, %,d waiting mails; ended: %,d codes for passwords%n",
                outcome.sessions(), outcome.mails(), outcome.codes());
        System.out.println("API keys that were ended since then count again; end them once more.");
        if (lacksKey) {
            System.out.println("Before the next start, put the data key " + Objects.requireNonNull(head.dataKeyId())
                    + " into " + configuration.dataKeyFile() + ".");
        }
        if (database != null) {
            System.out.println("Set database in " + Configuration.SETTINGS_FILE + ", or MUSTER_DATABASE, to this one.");
        }
    }
}
