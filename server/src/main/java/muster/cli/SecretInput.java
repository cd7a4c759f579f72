package muster.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret is given that goes with a command, where others on the host cannot see it.
 *
 * @param isStandardInput whether it comes in by standard input, up to its first line end
 * @param file whose first line it is; null for none
 * @param prompt what the terminal asks when neither says where it is
 */
record SecretInput(boolean isStandardInput, @Nullable Path file, String prompt) {

    /** Null when there is no terminal to ask at. */
    @Nullable
    String read() throws IOException {
        if (isStandardInput) {
            return firstLine(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        }
        if (file != null) {
            return firstLine(Files.readString(file));
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return null;
        }
        char[] typed = console.readPassword(prompt);
        return typed == null ? null : new String(typed);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
