package muster.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import muster.directory.AccountFiles;
import muster.directory.Completeness;
import muster.directory.Plan;
import muster.directory.PlanRequest;
import muster.model.PlanId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Of what a plan is made, or which one is meant. */
final class PlanSource {
    private static final Path STANDARD_INPUT = Path.of("-");

    @Parameters(
            index = "0",
            paramLabel = "FILE|PLAN",
            description = "A file of accounts (CSV, JSON lines, LDIF, YAML; - is standard input), or the id of a plan.")
    String text = "";

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Who tells: external ids of the file count within it.")
    @Nullable
    String source;

    @Option(
            names = "--complete",
            paramLabel = "ACT",
            description = "Accounts of the source that the file lacks: suspend or remove.",
            converter = AbsentWord.class)
    Completeness.@Nullable Absent complete;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, jsonl, ldif, yaml or records, where name and content do not tell.",
            converter = FormatWord.class)
    AccountFiles.@Nullable Format format;

    @Option(
            names = "--brake",
            paramLabel = "PERCENT",
            defaultValue = "" + PlanRequest.USUAL_BRAKE_PERCENT,
            description = "Which share of its accounts the plan may suspend or remove without being asked (10).")
    int brakePercent;

    /** Null when a plan is named. */
    @Nullable
    Path file() {
        return planned().isPresent() ? null : Path.of(text);
    }

    private Optional<PlanId> planned() {
        return PlanId.parse(text);
    }

    boolean isFile() {
        return planned().isEmpty();
    }

    /** Makes the plan of the file, or finds the one that is named. */
    Plan plan(Desk desk) {
        Optional<PlanId> named = planned();
        return named.isPresent() ? desk.directory().plans().get(desk.caller(), named.get()) : made(desk);
    }

    private Plan made(Desk desk) {
        GivenFile given = desk.given();
        if (given == null) {
            throw new IllegalStateException("No file came with the command");
        }
        boolean isNamed = !STANDARD_INPUT.equals(file());
        String name = String.valueOf(Path.of(text).getFileName());
        PlanRequest request = PlanRequest.of(isNamed ? name : "standard input")
                .withDigest(given.digest())
                .withSource(source)
                .completeFor(complete)
                .withBrakePercent(brakePercent);
        try (AccountFiles.Opened opened = desk.files().open(new Told(isNamed ? name : "", given), format)) {
            Plan plan = desk.directory()
                    .imports()
                    .plan(
                            desk.caller(),
                            request,
                            new CountedDeclaration(desk.progress(), "planning, rows read").of(opened.declaration()));
            ignored(desk, opened);
            return plan;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void ignored(Desk desk, AccountFiles.Opened opened) {
        if (!opened.ignored().isEmpty()) {
            desk.note("Ignored: " + String.join(", ", opened.ignored()) + ".");
        }
    }

    private record Told(String name, GivenFile file) implements AccountFiles.Source {
        @Override
        public InputStream open() {
            return file.open();
        }
    }

    static final class FormatWord implements ITypeConverter<AccountFiles.Format> {
        @Override
        public AccountFiles.Format convert(String word) {
            return Stream.of(AccountFiles.Format.values())
                    .filter(format -> format.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(word + " is no format"));
        }
    }

    static final class AbsentWord implements ITypeConverter<Completeness.Absent> {
        @Override
        public Completeness.Absent convert(String word) {
            return Stream.of(Completeness.Absent.values())
                    .filter(absent -> absent.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("either suspend or remove"));
        }
    }
}
