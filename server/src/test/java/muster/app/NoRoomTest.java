package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import muster.cli.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup or a restoration for which the system does not let files grow leaves nothing behind and says why. */
class NoRoomTest {
    /** Enough for the database's own library, which is unpacked at each start. */
    private static final int KIBIBYTES_FOR_SMALL_FILES = 2_500;

    private static final int KIBIBYTES_FOR_HALF_A_DATABASE = 5_000;
    private static final int PEOPLE = 2_500;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void importPeopleOfWhomMuchIsTold() throws IOException {
        shell = Shell.on(folder.resolve("data"));
        assertThat(shell.run("user", "create", "--username", "iris", "--password", "correct horse battery")
                        .exit())
                .isEqualTo(ExitCode.DONE);
        Random random = new Random(7);
        List<String> lines = new ArrayList<>(List.of("username,description"));
        for (int i = 0; i < PEOPLE; i++) {
            StringBuilder words = new StringBuilder();
            random.ints(800, 'a', 'z' + 1).forEach(words::appendCodePoint);
            lines.add("person" + i + "," + words);
        }
        Path table = Files.write(folder.resolve("people.csv"), lines);
        assertThat(shell.run("import", table.toString(), "--yes").exit()).isEqualTo(ExitCode.DONE);
    }

    /** @param kibibytes more than this no file may have */
    private Shell.Told limited(int kibibytes, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "ulimit -f " + 2 * kibibytes + "; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("MUSTER_"));
        int exit = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Shell.Told(exit, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void backupWithoutRoomIsNotThere() throws Exception {
        Path backups = Files.createDirectory(folder.resolve("backups"));
        Shell.Told told = limited(
                KIBIBYTES_FOR_SMALL_FILES,
                "backup",
                "--to",
                backups.toString(),
                "--data",
                shell.data().toString());
        assertThat(told.exit()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(told.err())
                .startsWith("muster: " + backups + " does not take the backup: ")
                .endsWith("; nothing was kept of it.\n")
                .hasLineCount(1);
        assertThat(names(backups)).isEmpty();
        assertThat(shell.run("backup", "--to", backups.toString()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void restorationWithoutRoomLeavesNoDatabase() throws Exception {
        Path backup = folder.resolve("backup");
        assertThat(shell.run("backup", "--to", backup.toString()).exit()).isEqualTo(ExitCode.DONE);
        Path fresh = folder.resolve("fresh");
        for (int room : List.of(KIBIBYTES_FOR_SMALL_FILES, KIBIBYTES_FOR_HALF_A_DATABASE)) {
            Shell.Told told = limited(room, "restore", backup.toString(), "--data", fresh.toString());
            assertThat(told.exit()).as(told.err()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(told.err()).startsWith("muster: The ").hasLineCount(1);
            assertThat(names(fresh)).containsExactly("muster.lock");
        }
        assertThat(Shell.on(fresh).run("restore", backup.toString()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void backupThatCannotBeTriedOutForLackOfRoomStays() throws Exception {
        Path backup = folder.resolve("backup");
        Shell.Told told = limited(
                KIBIBYTES_FOR_HALF_A_DATABASE,
                "backup",
                "--to",
                backup.toString(),
                "--verify",
                "--data",
                shell.data().toString());
        assertThat(told.exit()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(told.err())
                .startsWith("muster: " + backup + " is there, and trying it out failed:\nmuster: ")
                .hasLineCount(2);
        assertThat(names(folder)).containsExactly("backup", "data", "err", "out", "people.csv");
        assertThat(shell.run("backup", "verify", backup.toString()).exit()).isEqualTo(ExitCode.DONE);
    }
}
