package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.directory.LaneWriter;
import muster.model.AccountId;
import muster.model.Lane;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lanes, and who is kept to which. Changes of them follow each other: they are rare, and concern many accounts at once. */
final class LaneRows implements LaneWriter {
    private static final String SELECT = "select l.name, l.kind, l.title, l.description from lane l ";

    private final Handle handle;
    private final Database database;

    LaneRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    @Override
    public List<Lane> all() {
        return handle.createQuery(SELECT + "order by l.created_at, l.name")
                .map((set, _) -> lane(new Row(set)))
                .list();
    }

    @Override
    public Optional<Lane> find(String name) {
        if (!IndexKey.isStorable(name)) {
            return Optional.empty();
        }
        return handle.createQuery(SELECT + "where l.name = :name")
                .bind("name", name)
                .map((set, _) -> lane(new Row(set)))
                .findOne();
    }

    private static Lane lane(Row row) throws SQLException {
        return new Lane(
                row.text("name"),
                Lane.Kind.valueOf(row.text("kind")),
                row.text("title"),
                row.textOrNull("description"));
    }

    @Override
    public Map<AccountId, List<String>> chosen(Collection<AccountId> ids) {
        Map<AccountId, List<String>> found = new HashMap<>();
        for (List<AccountId> portion : Ids.portions(ids)) {
            handle.createQuery(chosenStatement(database))
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> choice(new Row(set)))
                    .forEach(choice -> choice.addTo(found));
        }
        return found;
    }

    /** Whoever may use no lane has a row without one. */
    static String chosenStatement(Database database) {
        return """
                select c.account_id, a.lane
                from lane_choice c left join account_lane a on a.account_id = c.account_id
                where\s""" + database.isOneOfIds("c.account_id") + " order by c.account_id, a.position, a.lane";
    }

    /** One of the lanes of an account, or none. */
    private record Choice(AccountId account, @Nullable String lane) {
        void addTo(Map<AccountId, List<String>> found) {
            List<String> lanes = found.computeIfAbsent(account, _ -> new ArrayList<>());
            if (lane != null) {
                lanes.add(lane);
            }
        }
    }

    private static Choice choice(Row row) throws SQLException {
        return new Choice(row.accountId("account_id"), row.textOrNull("lane"));
    }

    @Override
    public boolean add(Lane lane, Instant now) {
        guard();
        int added = handle.createUpdate("""
                        insert into lane (name, kind, title, description, created_at)
                        values (:name, :kind, :title, :description, :now)
                        on conflict (name) do nothing
                        """)
                .bind("name", lane.name())
                .bind("kind", lane.kind().name())
                .bind("title", lane.title())
                .bind("description", lane.description())
                .bind("now", Micros.of(now))
                .execute();
        return added == 1;
    }

    @Override
    public void save(Lane lane) {
        guard();
        handle.createUpdate(
                        "update lane set kind = :kind, title = :title, description = :description where name = :name")
                .bind("name", lane.name())
                .bind("kind", lane.kind().name())
                .bind("title", lane.title())
                .bind("description", lane.description())
                .execute();
    }

    @Override
    public void giveToChosen(String lane) {
        guard();
        handle.createUpdate("""
                        insert into account_lane (account_id, lane, position)
                        select c.account_id, :lane,
                               coalesce((select max(a.position) + 1 from account_lane a
                                         where a.account_id = c.account_id), 0)
                        from lane_choice c
                        where not exists (select 1 from account_lane a
                                          where a.account_id = c.account_id and a.lane = :lane)
                        """).bind("lane", lane).execute();
    }

    @Override
    public boolean remove(String name) {
        if (!IndexKey.isStorable(name)) {
            return false;
        }
        guard();
        handle.createUpdate("delete from account_lane where lane = :name")
                .bind("name", name)
                .execute();
        int removed = handle.createUpdate("delete from lane where name = :name")
                .bind("name", name)
                .execute();
        return removed == 1;
    }

    @Override
    public void choose(AccountId id, List<String> lanes) {
        guard();
        handle.createUpdate("insert into lane_choice (account_id) values (:id) on conflict (account_id) do nothing")
                .bind("id", id.toString())
                .execute();
        handle.createUpdate("delete from account_lane where account_id = :id")
                .bind("id", id.toString())
                .execute();
        for (int position = 0; position < lanes.size(); position++) {
            insert(id, lanes.get(position), position);
        }
    }

    /** Leaves out a lane that was removed since it was looked for, and what is named twice. */
    private void insert(AccountId id, String lane, int position) {
        handle.createUpdate("""
                        insert into account_lane (account_id, lane, position)
                        select :id, l.name, :position from lane l where l.name = :lane
                        on conflict (account_id, lane) do nothing
                        """)
                .bind("id", id.toString())
                .bind("lane", lane)
                .bind("position", position)
                .execute();
    }

    /** Held until the transaction ends. */
    private void guard() {
        handle.createQuery("select g.name from guard g where g.name = 'lanes'" + database.lockingRowsOf("g"))
                .map((set, _) -> set.getString("name"))
                .one();
    }
}
