package muster.app;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import muster.backup.BackupFile;
import muster.backup.BackupHead;
import muster.backup.Rehearsal;
import muster.backup.Restoration;
import muster.cli.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restores a backup into a temporary folder, to see whether that works. */
@Command(
        name = "verify",
        description = "Restore a backup into a temporary folder, compare every row, and remove the folder.",
        footer = {"", "Example:", "  muster backup verify today.backup --passphrase-file words"})
final class BackupVerifyCommand extends ProgramCommand {

    @Parameters(paramLabel = "FILE", description = "The backup.")
    Path file = Path.of("");

    @Mixin
    OpeningOptions opening = new OpeningOptions();

    @Option(names = "--identity", paramLabel = "KEY", description = "The file with a recipient's key.")
    @Nullable
    Path identity;

    @Option(
            names = "--in",
            paramLabel = "FOLDER",
            description =
                    "Where the temporary folder is made; beside the backup by itself. It needs room for a database.")
    @Nullable
    Path folder;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    @Override
    int run(Map<String, String> environment, SettingsOptions options) {
        Logging.onlyWarnings();
        Path parent = folder;
        Restoration.Outcome outcome = Carriage.run("verify", json, watcher -> {
            try (InputStream in = BackupFile.read(file, opening.opener(file, identity))) {
                return parent == null ? Rehearsal.beside(in, file, watcher) : Rehearsal.of(in, parent, watcher);
            }
        });
        tell(outcome);
        return ExitCode.DONE;
    }

    private void tell(Restoration.Outcome outcome) {
        BackupHead head = outcome.head();
        if (json) {
            System.out.println(Carriage.json(outcome.tables())
                    .put("sound", true)
                    .put("at", head.at().toString())
                    .put("muster", head.muster())
                    .put("schema", head.schema())
                    .put("dataKeyId", head.dataKeyId())
                    .put("hasDataKey", head.dataKey() != null));
            return;
        }
        Carriage.print(outcome.tables());
        System.out.printf(
                "sound: %,d rows, made %s by Muster %s (schema %d)%n",
                outcome.rows(), head.at(), head.muster(), head.schema());
        if (head.dataKeyId() != null) {
            System.out.println("The data key " + head.dataKeyId()
                    + (head.dataKey() == null ? " is not in it, and is needed beside it." : " is in it."));
        }
    }
}
