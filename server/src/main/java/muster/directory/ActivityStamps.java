package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import muster.model.AccountId;
import muster.model.KeyId;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Notes when accounts and keys were last seen, at most once a minute each and off the path of the request. The very first
 * sign of life is written at once, because lists tell accounts that were never used from those that were.
 */
public final class ActivityStamps {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Store store;
    private final Map<AccountId, Instant> accounts = new ConcurrentHashMap<>();
    private final Map<KeyId, Instant> keys = new ConcurrentHashMap<>();

    public ActivityStamps(Store store) {
        this.store = store;
    }

    void seen(KeyHolder holder, Instant now) {
        AccountId account = holder.account().id();
        KeyId key = holder.key().id();
        if (isDue(holder.key().lastUsedAt(), now)) {
            keys.put(key, now);
        }
        if (holder.lastActivity() == null) {
            if (accounts.put(account, now) == null) {
                write();
            }
        } else if (isDue(holder.lastActivity(), now)) {
            accounts.put(account, now);
        }
    }

    private static boolean isDue(@Nullable Instant last, Instant now) {
        return last == null || Duration.between(last, now).compareTo(INTERVAL) >= 0;
    }

    /** Writes what has gathered: called every few seconds, and before the store is closed. */
    public void write() {
        Map<AccountId, Instant> seenAccounts = Map.copyOf(accounts);
        Map<KeyId, Instant> usedKeys = Map.copyOf(keys);
        if (seenAccounts.isEmpty() && usedKeys.isEmpty()) {
            return;
        }
        try {
            store.write(writing -> {
                seenAccounts.forEach((id, at) -> writing.accounts().stampActivity(id, at));
                usedKeys.forEach((id, at) -> writing.keys().stampUse(id, at));
                return seenAccounts.size();
            });
            seenAccounts.forEach(accounts::remove);
            usedKeys.forEach(keys::remove);
        } catch (StoreUnavailable | Refused later) {
            // A stamp is worth no refusal: it is kept here and written when the store takes part again.
        }
    }
}
