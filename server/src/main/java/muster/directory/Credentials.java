package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Key;
import muster.model.Permissions;
import org.jspecify.annotations.Nullable;

/** What can be told of how people sign in, without a secret. */
public final class Credentials {
    private static final int MOST_SESSIONS = 100;

    private final Transactions transactions;

    public Credentials(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * How one account signs in.
     *
     * @param sessions those that run at one door, oldest first; the latest hundred
     */
    public record Summary(boolean hasPassword, List<Key> sessions) {
        public static final Summary NONE = new Summary(false, List.of());

        public Summary {
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * How one account signs in, at a glance.
     *
     * @param passwordSince null when there is no password
     * @param lastSignIn null when there was none
     */
    public record Glance(
            @Nullable Instant passwordSince, @Nullable Instant lastSignIn) {
        public boolean hasPassword() {
            return passwordSince != null;
        }
    }

    /** For a page about the account, its owner's or somebody's who may see private fields. */
    public Glance glance(Caller caller, AccountId id) {
        require(Permissions.maySeePrivateFields(caller, id), new Failure.MayNotView("account"));
        return transactions.read(reading -> new Glance(
                reading.credentials().passwordSince(id).orElse(null),
                reading.accounts().activity(id).lastSignIn()));
    }

    /** How each of these accounts signs in, all at one look. */
    public Map<AccountId, Summary> ofAll(Caller caller, Collection<AccountId> ids, String door) {
        require(
                ids.stream().allMatch(id -> Permissions.maySeePrivateFields(caller, id)),
                new Failure.MayNotView("account"));
        return transactions.read(reading -> {
            Set<AccountId> withPassword = reading.credentials().withPassword(ids);
            Map<AccountId, List<Key>> sessions = reading.keys().sessions(ids, door, transactions.now(), MOST_SESSIONS);
            Map<AccountId, Summary> summaries = new HashMap<>();
            ids.forEach(id ->
                    summaries.put(id, new Summary(withPassword.contains(id), sessions.getOrDefault(id, List.of()))));
            return summaries;
        });
    }
}
