package muster.directory;

import java.util.Optional;
import java.util.UUID;
import muster.model.AccountId;
import muster.model.Departure;
import muster.model.GroupId;

/** Keeps who leaves. Whoever changes a departure has locked its account before. */
public interface DepartureWriter extends DepartureReader {

    /** The account's open departure as it stands, which nobody else changes until this transaction ends. */
    Optional<Departure> lock(AccountId account);

    /** @throws muster.model.Refused {@link muster.model.DepartureFailure.AlreadyDeparting} */
    void add(Departure departure);

    /** Keeps how far a departure has come, and its heirs. */
    void save(Departure departure);

    void addHanded(UUID departure, Handed handed);

    void removeHanded(UUID departure, long number);

    /** Notes a membership that ended; one of the same group that is noted already stays. */
    void addLeft(UUID departure, Left left);

    void removeLeft(UUID departure, GroupId group);
}
