package muster.cli;

import java.io.IOException;
import java.nio.file.Path;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The ways of giving a password. One on the command line can be read by others on the host, so there are better ones. */
public final class PasswordOptions {
    /** Of passwords given at the host, in characters. */
    public static final int LEAST_LENGTH = 12;

    @Option(
            names = "--password",
            paramLabel = "TEXT",
            description = "The password. Other people on this host can see it; better use one of the next two.")
    @Nullable
    String password;

    @Option(
            names = "--password-stdin",
            description = "Read the password from standard input, up to its first line end.")
    boolean fromStandardInput;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Read the password from a file's first line.")
    @Nullable
    Path file;

    /** @return the password, asked for at the terminal when no option says where it is; null when there is no terminal */
    @Nullable
    String read() throws IOException {
        if (password != null) {
            return password;
        }
        return new SecretInput(fromStandardInput, file, "Password: ").read();
    }

    /** Whether an option says what the password is, or where. */
    boolean areGiven() {
        return password != null || fromStandardInput || file != null;
    }

    /**
     * The password that came with the command.
     *
     * @throws Refused when there is none, or a short one
     */
    static Password required(Desk desk) {
        if (desk.secret() == null) {
            throw new Refused(new Failure.PasswordRefused(
                    "A password is needed: use --password-stdin or --password-file, or run this at a terminal."));
        }
        return Password.ofText(desk.secret()).atLeast(LEAST_LENGTH);
    }
}
