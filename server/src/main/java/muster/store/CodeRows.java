package muster.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import muster.directory.CodeWriter;
import muster.model.AccountId;
import muster.model.Code;
import org.jdbi.v3.core.Handle;

/** Codes with which people set their passwords, who looked at them, and how many wrong ones came. */
final class CodeRows implements CodeWriter {
    private static final String COLUMNS = """
            c.id, c.account_id, c.purpose, c.digits, c.keyed_hash, c.sealed, c.issued_by, c.asked_anonymously, c.tries,
            c.created_at, c.expires_at, c.ended_at, c.ending
            """;

    /** An address that waits for something else than a code is none of these. */
    private static final String UNCONFIRMED = """
            a.pending_email_key <> '' and a.trashed_at is null and a.activated_at is not null
              and not exists (select 1 from code c
                              where c.account_id = a.id and c.purpose = 'EMAIL' and c.expires_at > :now)
              and not exists (select 1 from mail_code m
                              where m.account_id = a.id and m.purpose = 'EMAIL_CHANGE' and m.expires_at > :now)
            """;

    private final Handle handle;
    private final Database database;

    /** Fewer addresses wait than there are accounts: those that do are sorted, where the order of ids would walk all accounts. */
    static String unconfirmedStatement(Database database) {
        return "select a.id from account a" + database.walking("account_pending") + " where " + UNCONFIRMED
                + " order by a.id limit :limit";
    }

    CodeRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    @Override
    public Optional<Code> open(AccountId id, Code.Purpose purpose) {
        return handle.createQuery("select " + COLUMNS + """
                        from code c
                        where c.account_id = :account and c.purpose = :purpose and c.ended_at is null
                        """)
                .bind("account", id.toString())
                .bind("purpose", purpose.name())
                .map((set, _) -> code(new Row(set)))
                .findOne();
    }

