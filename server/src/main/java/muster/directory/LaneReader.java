package muster.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.Lane;

/** Looks up lanes, and who is kept to which. */
public interface LaneReader {

    /** Every lane, in the order in which they were made. */
    List<Lane> all();

    Optional<Lane> find(String name);

    /** The names of the lanes of those of these accounts whose lanes were chosen one by one, in the chosen order. */
    Map<AccountId, List<String>> chosen(Collection<AccountId> ids);
}
