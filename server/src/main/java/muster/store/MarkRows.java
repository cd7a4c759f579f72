package muster.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import muster.directory.MarkWriter;
import muster.model.AccountId;
import muster.model.ViewerMarks;
import org.jdbi.v3.core.Handle;

/** What people marked of others' records. A record of which nothing is marked has no row. */
final class MarkRows implements MarkWriter {
    private final Handle handle;
    private final Database database;

    MarkRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    @Override
    public Map<AccountId, ViewerMarks> of(AccountId viewer, Collection<AccountId> targets) {
        Map<AccountId, ViewerMarks> found = new HashMap<>();
        for (List<AccountId> portion : Ids.portions(targets)) {
            handle.createQuery(
                            "select v.target_id, v.pinned, v.opened from viewer_mark v where v.viewer_id = :viewer and "
                                    + database.isOneOfIds("v.target_id"))
                    .bind("viewer", viewer.toString())
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> marked(new Row(set)))
                    .forEach(marked -> found.put(marked.getKey(), marked.getValue()));
        }
        return found;
    }

    @Override
    public long countBy(AccountId viewer) {
        return count("select count(*) from viewer_mark where viewer_id = :id", viewer);
    }

    @Override
    public long countOn(AccountId target) {
        return count("select count(*) from viewer_mark where target_id = :id", target);
    }

    private long count(String statement, AccountId id) {
        return handle.createQuery(statement)
                .bind("id", id.toString())
                .mapTo(Long.class)
                .one();
    }

    private static Map.Entry<AccountId, ViewerMarks> marked(Row row) throws SQLException {
        return Map.entry(row.accountId("target_id"), new ViewerMarks(row.flag("pinned"), row.flag("opened")));
    }

    @Override
    public void put(AccountId viewer, AccountId target, ViewerMarks marks) {
        if (marks.equals(ViewerMarks.NONE)) {
            remove(viewer, target);
            return;
        }
        handle.createUpdate("""
                        insert into viewer_mark (viewer_id, target_id, pinned, opened)
                        values (:viewer, :target, :pinned, :opened)
                        on conflict (viewer_id, target_id) do update
                        set pinned = excluded.pinned, opened = excluded.opened
                        """)
                .bind("viewer", viewer.toString())
                .bind("target", target.toString())
                .bind("pinned", marks.pinned() ? 1 : 0)
                .bind("opened", marks.opened() ? 1 : 0)
                .execute();
    }

    private void remove(AccountId viewer, AccountId target) {
        handle.createUpdate("delete from viewer_mark where viewer_id = :viewer and target_id = :target")
                .bind("viewer", viewer.toString())
                .bind("target", target.toString())
                .execute();
    }
}
