package muster.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import muster.directory.AgreementWriter;
import muster.model.AccountId;
import muster.model.Agreement;
import muster.model.HoldingId;
import muster.model.Signature;
import org.jdbi.v3.core.Handle;

/** What people have to agree to, and who did. */
final class AgreementRows implements AgreementWriter {
    private static final String AGREEMENT = """
            select a.id, a.name, a.content_hash, a.text, a.required, a.created_at, a.created_by, a.retired_at
            from agreement a
            where\s""";

    private static final String SIGNATURE = """
            select s.number, s.agreement_id, s.account_id, s.signed_at
            from signature s
            where\s""";

    private final Handle handle;

    AgreementRows(Handle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<Agreement> find(HoldingId id) {
        return handle.createQuery(AGREEMENT + "a.id = :id")
                .bind("id", id.toString())
                .map((set, _) -> agreement(new Row(set)))
                .findOne();
    }

    @Override
    public List<Agreement> demanded() {
        return handle.createQuery(AGREEMENT + "a.required = 1 and a.retired_at is null order by a.created_at, a.id")
                .map((set, _) -> agreement(new Row(set)))
                .list();
    }

    private static Agreement agreement(Row row) throws SQLException {
        return new Agreement(
                new HoldingId(row.uuid("id")),
                row.text("name"),
                row.text("content_hash"),
                row.textOrNull("text"),
                row.flag("required"),
                row.instant("created_at"),
                row.accountIdOrNull("created_by"),
                row.instantOrNull("retired_at"));
    }

    @Override
    public Optional<Signature> signature(long number) {
        return handle.createQuery(SIGNATURE + "s.number = :number")
                .bind("number", number)
                .map((set, _) -> signature(new Row(set)))
                .findOne();
    }

    @Override
    public Optional<Signature> signature(HoldingId agreement, AccountId account) {
        return handle.createQuery(SIGNATURE + "s.agreement_id = :agreement and s.account_id = :account")
                .bind("agreement", agreement.toString())
                .bind("account", account.toString())
                .map((set, _) -> signature(new Row(set)))
                .findOne();
    }

    @Override
    public List<Signature> signaturesOf(AccountId account) {
        return handle.createQuery(SIGNATURE + "s.account_id = :account order by s.number")
                .bind("account", account.toString())
                .map((set, _) -> signature(new Row(set)))
                .list();
    }

    @Override
    public List<Signature> signaturesAfter(long number, int limit) {
        return handle.createQuery(SIGNATURE + "s.number > :number order by s.number limit :limit")
                .bind("number", number)
                .bind("limit", limit)
                .map((set, _) -> signature(new Row(set)))
                .list();
    }

    private static Signature signature(Row row) throws SQLException {
        return new Signature(
                row.longNumber("number"),
                new HoldingId(row.uuid("agreement_id")),
                row.accountId("account_id"),
                row.instant("signed_at"));
    }

    @Override
    public void save(Agreement agreement) {
        handle.createUpdate("""
                        insert into agreement (id, name, content_hash, text, required, created_at, created_by, retired_at)
                        values (:id, :name, :contentHash, :text, :required, :createdAt, :createdBy, :retiredAt)
                        on conflict (id) do update
                        set name = excluded.name, content_hash = excluded.content_hash, text = excluded.text,
                            required = excluded.required, retired_at = excluded.retired_at
                        """)
                .bind("id", agreement.id().toString())
                .bind("name", agreement.name())
                .bind("contentHash", agreement.contentHash())
                .bind("text", agreement.text())
                .bind("required", agreement.required() ? 1 : 0)
                .bind("createdAt", Micros.of(agreement.createdAt()))
                .bind("createdBy", Row.text(agreement.createdBy()))
                .bind("retiredAt", Micros.ofNullable(agreement.retiredAt()))
                .execute();
    }

    @Override
    public boolean sign(Signature signature) {
        int added = handle.createUpdate("""
                        insert into signature (number, agreement_id, account_id, signed_at)
                        values (:number, :agreement, :account, :signedAt)
                        on conflict (agreement_id, account_id) do nothing
                        """)
                .bind("number", signature.number())
                .bind("agreement", signature.agreement().toString())
                .bind("account", signature.account().toString())
                .bind("signedAt", Micros.of(signature.signedAt()))
                .execute();
        return added == 1;
    }

    @Override
    public void removeSignature(long number) {
        handle.createUpdate("delete from signature where number = :number")
                .bind("number", number)
                .execute();
    }
}
