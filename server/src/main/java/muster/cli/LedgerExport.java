package muster.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import muster.cli.LedgerLines.Line;
import muster.directory.LedgerKey;
import muster.directory.LedgerProof;
import muster.model.Checkpoint;
import muster.model.LedgerEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Hands on the sealed ledger. */
@Command(
        name = "export",
        description = "Write the sealed ledger as lines of JSON, which can be verified elsewhere.",
        footer = {
            "",
            "docs/ledger.md has the format. What it tells of people is in it: keep it as well as the directory.",
            "",
            "Example:",
            "  muster ledger export --since 2026-01-01 --to ledger.jsonl"
        })
final class LedgerExport extends DirectoryCommand {
    private static final long TOLD_EVERY = 1_000;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeWord.class,
            description = "Only what was sealed from then on: 2026-01-31, or 2026-01-31T12:00:00Z. Days begin in UTC.")
    @Nullable
    Instant since;

    @Option(names = "--to", paramLabel = "FILE", description = "Into this file.")
    @Nullable
    Path to;

    @Override
    public @Nullable Path output() {
        return to;
    }

    @Override
    public int run(Desk desk) {
        desk.directory().sealer().seal();
        Lines lines = new Lines(desk);
        try {
            desk.directory().ledgerProof().read(desk.caller(), since, lines);
            lines.end();
            desk.bytes().flush();
        } catch (IOException | UncheckedIOException nobodyTakesIt) {
            return ExitCode.UNAVAILABLE;
        }
        return ExitCode.DONE;
    }

    private static final class Lines implements LedgerProof.Reader {
        private final OutputStream out;
        private final Progress progress;
        private long last;

        Lines(Desk desk) {
            this.out = desk.bytes();
            this.progress = desk.progress();
        }

        @Override
        public void begin(@Nullable String previous, long after, List<LedgerKey> keys) {
            last = after;
            write(new Line.Begin(previous, after));
            keys.forEach(key -> write(new Line.PublicKey(key.id(), key.publicKey())));
        }

        @Override
        public void entry(LedgerEntry entry) {
            write(new Line.Entry(entry));
            if (entry.number() % TOLD_EVERY == 0) {
                progress.at("events", entry.number(), -1);
            }
        }

        @Override
        public void checkpoint(Checkpoint checkpoint) {
            last = checkpoint.last();
            write(new Line.Sealed(checkpoint));
        }

        void end() {
            write(new Line.End(last));
        }

        private void write(Line line) {
            try {
                out.write((LedgerLines.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
