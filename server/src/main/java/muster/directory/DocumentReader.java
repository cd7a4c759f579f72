package muster.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.DoorDocument;

/** Looks up what doors keep of accounts in their own words. */
public interface DocumentReader {

    Optional<DoorDocument> find(AccountId id, String door);

    /** The documents of those accounts that have one. */
    Map<AccountId, DoorDocument> findAll(Collection<AccountId> ids, String door);

    /** The doors that keep something of the account, in order. */
    List<String> doors(AccountId id);

    /** Every account of which a door's document has this single value. */
    List<AccountId> withValue(String door, String name, String value);
}
