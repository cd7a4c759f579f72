package muster.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import muster.cli.Desk;
import muster.cli.DirectoryCommand;
import muster.cli.ExitCode;
import muster.cli.Progress;
import muster.directory.Directory;
import muster.directory.StoreUnavailable;
import muster.model.Caller;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Carries one command of the command line out on a directory, and gathers what it answers. */
final class CommandRun {

    /** What the shell is told. */
    record Answer(int exit, String out, String err) {}

    private CommandRun() {}

    /** @param requestId by which the ledger and the log know this command */
    static Answer run(Directory directory, List<String> arguments, @Nullable String secret, String requestId) {
        StringWriter out = new StringWriter();
        try {
            DirectoryCommand command = parsed(arguments);
            PrintWriter printer = new PrintWriter(out);
            int exit = command.run(
                    new Desk(directory, Caller.host(requestId), Instant.now(), printer, secret, null, Progress.SILENT));
            printer.flush();
            return new Answer(exit, out.toString(), "");
        } catch (Refused refused) {
            return new Answer(
                    ExitCode.REFUSED, "", "muster: " + refused.failure().sentence() + "\n");
        } catch (StoreUnavailable silent) {
            return new Answer(
                    ExitCode.UNAVAILABLE, "", "muster: The database does not answer; look before you repeat.\n");
        } catch (CommandLine.ParameterException wrong) {
            return new Answer(ExitCode.USAGE, "", "muster: " + wrong.getMessage() + "\n");
        }
    }

    private static DirectoryCommand parsed(List<String> arguments) {
        CommandLine.ParseResult result = Main.commandLine().parseArgs(arguments.toArray(String[]::new));
        while (result.hasSubcommand()) {
            result = result.subcommand();
        }
        if (result.commandSpec().userObject() instanceof DirectoryCommand command) {
            return command;
        }
        throw new CommandLine.ParameterException(result.commandSpec().commandLine(), "This is not done at the server.");
    }
}
