package muster.directory;

import java.time.Instant;
import java.util.Set;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.EventId;
import org.jspecify.annotations.Nullable;

/**
 * Which events of the ledger somebody wants to see; whatever is null or empty narrows nothing.
 *
 * @param concerning the account that an event is about, or that did it
 * @param subject the account that an event is about
 * @param actor the account that did it
 * @param acts one of these was done
 * @param door through which it was done
 * @param since at this time or later
 * @param until before this time
 * @param after later than this event
 */
public record LedgerQuery(
        @Nullable AccountId concerning,
        @Nullable AccountId subject,
        @Nullable AccountId actor,
        Set<Act> acts,
        @Nullable String door,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable EventId after) {

    public static final LedgerQuery EVERYTHING = new LedgerQuery(null, null, null, Set.of(), null, null, null, null);

    public LedgerQuery {
        acts = Set.copyOf(acts);
    }

    /** All that this account did, and all that was done to it. */
    public static LedgerQuery ofHistory(AccountId id) {
        return EVERYTHING.withConcerning(id);
    }

    public LedgerQuery withConcerning(@Nullable AccountId id) {
        return new LedgerQuery(id, subject, actor, acts, door, since, until, after);
    }

    public LedgerQuery withSubject(@Nullable AccountId id) {
        return new LedgerQuery(concerning, id, actor, acts, door, since, until, after);
    }

    public LedgerQuery withActor(@Nullable AccountId id) {
        return new LedgerQuery(concerning, subject, id, acts, door, since, until, after);
    }

    public LedgerQuery withActs(Set<Act> some) {
        return new LedgerQuery(concerning, subject, actor, some, door, since, until, after);
    }

    public LedgerQuery withDoor(@Nullable String name) {
        return new LedgerQuery(concerning, subject, actor, acts, name, since, until, after);
    }

    public LedgerQuery between(@Nullable Instant start, @Nullable Instant end) {
        return new LedgerQuery(concerning, subject, actor, acts, door, start, end, after);
    }

    public LedgerQuery after(@Nullable EventId event) {
        return new LedgerQuery(concerning, subject, actor, acts, door, since, until, event);
    }
}
