package muster.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.Holding;
import muster.model.HoldingId;

/** Keeps holdings. */
public interface HoldingWriter extends HoldingReader {

    /** The holding as it stands, which nobody else changes, removes or shares until this transaction ends. */
    Optional<Holding> lock(HoldingId id);

    /** @throws muster.model.Refused {@link muster.model.Failure.HoldingNameTaken} */
    void add(Holding holding);

    /** @throws muster.model.Refused {@link muster.model.Failure.HoldingNameTaken}, {@link muster.model.Failure.VersionMismatch} */
    void save(Holding holding);

    /** Removes the holding with every grant on it. */
    void remove(HoldingId id);

    /**
     * What lies directly in these, which nobody else changes until this transaction ends; nothing comes in there either
     * while they are locked themselves.
     */
    List<Holding> lockIn(Collection<HoldingId> containers, int limit);

    /** Lets another account own these; where they lie stays. */
    void setOwner(Collection<HoldingId> ids, AccountId owner);
}
