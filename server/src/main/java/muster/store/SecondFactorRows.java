package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.SecondFactor;
import org.jdbi.v3.core.Handle;

/** Second factors and recovery codes. An account has at most one factor, and of each number one code, because of their ids. */
final class SecondFactorRows {
    private static final String ON = "ON";
    private static final String BEGUN = "BEGUN";

    /** What the row of a second factor that is asked for says, with the alias {@code f}. */
    static final String IS_ON = "f.kind = 'ONE_TIME' and f.state = 'ON'";

    private final Handle handle;

    SecondFactorRows(Handle handle) {
        this.handle = handle;
    }

    private static String factorId(AccountId id) {
        return id + "/one-time";
    }

    Optional<SecondFactor> find(AccountId id) {
        return handle.createQuery("select secret, state, created_at, last_used_at from credential where id = :id")
                .bind("id", factorId(id))
                .map((set, _) -> factor(new Row(set)))
                .findOne();
    }

    private static SecondFactor factor(Row row) throws SQLException {
        return new SecondFactor(
                row.text("secret"),
                row.text("state").equals(ON),
                row.instant("created_at"),
                row.instantOrNull("last_used_at"));
    }

    void save(AccountId id, SecondFactor factor) {
        handle.createUpdate("""
                        insert into credential
                            (id, account_id, kind, algorithm, typed_length, secret, created_at, last_used_at, failures, state)
                        values (:id, :account, 'ONE_TIME', 'totp', 0, :secret, :since, :step, 0, :state)
                        on conflict (id) do update
                        set secret = excluded.secret, created_at = excluded.created_at,
                            last_used_at = excluded.last_used_at, state = excluded.state
                        """)
                .bind("id", factorId(id))
                .bind("account", id.toString())
                .bind("secret", factor.sealed())
                .bind("since", Micros.of(factor.since()))
                .bind("step", Micros.ofNullable(factor.usedStep()))
                .bind("state", factor.on() ? ON : BEGUN)
                .execute();
    }

    int recoveryCodes(AccountId id) {
        return handle.createQuery("""
                        select count(*) as codes from credential where account_id = :account and kind = 'RECOVERY'
                        """)
                .bind("account", id.toString())
                .mapTo(Integer.class)
                .one();
    }

    void setRecoveryCodes(AccountId id, List<String> hashes, Instant now) {
        removeRecoveryCodes(id);
        for (int number = 0; number < hashes.size(); number++) {
            handle.createUpdate("""
                            insert into credential
                                (id, account_id, kind, algorithm, typed_length, secret, created_at, failures)
                            values (:id, :account, 'RECOVERY', 'hmac', 0, :hash, :now, 0)
                            """)
                    .bind("id", id + "/recovery/" + number)
                    .bind("account", id.toString())
                    .bind("hash", hashes.get(number))
                    .bind("now", Micros.of(now))
                    .execute();
        }
    }

    boolean useRecoveryCode(AccountId id, String hash) {
        return handle.createUpdate("""
                                delete from credential
                                where account_id = :account and kind = 'RECOVERY' and secret = :hash
                                """)
                        .bind("account", id.toString())
                        .bind("hash", hash)
                        .execute()
                > 0;
    }

    void remove(AccountId id) {
        handle.createUpdate("delete from credential where id = :id")
                .bind("id", factorId(id))
                .execute();
        removeRecoveryCodes(id);
    }

    private void removeRecoveryCodes(AccountId id) {
        handle.createUpdate("delete from credential where account_id = :account and kind = 'RECOVERY'")
                .bind("account", id.toString())
                .execute();
    }
}
