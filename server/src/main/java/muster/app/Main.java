package muster.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.bench.BenchCommand;
import muster.cli.DirectoryCommand;
import muster.cli.ExitCode;
import muster.cli.KeyCommand;
import muster.cli.UserCommand;
import muster.directory.StoreUnavailable;
import muster.http.CannotServe;
import muster.model.Refused;
import muster.store.SchemaTooNew;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** Where the program starts: finds out which command is meant, and where it is to be carried out. */
@Command(
        name = "muster",
        description = "One directory of accounts, opened through the protocols of several platforms.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            UserCommand.class,
            KeyCommand.class,
            DoctorCommand.class,
            DataKeyIdCommand.class,
            BenchCommand.class,
            VersionCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 refused, 2 wrong usage, 3 database, server or settings not usable.",
            "MUSTER COMMAND --help tells more."
        })
public final class Main {
    /** Needs no parsing, and so does not wait for the parser's classes, which are too old for the start-up cache. */
    private static final String[] PLAINLY_SERVE = {"serve"};

    @Mixin
    SettingsOptions options = new SettingsOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    public static void main(String[] arguments) {
        int exit = run(arguments, System.getenv());
        System.out.flush();
        System.exit(exit);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setUsageHelpAutoWidth(true);
    }

    static int run(String[] arguments, Map<String, String> environment) {
        try {
            if (Arrays.equals(arguments, PLAINLY_SERVE)) {
                return new ServeCommand().run(environment, new SettingsOptions());
            }
            ParseResult parsed = commandLine().parseArgs(arguments);
            Integer helped = CommandLine.executeHelpRequest(parsed);
            return helped != null ? helped : execute(parsed, List.of(arguments), environment);
        } catch (CommandLine.ParameterException wrong) {
            System.err.println("muster: " + wrong.getMessage());
            wrong.getCommandLine().usage(System.err);
            return ExitCode.USAGE;
        } catch (BadSettings | CannotServe | StoreUnavailable | SchemaTooNew | UncheckedIOException unusable) {
            System.err.println("muster: " + unusable.getMessage());
            return ExitCode.UNAVAILABLE;
        } catch (Refused refused) {
            System.err.println("muster: " + refused.failure().sentence());
            return ExitCode.REFUSED;
        } catch (RuntimeException | Error unexpected) {
            LoggerFactory.getLogger(Main.class).error("Muster failed", unexpected);
            System.err.println("muster: Something went wrong that should not have; the lines above say where.");
            return ExitCode.UNAVAILABLE;
        }
    }

    private static int execute(ParseResult parsed, List<String> arguments, Map<String, String> environment) {
        SettingsOptions options = ((Main) parsed.commandSpec().userObject()).options;
        ParseResult leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        return switch (leaf.commandSpec().userObject()) {
            case ProgramCommand command -> command.run(environment, options);
            case BenchCommand command -> command.run(System.out, System.err);
            case DirectoryCommand command -> atDirectory(command, options, arguments, environment);
            default ->
                throw new CommandLine.ParameterException(
                        leaf.commandSpec().commandLine(), "Say which command is meant.");
        };
    }

    private static int atDirectory(
            DirectoryCommand command,
            SettingsOptions options,
            List<String> arguments,
            Map<String, String> environment) {
        CommandRun.Answer answer;
        try {
            Path data = options.dataFolder(environment);
            requireFolder(data, command);
            answer = answer(data, options, arguments, environment, command.readSecret());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The password cannot be read: " + unreadable.getMessage(), unreadable);
        }
        System.out.print(answer.out());
        System.err.print(answer.err());
        return answer.exit();
    }

    /** A mistyped folder must not become an empty directory; only making an account begins one. */
    private static void requireFolder(Path data, DirectoryCommand command) {
        if (!Files.isDirectory(data) && !command.beginsDirectory()) {
            throw new CannotServe(
                    "There is no data folder " + data
                            + " (--data or MUSTER_DATA name another); muster serve makes it, or muster user create.",
                    null);
        }
    }

    /** A running server does it itself, so that its caches hear of it; without one this process opens the store. */
    private static CommandRun.Answer answer(
            Path data,
            SettingsOptions options,
            List<String> arguments,
            Map<String, String> environment,
            @Nullable String secret) {
        DataFolder folder = DataFolder.at(data);
        Path socket = folder.controlSocket();
        if (!options.settings.isEmpty() && ControlSocket.isListening(socket)) {
            String sentence = "The server that runs on " + data + " has its own settings; leave --set out.";
            return new CommandRun.Answer(ExitCode.USAGE, "", "muster: " + sentence + "\n");
        }
        Optional<CommandRun.Answer> served = ControlSocket.ask(socket, arguments, secret);
        if (served.isPresent()) {
            return served.get();
        }
        Logging.onlyWarnings();
        Configuration configuration = Configuration.read(data, environment, options.flags());
        try (DataFolder.Hold _ = folder.lock()
                        .orElseThrow(() ->
                                new CannotServe("Another Muster has " + data + " open, but does not answer.", null));
                OpenDirectory open = OpenDirectory.open(configuration, folder, new SecureRandom())) {
            return CommandRun.run(open.directory(), arguments, secret, "command");
        }
    }
}
