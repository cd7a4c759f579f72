package muster.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.directory.LedgerQuery;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.EventId;
import org.jspecify.annotations.Nullable;

/**
 * A page of the ledger in the order of its events. What is asked for is cut into branches, each of which walks one index in
 * that order and stops when it has enough; so the rarest act is found as fast as the most frequent one.
 */
final class LedgerSql {
    /**
     * Events are in the order of their ids, and nearly in that of their times: a transaction gives the id some time after it
     * looked at the clock, and clocks are set back a little. So much of it is looked through besides.
     */
    static final long DISORDER_MICROS = Duration.ofHours(1).toSeconds() * 1_000_000;

    private final LedgerQuery query;
    private final BoundSql sql = new BoundSql();

    private LedgerSql(LedgerQuery query) {
        this.query = query;
    }

    static BoundSql page(LedgerQuery query, @Nullable EventId beyond, int limit) {
        return new LedgerSql(query).page(beyond, limit);
    }

    private BoundSql page(@Nullable EventId beyond, int limit) {
        List<String> narrowing = narrowing(beyond);
        String end = " order by id desc limit " + sql.parameter(limit);
        List<String> branches = new ArrayList<>();
        for (String start : starts()) {
            List<String> conditions = new ArrayList<>(narrowing);
            if (!start.isEmpty()) {
                conditions.addFirst(start);
            }
            String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
            branches.add("select * from (" + EventRows.SELECT + where + end + ") b" + branches.size());
        }
        if (branches.size() == 1) {
            return sql.add(branches.getFirst());
        }
        return sql.add(String.join(" union all ", branches)).add(end);
    }

    /** The condition that each branch finds its index by; no event meets two of them. */
    private List<String> starts() {
        AccountId id = query.concerning();
        if (id != null) {
            String account = sql.parameter(id.toString());
            return List.of(
                    "subject_account = " + account,
                    "actor_account = " + account + " and (subject_account is null or subject_account <> " + account
                            + ")");
        }
        if (isOfOneAccount()) {
            return List.of("");
        }
        return query.acts().isEmpty()
                ? List.of("")
                : query.acts().stream()
                        .sorted()
                        .map(act -> "act = " + sql.parameter(act.name()))
                        .toList();
    }

    private boolean isOfOneAccount() {
        return Stream.of(query.concerning(), query.subject(), query.actor()).anyMatch(id -> id != null);
    }

    private List<String> narrowing(@Nullable EventId beyond) {
        List<String> conditions = new ArrayList<>();
        add(conditions, "subject_account = ", query.subject(), AccountId::toString);
        add(conditions, "actor_account = ", query.actor(), AccountId::toString);
        // Where something else finds the events, SQLite is kept from walking the whole door instead.
        boolean foundOtherwise = isOfOneAccount() || !query.acts().isEmpty();
        add(conditions, foundOtherwise ? "door || '' = " : "door = ", query.door(), door -> door);
        if (isOfOneAccount() && !query.acts().isEmpty()) {
            conditions.add(query.acts().stream()
                    .map(Act::name)
                    .sorted()
                    .map(sql::parameter)
                    .collect(Collectors.joining(", ", "act in (", ")")));
        }
        add(conditions, "id < ", beyond, EventId::value);
        add(conditions, "id > ", query.after(), EventId::value);
        add(conditions, "at >= ", query.since(), Micros::of);
        add(conditions, "at < ", query.until(), Micros::of);
        addSpan(conditions, query.since(), query.until());
        return conditions;
    }

    private <T> void add(List<String> conditions, String comparison, @Nullable T value, Function<T, Object> kept) {
        if (value != null) {
            conditions.add(comparison + sql.parameter(kept.apply(value)));
        }
    }

    /** Between which ids the events of a time are, so that a walk neither begins too late nor goes on for nothing. */
    private void addSpan(List<String> conditions, @Nullable Instant since, @Nullable Instant until) {
        if (since != null) {
            conditions.add("id > coalesce((select s.id from event s where s.at < "
                    + sql.parameter(Math.max(Micros.of(since), Long.MIN_VALUE + DISORDER_MICROS) - DISORDER_MICROS)
                    + " order by s.at desc, s.id desc limit 1), 0)");
        }
        if (until != null) {
            conditions.add("id < coalesce((select u.id from event u where u.at >= "
                    + sql.parameter(Math.min(Micros.of(until), Long.MAX_VALUE - DISORDER_MICROS) + DISORDER_MICROS)
                    + " order by u.at, u.id limit 1), "
                    + Long.MAX_VALUE + ")");
        }
    }
}
