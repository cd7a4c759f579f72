package muster.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import muster.model.AccountId;
import muster.model.Departure;
import muster.model.Grant;
import muster.model.GroupId;
import muster.model.HoldingId;
import org.jspecify.annotations.Nullable;

/** Looks up who leaves, and what was done about it. */
public interface DepartureReader {

    /** The account's open departure. */
    Optional<Departure> open(AccountId account);

    /** The account's latest departure, open or not. */
    Optional<Departure> latest(AccountId account);

    /** Those of these accounts that have an open departure. */
    Set<AccountId> leaving(Collection<AccountId> accounts);

    /**
     * Open departures, at most so many, the next to end first.
     *
     * @param after the one with which the page before ended; null begins
     */
    List<Departure> list(@Nullable DepartureMark after, int limit);

    /** Departures of which a step is to be done by now, at most so many, the longest due first, after that one; null begins. */
    List<Departure> due(Instant now, @Nullable DepartureMark after, int limit);

    /** Open departures in which something is to go to this heir and has not yet all gone, at most so many. */
    List<Departure> toHeir(AccountId heir, int limit);

    /** What went to an heir: exactly one of thing and group is there. */
    record Handed(
            long number,
            @Nullable HoldingId thing,
            @Nullable GroupId group,
            AccountId heir) {}

    /** What of a departure went to heirs and was not handed back, at most so much, in that order, after that number; 0 begins. */
    List<Handed> handed(UUID departure, long after, int limit);

    /** A membership that ended. */
    record Left(GroupId group, Grant.Level level, String properties) {}

    /** Memberships that the departure ended and no re-hire has given back, at most so many. */
    List<Left> left(UUID departure, int limit);
}
