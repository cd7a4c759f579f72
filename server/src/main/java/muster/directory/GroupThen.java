package muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.GroupId;
import org.jspecify.annotations.Nullable;

/**
 * A group as it was.
 *
 * @param values name, owner and description, those without a value left out
 * @param members some of those who were in it, in the order of their ids
 * @param more whether there are others after these
 * @param accounts those of the members, and the owner, who are still there
 */
public record GroupThen(
        GroupId id,
        Instant at,
        Existence existence,
        List<ValueThen> values,
        List<AccountId> members,
        boolean more,
        Map<AccountId, Account> accounts) {

    /** @param name as an event told it, or as it is now; null when it is not told */
    public record Name(GroupId id, @Nullable String name) {}

    public GroupThen {
        values = List.copyOf(values);
        members = List.copyOf(members);
        accounts = Map.copyOf(accounts);
    }
}
