package muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import muster.cli.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot write its folder does not begin, and says so in one sentence. Processes of root give up their power before. */
class ReadOnlyFolderTest {
    private static final String POWERLESS = "powerless";

    @TempDir
    Path folder;

    private CommandProcess process;

    @BeforeEach
    void makeDirectory() throws Exception {
        process = new CommandProcess(folder.resolve("data"));
        CommandProcess.Ended made =
                process.run("user", "create", "--username", "iris", "--password", "correct horse battery");
        assertThat(made.exit()).as(made.said()).isZero();
    }

    /** So that everything can be removed. */
    @AfterEach
    void open() throws IOException {
        mode(folder, "rwx------");
        mode(process.data(), "rwx------");
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private void refuses(CommandProcess begun, String sentence, String... command) throws Exception {
        CommandProcess.Ended ended = begun.told(POWERLESS, command);
        assertThat(ended.said()).isEqualTo("muster: " + sentence + "\n");
        assertThat(ended.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    }

    @Test
    void serverRefusesAFolderOrADatabaseThatItMayNotWrite() throws Exception {
        byte[] before = Files.readAllBytes(database());
        String lookAt =
                " cannot be written; see who owns it, what its mode is, and whether its file system is read-only.";
        mode(database(), "r--------");
        refuses(process, "The database " + database() + lookAt, "serve");
        mode(database(), "rw-------");
        mode(process.data(), "r-x------");
        refuses(process, "The data folder " + process.data() + lookAt, "serve");
        refuses(process, "The data folder " + process.data() + lookAt, "user", "list");
        assertThat(Files.readAllBytes(database())).isEqualTo(before);
    }

    private Path database() {
        return process.data().resolve("muster.db");
    }

    @Test
    void serverRefusesToBeginWhereItMayNotMakeItsFolder() throws Exception {
        Path fresh = Files.createDirectory(folder.resolve("shut")).resolve("fresh");
        CommandProcess other = new CommandProcess(fresh);
        // The agent lies beside the data.
        Files.createDirectories(fresh.resolveSibling("agent"));
        Files.createFile(fresh.resolveSibling("said"));
        mode(fresh.getParent(), "r-x------");
        try {
            refuses(other, "The data folder " + fresh + " cannot be made: no access to " + fresh + ".", "serve");
        } finally {
            mode(fresh.getParent(), "rwx------");
        }
    }
}
