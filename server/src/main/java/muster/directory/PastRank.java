package muster.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Event;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** Who had a rank: who has it now, but for those whose rank or being has changed since. */
final class PastRank {
    private static final int AT_ONCE = 1_000;
    private static final Set<Act> TELLING = Set.of(
            Act.ACCOUNT_CREATED, Act.ACCOUNT_CHANGED, Act.ACCOUNT_WITHDRAWN, Act.ACCOUNT_MERGED, Act.ACCOUNT_PURGED);

    private final Reading reading;
    private final Rank rank;
    private final Instant at;
    /** The rank then of those of whom an event since tells it; empty of who was not there yet. */
    private final Map<AccountId, String> changed = new HashMap<>();

    private final Set<AccountId> merged = new HashSet<>();
    private final Set<AccountId> purged = new HashSet<>();

    PastRank(Reading reading, Rank rank, Instant at) {
        this.reading = reading;
        this.rank = rank;
        this.at = at;
    }

    RankThen look(@Nullable AccountId after, int limit, Instant now) {
        LedgerQuery since = LedgerQuery.EVERYTHING.withActs(TELLING).between(Past.following(at), null);
        PastEvents.each((beyond, most) -> reading.events().list(since, beyond, most), this::takeBack);
        merged.removeAll(changed.keySet());
        purged.removeIf(id -> "".equals(changed.get(id)));
        Map<AccountId, Account> unlisted = reading.accounts().findAll(merged);
        List<AccountId> others = new ArrayList<>();
        changed.forEach((id, then) -> {
            if (then.equals(rank.name()) && !purged.contains(id)) {
                others.add(id);
            }
        });
        unlisted.values().stream()
                .filter(account -> account.rank() == rank)
                .map(Account::id)
                .forEach(others::add);
        List<AccountId> sorted = new ArrayList<>(unchanged(after, limit + 1, now));
        sorted.addAll(others);
        sorted.sort(Comparator.comparing(AccountId::toString));
        List<AccountId> page = Past.page(sorted, after, limit);
        List<AccountId> shown = page.subList(0, Math.min(limit, page.size()));
        return new RankThen(
                rank, at, shown, page.size() > limit, reading.accounts().findAll(shown), purged.size());
    }

    private void takeBack(Event event) {
        AccountId id = event.subject();
        if (id == null) {
            return;
        }
        switch (event.act()) {
            case ACCOUNT_CREATED -> changed.put(id, "");
            case ACCOUNT_PURGED -> purged.add(id);
            case ACCOUNT_MERGED -> {
                merged.add(id);
                takeBackRank(id, event);
            }
            default -> takeBackRank(id, event);
        }
    }

    private void takeBackRank(AccountId id, Event event) {
        for (Event.FieldChange field : event.fields()) {
            String before = field.before();
            if (field.field().equals("rank") && before != null) {
                changed.put(id, before);
            }
        }
    }

    /** Some who have the rank now and had it then, after that one. */
    private List<AccountId> unchanged(@Nullable AccountId after, int limit, Instant now) {
        var query = new AccountQuery(
                new Condition.HasRank(Set.of(rank)),
                List.of(new AccountQuery.Order.By(AccountField.ID, true)),
                AccountQuery.Who.LISTED_AND_TRASH);
        List<AccountId> found = new ArrayList<>();
        PageStart from = after == null ? PageStart.FIRST : new PageStart.After(new PageMark(List.of(after.toString())));
        while (found.size() < limit) {
            AccountPage page = reading.accounts().list(query, from, AT_ONCE, now);
            page.entries().stream()
                    .map(AccountEntry::account)
                    .map(Account::id)
                    .filter(id -> !changed.containsKey(id))
                    .forEach(found::add);
            if (page.entries().size() < AT_ONCE || page.end().isEmpty()) {
                break;
            }
            from = new PageStart.After(page.end().get());
        }
        return found;
    }
}
