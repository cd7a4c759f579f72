package muster.directory;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Grant.Level;
import muster.model.GrantObject;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** How far a caller's rights go, in one transaction. Administrators are asked first, so that their ways are never searched. */
final class Standing {
    private static final int FEW = 200;

    private final Caller caller;
    private final Reading reading;
    private final @Nullable Account self;
    private final @Nullable Reach reach;

    private Standing(Caller caller, Reading reading, @Nullable Account self) {
        this.caller = caller;
        this.reading = reading;
        this.self = self;
        this.reach = self == null ? null : Reach.of(reading, self);
    }

    /**
     * @throws Refused {@link Failure.NoCredentials} for anonymous callers, {@link Failure.NotPermitted} for somebody whose
     *     account was never activated
     */
    static Standing of(Reading reading, Caller caller) {
        if (Permissions.mayDoAll(caller)) {
            return new Standing(caller, reading, null);
        }
        AccountId id = caller.account();
        if (id == null) {
            throw new Refused(new Failure.NoCredentials());
        }
        Authority.require(!caller.isInvited(), new Failure.NotPermitted());
        Account self = reading.accounts().find(id).orElseThrow(() -> new Refused(new Failure.BadCredentials()));
        return new Standing(caller, reading, self);
    }

    Caller caller() {
        return caller;
    }

    boolean has(Level least, GrantObject object) {
        return Permissions.mayUse(caller, on(object), least);
    }

    /** What rights lead to the object; null for none, and for administrators, who need none. */
    @Nullable
    Level on(GrantObject object) {
        return reach == null ? null : reach.on(object).orElse(null);
    }

    /**
     * Tells of these which the caller manages. When they are few, one by one; for more it takes less to look at all that the
     * caller manages.
     */
    Function<GrantObject, @Nullable Level> managed(Set<GrantObject> objects) {
        if (self == null || objects.size() <= FEW) {
            return this::on;
        }
        Span span = Span.of(reading, self, Span.Extent.EVERYTHING, Level.MANAGE);
        return object -> span.on(object).orElse(null);
    }

    /** @throws Refused as if the object were not there when the caller may not even see it, else {@link Failure.NotPermitted} */
    void require(Level least, GrantObject object) {
        if (!has(least, object)) {
            throw new Refused(has(Level.READ, object) ? new Failure.NotPermitted() : missing(object));
        }
    }

    /**
     * All that the caller reaches at that level and above, for lists; empty for administrators, who reach everything.
     *
     * @throws Refused {@link Failure.ReachTooWide}
     */
    Optional<Span> span(Span.Extent extent, Level least) {
        return Optional.ofNullable(self).map(account -> Span.of(reading, account, extent, least));
    }

    static Failure missing(GrantObject object) {
        return switch (object) {
            case GrantObject.OnAccount _ -> new Failure.NoSuchAccount();
            case GrantObject.OnGroup _ -> new Failure.NoSuchGroup();
            case GrantObject.OnHolding _ -> new Failure.NoSuchHolding();
        };
    }
}