    @Override
    public List<Code> latest(Collection<AccountId> ids) {
        List<Code> found = new ArrayList<>();
        for (List<AccountId> portion : Ids.portions(ids)) {
            handle.createQuery(latestStatement(database))
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> code(new Row(set)))
                    .forEach(found::add);
        }
        return found;
    }

    /** One that is open came after all that ended, whatever the clock did meanwhile. */
    static String latestStatement(Database database) {
        return "select " + COLUMNS + """
                from (select k.*, row_number() over (
                          partition by k.account_id, k.purpose
                          order by case when k.ended_at is null then 0 else 1 end, k.created_at desc, k.id desc) as place
                      from code k
                      where\s""" + database.isOneOfIds("k.account_id") + """
                ) c
                where c.place = 1
                order by c.account_id, c.purpose
                """;
    }

    @Override
    public int askedAnonymouslySince(AccountId id, Code.Purpose purpose, Instant since) {
        return handle.createQuery("""
                        select count(*) as codes
                        from code c
                        where c.account_id = :account and c.purpose = :purpose and c.created_at >= :since
                          and c.asked_anonymously = 1
                        """)
                .bind("account", id.toString())
                .bind("purpose", purpose.name())
                .bind("since", Micros.of(since))
                .map((set, _) -> new Row(set).number("codes"))
                .one();
    }

    @Override
    public Set<UUID> displayed(Collection<Code> codes, AccountId viewer) {
        Set<UUID> found = new HashSet<>();
        for (List<UUID> portion : Ids.portions(codes.stream().map(Code::id).toList())) {
            handle.createQuery("select code_id from code_display where account_id = :viewer and "
                            + database.isOneOfIds("code_id"))
                    .bind("viewer", viewer.toString())
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> new Row(set).uuid("code_id"))
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public boolean wasDisplayed(Code code) {
        return handle.createQuery("select 1 from code_display where code_id = :id limit 1")
                .bind("id", code.id().toString())
                .map((_, _) -> true)
                .findOne()
                .isPresent();
    }

    @Override
    public List<AccountId> unconfirmed(Instant now, int limit) {
        return handle.createQuery(unconfirmedStatement(database))
                .bind("now", Micros.of(now))
                .bind("limit", limit)
                .map((set, _) -> new Row(set).accountId("id"))
                .list();
    }

    @Override
    public boolean isUnconfirmed(AccountId id, Instant now) {
        return handle.createQuery("select a.id from account a where " + UNCONFIRMED + " and a.id = :id")
                .bind("now", Micros.of(now))
                .bind("id", id.toString())
                .map((_, _) -> true)
                .findOne()
                .isPresent();
    }

    @Override
    public long missesSince(Instant since) {
        return handle.createQuery("select coalesce(sum(tries), 0) as misses from code_miss where minute >= :minute")
                .bind("minute", minute(since))
                .map((set, _) -> new Row(set).longNumber("misses"))
                .one();
    }

    private static long minute(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), Duration.ofMinutes(1).toSeconds());
    }

    private static Code code(Row row) throws SQLException {
        String ending = row.textOrNull("ending");
        return new Code(
                row.uuid("id"),
                row.accountId("account_id"),
                Code.Purpose.valueOf(row.text("purpose")),
                row.number("digits"),
                row.text("keyed_hash"),
                row.textOrNull("sealed"),
                row.accountIdOrNull("issued_by"),
                row.flag("asked_anonymously"),
                row.number("tries"),
                row.instant("created_at"),
                row.instant("expires_at"),
                row.instantOrNull("ended_at"),
                ending == null ? null : Code.Ending.valueOf(ending));
    }

    @Override
    public void add(Code code) {
        Code.Ending ending = code.ending();
        handle.createUpdate("""
                        insert into code (id, account_id, purpose, digits, keyed_hash, sealed, issued_by,
                                          asked_anonymously, tries, created_at, expires_at, ended_at, ending)
                        values (:id, :account, :purpose, :digits, :keyedHash, :sealed, :issuedBy,
                                :askedAnonymously, :tries, :createdAt, :expiresAt, :endedAt, :ending)
                        """)
                .bind("id", code.id().toString())
                .bind("account", code.account().toString())
                .bind("purpose", code.purpose().name())
                .bind("digits", code.digits())
                .bind("keyedHash", code.keyedHash())
                .bind("sealed", code.sealed())
                .bind("issuedBy", Row.text(code.issuedBy()))
                .bind("askedAnonymously", code.askedAnonymously() ? 1 : 0)
                .bind("tries", code.tries())
                .bind("createdAt", Micros.of(code.createdAt()))
                .bind("expiresAt", Micros.of(code.expiresAt()))
                .bind("endedAt", Micros.ofNullable(code.endedAt()))
                .bind("ending", ending == null ? null : ending.name())
                .execute();
    }

    @Override
    public void end(Code code, Code.Ending ending, Instant now) {
        handle.createUpdate("""
                        update code set ended_at = :now, ending = :ending, sealed = null
                        where id = :id and ended_at is null
                        """)
                .bind("id", code.id().toString())
                .bind("ending", ending.name())
                .bind("now", Micros.of(now))
                .execute();
    }

    @Override
    public void miss(Code code, Instant now) {
        handle.createUpdate("update code set tries = tries + 1 where id = :id")
                .bind("id", code.id().toString())
                .execute();
        handle.createUpdate("""
                        insert into code_miss (minute, tries) values (:minute, 1)
                        on conflict (minute) do update set tries = code_miss.tries + 1
                        """).bind("minute", minute(now)).execute();
    }

    @Override
    public boolean display(Code code, AccountId viewer, Instant now) {
        int added = handle.createUpdate("""
                        insert into code_display (code_id, account_id, at) values (:code, :viewer, :now)
                        on conflict (code_id, account_id) do nothing
                        """)
                .bind("code", code.id().toString())
                .bind("viewer", viewer.toString())
                .bind("now", Micros.of(now))
                .execute();
        return added == 1;
    }

    /** Asks once more whether a code is open: another one may have ended it while this one waited for its row. */
    @Override
    public int endExpired(Instant now, int limit) {
        return handle.createUpdate("""
                        update code set ended_at = :now, ending = 'EXPIRED', sealed = null
                        where ended_at is null and id in (
                            select c.id from code c
                            where c.ended_at is null and c.expires_at <= :now
                            order by c.expires_at, c.id limit :limit
                        )
                        """)
                .bind("now", Micros.of(now))
                .bind("limit", limit)
                .execute();
    }

    @Override
    public int removeEndedBy(Instant then, int limit) {
        handle.createUpdate("delete from code_miss where minute < :minute")
                .bind("minute", minute(then))
                .execute();
        return handle.createUpdate("""
                        delete from code
                        where id in (
                            select c.id from code c
                            where c.ended_at <= :then
                            order by c.ended_at, c.id limit :limit
                        )
                        """)
                .bind("then", Micros.of(then))
                .bind("limit", limit)
                .execute();
    }
}
