package muster.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.directory.AccountPage;
import muster.directory.AccountQuery;
import muster.directory.Condition;
import muster.directory.PageMark;
import muster.directory.PageStart;
import muster.directory.TrashMark;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Rank;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Pages of accounts, and how many there are. A page is found as ids first, by a walk along an index where there is one for
 * the order, so that what is skipped costs no rows. What is searched by prefix is found, ordered and counted in the indexes
 * of names, and only the rows of the page are looked up.
 */
final class AccountLists {
    /** Marks are remembered, and documents can be long. */
    private static final int LONGEST_MARKED_TEXT = 1_000;

    private record Place(AccountId id, PageMark mark) {
        boolean isMarkShort() {
            return mark.values().stream().allMatch(value -> value.length() <= LONGEST_MARKED_TEXT);
        }
    }

    private final Handle handle;
    private final Database database;
    private final AccountLoader loader;
    private final AccountCounts counts;

    AccountLists(Handle handle, Database database, AccountLoader loader, AccountCounts counts) {
        this.handle = handle;
        this.database = database;
        this.loader = loader;
        this.counts = counts;
    }

    AccountPage page(AccountQuery query, PageStart from, int limit, Instant now) {
        ListSql.Statement statement = ListSql.page(database, query, from, limit, now);
        List<Place> places = statement
                .sql()
                .query(handle)
                .map((set, _) -> place(set, statement.markSize()))
                .list();
        List<AccountEntry> entries = loader.byIds(places.stream().map(Place::id).toList());
        boolean marked =
                statement.hasMarks() && !places.isEmpty() && places.getLast().isMarkShort();
        return new AccountPage(entries, marked ? Optional.of(places.getLast().mark()) : Optional.empty());
    }

    private static Place place(ResultSet set, int markSize) throws SQLException {
        List<String> values = new ArrayList<>(markSize);
        for (int i = 0; i < markSize; i++) {
            values.add(set.getString("m" + i));
        }
        return new Place(new Row(set).accountId("id"), new PageMark(values));
    }

    List<AccountEntry> trashed(@Nullable TrashMark after, int limit) {
        return loader.byIds(trashedStatement(after, limit)
                .query(handle)
                .map((set, _) -> new Row(set).accountId("id"))
                .list());
    }

    static BoundSql trashedStatement(@Nullable TrashMark after, int limit) {
        BoundSql sql = new BoundSql().add("select a.id from account a where a.trashed_at is not null");
        if (after != null) {
            String at = sql.parameter(Micros.of(after.trashedAt()));
            sql.add(" and a.trashed_at <= " + at + " and (a.trashed_at < " + at + " or a.id < ");
            sql.value(after.id().toString()).add(")");
        }
        return sql.add(" order by a.trashed_at desc, a.id desc limit ").value(limit);
    }

    long count(AccountQuery query, Instant now) {
        return ListSide.of(query.who()).stream()
                .mapToLong(side -> count(query, side, now))
                .sum();
    }

    private long count(AccountQuery query, ListSide side, Instant now) {
        Condition condition = query.condition();
        if (side != ListSide.LISTED) {
            return countByWalking(condition, side, now);
        }
        Optional<Set<Rank>> ranks = AccountCounts.ranksOf(condition);
        if (ranks.isPresent()) {
            return counts.of(ranks.get());
        }
        // Of all but few, those few are counted, of whom an index tells.
        return condition instanceof Condition.Not(var few) && ConditionAccess.isFoundByIndex(few)
                ? counts.of(Set.of(Rank.values())) - countByWalking(few, side, now)
                : countByWalking(condition, side, now);
    }

    private long countByWalking(Condition condition, ListSide side, Instant now) {
        return ListSql.count(database, new AccountQuery(condition, List.of()), side, now)
                .query(handle)
                .map((set, _) -> set.getLong(1))
                .one();
    }
}
