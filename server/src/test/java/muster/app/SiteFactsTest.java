package muster.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import muster.directory.Identifiers;
import muster.directory.KeyHolder;
import muster.directory.Reading;
import muster.directory.Store;
import muster.directory.Writing;
import muster.http.CannotServe;
import muster.model.SecretDigest;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFactsTest {
    private final Identifiers identifiers = new RandomIdentifiers(new SecureRandom(), Instant::now);

    /** Another server makes the facts right after this one saw none. */
    private record Raced(Store store, Runnable other, AtomicBoolean begun) implements Store {
        @Override
        public <T> T read(Function<Reading, T> work) {
            T seen = store.read(work);
            if (begun.compareAndSet(false, true)) {
                other.run();
            }
            return seen;
        }

        @Override
        public <T> T write(Function<Writing, T> work) {
            return store.write(work);
        }

        @Override
        public Optional<KeyHolder> holderOf(SecretDigest digest) {
            return store.holderOf(digest);
        }

        @Override
        public long changes() {
            return store.changes();
        }

        @Override
        public void ping() {
            store.ping();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    @Test
    void whoComesSecondAtTheFirstStartHearsThatItsClusterIdIsNotTheOne(@TempDir Path folder) {
        try (SqlStore store = SqlStore.open(new DatabaseSettings.Sqlite(folder.resolve("muster.db")))) {
            Runnable other = () -> SiteFacts.ensure(store, identifiers, "must1");
            Store raced = new Raced(store, other, new AtomicBoolean());

            assertThatThrownBy(() -> SiteFacts.ensure(raced, identifiers, "must2"))
                    .isInstanceOf(CannotServe.class)
                    .hasMessageContaining("must1");
        }
    }
}
