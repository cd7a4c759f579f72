package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.credential.DataKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    Path folder;

    @Test
    void aDirectoryInOrderIsSoundAndTheKeysCopyIsRemindedOf() {
        begin();

        assertThat(finding("data key"))
                .isEqualTo(new DoctorCommand.Finding(
                        "data key",
                        true,
                        key() + ", open to its owner only; keep a copy of it, apart from those of the database"));
        assertThat(finding("directory"))
                .isEqualTo(new DoctorCommand.Finding("directory", true, "sound, no administrator yet"));
    }

    @Test
    void aDataFolderThatNobodyUsedYetStaysEmpty() throws IOException {
        DataFolder.at(data());

        assertThat(findings()).allMatch(DoctorCommand.Finding::sound);
        assertThat(finding("data key").told()).isEqualTo(key() + " is not there yet; the first start makes it");
        try (Stream<Path> files = Files.list(data())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aKeyThatOthersMayReadIsTold() throws IOException {
        begin();
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r--r--"));

        assertBad("has mode rw-r--r--");
    }

    @Test
    void aKeyThatIsMissingIsToldAndNotMadeAnew() throws IOException {
        begin();
        Files.delete(key());

        assertBad("is not in " + key());
        assertThat(key()).doesNotExist();
    }

    @Test
    void anotherDirectorysKeyIsTold() throws IOException {
        begin();
        bringAnother();

        assertBad("is not the one of this directory");
    }

    @Test
    void aKeyThatWasExchangedUnderARunningServerIsToldBeforeTheServerNeedsIt() throws IOException {
        Map<String, String> onAFreePort = Map.of("MUSTER_LISTEN", "127.0.0.1:0");
        try (Application _ = Application.start(Configuration.read(data(), onAFreePort, Map.of()))) {
            assertThat(finding("data key").sound()).isTrue();
            assertThat(finding("directory").told()).isEqualTo("a server runs on this folder and answers");
            bringAnother();

            assertBad("is not the one of this directory");
            Files.delete(key());
            assertBad("is not in " + key());
        }
    }

    private void assertBad(String told) {
        assertThat(finding("data key").sound()).isFalse();
        assertThat(finding("data key").told()).contains(told);
    }

    private void begin() {
        Configuration configuration = Configuration.read(data(), Map.of(), Map.of());
        OpenDirectory.open(configuration, DataFolder.at(data()), new SecureRandom())
                .close();
    }

    private void bringAnother() throws IOException {
        Files.writeString(key(), DataKey.random(new SecureRandom()).text() + "\n");
    }

    private DoctorCommand.Finding finding(String subject) {
        return findings().stream()
                .filter(found -> found.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private List<DoctorCommand.Finding> findings() {
        SettingsOptions options = new SettingsOptions();
        options.data = data();
        return new DoctorCommand().findings(Map.of(), options);
    }

    private Path data() {
        return folder.resolve("data").toAbsolutePath();
    }

    private Path key() {
        return data().resolve("data.key");
    }
}
