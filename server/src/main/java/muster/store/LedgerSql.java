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

    /** Of more acts, each step from one event to the next would be dearer than looking at a few events in between. */
    private static final int MOST_ACTS_LEAPT = 8;

    private final LedgerQuery query;
    private final BoundSql sql = new BoundSql();

    private LedgerSql(LedgerQuery query) {
        this.query = query;
    }

    static BoundSql page(Database database, LedgerQuery query, @Nullable EventId beyond, int limit) {
        LedgerSql page = new LedgerSql(query);
        List<List<LedgerLeaps.Range>> lists = page.lists();
        return lists.size() > 1 && query.acts().size() <= MOST_ACTS_LEAPT
                ? page.leaping(new LedgerLeaps(database, lists), beyond, limit)
                : page.page(beyond, limit);
    }

    /** What the events stand in at once, each in the order of events by an index. */
    private List<List<LedgerLeaps.Range>> lists() {
        List<List<LedgerLeaps.Range>> lists = new ArrayList<>();
        if (query.concerning() != null) {
            lists.add(List.of(ofSubject(query.concerning()), ofActor(query.concerning())));
        }
        if (query.subject() != null) {
            lists.add(List.of(ofSubject(query.subject())));
        }
        if (query.actor() != null) {
            lists.add(List.of(ofActor(query.actor())));
        }
        if (!query.acts().isEmpty()) {
            lists.add(query.acts().stream()
                    .sorted()
                    .map(act -> new LedgerLeaps.Range("event_by_act", "r.act = " + sql.parameter(act.name())))
                    .toList());
        }
        if (query.door() != null) {
            lists.add(List.of(new LedgerLeaps.Range("event_by_door", "r.door = " + sql.parameter(query.door()))));
        }
        return lists;
    }

    private LedgerLeaps.Range ofSubject(AccountId id) {
        return new LedgerLeaps.Range("event_by_subject", "r.subject_account = " + sql.parameter(id.toString()));
    }

    private LedgerLeaps.Range ofActor(AccountId id) {
        return new LedgerLeaps.Range("event_by_actor", "r.actor_account = " + sql.parameter(id.toString()));
    }

    private BoundSql leaping(LedgerLeaps leaps, @Nullable EventId beyond, int limit) {
        List<String> starts = new ArrayList<>();
        starts.add(sql.parameter(beyond == null ? Long.MAX_VALUE : beyond.value() - 1));
        List<String> leasts = new ArrayList<>();
        leasts.add(sql.parameter(query.after() == null ? 0L : query.after().value()));
        List<String> exact = new ArrayList<>();
        if (query.until() != null) {
            starts.add(behind(query.until()));
            add(exact, "e.at < ", query.until(), Micros::of);
        }
        if (query.since() != null) {
            leasts.add(before(query.since()));
            add(exact, "e.at >= ", query.since(), Micros::of);
        }
        String ids = leaps.ids(oneOf("min", starts), oneOf("max", leasts), exact, sql.parameter(limit));
        return sql.add(EventRows.SELECT + "where id in (" + ids + ") order by id desc");
    }

    private static String oneOf(String which, List<String> values) {
        return values.stream()
                .map(value -> "select " + value + " as id")
                .collect(Collectors.joining(" union all ", "(select " + which + "(v.id) from (", ") v)"));
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
            conditions.add("id > " + before(since));
        }
        if (until != null) {
            conditions.add("id < " + behind(until));
        }
    }

    private String before(Instant since) {
        return "coalesce((select s.id from event s where s.at < "
                + sql.parameter(Math.max(Micros.of(since), Long.MIN_VALUE + DISORDER_MICROS) - DISORDER_MICROS)
                + " order by s.at desc, s.id desc limit 1), 0)";
    }

    private String behind(Instant until) {
        return "coalesce((select u.id from event u where u.at >= "
                + sql.parameter(Math.min(Micros.of(until), Long.MAX_VALUE - DISORDER_MICROS) + DISORDER_MICROS)
                + " order by u.at, u.id limit 1), " + Long.MAX_VALUE + ")";
    }
}
