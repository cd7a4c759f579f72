package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import muster.cli.ExitCode;
import muster.testing.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetUpLinkTest {
    private static final String SECRET = "[0-9a-z]{32}";

    @TempDir
    Path folder;

    @Test
    void itLeadsToWhereTheServerListens() {
        try (Application application = start(Map.of())) {
            assertThat(application.newSetUpLink()).matches(application.uris().getFirst() + "/setup#" + SECRET);
        }
    }

    @Test
    void itHasThePublicAddressAndThePrefix() {
        Map<String, String> settings =
                Map.of("MUSTER_PUBLIC_URL", "https://muster.lab.example", "MUSTER_PATH_PREFIX", "/rsc");
        try (Application application = start(settings)) {
            assertThat(application.newSetUpLink()).matches("https://muster.lab.example/rsc/setup#" + SECRET);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://0.0.0.0:8300, http://localhost:8300",
        "http://[::]:8300, http://localhost:8300",
        "http://[::1]:8300, http://[::1]:8300",
        "http://127.0.0.1:8300 https://192.0.2.1:8343, http://127.0.0.1:8300",
        "http://192.0.2.1:8300 https://192.0.2.1:8343, https://192.0.2.1:8343",
        "http://192.0.2.1:8300, http://192.0.2.1:8300"
    })
    void itLeadsToAnAddressThatABrowserCanOpenAndKeepsThePasswordFromTheNetworkIfThereIsAChoice(
            String uris, String address) {
        try (Application application = start(Map.of())) {
            List<URI> listening =
                    List.of(uris.split(" ")).stream().map(URI::create).toList();
            assertThat(application.setUpLink().issue(listening)).matches(quote(address) + "/setup#" + SECRET);
        }
    }

    @Test
    void itsFileIsForTheOwnerAlone() throws IOException {
        try (Application application = start(Map.of())) {
            Path file = keep(application);
            assertThat(file).isEqualTo(data().resolve("setup-link"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).matches(application.uris().getFirst() + "/setup#" + SECRET + "\n");
        }
    }

    @Test
    void itsFileStaysWhileItIsGoodAndGoesOnceThereIsAnAdministrator() {
        try (Application application = start(Map.of())) {
            Path file = keep(application);
            application.setUpLink().tidy();
            assertThat(file).exists();
            assertThat(createAtTheHost().exit()).isEqualTo(ExitCode.DONE);
            application.setUpLink().tidy();
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void whatARunBeforeLeftBehindGoesAtTheStart() {
        Path file;
        try (Application application = start(Map.of())) {
            file = keep(application);
        }
        assertThat(file).exists();
        try (Application _ = start(Map.of())) {
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aLinkOfTheRunBeforeIsDead() {
        String code;
        try (Application application = start(Map.of())) {
            code = SetUpWireTest.codeOf(application.newSetUpLink());
        }
        try (Application application = start(Map.of())) {
            application.newSetUpLink();
            Http http = Http.at(application.uris().getFirst().toString());
            assertThat(SetUpWireTest.post(http, SetUpWireTest.form(code)).status())
                    .isEqualTo(403);
        }
    }

    private static Path keep(Application application) {
        return application.setUpLink().keep(application.newSetUpLink());
    }

    private CommandRun.Answer createAtTheHost() {
        List<String> arguments = List.of("user", "create", "--username", "iris");
        return ControlSocket.ask(data().resolve("control.socket"), arguments, "a good password")
                .orElseThrow();
    }

    private Application start(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("MUSTER_LISTEN", "127.0.0.1:0");
        return Application.start(Configuration.read(data(), all, Map.of()));
    }

    private Path data() {
        return folder.resolve("muster-data");
    }

    private static String quote(String text) {
        return Pattern.quote(text);
    }
}
