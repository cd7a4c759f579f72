package muster.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import muster.directory.AccountQuery;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.directory.PageStart;
import org.jspecify.annotations.Nullable;

/** The statements behind lists of accounts and their counts. */
final class ListSql {
    /** A statement with what a page needs to know of its order. */
    record Statement(BoundSql sql, int markSize, boolean hasMarks) {}

    /** The pieces of one statement that are about accounts of one kind. */
    private final class Arm {
        private final AccountValue.@Nullable WireName walked;
        private final ValueSql values;
        private final ListSide side;
        private final OrderPart part;
        private final String access;
        private @Nullable OrderSql order;

        /** @param access which way to the accounts is better than what the planner may guess; empty for none */
        Arm(ListSide side, OrderPart part, AccountValue.@Nullable WireName walked, String access) {
            this.walked = walked;
            this.access = access;
            this.side = side;
            this.part = part;
            values = new ValueSql(sql, database, walked);
        }

        /** Made when it is asked for: a count has none. */
        private OrderSql order() {
            if (order == null) {
                order = OrderSql.of(query.orders(), sql, database, values, part, this::conditions);
            }
            return order;
        }

        private ConditionSql conditions(BoundSql piece) {
            return new ConditionSql(piece, database, values, side, now);
        }

        /** The order of names in their index is the one in which they are joined with their accounts. */
        private void appendFrom() {
            if (walked == null) {
                sql.add(" from account a" + access + " where ");
            } else {
                sql.add(" from wire_id w cross join account a where a.id = w.target and w.retired_at is null");
                sql.add(" and w.door = ")
                        .value(walked.door())
                        .add(" and w.kind = ")
                        .value(walked.kind());
                sql.add(" and ");
            }
        }

        private void appendAfter(PageStart from) {
            if (from instanceof PageStart.After(var mark)) {
                sql.add(" and ");
                order().appendAfter(mark);
            }
        }

        private void appendPage(PageStart from, long limit) {
            sql.add("select a.id, " + order().markColumns());
            appendFrom();
            conditions(sql).append(query.condition());
            sql.add(part.condition(query.orders(), from instanceof PageStart.After));
            appendAfter(from);
            order().appendOrderOfPart();
            sql.add(" limit ").value(limit);
        }
    }

    private final BoundSql sql = new BoundSql();
    private final Database database;
    private final AccountQuery query;
    private final Instant now;

    private ListSql(Database database, AccountQuery query, Instant now) {
        this.database = database;
        this.query = query;
        this.now = now;
    }

    static Statement page(Database database, AccountQuery query, PageStart from, int limit, Instant now) {
        ListSql list = new ListSql(database, query, now);
        List<Arm> arms = list.arms();
        return arms.size() == 1 ? list.one(arms.getFirst(), from, limit) : list.several(arms, from, limit);
    }

    private List<Arm> arms() {
        List<Arm> arms = new ArrayList<>();
        for (ListSide side : ListSide.of(query.who())) {
            OrderPart.of(query.orders()).forEach(part -> arms.add(arm(side, part)));
        }
        return arms;
    }

    private Arm arm(ListSide side, OrderPart part) {
        AccountValue first = OrderSql.firstValue(query.orders()).orElse(null);
        boolean walksNames = side == ListSide.LISTED
                && query.orders().stream().limit(1).anyMatch(AccountQuery.Order.ByValue.class::isInstance)
                && first instanceof AccountValue.WireName
                && !ConditionAccess.isFoundByIndex(query.condition());
        return walksNames
                ? new Arm(side, part, (AccountValue.WireName) first, "")
                : new Arm(side, part, null, part == OrderPart.ABSENT ? "" : pageAccess(side, first));
    }

