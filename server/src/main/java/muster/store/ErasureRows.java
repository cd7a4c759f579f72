package muster.store;

import java.time.Instant;
import java.util.List;
import muster.model.AccountId;
import org.jdbi.v3.core.Handle;

/** What the ledger shall no longer tell of accounts, and how far that has come. */
final class ErasureRows {
    private final Handle handle;

    ErasureRows(Handle handle) {
        this.handle = handle;
    }

    List<AccountId> list(int limit) {
        return handle.createQuery("select e.account_id from erasure e order by e.asked_at, e.account_id limit :limit")
                .bind("limit", limit)
                .map((set, _) -> new Row(set).accountId("account_id"))
                .list();
    }

    boolean isWaiting(AccountId account) {
        return isWaiting("subject_account", account) || isWaiting("actor_account", account);
    }

    private boolean isWaiting(String column, AccountId account) {
        return handle.createQuery(
                        "select 1 from event e where e.chain_number is null and e." + column + " = :account limit 1")
                .bind("account", account.toString())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    void add(AccountId account, Instant now) {
        handle.createUpdate("""
                        insert into erasure (account_id, asked_at, done_about, done_by) values (:account, :now, 0, 0)
                        on conflict (account_id) do nothing
                        """)
                .bind("account", account.toString())
                .bind("now", Micros.of(now))
                .execute();
    }

    void remove(AccountId account) {
        handle.createUpdate("delete from erasure where account_id = :account")
                .bind("account", account.toString())
                .execute();
    }

    int erase(AccountId account, int limit) {
        int about = erase(account, "subject_account", "done_about", "payload", limit);
        return about == limit ? about : erase(account, "actor_account", "done_by", "place", limit);
    }

    private int erase(AccountId account, String column, String done, String text, int limit) {
        List<Long> ids = handle.createQuery("select e.id from event e where e." + column
                        + " = :account and e.id > (select x." + done + " from erasure x where x.account_id = :account)"
                        + " order by e.id limit :limit")
                .bind("account", account.toString())
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
        if (ids.isEmpty()) {
            return 0;
        }
        long last = ids.getLast();
        handle.createUpdate("update event set " + text + " = null where " + column
                        + " = :account and id >= :first and id <= :last")
                .bind("account", account.toString())
                .bind("first", ids.getFirst())
                .bind("last", last)
                .execute();
        handle.createUpdate("update erasure set " + done + " = :last where account_id = :account")
                .bind("account", account.toString())
                .bind("last", last)
                .execute();
        return ids.size();
    }
}
