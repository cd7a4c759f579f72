package muster.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import muster.directory.LedgerHeads;
import muster.directory.LedgerKey;
import muster.directory.LedgerReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether the ledger is as it was sealed. */
@Command(
        name = "verify",
        description = "Prove that nothing in the ledger was altered, removed, reordered, added or cut off.",
        footer = {
            "",
            "Exits with 0 for a sound ledger and with 1 for one that is not. Without --file it looks through the",
            "directory's own; --heads compares with other heads than those in its data folder.",
            "",
            "Example:",
            "  muster ledger verify --file ledger.jsonl --key MCowBQ... --heads ledger-heads.jsonl"
        })
final class LedgerVerify extends DirectoryCommand implements OfflineCommand {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--file", paramLabel = "FILE", description = "An exported ledger; no data folder is needed.")
    @Nullable
    Path exported;

    @Option(
            names = "--key",
            paramLabel = "PUBLICKEY",
            description = "With --file: whose signatures count, as 'muster ledger key' tells it; may be given again.")
    List<String> keys = List.of();

    @Option(names = "--heads", paramLabel = "FILE", description = "Heads that were told outside of the database.")
    @Nullable
    Path heads;

    @Override
    public @Nullable Path file() {
        return heads;
    }

    @Override
    public int run(Desk desk) {
        if (!keys.isEmpty()) {
            throw wrong("--key goes with --file.");
        }
        desk.directory().sealer().seal();
        InputStream told = desk.file();
        LedgerReport report = desk.directory()
                .ledgerProof()
                .verify(
                        desk.caller(),
                        told == null ? null : LedgerFile.heads(told),
                        last -> desk.progress().at("events", last, -1));
        return LedgerReportPrinter.print(report, json, desk.out());
    }

    @Override
    public boolean isOffline() {
        return exported != null;
    }

    @Override
    public int runOffline(PrintWriter out) {
        Path path = exported;
        if (path == null || keys.isEmpty() || !keys.stream().allMatch(LedgerKey::isPublicKey)) {
            throw wrong("--file needs --key with a public key as 'muster ledger key' tells it.");
        }
        try (LedgerFile file = new LedgerFile(open(path));
                LedgerHeads.Told told = heads == null ? LedgerHeads.NONE.open() : LedgerFile.heads(open(heads))) {
            LedgerReport report = LedgerFileCheck.check(file, keys, told);
            return LedgerReportPrinter.print(report, json, out);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A file cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static InputStream open(Path path) throws IOException {
        return new BufferedInputStream(Files.newInputStream(path));
    }

    private CommandLine.ParameterException wrong(String sentence) {
        CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
        return new CommandLine.ParameterException(line, sentence);
    }
}
