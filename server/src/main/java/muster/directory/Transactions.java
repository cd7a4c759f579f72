package muster.directory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.EventId;
import org.jspecify.annotations.Nullable;

/** Opens transactions on behalf of callers: with the present time, the caller as he stands now, and the ledger at hand. */
public final class Transactions {
    private final Store store;
    private final Identifiers identifiers;
    private final InstantSource clock;

    /** @param clock tells microseconds and nothing finer, as the store keeps no more */
    public Transactions(Store store, Identifiers identifiers, InstantSource clock) {
        this.store = store;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    <T> T read(Function<Reading, T> work) {
        return store.read(work);
    }

    /** Looks again at who asks, acts, and commits as the last step. The work may run more than once. */
    <T> T write(Caller caller, Function<Work, T> act) {
        return store.write(writing -> {
            Instant now = clock.instant();
            return act.apply(new Work(writing, Authority.fresh(writing, caller, now), now, identifiers));
        });
    }

    /**
     * The same, also for somebody whose account was never activated: for the few acts that are open to such a one. The work
     * asks what the caller may then.
     */
    <T> T writeEvenInvited(Caller caller, Function<Work, T> act) {
        return store.write(writing -> {
            Instant now = clock.instant();
            return act.apply(new Work(writing, Authority.fresh(writing, caller, now, true), now, identifiers));
        });
    }

    /** Does something in portions, each a transaction of its own, until one is not full. */
    void inSlices(int portion, ToIntFunction<Writing> slice) {
        int done = portion;
        while (done == portion) {
            done = store.<Integer>write(slice::applyAsInt);
        }
    }

    Store store() {
        return store;
    }

    Identifiers identifiers() {
        return identifiers;
    }

    InstantSource clock() {
        return clock;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * One transaction on somebody's behalf.
     *
     * @param caller with the rank of this moment
     */
    record Work(Writing writing, Caller caller, Instant now, Identifiers identifiers) {

        /**
         * Takes the lock that every act takes which could leave the directory without an administrator, and looks again at who asks:
         * of two who wait for it, one may have taken the other's right away.
         */
        Work guarded() {
            writing.accounts().guardAdministrators();
            return on(Authority.fresh(writing, caller, now, caller.isInvited()));
        }

        Work on(Caller other) {
            return new Work(writing, other, now, identifiers);
        }

        void record(Act act, Account account, List<FieldChange> fields) {
            String name = account.username() == null ? null : account.username().value();
            record(act, new Event.Target("account", account.id().toString(), name), account.id(), fields);
        }

        /** @param subject the account that the event is about, or null */
        void record(Act act, Event.Target target, @Nullable AccountId subject, List<FieldChange> fields) {
            EventId id = new EventId(identifiers.number());
            writing.events().add(new Event(id, now, caller.actor(), caller.origin(), act, target, subject, fields));
        }
    }
}
