package muster.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import muster.directory.Duplicates.Reason;
import muster.directory.PageMark;
import muster.directory.RosterReader.Alike;
import muster.directory.RosterReader.AlikePage;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Refused;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Listed accounts that are alike. Equal ones lie side by side in an index, which a page walks for a while and no further, so
 * that a page without any costs as little as one with many.
 */
final class AlikeRows {
    static final int LONGEST_WALK = 100_000;
    static final int MOST_SHOWN = 20;

    private final Handle handle;
    private final Database database;
    private final AccountLoader loader;

    AlikeRows(Handle handle, Database database, AccountLoader loader) {
        this.handle = handle;
        this.database = database;
        this.loader = loader;
    }

    AlikePage page(Reason reason, @Nullable PageMark after, int limit) {
        List<String> from = after == null ? beginning(reason) : checked(reason, after.values());
        Optional<List<String>> edge = edge(reason, from);
        List<List<String>> found = shared(reason, from, edge.orElse(null), limit + 1);
        List<List<String>> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<List<String>> end = found.size() > limit ? Optional.of(shown.getLast()) : edge;
        return new AlikePage(shown.stream().map(keys -> alike(reason, keys)).toList(), end.map(PageMark::new));
    }

    /** Nobody is alike by what is not there. */
    private static List<String> beginning(Reason reason) {
        return switch (reason) {
            case SHARED_ADDRESS, EQUAL_SUBJECT -> List.of("");
            // Behind every empty family name.
            case EQUAL_NAMES -> List.of("", ConditionSql.LAST_CHARACTER);
        };
    }

    private static List<String> checked(Reason reason, List<String> values) {
        if (values.size() != beginning(reason).size() || !values.stream().allMatch(IndexKey::isStorable)) {
            throw new Refused(
                    new Failure.Malformed("page mark", "does not belong to this list; begin at the first page"));
        }
        return values;
    }

    /** What stands where the walk ends at the latest; empty when the index ends before. */
    private Optional<List<String>> edge(Reason reason, List<String> from) {
        BoundSql sql = new BoundSql();
        int offset = LONGEST_WALK - 1;
        switch (reason) {
            case SHARED_ADDRESS -> {
                sql.add("select * from (select * from (select a.email_key as k0" + primary());
                sql.add(" and a.email_key > ").value(from.getFirst());
                sql.add(" order by a.email_key limit 1 offset ").value(offset);
                sql.add(") p union all select * from (select e.address_key as k0" + further());
                sql.add(" and e.address_key > ").value(from.getFirst());
                sql.add(" order by e.address_key limit 1 offset ").value(offset);
                sql.add(") f) b order by k0 limit 1");
            }
            case EQUAL_SUBJECT -> {
                sql.add("select x.subject_key as k0 from external_identity x where x.subject_key > ");
                sql.value(from.getFirst())
                        .add(" order by x.subject_key limit 1 offset ")
                        .value(offset);
            }
            case EQUAL_NAMES -> {
                sql.add("select a.family_key as k0, a.given_key as k1" + names() + " and " + behind(sql, from));
                sql.add(" order by a.family_key, a.given_key limit 1 offset ").value(offset);
            }
        }
        return keys(reason, sql).stream().findFirst();
    }

    private List<List<String>> shared(Reason reason, List<String> from, @Nullable List<String> edge, int limit) {
        BoundSql sql = new BoundSql();
        switch (reason) {
            case SHARED_ADDRESS -> addShared(sql, from.getFirst(), edge == null ? null : edge.getFirst(), limit);
            case EQUAL_SUBJECT -> {
                String end = edge == null ? null : sql.parameter(edge.getFirst());
                sql.add("select x.subject_key as k0" + identities());
                sql.add(range("x.subject_key", sql.parameter(from.getFirst()), end));
                sql.add(
                        " group by x.subject_key having count(distinct x.account_id) > 1 order by x.subject_key limit ");
                sql.value(limit);
            }
            case EQUAL_NAMES -> {
                sql.add("select a.family_key as k0, a.given_key as k1" + names() + " and " + behind(sql, from));
                if (edge != null) {
                    sql.add(" and (a.family_key, a.given_key) <= (").value(edge.get(0));
                    sql.add(", ").value(edge.get(1)).add(")");
                }
                sql.add(" and a.given_key <> '' group by a.family_key, a.given_key having count(*) > 1");
                sql.add(" order by a.family_key, a.given_key limit ").value(limit);
            }
        }
        return keys(reason, sql);
    }

