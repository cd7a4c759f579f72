package muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Stream;
import muster.credential.DataKey;
import muster.http.CannotServe;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataKeyFileTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    private Path file;
    private SqlStore store;

    @BeforeEach
    void openStore() throws IOException {
        file = Files.createDirectory(folder.resolve("keys")).resolve("data.key");
        store = SqlStore.open(new DatabaseSettings.Sqlite(folder.resolve("muster.db")));
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void theFirstStartMakesTheKeyForItsOwnerAloneAndTheNextOneUsesIt() throws IOException {
        DataKey made = ensure();

        assertThat(Files.readString(file)).isEqualTo(made.text() + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(ensure().id()).isEqualTo(made.id());
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        ensure();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(this::ensure).isInstanceOf(CannotServe.class).hasMessageContaining("rw-r-----");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        ensure();
    }

    @Test
    void whatIsNoKeyIsRefusedAndLeftAsItIs() throws IOException {
        write("muster-data-key-2 of a later version\n");

        assertThatThrownBy(this::ensure)
                .isInstanceOf(CannotServe.class)
                .hasMessageContaining("holds no data key that this version understands");
        assertThat(Files.readString(file)).isEqualTo("muster-data-key-2 of a later version\n");
    }

    @Test
    void aKeyThatIsMissingIsNotMadeAnewForADirectoryThatHasOne() throws IOException {
        DataKey made = ensure();
        Files.delete(file);

        assertThatThrownBy(this::ensure).isInstanceOf(CannotServe.class).hasMessageContaining("is not in " + file);
        assertThat(file).doesNotExist();
        write(made.text() + "\n");
        assertThat(ensure().id()).isEqualTo(made.id());
    }

    @Test
    void aServerWithAnotherKeyDoesNotStartAndTellsNoKey() throws IOException {
        DataKey made = ensure();
        DataKey other = DataKey.random(random);
        write(other.text());

        assertThatThrownBy(this::ensure)
                .isInstanceOf(CannotServe.class)
                .hasMessageContaining(other.id())
                .hasMessageContaining(made.id())
                .hasMessageNotContaining(other.text());
    }

    @Test
    void aKeyThatWasBroughtBeforeTheFirstStartIsTaken() throws IOException {
        DataKey brought = DataKey.random(random);
        write(brought.text());

        assertThat(ensure().id()).isEqualTo(brought.id());
    }

    @Test
    void aFolderThatIsNotThereIsToldInOneSentence() {
        file = folder.resolve("nowhere").resolve("data.key");

        assertThatThrownBy(this::ensure).isInstanceOf(CannotServe.class).hasMessageContaining("cannot be written to");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private DataKey ensure() {
        return DataKeyFile.ensure(file, store, random);
    }
}
