package muster.store;

import static muster.store.Samples.account;
import static muster.store.Samples.id;
import static muster.store.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import muster.directory.KeyHolder;
import muster.model.SecretDigest;
import org.junit.jupiter.api.Test;

/** The memory of holders, with time and races made by hand. */
final class HolderCacheTest {
    private static final SecretDigest SECRET = SecretDigest.of("x");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger loads = new AtomicInteger();
    private final HolderCache cache = new HolderCache(nanos::get);

    private Optional<KeyHolder> load() {
        loads.incrementAndGet();
        return Optional.of(new KeyHolder(key(1, id(1)), account(1), null));
    }

    private int loadsAfter(Supplier<Optional<KeyHolder>> load) {
        cache.get(SECRET, load);
        return loads.get();
    }

    @Test
    void answersFromMemoryForHalfASecondAfterTheLoadBegan() {
        cache.get(SECRET, () -> {
            nanos.addAndGet(300_000_000);
            return load();
        });
        nanos.addAndGet(199_000_000);
        assertThat(loadsAfter(this::load)).isEqualTo(1);
        nanos.addAndGet(1_000_000);
        assertThat(loadsAfter(this::load)).isEqualTo(2);
    }

    @Test
    void forgetsTheAccountsThatChanged() {
        cache.get(SECRET, this::load);
        cache.forget(List.of());
        assertThat(loadsAfter(this::load)).isEqualTo(1);
        cache.forget(List.of(id(1)));
        assertThat(loadsAfter(this::load)).isEqualTo(2);
        assertThat(loadsAfter(this::load)).isEqualTo(2);
    }

    @Test
    void loadThatBeganBeforeAChangeAndEndsAfterItIsNotBelieved() {
        cache.get(SECRET, () -> {
            Optional<KeyHolder> old = load();
            cache.forget(List.of(id(1)));
            return old;
        });
        assertThat(loadsAfter(this::load)).isEqualTo(2);
    }

    @Test
    void keyThatIsNotThereIsLookedForEachTime() {
        cache.get(SECRET, this::load);
        cache.forget(List.of(id(1)));
        cache.get(SECRET, Optional::empty);
        assertThat(cache.get(SECRET, Optional::empty)).isEmpty();
        assertThat(loadsAfter(this::load)).isEqualTo(2);
    }
}
