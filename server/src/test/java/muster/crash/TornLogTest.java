package muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import muster.testing.ConnectDoor;
import muster.testing.Eventually;
import muster.testing.MusterProcess;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a database whose log does not end as it was written. */
class TornLogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HALF_A_FRAME = 2_060;

    private final MusterProcess process = RunningMuster.process();
    private final ConnectDoor door = new ConnectDoor(process.server());
    private final StoreLook look = new StoreLook(process.folder());

    @AfterEach
    void close() {
        process.server().close();
    }

    private Path log() {
        return process.folder().resolve("muster.db-wal");
    }

    private Path heads() {
        return process.folder().resolve("ledger-heads.jsonl");
    }

    @Test
    void whatWasBegunBehindTheLastCommitIsLeftOutAndNothingElse() throws IOException {
        String last = "";
        for (int i = 0; i < 20; i++) {
            last = ConnectDoor.fresh("t");
            door.invited(last);
        }
        process.kill();
        write(HALF_A_FRAME, endOfUse());
        process.startAgain();
        assertThat(look.accounts("")).containsKey(last);
        assertThat(look.faults()).isEmpty();
        assertThat(process.server().command("ledger", "verify")).contains("sound: ");
    }

    @Test
    void aLogThatLostWhatWasToldOfTheLedgerIsNoticed() throws IOException {
        door.invited(ConnectDoor.fresh("t"));
        Eventually.holds("heads are told", PATIENCE, () -> Files.exists(heads()));
        long before = endOfUse();
        long told = Files.size(heads());
        door.invited(ConnectDoor.fresh("t"));
        Eventually.holds(
                "further heads are told", PATIENCE, () -> heads().toFile().length() > told);
        process.kill();
        write(64, before + 100);
        process.startAgain();
        assertThat(look.faults()).isEmpty();
        assertThat(process.server().command("ledger", "verify")).contains("NOT SOUND");
        Eventually.holds(
                "the log says so", PATIENCE, () -> serverLog().contains("but that is not what the database holds"));
    }

    /** Behind the last frame of this round of the log: what follows is of former rounds. */
    private long endOfUse() throws IOException {
        ByteBuffer log = ByteBuffer.wrap(Files.readAllBytes(log()));
        int frame = 24 + log.getInt(8);
        long salts = log.getLong(16);
        int end = 32;
        while (end + frame <= log.limit() && log.getLong(end + 8) == salts) {
            end += frame;
        }
        return end;
    }

    /** Not zeros, of which pages are full. */
    private void write(int count, long at) throws IOException {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) 0x5a);
        try (FileChannel file = FileChannel.open(log(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(bytes), at);
        }
    }

    private String serverLog() {
        try {
            return Files.readString(process.folder().resolve("server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
