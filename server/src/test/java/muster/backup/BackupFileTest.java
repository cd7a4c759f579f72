package muster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import muster.backup.age.AgeRefused;
import muster.backup.age.Passphrase;
import muster.backup.age.Recipient;
import muster.store.DatabaseSettings;
import muster.store.Snapshot;
import muster.store.SqlStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is taken for a backup is a whole one, bit by bit. */
class BackupFileTest {
    private static final Passphrase WORDS = Passphrase.of("a fox in the greenhouse");

    @TempDir
    Path folder;

    private DatabaseSettings.Sqlite database;
    private Path file;

    @BeforeEach
    void layDatabase() {
        file = folder.resolve("backup");
        database = new DatabaseSettings.Sqlite(folder.resolve("muster.db"));
        SqlStore.open(database).close();
    }

    private List<TableSum> backUp(Recipient... recipients) throws IOException {
        try (Snapshot snapshot = Snapshot.of(database)) {
            BackupHead head = new BackupHead("1.2", snapshot.schema(), Instant.EPOCH, "id", null, snapshot.tables());
            return BackupFile.write(
                    file,
                    List.of(recipients),
                    new SecureRandom(),
                    out -> BackupWriter.write(snapshot, head, out, Watcher.NOBODY));
        }
    }

    private static List<TableSum> read(InputStream in) throws IOException {
        try (BackupReader reader = new BackupReader(in)) {
            return reader.rows(_ -> _ -> {});
        }
    }

    private static List<TableSum> read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes));
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        List<TableSum> sums = backUp();
        assertThat(sums).anyMatch(sum -> sum.rows() > 0);
        assertThat(read(BackupFile.read(file, null))).isEqualTo(sums);
    }

    @Test
    void othersThanTheOwnerCannotReadIt() throws IOException {
        backUp();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void everyGzipReaderShowsItsLines() throws IOException {
        backUp();
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines.getFirst()).startsWith("{\"format\":\"muster-backup\",\"version\":1,\"muster\":\"1.2\"");
            assertThat(lines).contains("{\"table\":\"guard\"}", "[\"administrators\"]", "[\"lanes\"]");
            assertThat(lines.get(lines.size() - 2)).startsWith("{\"end\":[{\"table\":\"");
            assertThat(lines.getLast()).matches("\\{\"sha256\":\"[0-9a-f]{64}\"}");
        }
    }

    @Test
    void everyFlippedBitIsFound() throws IOException {
        backUp();
        byte[] whole = Files.readAllBytes(file);
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
            byte[] changed = whole.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatThrownBy(() -> read(changed)).as("bit " + bit).isInstanceOf(BackupRefused.class);
        }
    }

    @Test
    void everyCutAndEveryAdditionIsFound() throws IOException {
        backUp();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).as("cut to " + length).isInstanceOf(BackupRefused.class);
        }
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length + 1))).isInstanceOf(BackupRefused.class);
    }

    @Test
    void encryptedOneOpensWithItsPassphraseAlone() throws IOException {
        List<TableSum> sums = backUp(WORDS);
        assertThat(read(BackupFile.read(file, WORDS))).isEqualTo(sums);
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("administrators");
        assertThatThrownBy(() -> BackupFile.read(file, Passphrase.of("something else")))
                .isInstanceOf(AgeRefused.class);
        assertThatThrownBy(() -> BackupFile.read(file, null))
                .hasMessage("The backup is encrypted; its passphrase or identity is needed.");
    }

    @Test
    void secretForAPlainBackupIsRefused() throws IOException {
        backUp();
        assertThatThrownBy(() -> BackupFile.read(file, WORDS))
                .isInstanceOf(BackupRefused.class)
                .hasMessageStartingWith("The backup is not encrypted, although a secret is given for it");
    }

    @Test
    void fileThatIsThereIsLeftAsItIs() throws IOException {
        Files.writeString(file, "something else");
        assertThatThrownBy(this::backUp).isInstanceOf(BackupRefused.class);
        assertThat(file).hasContent("something else");
    }

    @Test
    void nothingIsLeftOfABackupThatFailedHalfWay() {
        assertThatThrownBy(() -> BackupFile.write(file, List.of(), new SecureRandom(), out -> {
                    out.write(new byte[1_000_000]);
                    throw new IOException("No space left on device");
                }))
                .hasMessage(folder + " does not take the backup: No space left on device");
        assertThat(folder.toFile().list()).containsExactly("muster.db");
    }

    @Test
    void otherFilesAreNoBackups() {
        for (String text : List.of("", "x", "something that is longer than the head of a file")) {
            assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(BackupRefused.class)
                    .hasMessage("The file is no backup of Muster.");
        }
    }

    @Test
    void backupOfANewerSchemaIsRefusedByName() throws IOException, SQLException {
        try (Snapshot snapshot = Snapshot.of(database)) {
            BackupHead head = new BackupHead("9.9", 99, Instant.EPOCH, null, null, snapshot.tables());
            BackupFile.write(
                    file,
                    List.of(),
                    new SecureRandom(),
                    out -> BackupWriter.write(snapshot, head, out, Watcher.NOBODY));
        }
        try (InputStream in = BackupFile.read(file, null)) {
            assertThatThrownBy(() -> Rehearsal.of(in, folder, Watcher.NOBODY))
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageStartingWith(
                            "The backup has schema 99 of Muster 9.9, and this program knows schemas up to");
        }
    }

    @Test
    void rehearsalLeavesNothingBehind() throws IOException {
        List<TableSum> sums = backUp();
        try (InputStream in = BackupFile.read(file, null)) {
            assertThat(Rehearsal.of(in, folder, Watcher.NOBODY).tables()).isEqualTo(sums);
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("muster.db", "backup");
    }
}
