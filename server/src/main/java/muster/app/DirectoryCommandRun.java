package muster.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import muster.cli.DirectoryCommand;
import muster.cli.ExitCode;
import muster.directory.Portrayal;
import muster.http.CannotServe;
import org.jspecify.annotations.Nullable;

/** A command on the directory, as it was given at the shell: at the running server, or here when there is none. */
final class DirectoryCommandRun {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final DirectoryCommand command;
    private final List<String> arguments;
    private final SettingsOptions options;
    private final Map<String, String> environment;

    DirectoryCommandRun(
            DirectoryCommand command,
            List<String> arguments,
            SettingsOptions options,
            Map<String, String> environment) {
        this.command = command;
        this.arguments = arguments;
        this.options = options;
        this.environment = environment;
    }

    /** @return what the shell is told, see {@link ExitCode} */
    int run() {
        Path data = options.dataFolder(environment);
        requireFolder(data);
        Path output = command.output();
        try (InputStream file = file()) {
            String secret = secret();
            if (output == null) {
                return run(data, secret, file, terminal(System.out));
            }
            try (AnswerFile answer = AnswerFile.at(output)) {
                int exit = run(data, secret, file, terminal(answer.out()));
                if (exit == ExitCode.DONE) {
                    answer.keep();
                }
                return exit;
            }
        } catch (NoSuchFileException missing) {
            System.err.println("muster: There is no file " + command.file() + ".");
            return ExitCode.USAGE;
        } catch (IOException unreadable) {
            System.err.println("muster: " + command.file() + " cannot be read: " + unreadable.getMessage());
            return ExitCode.USAGE;
        }
    }

    private Terminal terminal(OutputStream out) {
        boolean fileIsInput = STANDARD_INPUT.equals(command.file());
        return new Terminal(
                out,
                System.err,
                System.in,
                () -> !command.answersPrograms() && Tty.isAt(Tty.ERRORS),
                () -> !fileIsInput && Tty.isAt(Tty.INPUT));
    }

    private InputStream file() throws IOException {
        Path file = command.file();
        if (file == null) {
            return InputStream.nullInputStream();
        }
        if (STANDARD_INPUT.equals(file)) {
            return System.in;
        }
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        return Files.newInputStream(file);
    }

    private @Nullable String secret() {
        try {
            return command.readSecret();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The password cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** A mistyped folder must not become an empty directory; only making an account begins one. */
    private void requireFolder(Path data) {
        if (!Files.isDirectory(data) && !command.beginsDirectory()) {
            throw new CannotServe(
                    "There is no data folder " + data
                            + " (--data or MUSTER_DATA name another); muster serve makes it, or muster user create.",
                    null);
        }
    }

    /** A running server does it itself, so that its caches hear of it; without one this process opens the store. */
    private int run(Path data, @Nullable String secret, InputStream file, Terminal terminal) {
        try (terminal) {
            DataFolder folder = DataFolder.at(data);
            Path socket = folder.controlSocket();
            if (!options.settings.isEmpty() && ControlClient.isListening(socket)) {
                terminal.err("muster: The server that runs on " + data + " has its own settings; leave --set out.\n");
                return ExitCode.USAGE;
            }
            CommandRequest request = new CommandRequest(arguments, secret, command.file() != null);
            OptionalInt served = ControlClient.ask(socket, request, file, terminal);
            return served.isPresent() ? served.getAsInt() : here(folder, request, file, terminal);
        }
    }

    private int here(DataFolder folder, CommandRequest request, InputStream file, Terminal terminal) {
        Logging.onlyWarnings();
        Configuration configuration = Configuration.read(folder.path(), environment, options.flags());
        try (DataFolder.Hold _ = folder.lock()
                        .orElseThrow(() -> new CannotServe(
                                "Another Muster has " + folder.path() + " open, but does not answer.", null));
                SpooledFile spooled = request.hasFile() ? spooled(folder, file) : null;
                OpenDirectory open = OpenDirectory.open(configuration, folder, new SecureRandom())) {
            Supplier<List<Portrayal>> portrayals = () -> Doors.portrayals(open, configuration);
            return CommandRun.run(
                    open.directory(),
                    portrayals,
                    new SyncFolder(folder.syncs(), open.vault(), open.directory(), portrayals, open.clock()),
                    arguments,
                    request.secret(),
                    spooled,
                    terminal,
                    "command");
        } catch (IOException notClosed) {
            throw new UncheckedIOException("The file cannot be read: " + notClosed.getMessage(), notClosed);
        }
    }

    /** So that the command works on what the file was in the beginning, wherever it runs. */
    private static SpooledFile spooled(DataFolder folder, InputStream file) throws IOException {
        SpooledFile spooled = SpooledFile.in(folder.path(), 0);
        try {
            spooled.addAll(file);
            return spooled;
        } catch (IOException unreadable) {
            spooled.close();
            throw unreadable;
        }
    }
}
