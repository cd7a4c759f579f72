package muster.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.ExternalIdentity;
import muster.model.Failure;
import muster.model.Refused;
import org.jdbi.v3.core.Handle;

/** Who accounts are at outside providers. Subjects are told apart exactly, case and all. */
final class IdentityRows {
    private final Handle handle;
    private final Database database;

    IdentityRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    Map<AccountId, String> subjects(String issuer, Collection<AccountId> ids) {
        Map<AccountId, String> subjects = new HashMap<>();
        for (List<AccountId> portion : Ids.portions(ids)) {
            handle.createQuery(
                            "select x.account_id, x.subject from external_identity x where x.issuer_key = :issuer and "
                                    + database.isOneOfIds("x.account_id") + " order by x.linked_at, x.subject_key")
                    .bind("issuer", IndexKey.of(issuer))
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> Map.entry(new Row(set).accountId("account_id"), new Row(set).text("subject")))
                    .forEach(link -> subjects.putIfAbsent(link.getKey(), link.getValue()));
        }
        return subjects;
    }

    void link(ExternalIdentity identity, AccountId id, Instant now) {
        int made = handle.createUpdate("""
                        insert into external_identity (subject_key, issuer_key, issuer, subject, account_id, linked_at)
                        values (:subjectKey, :issuerKey, :issuer, :subject, :id, :now)
                        on conflict (subject_key, issuer_key) do nothing
                        """)
                .bind("subjectKey", IndexKey.of(identity.subject()))
                .bind("issuerKey", IndexKey.of(identity.issuer()))
                .bind("issuer", identity.issuer())
                .bind("subject", identity.subject())
                .bind("id", id.toString())
                .bind("now", Micros.of(now))
                .execute();
        if (made == 0 && !isLinked(identity, id)) {
            throw new Refused(new Failure.ExternalIdTaken());
        }
    }

    List<ExternalIdentity> of(AccountId id) {
        return handle.createQuery("""
                        select issuer, subject from external_identity
                        where account_id = :id order by linked_at, subject_key
                        """)
                .bind("id", id.toString())
                .map((set, _) -> new ExternalIdentity(set.getString("issuer"), set.getString("subject")))
                .list();
    }

    void move(AccountId from, AccountId to) {
        handle.createUpdate("update external_identity set account_id = :to where account_id = :from")
                .bind("from", from.toString())
                .bind("to", to.toString())
                .execute();
    }

    void move(ExternalIdentity identity, AccountId to) {
        handle.createUpdate("""
                        update external_identity set account_id = :to
                        where subject_key = :subjectKey and issuer_key = :issuerKey
                        """)
                .bind("subjectKey", IndexKey.of(identity.subject()))
                .bind("issuerKey", IndexKey.of(identity.issuer()))
                .bind("to", to.toString())
                .execute();
    }

    Optional<AccountId> holder(ExternalIdentity identity) {
        return handle.createQuery("""
                        select account_id from external_identity
                        where subject_key = :subjectKey and issuer_key = :issuerKey
                        """)
                .bind("subjectKey", IndexKey.of(identity.subject()))
                .bind("issuerKey", IndexKey.of(identity.issuer()))
                .map((set, _) -> new Row(set).accountId("account_id"))
                .findOne();
    }

    void remove(AccountId id) {
        handle.createUpdate("delete from external_identity where account_id = :id")
                .bind("id", id.toString())
                .execute();
    }

    private boolean isLinked(ExternalIdentity identity, AccountId id) {
        return holder(identity).filter(id::equals).isPresent();
    }
}
