package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import muster.directory.MergeMark;
import muster.directory.MergeWriter;
import muster.model.AccountId;
import muster.model.MergeRecord;
import muster.model.MergeTrace;
import muster.model.TextKey;
import muster.model.Username;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What merges did: the rows as they were before and as they were left, as JSON, so that what nobody touched since can come back. */
final class MergeRows implements MergeWriter {
    private static final String LIST = """
            select id, old_account, into_account, redirected, merged_at, merged_by, undo_until, undone_at, username, traced
            from merge_record
            where\s""";

    private final Handle handle;

    MergeRows(Handle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<MergeRecord> find(UUID id) {
        return handle.createQuery("""
                        select id, old_account, into_account, redirected, merged_at, merged_by, undo_until, undone_at, document
                        from merge_record where id = :id
                        """)
                .bind("id", id.toString())
                .map((set, _) -> record(new Row(set), MergeTraceReading.trace(set.getString("document"))))
                .findOne();
    }

    private static MergeRecord record(Row row, @Nullable MergeTrace trace) throws SQLException {
        return new MergeRecord(
                row.uuid("id"),
                row.accountId("old_account"),
                row.accountId("into_account"),
                row.flag("redirected"),
                row.instant("merged_at"),
                row.accountIdOrNull("merged_by"),
                row.instant("undo_until"),
                row.instantOrNull("undone_at"),
                trace);
    }

    private static Listed listed(Row row) throws SQLException {
        return new Listed(record(row, null), row.flag("traced"), row.textOrNull("username"));
    }

    @Override
    public List<Listed> of(AccountId id, int limit) {
        return handle.createQuery(LIST + """
                        id in (select m.id from merge_record m where m.old_account = :id
                               union
                               select m.id from merge_record m where m.into_account = :id)
                        order by merged_at desc, id desc limit :limit
                        """)
                .bind("id", id.toString())
                .bind("limit", limit)
                .map((set, _) -> listed(new Row(set)))
                .list();
    }

    @Override
    public List<Listed> ofUsername(TextKey username, int limit) {
        return username.isEmpty() || !IndexKey.isStorable(username.value())
                ? List.of()
                : handle.createQuery(LIST + "username_key = :key order by merged_at desc, id desc limit :limit")
                        .bind("key", IndexKey.of(username.value()))
                        .bind("limit", limit)
                        .map((set, _) -> listed(new Row(set)))
                        .list();
    }

    @Override
    public List<Listed> open(Instant now, @Nullable MergeMark after, int limit) {
        MergeMark from = after == null ? new MergeMark(Micros.of(Long.MAX_VALUE / 2), new UUID(-1, -1)) : after;
        return handle.createQuery(LIST + """
                        undone_at is null and undo_until > :now and (merged_at, id) < (:at, :id)
                        order by merged_at desc, id desc limit :limit
                        """)
                .bind("now", Micros.of(now))
                .bind("at", Micros.of(from.at()))
                .bind("id", from.id().toString())
                .bind("limit", limit)
                .map((set, _) -> listed(new Row(set)))
                .list();
    }

    @Override
    public void add(MergeRecord merge) {
        MergeTrace trace = Objects.requireNonNull(merge.trace());
        Username formerly = trace.old().username();
        handle.createUpdate("""
                        insert into merge_record (id, old_account, into_account, redirected, merged_at, merged_by, undo_until,
                                                  traced, username, username_key, document)
                        values (:id, :old, :into, :redirected, :at, :by, :undoUntil, 1, :username, :usernameKey,
                                :document)
                        """)
                .bind("id", merge.id().toString())
                .bind("old", merge.old().toString())
                .bind("into", merge.into().toString())
                .bind("redirected", merge.redirecting() ? 1 : 0)
                .bind("at", Micros.of(merge.at()))
                .bind("by", Row.text(merge.by()))
                .bind("undoUntil", Micros.of(merge.undoUntil()))
                .bind("username", formerly == null ? null : formerly.value())
                .bind(
                        "usernameKey",
                        formerly == null ? null : IndexKey.of(formerly.key().value()))
                .bind("document", MergeTraceJson.of(trace))
                .execute();
    }

    @Override
    public boolean undone(UUID id, Instant now) {
        return handle.createUpdate("update merge_record set undone_at = :now where id = :id and undone_at is null")
                        .bind("id", id.toString())
                        .bind("now", Micros.of(now))
                        .execute()
                > 0;
    }

    @Override
    public void removeOf(AccountId id) {
        handle.createUpdate("delete from merge_record where old_account = :id or into_account = :id")
                .bind("id", id.toString())
                .execute();
    }

    @Override
    public int removeOverBy(Instant then, int limit) {
        return handle.createUpdate("""
                        delete from merge_record
                        where id in (select m.id from merge_record m where m.undo_until <= :then order by m.undo_until limit :limit)
                        """)
                .bind("then", Micros.of(then))
                .bind("limit", limit)
                .execute();
    }
}
