package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import muster.cli.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be restored is refused in one sentence that says what to do about it, and leaves the folder empty. */
class RefusedBackupTest {
    private static final String CHANGED_OR_CUT =
            "The encrypted file is damaged: something in it was changed, or its end is missing.";

    @TempDir
    Path folder;

    private String words;
    private byte[] plain;
    private byte[] encrypted;

    @BeforeEach
    void makeBackups() throws IOException {
        words = Files.writeString(folder.resolve("words"), "a fox in the greenhouse\n")
                .toString();
        Shell shell = Shell.on(folder.resolve("data"));
        shell.run("user", "create", "--username", "iris", "--password", "correct horse battery");
        shell.run("backup", "--to", folder.resolve("plain").toString());
        shell.run("backup", "--to", folder.resolve("encrypted").toString(), "--encrypt", "--passphrase-file", words);
        plain = Files.readAllBytes(folder.resolve("plain"));
        encrypted = Files.readAllBytes(folder.resolve("encrypted"));
    }

    private void refused(String sentence, byte[] file, String... options) throws IOException {
        refused(ExitCode.REFUSED, sentence, Files.write(folder.resolve("broken"), file), options);
    }

    private void refused(int exit, String sentence, Path file, String... options) {
        List<String> command = new ArrayList<>(List.of("restore", file.toString()));
        command.addAll(List.of(options));
        Shell.Told told = Shell.on(folder.resolve("new")).run(command.toArray(String[]::new));
        assertThat(told.err()).isEqualTo("muster: " + sentence + "\n");
        assertThat(told.exit()).isEqualTo(exit);
        assertThat(told.out()).isEmpty();
        assertThat(folder.resolve("new").toFile().list()).containsExactly("muster.lock");
    }

    private static byte[] flipped(byte[] whole) {
        byte[] changed = whole.clone();
        changed[whole.length - 1] ^= 1;
        return changed;
    }

    private static byte[] longer(byte[] whole) {
        return Arrays.copyOf(whole, whole.length + 1);
    }

    private static byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    @Test
    void plainBackupThatWasChangedCutOrLengthened() throws IOException {
        refused("The backup is damaged: something in it was changed.", flipped(plain));
        refused("The backup is damaged: its end is missing.", cut(plain));
        refused("The backup is damaged: something stands behind its end.", longer(plain));
    }

    @Test
    void encryptedBackupThatWasChangedCutOrLengthened() throws IOException {
        for (byte[] broken : List.of(flipped(encrypted), cut(encrypted), longer(encrypted))) {
            refused(CHANGED_OR_CUT, broken, "--passphrase-file", words);
        }
        refused("The head of the encrypted file is damaged.", Arrays.copyOf(encrypted, 40), "--passphrase-file", words);
    }

    @Test
    void secretThatIsMissingNotNeededOrAnother() throws IOException {
        String others = Files.writeString(folder.resolve("others"), "a fox in the glasshouse\n")
                .toString();
        String identity =
                Path.of("src/test/resources/muster/backup/age/identity.txt").toString();
        refused("The backup is encrypted; its passphrase or identity is needed.", encrypted);
        refused(
                "The file does not open with this passphrase: it is another one, or the file is damaged (it is encrypted by scrypt).",
                encrypted,
                "--passphrase-file",
                others);
        refused(
                "The file does not open with this identity: it is another one, or the file is damaged (it is encrypted by scrypt).",
                encrypted,
                "--identity",
                identity);
        refused(words + " is no identity file: no key AGE-SECRET-KEY-1… stands in it.", encrypted, "--identity", words);
        refused(
                "The backup is not encrypted, although a secret is given for it; make sure that it is the one you mean, and leave the secret out.",
                plain,
                "--passphrase-file",
                words);
    }

    @Test
    void whatIsNoBackup() throws IOException {
        String none = "The file is no backup of Muster.";
        refused(none, new byte[0]);
        refused(none, new byte[0], "--passphrase-file", words);
        refused(none, "something else".getBytes(StandardCharsets.UTF_8), "--passphrase-file", words);
        refused(none, Files.readAllBytes(folder.resolve("data/muster.db")));
        refused(ExitCode.REFUSED, folder + " is a folder; a backup is one file.", folder);
        refused(ExitCode.UNAVAILABLE, "There is no " + folder.resolve("none") + ".", folder.resolve("none"));
    }
}
