package muster.app;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import muster.cli.Desk;
import muster.cli.DirectoryCommand;
import muster.cli.ExitCode;
import muster.cli.GivenFile;
import muster.cli.Syncs;
import muster.directory.AccountFiles;
import muster.directory.Directory;
import muster.directory.Portrayal;
import muster.directory.StoreUnavailable;
import muster.directory.UnsoundFile;
import muster.far.FarTrouble;
import muster.file.EveryFormat;
import muster.model.Caller;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Carries one command of the command line out on a directory, and tells what it answers while it runs. */
final class CommandRun {
    private static final AccountFiles FILES = new EveryFormat();
    private static final int BUFFERED_BYTES = 1 << 15;

    /** What the shell is told. */
    record Answer(int exit, String out, String err) {}

    private CommandRun() {}

    /** The same for a command without a file that answers little. */
    static Answer run(Directory directory, List<String> arguments, @Nullable String secret, String requestId) {
        GatheredAnswer gathered = new GatheredAnswer();
        return gathered.answer(run(directory, List::of, Syncs.NONE, arguments, secret, null, gathered, requestId));
    }

    /** The same where nothing is repeated. */
    static int run(
            Directory directory,
            Supplier<List<Portrayal>> portrayals,
            List<String> arguments,
            @Nullable String secret,
            @Nullable GivenFile file,
            CommandGiver giver,
            String requestId) {
        return run(directory, portrayals, Syncs.NONE, arguments, secret, file, giver, requestId);
    }

    /**
     * @param portrayals how accounts look at each platform
     * @param syncs pulls and pushes that are repeated
     * @param file what is in the file that the command works on; null for none
     * @param requestId by which the ledger and the log know this command
     * @return what the shell is told, see {@link ExitCode}
     */
    static int run(
            Directory directory,
            Supplier<List<Portrayal>> portrayals,
            Syncs syncs,
            List<String> arguments,
            @Nullable String secret,
            @Nullable GivenFile file,
            CommandGiver giver,
            String requestId) {
        OutputStream bytes = new BufferedOutputStream(giver.out(), BUFFERED_BYTES);
        PrintWriter out = new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        try {
            return parsed(arguments)
                    .run(new Desk(
                            directory,
                            Caller.host(requestId),
                            Instant.now(),
                            out,
                            bytes,
                            secret,
                            file,
                            FILES,
                            portrayals,
                            syncs,
                            giver.progress(),
                            giver::err,
                            giver::confirms));
        } catch (Refused refused) {
            return tell(giver, ExitCode.REFUSED, refused.failure().sentence());
        } catch (UnsoundFile unsound) {
            unsound.faults().forEach(fault -> tell(giver, ExitCode.REFUSED, fault.told()));
            return ExitCode.REFUSED;
        } catch (StoreUnavailable silent) {
            return tell(giver, ExitCode.UNAVAILABLE, "The database does not answer; look before you repeat.");
        } catch (FarTrouble trouble) {
            return tell(giver, ExitCode.UNAVAILABLE, trouble.getMessage());
        } catch (CommandLine.ParameterException wrong) {
            return tell(giver, ExitCode.USAGE, wrong.getMessage());
        } finally {
            out.flush();
        }
    }

    private static int tell(CommandGiver giver, int exit, @Nullable String sentence) {
        giver.err("muster: " + sentence + "\n");
        return exit;
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
