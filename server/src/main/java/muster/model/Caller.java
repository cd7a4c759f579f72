package muster.model;

import org.jspecify.annotations.Nullable;

/**
 * Who asks, and with how much weight.
 *
 * @param rank what the caller may act as now; null for nobody in particular, and for somebody whose account was never
 *     activated: what that one may do is told by questions that name it
 * @param ceiling the caller's rank never counts for more than this: the cap of the key, or of the door
 */
public record Caller(Actor actor, @Nullable Rank rank, Rank ceiling, Origin origin) {

    public static Caller person(AccountId account, KeyId key, Rank accountRank, Rank ceiling, Origin origin) {
        return new Caller(new Actor.Person(account, key), Rank.lower(accountRank, ceiling), ceiling, origin);
    }

    /** Somebody whose account was never activated. */
    public static Caller invited(AccountId account, KeyId key, Origin origin) {
        return new Caller(new Actor.Person(account, key), null, Rank.VIEWER, origin);
    }

    public static Caller host(String requestId) {
        return new Caller(new Actor.Host(), Rank.ADMINISTRATOR, Rank.ADMINISTRATOR, Origin.host(requestId));
    }

    public static Caller anonymous(Origin origin) {
        return new Caller(new Actor.Anonymous(), null, Rank.VIEWER, origin);
    }

    /** The same caller, whose rank counts for no more than this. */
    public Caller cappedAt(Rank cap) {
        Rank lower = Rank.lower(ceiling, cap);
        return new Caller(actor, rank == null ? null : Rank.lower(rank, lower), lower, origin);
    }

    /** The same caller after a look at what the account's rank is now. */
    public Caller withAccountRank(Rank now) {
        return new Caller(actor, Rank.lower(now, ceiling), ceiling, origin);
    }

    /** Whether the caller is somebody whose account was never activated. */
    public boolean isInvited() {
        return rank == null && actor instanceof Actor.Person;
    }

    /** The caller's account; null for the host, timers and anonymous requests. */
    public @Nullable AccountId account() {
        return actor instanceof Actor.Person person ? person.account() : null;
    }

    public boolean is(AccountId id) {
        return id.equals(account());
    }

    public boolean isHost() {
        return actor instanceof Actor.Host || actor instanceof Actor.Timer;
    }

    public boolean isAtLeast(Rank least) {
        return rank != null && rank.isAtLeast(least);
    }
}
