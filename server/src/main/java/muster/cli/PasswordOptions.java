package muster.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        if (fromStandardInput) {
            return firstLine(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        }
        if (file != null) {
            return firstLine(Files.readString(file));
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return null;
        }
        char[] typed = console.readPassword("Password: ");
        return typed == null ? null : new String(typed);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
