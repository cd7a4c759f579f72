package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import muster.model.AccountId;
import muster.model.Activity;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What accounts did lately. An account that did nothing has no row. */
final class ActivityRows {
    private final Handle handle;

    ActivityRows(Handle handle) {
        this.handle = handle;
    }

    Activity of(AccountId id) {
        return handle.createQuery("""
                        select last_sign_in, last_activity, last_ui_activity, failures, locked_until
                        from account_activity
                        where account_id = :id
                        """)
                .bind("id", id.toString())
                .map((set, _) -> activity(new Row(set)))
                .findOne()
                .orElse(Activity.NONE);
    }

    /** From columns that are all null when there is no row. */
    static Activity activity(Row row) throws SQLException {
        return new Activity(
                row.instantOrNull("last_sign_in"),
                row.instantOrNull("last_activity"),
                row.instantOrNull("last_ui_activity"),
                row.number("failures"),
                row.instantOrNull("locked_until"));
    }

    void stampActivity(AccountId id, Instant at) {
        stamp("last_activity", id, at);
    }

    void stampInterface(AccountId id, Instant at) {
        stamp("last_ui_activity", id, at);
    }

    /** Stamps never go back. */
    private void stamp(String column, AccountId id, Instant at) {
        handle.createUpdate("""
                        insert into account_activity (account_id, %1$s, failures)
                        values (:id, :at, 0)
                        on conflict (account_id) do update set %1$s = excluded.%1$s
                        where account_activity.%1$s is null or account_activity.%1$s < excluded.%1$s
                        """.formatted(column))
                .bind("id", id.toString())
                .bind("at", Micros.of(at))
                .execute();
    }

    void stampSignIn(AccountId id, Instant at) {
        handle.createUpdate("""
                        insert into account_activity (account_id, last_sign_in, failures)
                        values (:id, :at, 0)
                        on conflict (account_id) do update
                        set last_sign_in = case when account_activity.last_sign_in > excluded.last_sign_in
                                                then account_activity.last_sign_in else excluded.last_sign_in end,
                            failures = 0,
                            locked_until = null
                        """)
                .bind("id", id.toString())
                .bind("at", Micros.of(at))
                .execute();
    }

    void setFailures(AccountId id, int failures, @Nullable Instant lockedUntil) {
        handle.createUpdate("""
                        insert into account_activity (account_id, failures, locked_until)
                        values (:id, :failures, :lockedUntil)
                        on conflict (account_id) do update
                        set failures = excluded.failures, locked_until = excluded.locked_until
                        """)
                .bind("id", id.toString())
                .bind("failures", failures)
                .bind("lockedUntil", Micros.ofNullable(lockedUntil))
                .execute();
    }

    void remove(AccountId id) {
        handle.createUpdate("delete from account_activity where account_id = :id")
                .bind("id", id.toString())
                .execute();
    }
}
