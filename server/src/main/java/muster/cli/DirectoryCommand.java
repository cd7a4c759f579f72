package muster.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A command that works on the directory. */
public abstract class DirectoryCommand {

    @CommandLine.Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    /**
     * Reads the password that goes with the command, where it was given: at the terminal, from standard input or a file.
     *
     * @return null when this command needs none
     * @throws IOException when it cannot be read
     */
    public @Nullable String readSecret() throws IOException {
        return null;
    }

    /**
     * The file that the command works on, which is read where the command was given; {@code -} is standard input. Null when
     * it works on none.
     */
    public @Nullable Path file() {
        return null;
    }

    /** The file into which the answer goes, where the command was given, once it is whole; null for standard output. */
    public @Nullable Path output() {
        return null;
    }

    /** Whether programs read the answer, so that nothing is drawn. */
    public final boolean answersPrograms() {
        return json;
    }

    /** Whether it makes sense where there is no data folder yet. */
    public boolean beginsDirectory() {
        return false;
    }

    /**
     * Carries the command out.
     *
     * @return an {@link ExitCode}
     * @throws muster.model.Refused when the directory says no
     */
    public abstract int run(Desk desk);
}
