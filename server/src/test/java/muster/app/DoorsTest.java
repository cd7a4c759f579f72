package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import muster.http.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorsTest {
    @Test
    void routesThatHashPasswordsRunBesideTheOthers(@TempDir Path folder) {
        assertThat(RouteTables.mounts(folder))
                .flatExtracting(mount -> mount.routes().all().stream()
                        .filter(Route::isPatient)
                        .map(route -> route.method() + " " + mount.prefix() + route.template())
                        .toList())
                .contains(
                        "POST /__login__/",
                        "POST /__api__/v1/users",
                        "POST /arvados/v1/users/authenticate",
                        "POST /arvados/v1/users/authenticate.json",
                        "POST /setup",
                        "POST /login",
                        "POST /new-account",
                        "POST /reset-password/token")
                .doesNotContain("GET /__api__/v1/users", "POST /arvados/v1/users");
    }
}
