package muster.directory;

import java.util.List;
import muster.model.Account;
import muster.model.AccountState;
import muster.model.Activity;
import muster.model.GroupName;

/**
 * What a file says of one account.
 *
 * @param groups that people made, by name
 */
public record AccountLine(Account account, Activity activity, AccountState state, List<GroupName> groups) {
    public AccountLine {
        groups = List.copyOf(groups);
    }
}
