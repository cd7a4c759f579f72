package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import muster.directory.MailWriter;
import muster.model.EmailAddress;
import muster.model.Mail;
import muster.model.MailPurpose;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Mails that wait, and what became of them. */
final class MailRows implements MailWriter {
    private static final String SELECT = """
            select m.id, m.number, m.purpose, m.account_id, m.recipient, m.subject, m.sealed_text, m.sealed_html, m.state,
                   m.attempts, m.created_at, m.due_at, m.give_up_at, m.ended_at, m.trouble
            from mail m
            """;

    private final Handle handle;

    MailRows(Handle handle) {
        this.handle = handle;
    }

    @Override
    public List<Mail> due(Instant now, int limit) {
        return handle.createQuery(SELECT + """
                        where m.state = 'WAITING' and m.due_at <= :now
                        order by m.due_at, m.number limit :limit
                        """)
                .bind("now", Micros.of(now))
                .bind("limit", limit)
                .map((set, _) -> mail(new Row(set)))
                .list();
    }

    @Override
    public List<Mail> late(Instant now, int limit) {
        return handle.createQuery(SELECT + """
                        where m.state = 'WAITING' and m.give_up_at <= :now and m.due_at <= :now
                        order by m.give_up_at, m.number limit :limit
                        """)
                .bind("now", Micros.of(now))
                .bind("limit", limit)
                .map((set, _) -> mail(new Row(set)))
                .list();
    }

    @Override
    public List<Mail> captured(@Nullable EmailAddress to, @Nullable MailPurpose purpose, int limit) {
        return handle.createQuery(SELECT + """
                        where m.state = 'CAPTURED'
                          and (:recipient = '' or m.recipient_key = :recipient)
                          and (:purpose = '' or m.purpose = :purpose)
                        order by m.number desc limit :limit
                        """)
                .bind("recipient", to == null ? "" : to.key().value())
                .bind("purpose", purpose == null ? "" : purpose.name())
                .bind("limit", limit)
                .map((set, _) -> mail(new Row(set)))
                .list()
                .reversed();
    }

    @Override
    public Backlog backlog() {
        return handle.createQuery("""
                        select (select count(*) from mail m where m.state = 'WAITING') as waiting,
                               (select count(*) from mail m where m.state = 'FAILED') as failed,
                               (select min(m.created_at) from mail m where m.state = 'WAITING') as oldest
                        """).map((set, _) -> backlog(new Row(set))).one();
    }

    @Override
    public List<Mail> failed(int limit) {
        return handle.createQuery(SELECT + " where m.state = 'FAILED' order by m.number desc limit :limit")
                .bind("limit", limit)
                .map((set, _) -> mail(new Row(set)))
                .list();
    }

    @Override
    public long sentSince(Instant then) {
        return handle.createQuery("select count(*) from mail m where m.ended_at >= :then and m.state = 'SENT'")
                .bind("then", Micros.of(then))
                .mapTo(Long.class)
                .one();
    }

    private static Backlog backlog(Row row) throws SQLException {
        return new Backlog(row.longNumber("waiting"), row.longNumber("failed"), row.instantOrNull("oldest"));
    }

    private static Mail mail(Row row) throws SQLException {
        return new Mail(
                row.uuid("id"),
                row.longNumber("number"),
                MailPurpose.valueOf(row.text("purpose")),
                row.accountId("account_id"),
                EmailAddress.parse(row.text("recipient")),
                row.text("subject"),
                row.textOrNull("sealed_text"),
                row.textOrNull("sealed_html"),
                Mail.State.valueOf(row.text("state")),
                row.number("attempts"),
                row.instant("created_at"),
                row.instant("due_at"),
                row.instant("give_up_at"),
                row.instantOrNull("ended_at"),
                row.textOrNull("trouble"));
    }

    @Override
    public void add(Mail mail) {
        handle.createUpdate("""
                        insert into mail (id, number, purpose, account_id, recipient, recipient_key, subject, sealed_text,
                                          sealed_html, state, attempts, created_at, due_at, give_up_at, ended_at, trouble)
                        values (:id, :number, :purpose, :account, :recipient, :recipientKey, :subject, :sealedText,
                                :sealedHtml, :state, :attempts, :createdAt, :dueAt, :giveUpAt, :endedAt, :trouble)
                        """)
                .bind("id", mail.id().toString())
                .bind("number", mail.number())
                .bind("purpose", mail.purpose().name())
                .bind("account", mail.account().toString())
                .bind("recipient", mail.to().value())
                .bind("recipientKey", mail.to().key().value())
                .bind("subject", mail.subject())
                .bind("sealedText", mail.sealedText())
                .bind("sealedHtml", mail.sealedHtml())
                .bind("state", mail.state().name())
                .bind("attempts", mail.attempts())
                .bind("createdAt", Micros.of(mail.createdAt()))
                .bind("dueAt", Micros.of(mail.dueAt()))
                .bind("giveUpAt", Micros.of(mail.giveUpAt()))
                .bind("endedAt", Micros.ofNullable(mail.endedAt()))
                .bind("trouble", mail.trouble())
                .execute();
    }

    @Override
    public boolean replace(Mail before, Mail after) {
        int replaced = handle.createUpdate("""
                        update mail set state = :state, attempts = :attempts, due_at = :dueAt, ended_at = :endedAt,
                                        trouble = :trouble, sealed_text = :sealedText, sealed_html = :sealedHtml
                        where id = :id and state = 'WAITING' and attempts = :attemptsBefore and due_at = :dueBefore
                        """)
                .bind("id", before.id().toString())
                .bind("attemptsBefore", before.attempts())
                .bind("dueBefore", Micros.of(before.dueAt()))
                .bind("state", after.state().name())
                .bind("attempts", after.attempts())
                .bind("dueAt", Micros.of(after.dueAt()))
                .bind("endedAt", Micros.ofNullable(after.endedAt()))
                .bind("trouble", after.trouble())
                .bind("sealedText", after.sealedText())
                .bind("sealedHtml", after.sealedHtml())
                .execute();
        return replaced == 1;
    }

    @Override
    public int removeEndedBy(Instant then, int limit) {
        return handle.createUpdate("""
                        delete from mail
                        where id in (
                            select m.id from mail m
                            where m.ended_at <= :then
                            order by m.ended_at, m.number limit :limit
                        )
                        """)
                .bind("then", Micros.of(then))
                .bind("limit", limit)
                .execute();
    }
}
