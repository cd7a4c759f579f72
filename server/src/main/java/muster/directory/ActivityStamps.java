package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import muster.model.AccountId;
import muster.model.KeyId;
import muster.model.Origin;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Notes when accounts and keys were last seen, at most once a minute each and off the path of the request. The very first
 * sign of life is written at once, because lists tell accounts that were never used from those that were.
 */
public final class ActivityStamps {
    private static final int WRITTEN_AT_ONCE = 500;
    private static final int MOST_INTERFACES = 100_000;
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Store store;
    private final Map<AccountId, Instant> accounts = new ConcurrentHashMap<>();
    private final Map<KeyId, Use> keys = new ConcurrentHashMap<>();
    private final Map<AccountId, Instant> interfaces = new ConcurrentHashMap<>();
    /** When user interfaces of accounts were last noted, as far as this process knows; forgetting costs a write. */
    private final Map<AccountId, Instant> notedInterfaces = new ConcurrentHashMap<>();

    /** When and from where. */
    private record Use(
            Instant at, @Nullable String address, @Nullable String client) {}

    public ActivityStamps(Store store) {
        this.store = store;
    }

    void seen(KeyHolder holder, Origin origin, Instant now) {
        AccountId account = holder.account().id();
        KeyId key = holder.key().id();
        if (isDue(holder.key().lastUsedAt(), now)) {
            keys.put(key, new Use(now, origin.address(), origin.client()));
        }
        boolean atOnce = origin.interactive() && isFirstInterface(account, now);
        if (holder.lastActivity() == null) {
            atOnce |= accounts.put(account, now) == null;
        } else if (isDue(holder.lastActivity(), now)) {
            accounts.put(account, now);
        }
        if (atOnce) {
            write();
        }
    }

    /** Whether it is the first that this process knows of. */
    private boolean isFirstInterface(AccountId account, Instant now) {
        Instant last = notedInterfaces.get(account);
        if (last != null && !isDue(last, now)) {
            return false;
        }
        if (notedInterfaces.size() >= MOST_INTERFACES) {
            notedInterfaces.clear();
        }
        notedInterfaces.put(account, now);
        interfaces.put(account, now);
        return last == null;
    }

    private static boolean isDue(@Nullable Instant last, Instant now) {
        return last == null || Duration.between(last, now).compareTo(INTERVAL) >= 0;
    }

    /** Writes what has gathered: called every few seconds, and before the store is closed. */
    public void write() {
        try {
            write(
                    accounts,
                    Comparator.comparing(AccountId::value),
                    (writing, id, at) -> writing.accounts().stampActivity(id, at));
            write(
                    interfaces,
                    Comparator.comparing(AccountId::value),
                    (writing, id, at) -> writing.accounts().stampInterface(id, at));
            write(
                    keys,
                    Comparator.comparing(KeyId::value),
                    (writing, id, use) -> writing.keys().stampUse(id, use.at(), use.address(), use.client()));
        } catch (StoreUnavailable | Refused later) {
            // A stamp is worth no refusal: it is kept here and written when the store takes part again.
        }
    }

    private interface Stamp<I, S> {
        void set(Writing writing, I id, S seen);
    }

    /** In the order of ids, so that two who write the same stamps follow each other and do not lock each other out. */
    private <I, S> void write(Map<I, S> gathered, Comparator<I> order, Stamp<I, S> stamp) {
        List<Map.Entry<I, S>> due = Map.copyOf(gathered).entrySet().stream()
                .sorted(Map.Entry.comparingByKey(order))
                .toList();
        for (int start = 0; start < due.size(); start += WRITTEN_AT_ONCE) {
            List<Map.Entry<I, S>> slice = due.subList(start, Math.min(due.size(), start + WRITTEN_AT_ONCE));
            store.write(writing -> {
                slice.forEach(seen -> stamp.set(writing, seen.getKey(), seen.getValue()));
                return slice.size();
            });
            slice.forEach(seen -> gathered.remove(seen.getKey(), seen.getValue()));
        }
    }
}
