package muster.app;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import muster.backup.BackupFile;
import muster.backup.BackupRefused;
import muster.backup.age.Opener;
import muster.backup.age.Passphrase;
import muster.backup.age.PrivateKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What encrypts a backup, or opens it. None of it stands on the command line, where others on the host could read it. */
final class OpeningOptions {

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Read the passphrase from a file's first line.")
    @Nullable
    Path passphraseFile;

    @Option(
            names = "--passphrase-stdin",
            description = "Read the passphrase from standard input, up to its first line end.")
    boolean passphraseFromInput;

    boolean hasPassphrase() {
        return passphraseFile != null || passphraseFromInput;
    }

    /**
     * The passphrase for a new backup, asked for twice where somebody can be asked.
     *
     * @throws BackupRefused when there is none, or a short one
     */
    Passphrase chosen() {
        String words = hasPassphrase() ? given() : typed("Passphrase: ");
        if (words == null) {
            throw new BackupRefused(
                    "A passphrase is needed: use --passphrase-file or --passphrase-stdin, or run this at a terminal.");
        }
        if (words.codePointCount(0, words.length()) < Passphrase.LEAST_LENGTH) {
            throw new BackupRefused("A passphrase has " + Passphrase.LEAST_LENGTH + " characters or more.");
        }
        if (!hasPassphrase() && !words.equals(typed("The same again: "))) {
            throw new BackupRefused("These are two different passphrases.");
        }
        return Passphrase.of(words);
    }

    /**
     * What opens this backup, as far as options say; where they do not, somebody is asked.
     *
     * @return null for a plain backup
     */
    @Nullable
    Opener opener(Path backup, @Nullable Path identity) throws IOException {
        if (identity != null) {
            return identity(identity);
        }
        if (hasPassphrase()) {
            String words = given();
            return words == null ? null : Passphrase.of(words);
        }
        String words = BackupFile.isEncrypted(backup) ? typed("Passphrase of " + backup.getFileName() + ": ") : null;
        return words == null ? null : Passphrase.of(words);
    }

    private static PrivateKey identity(Path file) throws IOException {
        try {
            return PrivateKey.ofFile(Files.readAllLines(file));
        } catch (IllegalArgumentException none) {
            throw new BackupRefused(file + " is no identity file: " + none.getMessage() + ".");
        }
    }

    private @Nullable String given() {
        Path file = passphraseFile;
        try {
            String text = file == null
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
            return text.lines().findFirst().orElse("");
        } catch (IOException failed) {
            throw new UncheckedIOException("The passphrase cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static @Nullable String typed(String prompt) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return null;
        }
        char[] typed = console.readPassword("%s", prompt);
        if (typed == null) {
            return null;
        }
        String words = new String(typed);
        Arrays.fill(typed, ' ');
        return words;
    }
}
