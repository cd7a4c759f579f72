package muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import muster.http.CannotServe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void makeFolderThatOthersCanLookInto() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void anEmptyFolderIsClosedToOthers() throws IOException {
        DataFolder.at(data);

        assertThat(mode()).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatMusterHasUsedIsClosedToOthers() throws IOException {
        Files.createFile(data.resolve("muster.db"));
        Files.createFile(data.resolve("notes.txt"));

        DataFolder.at(data);

        assertThat(mode()).isEqualTo("rwx------");
    }

    @Test
    void aFolderWhoseDirectoryWentToAnotherDatabaseIsToldFromANewOne() throws IOException {
        DataFolder folder = DataFolder.at(data);
        assertThat(folder.isMovedAway()).isFalse();
        Files.createFile(data.resolve("muster.db.moved-20261122T120000Z"));
        assertThat(folder.isMovedAway()).isTrue();
        Files.createFile(data.resolve("muster.db"));
        assertThat(folder.isMovedAway()).isFalse();
    }

    @Test
    void aFolderIntoWhichTheKeyWasBroughtIsClosedToOthers() throws IOException {
        Files.createFile(data.resolve("data.key"));
        Files.createFile(data.resolve("notes.txt"));

        DataFolder.at(data);

        assertThat(mode()).isEqualTo("rwx------");
    }

    @Test
    void aFolderOfOtherThingsIsLeftAloneAndRefused() throws IOException {
        Files.createFile(data.resolve("thesis.tex"));

        assertThatThrownBy(() -> DataFolder.at(data))
                .isInstanceOf(CannotServe.class)
                .hasMessageContaining("rwxr-xr-x");
        assertThat(mode()).isEqualTo("rwxr-xr-x");
    }

    @Test
    void theLockIsHeldOnceAndCanBeTakenAgain() {
        DataFolder here = DataFolder.at(data);
        var held = here.lock().orElseThrow();

        assertThat(DataFolder.at(data).lock()).isEmpty();
        held.close();
        here.lock().orElseThrow().close();
    }

    private String mode() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data));
    }
}
