package muster.app;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import muster.backup.BackupRefused;
import muster.bench.BenchCommand;
import muster.bench.FillCommand;
import muster.cli.ApplyCommand;
import muster.cli.DirectoryCommand;
import muster.cli.ExitCode;
import muster.cli.ExportCommand;
import muster.cli.GroupCommand;
import muster.cli.ImportCommand;
import muster.cli.KeyCommand;
import muster.cli.LedgerCommand;
import muster.cli.OfflineCommand;
import muster.cli.PlanCommand;
import muster.cli.PlansCommand;
import muster.cli.PullCommand;
import muster.cli.PushCommand;
import muster.cli.SyncCommand;
import muster.cli.UndoCommand;
import muster.cli.UserCommand;
import muster.directory.StoreUnavailable;
import muster.http.CannotServe;
import muster.model.Refused;
import muster.store.CannotCarry;
import muster.store.SchemaTooNew;
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
            GroupCommand.class,
            KeyCommand.class,
            LedgerCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            ImportCommand.class,
            PlansCommand.class,
            UndoCommand.class,
            PullCommand.class,
            PushCommand.class,
            SyncCommand.class,
            ExportCommand.class,
            DoctorCommand.class,
            DataKeyIdCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            MoveCommand.class,
            BenchCommand.class,
            VersionCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 refused, 2 wrong usage, 3 database, server or settings not usable,",
            "4 a plan was made and has something to do.",
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
            String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
            System.err.println("muster: " + wrong.getMessage());
            System.err.println(command + " --help tells more.");
            return ExitCode.USAGE;
        } catch (BadSettings | CannotServe | StoreUnavailable | SchemaTooNew | UncheckedIOException unusable) {
            System.err.println("muster: " + unusable.getMessage());
            return ExitCode.UNAVAILABLE;
        } catch (Refused refused) {
            System.err.println("muster: " + refused.failure().sentence());
            return ExitCode.REFUSED;
        } catch (BackupRefused | CannotCarry refused) {
            System.err.println("muster: " + refused.getMessage());
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
            case FillCommand command -> command.run(EmptyFolder.named(environment, options), System.out, System.err);
            case BenchCommand command -> command.run(System.out, System.err);
            case OfflineCommand command when command.isOffline() -> offline(command);
            case DirectoryCommand command -> new DirectoryCommandRun(command, arguments, options, environment).run();
            default ->
                throw new CommandLine.ParameterException(
                        leaf.commandSpec().commandLine(), "Say which command is meant.");
        };
    }

    private static int offline(OfflineCommand command) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        int exit = command.runOffline(out);
        out.flush();
        return exit;
    }
}
