package muster.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Block;
import org.jdbi.v3.core.Handle;

/** Why accounts may not act. */
final class BlockRows {
    private final Handle handle;
    private final Database database;

    BlockRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    Map<AccountId, List<Block>> ofAll(Collection<AccountId> ids) {
        Map<AccountId, List<Block>> found = new HashMap<>();
        handle.createQuery("""
                        select account_id, kind, door, reason, set_by, since, ends_at
                        from account_block
                        where\s""" + database.isOneOfIds("account_id") + " order by account_id, position")
                .bind("ids", Ids.joined(ids))
                .map((set, _) -> Map.entry(new Row(set).accountId("account_id"), block(new Row(set))))
                .forEach(row -> found.computeIfAbsent(row.getKey(), _ -> new ArrayList<>())
                        .add(row.getValue()));
        return found;
    }

    private static Block block(Row row) throws SQLException {
        return new Block(
                Block.Kind.valueOf(row.text("kind")),
                row.text("door"),
                row.textOrNull("reason"),
                row.accountIdOrNull("set_by"),
                row.instant("since"),
                row.instantOrNull("ends_at"));
    }

    void add(Account account) {
        int position = 0;
        for (Block block : account.life().blocks()) {
            insert(account.id(), position, block);
            position++;
        }
    }

    void replace(Account before, Account after) {
        if (before.life().blocks().equals(after.life().blocks())) {
            return;
        }
        handle.createUpdate("delete from account_block where account_id = :id")
                .bind("id", after.id().toString())
                .execute();
        add(after);
    }

    private void insert(AccountId id, int position, Block block) {
        handle.createUpdate("""
                        insert into account_block (account_id, position, kind, door, reason, set_by, since, ends_at)
                        values (:id, :position, :kind, :door, :reason, :setBy, :since, :endsAt)
                        """)
                .bind("id", id.toString())
                .bind("position", position)
                .bind("kind", block.kind().name())
                .bind("door", block.door())
                .bind("reason", block.reason())
                .bind("setBy", Row.text(block.by()))
                .bind("since", Micros.of(block.since()))
                .bind("endsAt", Micros.ofNullable(block.until()))
                .execute();
    }
}
