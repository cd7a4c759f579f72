package muster.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import muster.directory.AccountPage;
import muster.directory.AccountQuery;
import muster.directory.Condition;
import muster.directory.PageMark;
import muster.directory.PageStart;
import muster.model.AccountEntry;
import muster.model.AccountId;
import org.jdbi.v3.core.Handle;

/**
 * Pages of accounts, and how many there are. A page is found as ids first, by a walk along an index where there is one for
 * the order, so that what is skipped costs no rows. What is searched by prefix is found, ordered and counted in the indexes
 * of names, and only the rows of the page are looked up.
 */
final class AccountLists {
    private record Place(AccountId id, PageMark mark) {}

    private final Handle handle;
    private final AccountLoader loader;
    private final AccountCounts counts;

    AccountLists(Handle handle, AccountLoader loader, AccountCounts counts) {
        this.handle = handle;
        this.loader = loader;
        this.counts = counts;
    }

    AccountPage page(AccountQuery query, PageStart from, int limit, Instant now) {
        OrderSql order = OrderSql.of(query.orders());
        List<Place> places = statement(query.condition(), order, from, limit, now)
                .query(handle)
                .map((set, _) -> place(set, order.markSize()))
                .list();
        List<AccountEntry> entries = loader.byIds(places.stream().map(Place::id).toList());
        boolean marked = order.hasMarks() && !places.isEmpty();
        return new AccountPage(entries, marked ? Optional.of(places.getLast().mark()) : Optional.empty());
    }

    static BoundSql statement(Condition condition, OrderSql order, PageStart from, int limit, Instant now) {
        BoundSql sql = new BoundSql();
        List<Condition> ranges = order.isInIndexesOfNames() ? ConditionSql.ranges(condition) : List.of();
        sql.add("select a.id, " + order.markColumns() + " from ");
        if (ranges.isEmpty()) {
            sql.add("account a where ");
            ConditionSql.append(sql, condition, now);
        } else {
            sql.add("(");
            appendRanges(sql, "select " + AccountColumn.IN_INDEXES_OF_NAMES, " union all ", ranges, now);
            sql.add(") a where 1 = 1");
        }
        if (from instanceof PageStart.After(var mark)) {
            sql.add(" and ");
            order.appendAfter(sql, mark);
        }
        order.appendOrder(sql);
        sql.add(" limit ").value(limit);
        if (from instanceof PageStart.Skipping(long entries) && entries > 0) {
            sql.add(" offset ").value(entries);
        }
        return sql;
    }

    private static Place place(ResultSet set, int markSize) throws SQLException {
        List<String> values = new ArrayList<>(markSize);
        for (int i = 0; i < markSize; i++) {
            values.add(set.getString("m" + i));
        }
        return new Place(new Row(set).accountId("id"), new PageMark(values));
    }

    long count(Condition condition, Instant now) {
        return AccountCounts.ranksOf(condition).map(counts::of).orElseGet(() -> countByWalking(condition, now));
    }

    private long countByWalking(Condition condition, Instant now) {
        return countStatement(condition, now)
                .query(handle)
                .map((set, _) -> set.getLong(1))
                .one();
    }

    static BoundSql countStatement(Condition condition, Instant now) {
        BoundSql sql = new BoundSql();
        List<Condition> ranges = ConditionSql.ranges(condition);
        if (ranges.isEmpty()) {
            sql.add("select count(*) from account a where ");
            ConditionSql.append(sql, condition, now);
        } else {
            sql.add("select (");
            appendRanges(sql, "select count(*)", ") + (", ranges, now);
            sql.add(")");
        }
        return sql;
    }

    /** One statement for each range, none of which finds what one before it does. */
    private static void appendRanges(BoundSql sql, String select, String between, List<Condition> ranges, Instant now) {
        for (int i = 0; i < ranges.size(); i++) {
            List<Condition> conditions = new ArrayList<>();
            conditions.add(ranges.get(i));
            ranges.subList(0, i).forEach(before -> conditions.add(new Condition.Not(before)));
            sql.add(i == 0 ? "" : between).add(select).add(" from account a where ");
            ConditionSql.append(sql, new Condition.AllOf(conditions), now);
        }
    }
}
