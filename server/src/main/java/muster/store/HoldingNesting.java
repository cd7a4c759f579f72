package muster.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import muster.directory.HoldingReader.Owned;
import muster.model.AccountId;
import muster.model.HoldingId;
import org.jdbi.v3.core.Handle;

/** Which holdings lie in which, up and down, by their ids alone. */
final class HoldingNesting {
    private final Handle handle;
    private final Database database;

    HoldingNesting(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    /** At most so many holdings of one door and kind in the order of making, after the one with that number. */
    record Page(String door, String kind, long number, int limit) {}

    /** Those on a page that belong to these accounts, are one of the tops or lie in one, however deep; oldest first. */
    List<HoldingId> firstWithin(Collection<AccountId> owners, Collection<HoldingId> tops, Page page) {
        NavigableMap<Long, HoldingId> first = new TreeMap<>();
        for (List<AccountId> portion : Ids.portions(owners)) {
            add(first, ownedStatement(database, portion.size() == 1, page), Ids.joined(portion), page.limit());
        }
        for (List<HoldingId> portion : Ids.portions(tops)) {
            add(first, withinStatement(database, page), Ids.joined(portion), page.limit());
        }
        return List.copyOf(first.values());
    }

    private void add(NavigableMap<Long, HoldingId> first, BoundSql sql, String ids, int limit) {
        sql.query(handle)
                .bind("ids", ids)
                .map((set, _) -> numbered(new Row(set)))
                .forEach(found -> first.put(found.getKey(), found.getValue()));
        while (first.size() > limit) {
            first.pollLastEntry();
        }
    }

    private static Map.Entry<Long, HoldingId> numbered(Row row) throws SQLException {
        return Map.entry(row.longNumber("number"), new HoldingId(row.uuid("id")));
    }

    /** What belongs to one alone comes in the order of the index, and the rest need not be read. */
    static BoundSql ownedStatement(Database database, boolean byOne, Page page) {
        BoundSql sql =
                new BoundSql().add("select h.id, h.number from holding h" + database.walking("holding_by_owner"));
        sql.add(" where ");
        return addPage(sql.add(byOne ? "h.owner_id = :ids" : database.isOneOfIds("h.owner_id")), page);
    }

    /** Begins at the tops, which SQLite takes from the order of the tables in a cross join. */
    static BoundSql withinStatement(Database database, Page page) {
        BoundSql sql = new BoundSql().add("with recursive inside(id) as (select t.id from holding t where ");
        sql.add(database.isOneOfIds("t.id")).add(" union select b.id from inside i cross join holding b");
        sql.add(" where b.container_id = i.id) select h.id, h.number from inside i cross join holding h");
        return addPage(sql.add(" where h.id = i.id"), page);
    }

    private static BoundSql addPage(BoundSql sql, Page page) {
        sql.add(" and h.door = ").value(page.door()).add(" and h.kind = ").value(page.kind());
        sql.add(" and h.number > ").value(page.number());
        return sql.add(" order by h.number limit ").value(page.limit());
    }

    /** These and all that they lie in. */
    List<Owned> upwards(Collection<HoldingId> ids) {
        List<Owned> found = new ArrayList<>();
        for (List<HoldingId> portion : Ids.portions(ids)) {
            handle.createQuery(upwardsStatement(database))
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> owned(new Row(set)))
                    .forEach(found::add);
        }
        return found;
    }

    static String upwardsStatement(Database database) {
        return """
                with recursive above(id, owner_id, container_id) as (
                    select h.id, h.owner_id, h.container_id from holding h where %s
                    union
                    select u.id, u.owner_id, u.container_id from above a cross join holding u where u.id = a.container_id)
                select id, owner_id from above
                """.formatted(database.isOneOfIds("h.id"));
    }

    private static Owned owned(Row row) throws SQLException {
        return new Owned(new HoldingId(row.uuid("id")), row.accountId("owner_id"));
    }
}
