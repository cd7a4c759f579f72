package muster.app;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.backup.BackupFile;
import muster.backup.BackupHead;
import muster.backup.BackupRefused;
import muster.backup.BackupWriter;
import muster.backup.Rehearsal;
import muster.backup.RoomLeft;
import muster.backup.TableSum;
import muster.backup.Watcher;
import muster.backup.age.Passphrase;
import muster.backup.age.PublicKey;
import muster.backup.age.Recipient;
import muster.cli.ExitCode;
import muster.credential.DataKey;
import muster.directory.StoreUnavailable;
import muster.store.CannotCarry;
import muster.store.DatabaseSettings;
import muster.store.Snapshot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes everything that is in the database to one file, while the server goes on. */
@Command(
        name = "backup",
        description = "Write the whole directory to one file, while the server goes on.",
        subcommands = BackupVerifyCommand.class,
        footer = {
            "",
            "The file restores into either kind of database. It lacks the data key unless --with-key says otherwise:",
            "keep a copy of that one, in another place.",
            "",
            "Examples:",
            "  muster backup",
            "  muster backup --to /srv/backups --recipient age1… --with-key",
            "  muster backup --to today.backup --encrypt --passphrase-file words --verify"
        })
final class BackupCommand extends ProgramCommand {
    @Option(
            names = "--to",
            paramLabel = "FILE|FOLDER",
            description = "The file, which must not be there yet, or a folder; backups in the data folder by itself.")
    @Nullable
    Path to;

    @Option(names = "--encrypt", description = "Encrypt it with a passphrase.")
    boolean encrypt;

    @Option(
            names = "--recipient",
            paramLabel = "age1…",
            description = "Encrypt it for whoever has the key to this one, made by age-keygen; may be repeated.")
    List<String> recipients = new ArrayList<>();

    @Mixin
    OpeningOptions opening = new OpeningOptions();

    @Option(names = "--with-key", description = "Put the data key into it; only when it is encrypted.")
    boolean withKey;

    @Option(names = "--verify", description = "Restore it into a temporary folder afterwards, and compare.")
    boolean verify;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    int run(Map<String, String> environment, SettingsOptions options) {
        requireSense();
        Logging.onlyWarnings();
        Path data = options.dataFolder(environment);
        Configuration configuration = Configuration.read(data, environment, options.flags());
        Path existing = to;
        if (existing == null && !Files.isDirectory(data)) {
            throw new BackupRefused("There is no data folder " + data + " (--data or MUSTER_DATA name another).");
        }
        OpenDirectory.requireNotMovedAway(configuration, DataFolder.existing(data));
        Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
        List<Recipient> readers = readers();
        DatabaseSettings database = OpenDirectory.databaseSettings(configuration, DataFolder.existing(data));
        Path file = file(data, now, !readers.isEmpty());
        List<TableSum> tables = Carriage.run("backup", json, watcher -> {
            try (Snapshot snapshot = Snapshot.of(database)) {
                BackupHead head = head(snapshot, configuration, now);
                Watcher careful = database instanceof DatabaseSettings.Sqlite sqlite
                        ? RoomLeft.on(sqlite.file(), file, watcher)
                        : watcher;
                return BackupFile.write(
                        file, readers, new SecureRandom(), out -> BackupWriter.write(snapshot, head, out, careful));
            }
        });
        if (verify) {
            verify(file, readers);
        }
        tell(file, tables, configuration);
        return ExitCode.DONE;
    }

    private void verify(Path file, List<Recipient> readers) {
        Passphrase words = readers.isEmpty() ? null : (Passphrase) readers.getFirst();
        try {
            Carriage.run("verify", json, watcher -> {
                try (InputStream in = BackupFile.read(file, words)) {
                    return Rehearsal.beside(in, file, watcher);
                }
            });
        } catch (BackupRefused | CannotCarry | StoreUnavailable | UncheckedIOException failed) {
            System.err.println("muster: " + file + " is there, and trying it out failed:");
            throw failed;
        }
    }

    private void requireSense() {
        boolean hasPassphrase = encrypt || opening.hasPassphrase();
        if (hasPassphrase && !recipients.isEmpty()) {
            throw wrong("A backup is encrypted with a passphrase or for recipients, not both.");
        }
        if (withKey && !hasPassphrase && recipients.isEmpty()) {
            throw wrong("The data key goes into encrypted backups only: add --encrypt or --recipient.");
        }
        if (verify && !recipients.isEmpty()) {
            throw wrong("Only a recipient can open it: verify it with muster backup verify FILE --identity KEY.");
        }
    }

    private ParameterException wrong(String sentence) {
        CommandSpec own = spec;
        return new ParameterException(own == null ? new CommandLine(this) : own.commandLine(), sentence);
    }

    private List<Recipient> readers() {
        if (!recipients.isEmpty()) {
            try {
                return recipients.stream().<Recipient>map(PublicKey::parse).toList();
            } catch (IllegalArgumentException mistyped) {
                throw wrong(mistyped.getMessage() + ".");
            }
        }
        return encrypt || opening.hasPassphrase() ? List.of(opening.chosen()) : List.of();
    }

    private Path file(Path data, Instant now, boolean isEncrypted) {
        String name = BackupNames.usual(now, isEncrypted);
        Path wanted = to == null ? DataFolder.existing(data).backups() : to.toAbsolutePath();
        return Files.isDirectory(wanted) ? wanted.resolve(name) : wanted;
    }

    private BackupHead head(Snapshot snapshot, Configuration configuration, Instant now) {
        Optional<String> keyId = snapshot.dataKeyId();
        String key = withKey
                ? DataKeyFile.look(configuration.dataKeyFile(), keyId)
                        .map(DataKey::text)
                        .orElse(null)
                : null;
        return new BackupHead(Version.current(), snapshot.schema(), now, keyId.orElse(null), key, snapshot.tables());
    }

    private void tell(Path file, List<TableSum> tables, Configuration configuration) {
        long bytes = file.toFile().length();
        if (json) {
            System.out.println(Carriage.json(tables)
                    .put("file", file.toString())
                    .put("bytes", bytes)
                    .put("verified", verify));
            return;
        }
        Carriage.print(tables);
        System.out.printf(
                "%s: %,d rows, %,d bytes%s%n", file, Carriage.rows(tables), bytes, verify ? ", verified" : "");
        if (!withKey) {
            System.out.println(
                    "It lacks the data key; keep a copy of " + configuration.dataKeyFile() + " in another place.");
        }
    }
}
