package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.GroupId;
import muster.model.PastFailure;
import muster.model.Permissions;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/**
 * The directory as it was: the present, with the events since then taken back one by one. What no event tells is said to be not
 * told, and never guessed.
 */
public final class Past {
    private final Transactions transactions;

    Past(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * An account as it was at the end of this very moment.
     *
     * @throws muster.model.Refused {@link Failure.NoSuchAccount} when it never was; {@link PastFailure.NotYetPast};
     *     {@link Failure.NotPermitted}
     */
    public AccountThen account(Caller caller, AccountId id, Instant at) {
        require(Permissions.maySeeHistory(caller, id), new Failure.NotPermitted());
        requirePast(at);
        return transactions.read(reading -> new PastAccount(reading, id, at).look());
    }

    /**
     * A group as it was, with a page of its members.
     *
     * @param after where the page before ended; null begins
     * @throws muster.model.Refused {@link Failure.NoSuchGroup} when it never was; {@link PastFailure.NotYetPast};
     *     {@link Failure.NotPermitted}
     */
    public GroupThen group(Caller caller, GroupId id, Instant at, @Nullable AccountId after, int limit) {
        require(Permissions.maySeeLedger(caller), new Failure.NotPermitted());
        requirePast(at);
        return transactions.read(reading -> new PastGroup(reading, id, at).look(after, limit));
    }

    /**
     * A page of the accounts that had a rank, those in the trash too.
     *
     * @param after where the page before ended; null begins
     * @throws muster.model.Refused {@link PastFailure.NotYetPast};
     *     {@link Failure.NotPermitted}
     */
    public RankThen rank(Caller caller, Rank rank, Instant at, @Nullable AccountId after, int limit) {
        require(Permissions.maySeeLedger(caller), new Failure.NotPermitted());
        requirePast(at);
        return transactions.read(reading -> new PastRank(reading, rank, at).look(after, limit));
    }

    /**
     * The last moment of a day in UTC; of today, which has not ended, this very moment.
     *
     * @throws muster.model.Refused {@link PastFailure.NotYetPast}
     */
    public Instant endOf(LocalDate day) {
        Instant now = transactions.now();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        require(!day.isAfter(today), new PastFailure.NotYetPast());
        return day.equals(today)
                ? now
                : day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS);
    }

    private void requirePast(Instant at) {
        require(!at.isAfter(transactions.now()), new PastFailure.NotYetPast());
    }

    /** The first moment after this one. */
    static Instant following(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS);
    }
}