    /** Those that stand twice among primary addresses, and further ones that stand anywhere else. */
    private void addShared(BoundSql sql, String from, @Nullable String edge, int limit) {
        String after = sql.parameter(from);
        String end = edge == null ? null : sql.parameter(edge);
        sql.add("select k0 from (select k0 from (select a.email_key as k0" + primary());
        sql.add(range("a.email_key", after, end));
        sql.add(" group by a.email_key having count(*) > 1 order by a.email_key limit ")
                .value(limit);
        sql.add(") p union select k0 from (select e.address_key as k0" + further());
        sql.add(range("e.address_key", after, end));
        sql.add(" and exists (select 1 from account o where o.id = e.account_id and o.listed = 1)");
        sql.add(" and (exists (select 1" + primary() + " and a.email_key = e.address_key)");
        sql.add(" or exists (select 1 from account_email t cross join account o where t.position > 0");
        sql.add(" and t.address_key = e.address_key and t.account_id <> e.account_id and o.id = t.account_id");
        sql.add(" and o.listed = 1)) group by e.address_key order by e.address_key limit ")
                .value(limit);
        sql.add(") f) b order by k0 limit ").value(limit);
    }

    private static String range(String column, String after, @Nullable String end) {
        return " and " + column + " > " + after + (end == null ? "" : " and " + column + " <= " + end);
    }

    private static String behind(BoundSql sql, List<String> from) {
        return "(a.family_key, a.given_key) > (" + sql.parameter(from.get(0)) + ", " + sql.parameter(from.get(1)) + ")";
    }

    private String primary() {
        return " from account a" + database.walking("account_by_email") + " where a.listed = 1";
    }

    private String further() {
        return " from account_email e" + database.walking("account_email_further") + " where e.position > 0";
    }

    private String names() {
        return " from account a" + database.walking("account_by_family") + " where a.listed = 1";
    }

    private static String identities() {
        return " from external_identity x cross join account o where o.id = x.account_id and o.listed = 1";
    }

    private List<List<String>> keys(Reason reason, BoundSql sql) {
        int size = beginning(reason).size();
        return sql.query(handle)
                .map((set, _) ->
                        size == 1 ? List.of(set.getString("k0")) : List.of(set.getString("k0"), set.getString("k1")))
                .list();
    }

    private Alike alike(Reason reason, List<String> keys) {
        List<AccountId> ids = members(reason, keys);
        List<AccountEntry> shown = loader.byIds(ids.subList(0, Math.min(MOST_SHOWN, ids.size())));
        // Names are told as they are said.
        Stream<String> told = (reason == Reason.EQUAL_NAMES ? keys.reversed() : keys).stream();
        return new Alike(reason, told.map(IndexKey::shown).toList(), shown, ids.size() > MOST_SHOWN);
    }

    private List<AccountId> members(Reason reason, List<String> keys) {
        BoundSql sql = new BoundSql();
        switch (reason) {
            case SHARED_ADDRESS -> {
                sql.add("select a.id as id" + primary() + " and a.email_key = ").value(keys.getFirst());
                sql.add(" union select e.account_id as id from account_email e cross join account o where");
                sql.add(" e.position > 0 and e.address_key = ").value(keys.getFirst());
                sql.add(" and o.id = e.account_id and o.listed = 1 order by id");
            }
            case EQUAL_SUBJECT -> {
                sql.add("select distinct x.account_id as id" + identities() + " and x.subject_key = ");
                sql.value(keys.getFirst()).add(" order by id");
            }
            case EQUAL_NAMES -> {
                sql.add("select a.id as id" + names() + " and a.family_key = ").value(keys.get(0));
                sql.add(" and a.given_key = ").value(keys.get(1));
                sql.add(" order by a.username_key, a.email_key, a.id");
            }
        }
        List<AccountId> ids = new ArrayList<>();
        sql.add(" limit ").value(MOST_SHOWN + 1);
        sql.query(handle).map((set, _) -> new Row(set).accountId("id")).forEach(ids::add);
        return ids;
    }
}
