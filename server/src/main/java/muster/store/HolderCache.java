package muster.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import muster.directory.KeyHolder;
import muster.model.AccountId;
import muster.model.SecretDigest;

/**
 * Who holds which key, remembered for half a second. Changes are numbered: an entry knows the number of the last change
 * made before it was loaded, and counts only while its account has not been changed since. So an entry that was loaded
 * before a change and comes in after it is never believed, and forgetting an account touches no entries.
 */
final class HolderCache {
    static final Duration LIFE = Duration.ofMillis(500);
    private static final long MAXIMUM_ENTRIES = 10_000;
    /** Accounts share a slot; who shares one with a changed account is loaded once too often. */
    private static final int SLOTS = 1 << 14;

    private record Entry(KeyHolder holder, long changesBefore, long loadedAtNanos) {}

    private final Ticker ticker;
    private final Cache<SecretDigest, Entry> entries;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLongArray lastChange = new AtomicLongArray(SLOTS);

    HolderCache(Ticker ticker) {
        this.ticker = ticker;
        entries = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(ticker)
                .maximumSize(MAXIMUM_ENTRIES)
                .expireAfterWrite(LIFE)
                .build();
    }

    /** Answers from memory, or loads. A key that is not there is looked for each time. */
    Optional<KeyHolder> get(SecretDigest digest, Supplier<Optional<KeyHolder>> load) {
        Entry entry = entries.getIfPresent(digest);
        if (entry != null && isGood(entry)) {
            return Optional.of(entry.holder());
        }
        long changesBefore = changes.get();
        long now = ticker.read();
        Optional<KeyHolder> loaded = load.get();
        loaded.ifPresentOrElse(
                holder -> entries.put(digest, new Entry(holder, changesBefore, now)), () -> entries.invalidate(digest));
        return loaded;
    }

    private boolean isGood(Entry entry) {
        AccountId id = entry.holder().account().id();
        return lastChange.get(slot(id)) <= entry.changesBefore()
                && ticker.read() - entry.loadedAtNanos() < LIFE.toNanos();
    }

    /** To be called after the commit, and before anybody hears of it. */
    void forget(Collection<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        long change = changes.incrementAndGet();
        accounts.forEach(id -> lastChange.accumulateAndGet(slot(id), change, Math::max));
    }

    private static int slot(AccountId id) {
        return (id.hashCode() * 0x9E3779B9) >>> 18;
    }
}
