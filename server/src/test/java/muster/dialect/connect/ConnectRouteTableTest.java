package muster.dialect.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import muster.credential.PasswordHashes;
import muster.directory.ActivityStamps;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.directory.Identifiers;
import muster.http.Mount;
import muster.http.Route;
import muster.model.Policy;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;
import muster.testing.TestSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the table of routes itself, so that none is forgotten elsewhere. */
class ConnectRouteTableTest {
    /** Open to everybody on purpose: they tell nothing about accounts, or ask for a secret of their own. */
    private static final Set<String> OPEN = Set.of(
            "GET /server_settings",
            "GET /v1/server_settings/public",
            "POST /v1/bootstrap",
            "POST /v1/experimental/bootstrap");

    @TempDir
    Path folder;

    @Test
    void everyRouteNamesItsQuestion() {
        assertThat(mounts().stream().flatMap(mount -> mount.routes().all().stream()))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.asks()).isNotBlank());
    }

    @Test
    void everyRouteOfTheApiIsSweptOrOpenOnPurpose() {
        List<ConnectRouteSweepTest.Row> rows = ConnectRouteSweepTest.rows();
        assertThat(api().routes().all())
                .filteredOn(route -> !OPEN.contains(route.toString()))
                .allSatisfy(route -> assertThat(rows).anyMatch(row -> isAnswered(row, route)));
    }

    private static boolean isAnswered(ConnectRouteSweepTest.Row row, Route route) {
        String path = "/" + row.path().replaceAll("\\?.*", "");
        return row.verb().equals(route.method())
                && path.matches(route.template().replaceAll("\\{[^}]*}", "[^/]+"));
    }

    private Mount api() {
        return mounts().stream()
                .filter(mount -> mount.prefix().equals("/__api__"))
                .findFirst()
                .orElseThrow();
    }

    private List<Mount> mounts() {
        InstantSource clock = InstantSource.system();
        Identifiers identifiers = new NoIdentifiers();
        try (SqlStore store = SqlStore.open(new DatabaseSettings.Sqlite(folder.resolve("muster.db")));
                PasswordHashes hasher = PasswordHashes.cheap(new SecureRandom())) {
            Directory directory = Directory.over(
                    store,
                    TestSecrets.with(hasher),
                    identifiers,
                    clock,
                    Policy.DEFAULT,
                    new ActivityStamps(store),
                    List.of());
            var failures = new FailureLimit(clock, FailureLimit.USUAL_FAILURES_PER_MINUTE);
            return new ConnectDialect(
                            directory, Policy.DEFAULT, ConnectSettings.defaults(), identifiers, clock, failures)
                    .mounts();
        }
    }

    /** Nothing is made here but what every directory has. */
    private static final class NoIdentifiers implements Identifiers {
        private final AtomicLong numbers = new AtomicLong();

        @Override
        public UUID uuid() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long number() {
            return numbers.incrementAndGet();
        }

        @Override
        public String secret(int length) {
            return "x".repeat(length);
        }

        @Override
        public String digits(int length) {
            throw new UnsupportedOperationException();
        }
    }
}
