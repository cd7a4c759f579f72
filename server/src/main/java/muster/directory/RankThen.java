package muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Rank;

/**
 * Who had a rank.
 *
 * @param holders some of them, in the order of their ids
 * @param more whether there are others after these
 * @param accounts the holders as they are now
 * @param notTold how many accounts were purged since, of whom it is not told whether they had it
 */
public record RankThen(
        Rank rank, Instant at, List<AccountId> holders, boolean more, Map<AccountId, Account> accounts, int notTold) {
    public RankThen {
        holders = List.copyOf(holders);
        accounts = Map.copyOf(accounts);
    }
}
