package muster.directory;

import muster.model.Holding;
import muster.model.HoldingId;

/** Keeps holdings. */
public interface HoldingWriter extends HoldingReader {

    /** @throws muster.model.Refused {@link muster.model.Failure.HoldingNameTaken} */
    void add(Holding holding);

    /** @throws muster.model.Refused {@link muster.model.Failure.HoldingNameTaken}, {@link muster.model.Failure.VersionMismatch} */
    void save(Holding holding);

    /** Removes the holding with every grant on it. */
    void remove(HoldingId id);
}
