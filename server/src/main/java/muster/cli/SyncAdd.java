package muster.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import muster.far.FarTrouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Has the server repeat a pull or a push; the first run begins at once. */
@Command(
        name = "add",
        description = {
            "Repeat a pull or a push. The secret is sealed with the data key and shown to nobody again.",
            "Try the command by itself before, with --plan-only or --dry-run."
        },
        footer = {
            "",
            "Example:",
            "  muster sync add optics --every 1h --secret-file admin.key -- push connect --url https://connect.example.org --group Optics"
        })
public final class SyncAdd extends DirectoryCommand {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Duration LEAST = Duration.ofMinutes(1);

    /** What a run that nobody watches cannot have, or has anyway. */
    private static final Set<String> NOT_HERE = Set.of(
            "--secret-file", "--secret-stdin", "--otp", "--yes", "--json", "--plan-only", "--dry-run", "--brake-off");

    @Parameters(index = "0", paramLabel = "NAME", description = "What it is called: a-z, 0-9 and hyphens.")
    String name = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "Behind --: pull or push with its options, without those that say where the secret is.")
    List<String> command = new ArrayList<>();

    @Option(
            names = "--every",
            required = true,
            paramLabel = "TIME",
            description = "How long after a run the next one begins: 15m, 6h, 1d. A minute at least.",
            converter = Time.class)
    Duration every = LEAST;

    @Option(names = "--secret-stdin", description = "Read the key, token or password from standard input.")
    boolean fromStandardInput;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "Read it from a file's first line.")
    @Nullable
    Path file;

    @Override
    public @Nullable String readSecret() throws IOException {
        return new SecretInput(fromStandardInput, file, "Key, token or password: ").read();
    }

    @Override
    public int run(Desk desk) {
        requireSound();
        String secret = desk.secret();
        if (secret == null || secret.isBlank()) {
            throw new FarTrouble(
                    "A key, token or password is needed: use --secret-stdin or --secret-file, or run this at a terminal.");
        }
        desk.syncs().add(new Syncs.Sync(name, every, command, desk.now(), null), secret);
        desk.note("It runs now, and then every " + Time.told(every) + "; ./muster sync show " + name
                + " tells how it went.");
        return ExitCode.DONE;
    }

    /** Mistakes are told now, and not by a run that nobody watches. */
    private void requireSound() {
        if (!NAME.matcher(name).matches()) {
            throw new FarTrouble("A sync's name has a-z, 0-9 and hyphens, and at most 64 of them.");
        }
        command.stream()
                .map(word -> word.replaceFirst("=.*", ""))
                .filter(NOT_HERE::contains)
                .findFirst()
                .ifPresent(word -> {
                    throw new FarTrouble("The command of a sync has no " + word + ".");
                });
        String[] rest = command.subList(1, command.size()).toArray(String[]::new);
        switch (command.getFirst()) {
            case "pull" -> parse(new PullCommand(), rest);
            case "push" -> parse(new PushCommand(), rest);
            default -> throw new FarTrouble("Only pull and push are repeated.");
        }
    }

    private static void parse(DirectoryCommand command, String... rest) {
        new CommandLine(command).parseArgs(rest);
    }

    /** A number with a letter for its unit. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                String word = text.strip().toUpperCase(Locale.ROOT);
                Duration time = Duration.parse(word.endsWith("D") ? "P" + word : "PT" + word);
                if (time.compareTo(LEAST) >= 0) {
                    return time;
                }
            } catch (DateTimeParseException wrong) {
                // Told below.
            }
            throw new TypeConversionException("'" + text + "' is no time like 15m, 6h or 1d, of a minute at least");
        }

        static String told(Duration time) {
            return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
        }
    }
}
