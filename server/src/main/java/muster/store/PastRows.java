package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.directory.PastReader;
import muster.model.AccountId;
import muster.model.Event;
import muster.model.GroupId;
import muster.model.Rank;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger tells of the past. Each statement walks indexes in the order of ids and stops when it has enough; events are
 * walked no further than a page of those reaches of whom it is so now, or each page would walk all of them for nothing.
 */
final class PastRows implements PastReader {
    /** The condition of the index {@code event_of_rank}, word for word. */
    private static final String TELLS = """
            e.act <> 'ACCOUNT_CREATED'
            and (e.payload like '%{"field":"rank"%' or e.payload like '%{"field":"mergedInto"%')\s""";

    /** Events have the order of their ids, and nearly that of their times. */
    private static final String SINCE = """
            e.at >= :since
            and e.id > coalesce((select s.id from event s where s.at < :near order by s.at desc, s.id desc limit 1), 0)\s""";

    private final Handle handle;
    private final Database database;

    PastRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    @Override
    public List<AccountId> perhapsOf(Rank rank, Instant since, @Nullable AccountId after, int limit) {
        return handle.createQuery(perhapsOf())
                .bind("rank", Weights.of(rank))
                .bind("before", "%{\"field\":\"rank\",\"before\":\"" + rank + "\"%")
                .bind("after", Objects.requireNonNullElse(Row.text(after), ""))
                .bind("since", Micros.of(since))
                .bind("near", near(since))
                .bind("limit", limit)
                .bind("last", limit - 1)
                .map((set, _) -> new Row(set).accountId("id"))
                .list();
    }

    static String perhapsOf() {
        return """
                select a.id from (
                    select r.id from account r where r.rank = :rank and r.rank >= 0 and r.id > :after order by r.id limit :limit) a
                union
                select b.id from (
                    select distinct e.subject_account as id from event e
                    where e.subject_account > :after and e.subject_account <= coalesce((
                              select u.id from account u where u.rank = :rank and u.rank >= 0 and u.id > :after
                              order by u.id limit 1 offset :last), 'z')
                      and e.payload like :before and\s""" + TELLS + "and " + SINCE + """
                    order by e.subject_account limit :limit) b
                order by id limit :limit""";
    }

    @Override
    public Map<AccountId, Event> firstTelling(Told told, Collection<AccountId> accounts, Instant since) {
        Map<AccountId, Event> found = new HashMap<>();
        for (List<AccountId> portion : Ids.portions(accounts)) {
            handle.createQuery(firstTelling(database))
                    .bind("field", "%{\"field\":\"" + told.field() + "\"%")
                    .bind("ids", Ids.joined(portion))
                    .bind("since", Micros.of(since))
                    .bind("near", near(since))
                    .map((set, _) -> EventRows.event(new Row(set)))
                    .forEach(event -> found.put(Objects.requireNonNull(event.subject()), event));
        }
        return found;
    }

    static String firstTelling(Database database) {
        return EventRows.SELECT + "where id in (select min(e.id) from event e where "
                + database.isOneOfIds("e.subject_account") + " and e.payload like :field and " + TELLS + "and " + SINCE
                + "group by e.subject_account)";
    }

    @Override
    public int purged(Instant since) {
        return handle.createQuery("""
                        select count(*) from event e
                        where e.act = 'ACCOUNT_PURGED' and not exists (
                            select 1 from event m
                            where m.subject_account = e.subject_account and m.act = 'ACCOUNT_CREATED' and m.at >= :since)
                        and\s""" + SINCE)
                .bind("since", Micros.of(since))
                .bind("near", near(since))
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public List<Candidate> perhapsIn(GroupId group, Instant since, @Nullable AccountId after, int limit) {
        return handle.createQuery(perhapsIn())
                .bind("group", group.toString())
                .bind("after", Objects.requireNonNullElse(Row.text(after), ""))
                .bind("since", Micros.of(since))
                .bind("near", near(since))
                .bind("limit", limit)
                .bind("last", limit - 1)
                .map((set, _) -> candidate(new Row(set)))
                .list();
    }

    private static Candidate candidate(Row row) throws SQLException {
        return new Candidate(row.accountId("id"), row.number("present") == 1);
    }

    static String perhapsIn() {
        return """
                select c.id, 1 as present from (
                    select g.party_id as id from access_grant g
                    where g.object_kind = 'GROUP' and g.object_id = :group and g.party_kind = 'ACCOUNT'
                      and g.purpose = '' and g.party_id > :after
                    order by g.party_id limit :limit) c
                union all
                select d.id, 0 as present from (
                    select distinct e.subject_account as id from event e
                    where e.target_kind = 'group' and e.target_id = :group and e.subject_account > :after
                      and e.subject_account <= coalesce((
                              select u.party_id from access_grant u
                              where u.object_kind = 'GROUP' and u.object_id = :group and u.party_kind = 'ACCOUNT'
                                and u.purpose = '' and u.party_id > :after
                              order by u.party_id limit 1 offset :last), 'z')
                      and e.act = 'MEMBER_REMOVED' and\s""" + SINCE + """
                    order by e.subject_account limit :limit) d
                where not exists (
                    select 1 from access_grant p
                    where p.object_kind = 'GROUP' and p.object_id = :group and p.party_kind = 'ACCOUNT'
                      and p.party_id = d.id and p.purpose = '')
                order by id limit :limit""";
    }

    @Override
    public Map<AccountId, Event> firstOfMembership(GroupId group, Collection<AccountId> accounts, Instant since) {
        Map<AccountId, Event> found = new HashMap<>();
        for (List<AccountId> portion : Ids.portions(accounts)) {
            handle.createQuery(firstOfMembership(database))
                    .bind("group", group.toString())
                    .bind("ids", Ids.joined(portion))
                    .bind("since", Micros.of(since))
                    .bind("near", near(since))
                    .map((set, _) -> EventRows.event(new Row(set)))
                    .forEach(event -> found.put(Objects.requireNonNull(event.subject()), event));
        }
        return found;
    }

    static String firstOfMembership(Database database) {
        return EventRows.SELECT + """
                where id in (
                    select min(e.id) from event e
                    where e.target_kind = 'group' and e.target_id = :group and\s"""
                + database.isOneOfIds("e.subject_account")
                + " and e.act in ('MEMBER_ADDED', 'MEMBER_REMOVED') and " + SINCE + "group by e.subject_account)";
    }

    private static long near(Instant since) {
        return Math.max(Micros.of(since), Long.MIN_VALUE + LedgerSql.DISORDER_MICROS) - LedgerSql.DISORDER_MICROS;
    }
}
