package muster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSourceTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatWasSetAsideMakesPlaceForAnother() throws IOException {
        Path file = folder.resolve("muster.db");
        Files.writeString(file, "rows");
        Files.writeString(folder.resolve("muster.db-wal"), "newer rows");
        assertThatThrownBy(() -> EmbeddedTarget.at(file)).isInstanceOf(BackupRefused.class);

        Path moved = EmbeddedSource.setAside(file, Instant.parse("2026-11-22T03:15:00Z"));

        EmbeddedTarget.at(file).close();
        assertThat(moved).hasFileName("muster.db.moved-20261122T031500.000000Z").hasContent("rows");
        assertThat(folder.resolve(moved.getFileName() + "-wal")).hasContent("newer rows");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }
}
