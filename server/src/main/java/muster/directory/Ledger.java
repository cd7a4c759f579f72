package muster.directory;

import static muster.directory.Authority.require;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Event;
import muster.model.EventId;
import muster.model.Failure;
import muster.model.Permissions;
import org.jspecify.annotations.Nullable;

/** Reading what was done. */
public final class Ledger {
    private final Store store;

    public Ledger(Store store) {
        this.store = store;
    }

    /**
     * Some events with the accounts that they speak of, so that they can be told in people's names.
     *
     * @param events in the order asked for
     * @param more whether others follow on that side
     * @param accounts actors and subjects by id; without those that are gone
     */
    public record Page(List<Event> events, boolean more, Map<AccountId, Account> accounts) {}

    /** @param beyond the event to go on from; null begins at the oldest (ascending) or newest (descending) one */
    public Page list(Caller caller, @Nullable EventId beyond, boolean ascending, int limit) {
        require(Permissions.maySeeLedger(caller), new Failure.NotPermitted());
        return store.read(reading -> {
            List<Event> found = reading.events().list(beyond, ascending, limit + 1);
            List<Event> events = found.subList(0, Math.min(limit, found.size()));
            Map<AccountId, Account> accounts = reading.accounts().findAll(mentioned(events));
            return new Page(List.copyOf(events), found.size() > limit, accounts);
        });
    }

    private static Set<AccountId> mentioned(List<Event> events) {
        Set<AccountId> ids = new HashSet<>();
        for (Event event : events) {
            if (event.actor() instanceof Actor.Person person) {
                ids.add(person.account());
            }
            if (event.subject() != null) {
                ids.add(event.subject());
            }
        }
        return ids;
    }
}
