package muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that die while they make, back up or restore a whole directory leave nothing that passes for it. */
class CommandBoundaryTest {
    private static final String[] FIRST_ADMINISTRATOR = {
        "user", "create", "--username", "iris", "--password", "correct horse battery"
    };

    @TempDir
    Path folder;

    private CommandProcess on(String name) {
        return new CommandProcess(folder.resolve(name));
    }

    private static void halts(CommandProcess process, WriteBoundary boundary, int passing, String... arguments)
            throws IOException, InterruptedException {
        CommandProcess.Ended ended = process.haltedAt(boundary, passing, arguments);
        assertThat(ended.exit()).as(ended.said()).isEqualTo(CrashAgent.HALTED);
    }

    private static String done(CommandProcess process, String... arguments) throws IOException, InterruptedException {
        CommandProcess.Ended ended = process.run(arguments);
        assertThat(ended.exit()).as(ended.said()).isZero();
        return ended.said();
    }

    @Test
    void directoryIsMadeBackedUpAndRestoredByWhoeverTriesAgain() throws Exception {
        CommandProcess data = on("data");
        halts(data, WriteBoundary.BETWEEN_MIGRATIONS, 6, FIRST_ADMINISTRATOR);
        done(data, FIRST_ADMINISTRATOR);
        assertThat(done(data, "ledger", "verify")).contains("sound: ");
        assertThat(new StoreLook(data.data()).faults()).isEmpty();

        Path backup = folder.resolve("backup");
        String[] toBackUp = {"backup", "--to", backup.toString()};
        halts(data, WriteBoundary.BEFORE_A_BACKUP_IS_NAMED, 1, toBackUp);
        assertThat(backup).doesNotExist();
        halts(data, WriteBoundary.AFTER_A_BACKUP_IS_NAMED, 1, toBackUp);

        CommandProcess fresh = on("fresh");
        String[] toRestore = {"restore", backup.toString()};
        halts(fresh, WriteBoundary.BEFORE_A_RESTORED_FILE_IS_NAMED, 1, toRestore);
        assertThat(fresh.data().resolve("muster.db")).doesNotExist();
        halts(fresh, WriteBoundary.AFTER_A_RESTORED_FILE_IS_NAMED, 1, toRestore);
        assertThat(new StoreLook(fresh.data()).faults()).isEmpty();
        Files.copy(data.data().resolve("data.key"), fresh.data().resolve("data.key"));
        assertThat(done(fresh, "ledger", "verify")).contains("sound: ");
    }
}
