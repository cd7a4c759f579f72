package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
    private static final Duration PATIENCE = Duration.ofSeconds(5);

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
        return store.read(reading -> page(reading, reading.events().list(beyond, ascending, limit + 1), limit));
    }

    /**
     * Those of the events that the caller asks for, newest first. Who may not see the whole ledger sees the own history, and
     * of what others did in it not from where.
     *
     * @param beyond the event to go on from, towards older ones; null begins at the newest
     * @throws muster.model.Refused {@link Failure.NotPermitted} when the query is about more than the caller may see;
     *     {@link Failure.SearchTooLong}
     */
    public Page page(Caller caller, LedgerQuery query, @Nullable EventId beyond, int limit) {
        boolean wholeLedger = Permissions.maySeeLedger(caller);
        require(wholeLedger || isOwnHistory(caller, query), new Failure.NotPermitted());
        return store.read(reading -> {
            List<Event> found =
                    reading.accounts().within(PATIENCE, () -> reading.events().list(query, beyond, limit + 1)).stream()
                            .map(event -> wholeLedger || isBy(caller, event) ? event : event.withoutPlace())
                            .toList();
            return page(reading, found, limit);
        });
    }

    private static boolean isOwnHistory(Caller caller, LedgerQuery query) {
        return Stream.of(query.concerning(), query.subject(), query.actor())
                .anyMatch(id -> id != null && Permissions.maySeeHistory(caller, id));
    }

    private static boolean isBy(Caller caller, Event event) {
        return event.actor() instanceof Actor.Person person && caller.is(person.account());
    }

    /** @param found one more than the limit if there are more */
    private static Page page(Reading reading, List<Event> found, int limit) {
        List<Event> events = found.subList(0, Math.min(limit, found.size()));
        Map<AccountId, Account> accounts = reading.accounts().findAll(mentioned(events));
        return new Page(List.copyOf(events), found.size() > limit, accounts);
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
