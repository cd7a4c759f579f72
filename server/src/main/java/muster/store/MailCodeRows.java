package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.directory.MailCodeWriter;
import muster.model.AccountId;
import muster.model.EmailAddress;
import muster.model.MailCode;
import muster.model.SecretDigest;
import org.jdbi.v3.core.Handle;

/** Codes that went out by mail. */
final class MailCodeRows implements MailCodeWriter {
    private static final String SELECT = """
            select m.account_id, m.purpose, m.digest, m.recipient, m.tries, m.created_at, m.expires_at
            from mail_code m
            where\s""";

    private final Handle handle;
    private final Database database;

    MailCodeRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    @Override
    public Optional<MailCode> byDigest(SecretDigest digest) {
        return handle.createQuery(SELECT + "m.digest = :digest")
                .bind("digest", digest.value())
                .map((set, _) -> code(new Row(set)))
                .findOne();
    }

    @Override
    public Optional<MailCode> find(AccountId id, MailCode.Purpose purpose) {
        return handle.createQuery(SELECT + "m.account_id = :account and m.purpose = :purpose")
                .bind("account", id.toString())
                .bind("purpose", purpose.name())
                .map((set, _) -> code(new Row(set)))
                .findOne();
    }

    private static MailCode code(Row row) throws SQLException {
        return new MailCode(
                row.accountId("account_id"),
                MailCode.Purpose.valueOf(row.text("purpose")),
                new SecretDigest(row.text("digest")),
                new EmailAddress(row.text("recipient")),
                row.number("tries"),
                row.instant("created_at"),
                row.instant("expires_at"));
    }

    /** The end of the invitation of the account with this id, else of its wait for the proof of another address; null for neither. */
    static String deadlineOf(String id) {
        return "coalesce((select m.expires_at from mail_code m where m.account_id = " + id
                + " and m.purpose = 'INVITATION'), (select m.expires_at from mail_code m where m.account_id = " + id
                + " and m.purpose = 'EMAIL_CHANGE'))";
    }

    @Override
    public Map<AccountId, Instant> deadlines(Collection<AccountId> ids) {
        Map<AccountId, Instant> found = new HashMap<>();
        for (List<AccountId> portion : Ids.portions(ids)) {
            handle.createQuery("""
                            select m.account_id,
                                   coalesce(max(case when m.purpose = 'INVITATION' then m.expires_at end),
                                            max(m.expires_at)) as deadline
                            from mail_code m
                            where m.purpose in ('INVITATION', 'EMAIL_CHANGE') and\s""" + database.isOneOfIds("m.account_id") + " group by m.account_id")
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> deadline(new Row(set)))
                    .forEach(deadline -> found.put(deadline.getKey(), deadline.getValue()));
        }
        return found;
    }

    private static Map.Entry<AccountId, Instant> deadline(Row row) throws SQLException {
        return Map.entry(row.accountId("account_id"), row.instant("deadline"));
    }

    @Override
    public void put(MailCode code) {
        handle.createUpdate("""
                        insert into mail_code (account_id, purpose, digest, recipient, tries, created_at, expires_at)
                        values (:account, :purpose, :digest, :recipient, :tries, :createdAt, :expiresAt)
                        on conflict (account_id, purpose) do update
                        set digest = excluded.digest, recipient = excluded.recipient, tries = excluded.tries,
                            created_at = excluded.created_at, expires_at = excluded.expires_at
                        """)
                .bind("account", code.account().toString())
                .bind("purpose", code.purpose().name())
                .bind("digest", code.digest().value())
                .bind("recipient", code.recipient().value())
                .bind("tries", code.tries())
                .bind("createdAt", Micros.of(code.createdAt()))
                .bind("expiresAt", Micros.of(code.expiresAt()))
                .execute();
    }

    @Override
    public boolean remove(AccountId id, MailCode.Purpose purpose) {
        return handle.createUpdate("delete from mail_code where account_id = :account and purpose = :purpose")
                        .bind("account", id.toString())
                        .bind("purpose", purpose.name())
                        .execute()
                > 0;
    }

    @Override
    public void miss(MailCode code) {
        handle.createUpdate("update mail_code set tries = tries + 1 where digest = :digest")
                .bind("digest", code.digest().value())
                .execute();
    }

    /** Asks once more whether a code is over: another one may have taken its place while this one waited for its row. */
    @Override
    public int removeExpired(MailCode.Purpose purpose, Instant by, int limit) {
        return handle.createUpdate("""
                        delete from mail_code
                        where expires_at <= :by and purpose = :purpose and digest in (
                            select m.digest from mail_code m
                            where m.purpose = :purpose and m.expires_at <= :by
                            order by m.expires_at limit :limit
                        )
                        """)
                .bind("purpose", purpose.name())
                .bind("by", Micros.of(by))
                .bind("limit", limit)
                .execute();
    }
}
