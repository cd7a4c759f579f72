package muster.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import muster.directory.AccountFiles.Format;
import muster.directory.AccountLine;
import muster.directory.DeclaredThing;
import muster.directory.RosterQuery;
import muster.directory.RosterWalk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes all accounts into a file that can come in again. */
@Command(
        name = "export",
        description = {
            "Write all accounts that are not in the trash; yaml also writes lanes, groups and agreements.",
            "What goes out and comes back untouched changes nothing."
        },
        footer = {"", "Example:", "  muster export --to people.jsonl"})
public final class ExportCommand extends DirectoryCommand {
    private static final long EVERY = 1_000;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, jsonl, ldif or yaml; by the file's name where not given, else csv.",
            converter = PlanSource.FormatWord.class)
    @Nullable
    Format format;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Write into this file, which takes its place when it is whole; standard output otherwise.")
    @Nullable
    Path to;

    @Override
    public @Nullable Path output() {
        return to;
    }

    @Override
    public int run(Desk desk) {
        Format written = format();
        var exports = desk.directory().exports();
        Iterator<? extends DeclaredThing> things = exports.things(desk.caller());
        var everybody = new RosterWalk(desk.directory().roster(), desk.caller(), RosterQuery.EVERYBODY);
        Iterator<AccountLine> people = exports.lines(desk.caller(), everybody);
        try {
            desk.files().write(written, things, new Counted(people, desk.progress()), desk.bytes());
            desk.bytes().flush();
            return ExitCode.DONE;
        } catch (IOException nobodyListens) {
            return ExitCode.UNAVAILABLE;
        }
    }

    private Format format() {
        Format wanted = format == null ? named() : format;
        if (!wanted.isWritten()) {
            CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
            throw new CommandLine.ParameterException(line, "This format is only read.");
        }
        return wanted;
    }

    private Format named() {
        String name = to == null ? "" : to.toString();
        for (Format each : Format.values()) {
            if (each.isWritten() && name.endsWith("." + each.word())) {
                return each;
            }
        }
        return Format.CSV;
    }

    private static final class Counted implements Iterator<AccountLine> {
        private final Iterator<AccountLine> lines;
        private final Progress progress;
        private long written;

        private Counted(Iterator<AccountLine> lines, Progress progress) {
            this.lines = lines;
            this.progress = progress;
        }

        @Override
        public boolean hasNext() {
            return lines.hasNext();
        }

        @Override
        public AccountLine next() {
            written++;
            if (written % EVERY == 0) {
                progress.at("writing", written, -1);
            }
            return lines.next();
        }
    }
}
