package muster.directory;

import java.util.List;
import muster.model.Account;
import muster.model.AccountState;
import muster.model.Activity;
import muster.model.GroupName;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of one account.
 *
 * @param groups that people made, by name
 * @param lanes those to which it is kept, by name; null when it is kept to none
 * @param project the name of the one it belongs to; null for none
 */
public record AccountLine(
        Account account,
        Activity activity,
        AccountState state,
        List<GroupName> groups,
        @Nullable List<String> lanes,
        @Nullable String project) {
    public AccountLine {
        groups = List.copyOf(groups);
        lanes = lanes == null ? null : List.copyOf(lanes);
    }

    /** An account that is kept to no lanes and belongs to no project. */
    public AccountLine(Account account, Activity activity, AccountState state, List<GroupName> groups) {
        this(account, activity, state, groups, null, null);
    }
}
