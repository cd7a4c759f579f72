package muster.directory;

import java.time.Instant;
import muster.model.AccountId;
import muster.model.DoorDocument;

/** Keeps what doors say of accounts in their own words. */
public interface DocumentWriter extends DocumentReader {

    /** The door's document of this account from now on, with its single values. */
    void save(AccountId id, DoorDocument document, Instant now);
}
