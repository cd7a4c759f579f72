package muster.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import muster.model.AccountId;
import org.jspecify.annotations.Nullable;

/** Looks up what sources of accounts call them. */
public interface ExternalIdReader {

    /** Whom the source calls by these ids; without those that it has not linked. */
    Map<String, AccountId> accounts(String source, Collection<String> ids);

    /** What the source calls these accounts; without those that it has not linked. */
    Map<AccountId, String> idsOf(String source, Collection<AccountId> accounts);

    /** At most so many accounts of the source in the order of their ids, after that one; null begins. */
    List<AccountId> list(String source, @Nullable AccountId after, int limit);

    long count(String source);
}
