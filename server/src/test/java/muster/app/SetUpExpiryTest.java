package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import muster.console.ConsoleDoor;
import muster.console.setup.SetUpCode;
import muster.directory.FailureLimit;
import muster.file.EveryFormat;
import muster.http.HttpServer;
import muster.http.HttpSettings;
import muster.http.ListenAddress;
import muster.testing.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetUpExpiryTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void afterAnHourTheLinkMakesNobodyAnAdministratorAndANewOneDoes(@TempDir Path folder) {
        Configuration configuration = Configuration.read(folder, Map.of(), Map.of());
        SecureRandom random = new SecureRandom();
        try (var open = OpenDirectory.open(configuration, DataFolder.at(folder), random)) {
            var code = new SetUpCode(open.identifiers(), now::get);
            var limit = new FailureLimit(now::get, FailureLimit.USUAL_FAILURES_PER_MINUTE);
            var site = new ConsoleDoor.Site(
                    configuration.policy(),
                    "",
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    new EveryFormat(),
                    List.of(),
                    new ConsoleDoor.FirstStart(code, List.of(), () -> {}));
            var door = new ConsoleDoor(open.directory(), open.identifiers(), now::get, limit, site);
            HttpSettings settings = HttpSettings.defaults().withListen(new ListenAddress("127.0.0.1", 0));
            HttpServer server = new HttpServer(settings, List.of(door.mount()), List::of, now::get, random);
            server.start();
            try {
                Http http = Http.at(server.uris().getFirst().toString());
                String old = code.issue();
                now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
                assertThat(http.get("setup").status()).isEqualTo(410);
                assertThat(SetUpWireTest.post(http, SetUpWireTest.form(old)).text())
                        .contains("<h1>The set-up link has expired</h1>");
                assertThat(open.directory().admissions().isSetUp()).isFalse();

                String renewed = code.issue();
                assertThat(SetUpWireTest.post(http, SetUpWireTest.form(renewed)).status())
                        .isEqualTo(200);
                assertThat(open.directory().admissions().isSetUp()).isTrue();
            } finally {
                server.stop();
            }
        }
    }
}
