package muster.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures servers that it starts itself, and compares them with the budgets. */
@Command(
        name = "bench",
        description = "Measure start, memory and speed of servers started for it on temporary data, and compare them "
                + "with the budgets. Running servers and their data are left alone.",
        subcommands = FillCommand.class,
        footer = {
            "",
            "Exit codes: 0 everything was measured (whether or not a budget was met), 1 a scenario failed.",
            "Example:",
            "  muster bench own-account create --json figures.json"
        })
public final class BenchCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;

    @Parameters(
            arity = "0..*",
            paramLabel = "SCENARIO",
            completionCandidates = Words.class,
            description = "${COMPLETION-CANDIDATES}; all of them when none is named.")
    List<String> words = ScenarioName.words();

    @Option(
            names = "--accounts",
            split = ",",
            defaultValue = "10000,100000",
            paramLabel = "N",
            description = "Sizes of the directories that are searched and listed (${DEFAULT-VALUE}).")
    List<Integer> accounts = List.of();

    @Option(
            names = "--rounds",
            defaultValue = "5",
            paramLabel = "N",
            description = "How often each thing is measured (${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--in",
            defaultValue = "${sys:java.io.tmpdir}",
            paramLabel = "FOLDER",
            description = "Where the temporary data folders are made (${DEFAULT-VALUE}); its disk is what is measured.")
    Path folder = Path.of("");

    @Option(
            names = "--postgres",
            paramLabel = "ADDRESS",
            description = "An empty PostgreSQL database for nodes and import, as jdbc:postgresql://host/name?user=…, "
                    + "which is empty again afterwards; without one nodes is left out.")
    @Nullable
    String postgres;

    @Option(
            names = "--filled",
            split = ",",
            paramLabel = "FOLDER",
            description =
                    "Measure on copies of these data folders, made by muster bench fill, instead of making accounts; "
                            + "their sizes take the place of --accounts.")
    List<Path> filled = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file too.")
    @Nullable
    Path json;

    @Spec
    @Nullable
    CommandSpec spec;

    /** @return what the shell is told */
    public int run(PrintStream out, PrintStream progress) {
        requireSense();
        List<ScenarioName> scenarios = scenarios();
        try {
            Report report = new Report(Machine.here(folder));
            try (Fleet fleet = new Fleet(Launch.likeThisProcess(), folder, progress)) {
                List<Integer> sizes = filled.isEmpty() ? accounts : fleet.fillFrom(sources());
                measure(scenarios, new BenchRun(fleet, sizes, rounds, Effort.full(), report, postgres, progress));
                out.print(ReportTable.of(report));
                if (json != null) {
                    Files.writeString(json, ReportJson.of(report));
                }
            }
            return report.failures().isEmpty() ? DONE : FAILED;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure.toString(), failure);
        } catch (ScenarioFailed failed) {
            progress.println("muster: " + failed.getMessage());
            return FAILED;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private void requireSense() {
        boolean sensible =
                rounds >= 1 && !accounts.isEmpty() && accounts.stream().allMatch(size -> size >= 1);
        if (!sensible) {
            throw wrong("--rounds and --accounts are numbers from 1 on.");
        }
        if (!Files.isDirectory(folder)) {
            throw wrong("There is no folder " + folder + ".");
        }
        for (FilledFolder source : sources()) {
            if (!source.isThere()) {
                throw wrong("There is no embedded database in " + source.path() + ".");
            }
        }
        if (postgres == null && words.equals(List.of(ScenarioName.NODES.toString()))) {
            throw wrong("The scenario nodes needs a database: --postgres jdbc:postgresql://host/name?user=…");
        }
    }

    private List<FilledFolder> sources() {
        return filled.stream().distinct().map(FilledFolder::new).toList();
    }

    /** In their own order, each once. */
    List<ScenarioName> scenarios() {
        List<String> known = ScenarioName.words();
        words.stream().filter(word -> !known.contains(word)).findFirst().ifPresent(word -> {
            throw wrong("There is no scenario " + word + "; there are " + String.join(", ", known) + ".");
        });
        return Arrays.stream(ScenarioName.values())
                .filter(name -> words.contains(name.toString()))
                .filter(name -> postgres != null || name != ScenarioName.NODES)
                .toList();
    }

    private ParameterException wrong(String sentence) {
        CommandSpec own = spec;
        return new ParameterException(own == null ? new CommandLine(this) : own.commandLine(), sentence);
    }

    private static void measure(List<ScenarioName> scenarios, BenchRun run) {
        for (ScenarioName name : scenarios) {
            run.progress().println(name);
            measure(name, run);
        }
    }

    private static void measure(ScenarioName name, BenchRun run) {
        try {
            name.measure(run);
        } catch (ScenarioFailed failed) {
            run.report().addFailure(name, String.valueOf(failed.getMessage()));
        } catch (IOException | RuntimeException failed) {
            run.report().addFailure(name, failed.toString());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            run.report().addFailure(name, "broken off");
        }
    }

    /** The scenarios' words, for the help. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ScenarioName.words().iterator();
        }
    }
}
