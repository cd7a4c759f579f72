package muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.directory.PastReader.Told;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Event;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** Who had a rank: of those who have it now, or had it since, the ones who had it at that very time. */
final class PastRank {
    private final Reading reading;
    private final Rank rank;
    private final Instant at;
    private final Instant since;

    PastRank(Reading reading, Rank rank, Instant at) {
        this.reading = reading;
        this.rank = rank;
        this.at = at;
        this.since = Past.following(at);
    }

    RankThen look(@Nullable AccountId after, int limit) {
        PastPages page = PastPages.page(
                after,
                limit,
                (beyond, most) -> reading.past().perhapsOf(rank, since, beyond, most),
                id -> id,
                this::holders);
        return new RankThen(
                rank,
                at,
                page.shown(),
                page.more(),
                reading.accounts().findAll(page.shown()),
                reading.past().purged(since));
    }

    private List<AccountId> holders(List<AccountId> candidates) {
        Map<AccountId, Event> ranks = reading.past().firstTelling(Told.RANK, candidates, since);
        List<AccountId> perhaps = candidates.stream()
                .filter(id -> rank.name().equals(then(Told.RANK, ranks.get(id), rank)))
                .toList();
        Map<AccountId, Account> accounts = reading.accounts().findAll(perhaps);
        Map<AccountId, Event> merges = reading.past().firstTelling(Told.MERGED_INTO, perhaps, since);
        return perhaps.stream()
                .filter(id -> {
                    Account account = accounts.get(id);
                    return account != null && wasThere(account, merges.get(id));
                })
                .toList();
    }

    private boolean wasThere(Account account, @Nullable Event merge) {
        return account.kind() != AccountKind.SYSTEM
                && account.stamps().createdAt().isBefore(since)
                && then(Told.MERGED_INTO, merge, account.life().mergedInto()) == null;
    }

    /** @param first the first event since then that tells it; null when it is as it is now */
    private static @Nullable String then(Told told, @Nullable Event first, @Nullable Object now) {
        if (first == null) {
            return now == null ? null : now.toString();
        }
        return first.fields().stream()
                .filter(field -> field.field().equals(told.field()))
                .findFirst()
                .orElseThrow()
                .before();
    }
}