    /** The orders that are the directory's own are found in their indexes without help. */
    private String pageAccess(ListSide side, @Nullable AccountValue first) {
        boolean isOwnOrder = query.orders().stream()
                .allMatch(order ->
                        order instanceof AccountQuery.Order.By || order instanceof AccountQuery.Order.BySimilarity);
        if (isOwnOrder || side == ListSide.SHADOWS || !ConditionAccess.isMetByLookingAtAll(query.condition(), first)) {
            return "";
        }
        boolean sortsFew = query.orders().getFirst() instanceof AccountQuery.Order.ByValueNullsLast
                && ConditionAccess.isMetByFew(query.condition());
        return Optional.ofNullable(sortsFew ? null : first)
                .flatMap(side::indexOf)
                .map(database::walking)
                .orElseGet(() -> side.lookingAtAll(database));
    }

    private Statement one(Arm arm, PageStart from, int limit) {
        List<Condition> ranges = arm.side == ListSide.LISTED && OrderSql.isInIndexesOfNames(query.orders())
                ? ConditionSql.ranges(query.condition())
                : List.of();
        if (ranges.isEmpty()) {
            arm.appendPage(from, limit);
        } else {
            sql.add("select a.id, " + arm.order().markColumns() + " from (");
            appendRanges(arm, "select " + AccountColumn.IN_INDEXES_OF_NAMES, " union all ", ranges);
            sql.add(") a where 1 = 1");
            arm.appendAfter(from);
            arm.order().appendOrder();
            sql.add(" limit ").value(limit);
        }
        appendOffset(skipped(from));
        return new Statement(sql, arm.order().markSize(), arm.order().hasMarks());
    }

    /**
     * Each kind is found in its own indexes and cut off where the page must end, so that PostgreSQL, too, has nothing larger
     * to sort.
     */
    private Statement several(List<Arm> arms, PageStart from, int limit) {
        long skipped = skipped(from);
        long end = Math.min(skipped, Long.MAX_VALUE - limit) + limit;
        sql.add("select * from (");
        for (int i = 0; i < arms.size(); i++) {
            sql.add(i == 0 ? "" : " union all ").add("select * from (");
            arms.get(i).appendPage(from, end);
            sql.add(") b" + i);
        }
        sql.add(") c");
        OrderSql order = arms.getFirst().order();
        order.appendOrder();
        sql.add(" limit ").value(limit);
        appendOffset(skipped);
        return new Statement(sql, order.markSize(), order.hasMarks());
    }

    private static long skipped(PageStart from) {
        return from instanceof PageStart.Skipping(long entries) ? entries : 0;
    }

    private void appendOffset(long skipped) {
        if (skipped > 0) {
            sql.add(" offset ").value(skipped);
        }
    }

    /** How many accounts of this kind meet the query's condition. */
    static BoundSql count(Database database, AccountQuery query, ListSide side, Instant now) {
        ListSql list = new ListSql(database, query, now);
        Arm arm = list.countingArm(side);
        List<Condition> ranges = ConditionSql.ranges(query.condition());
        if (ranges.isEmpty()) {
            list.sql.add("select count(*)");
            arm.appendFrom();
            arm.conditions(list.sql).append(query.condition());
        } else {
            list.sql.add("select (");
            list.appendRanges(arm, "select count(*)", ") + (", ranges);
            list.sql.add(")");
        }
        return list.sql;
    }

    private Arm countingArm(ListSide side) {
        AccountValue.WireName names = side == ListSide.LISTED ? ConditionAccess.rangeOfNames(query.condition()) : null;
        boolean looksAtAll = names == null && ConditionAccess.isMetByLookingAtAll(query.condition(), null);
        return new Arm(side, OrderPart.WHOLE, names, looksAtAll ? side.lookingAtAll(database) : "");
    }

    /** One statement for each range, none of which finds what one before it does. */
    private void appendRanges(Arm arm, String select, String between, List<Condition> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            List<Condition> conditions = new ArrayList<>();
            conditions.add(ranges.get(i));
            ranges.subList(0, i).forEach(before -> conditions.add(new Condition.Not(before)));
            sql.add(i == 0 ? "" : between).add(select);
            arm.appendFrom();
            arm.conditions(sql).append(new Condition.AllOf(conditions));
        }
    }
}
