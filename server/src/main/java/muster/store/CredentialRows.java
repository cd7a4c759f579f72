package muster.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.directory.CredentialWriter;
import muster.model.AccountId;
import muster.model.PasswordHash;
import muster.model.SecondFactor;
import org.jdbi.v3.core.Handle;

/** What people prove themselves with. An account has at most one password, because its id is made from the account's. */
final class CredentialRows implements CredentialWriter {
    private final Handle handle;
    private final Database database;
    private final SecondFactorRows factors;

    CredentialRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
        factors = new SecondFactorRows(handle);
    }

    private static String passwordId(AccountId id) {
        return id + "/password";
    }

    @Override
    public Optional<PasswordHash> password(AccountId id) {
        return handle.createQuery("select secret, preimage, typed_length from credential where id = :id")
                .bind("id", passwordId(id))
                .map((set, _) -> new PasswordHash(
                        set.getString("secret"),
                        PasswordHash.Preimage.valueOf(set.getString("preimage")),
                        set.getInt("typed_length")))
                .findOne();
    }

    @Override
    public Optional<Instant> passwordSince(AccountId id) {
        return handle.createQuery("select created_at from credential where id = :id")
                .bind("id", passwordId(id))
                .map((set, _) -> new Row(set).instant("created_at"))
                .findOne();
    }

    @Override
    public Set<AccountId> withPassword(Collection<AccountId> ids) {
        Set<AccountId> found = new HashSet<>();
        for (List<AccountId> portion : Ids.portions(ids)) {
            handle.createQuery(withPasswordStatement(database))
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> new Row(set).accountId("account_id"))
                    .forEach(found::add);
        }
        return found;
    }

    static String withPasswordStatement(Database database) {
        return "select c.account_id from credential c where c.kind = 'PASSWORD' and "
                + database.isOneOfIds("c.account_id");
    }

    @Override
    public Set<AccountId> withSecondFactor(Collection<AccountId> ids) {
        Set<AccountId> found = new HashSet<>();
        for (List<AccountId> portion : Ids.portions(ids)) {
            handle.createQuery("select f.account_id from credential f where " + SecondFactorRows.IS_ON + " and "
                            + database.isOneOfIds("f.account_id"))
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> new Row(set).accountId("account_id"))
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public void setPassword(AccountId id, PasswordHash hash, Instant now) {
        handle.createUpdate("""
                        insert into credential
                            (id, account_id, kind, algorithm, preimage, typed_length, secret, created_at, failures)
                        values (:id, :account, 'PASSWORD', :algorithm, :preimage, :length, :secret, :now, 0)
                        on conflict (id) do update
                        set algorithm = excluded.algorithm, preimage = excluded.preimage,
                            typed_length = excluded.typed_length, secret = excluded.secret,
                            created_at = excluded.created_at, last_used_at = null
                        """)
                .bind("id", passwordId(id))
                .bind("account", id.toString())
                .bind("algorithm", algorithm(hash))
                .bind("preimage", hash.preimage().name())
                .bind("length", hash.typedLength())
                .bind("secret", hash.encoded())
                .bind("now", Micros.of(now))
                .execute();
    }

    @Override
    public void upgradePassword(AccountId id, PasswordHash old, PasswordHash stronger) {
        handle.createUpdate("""
                        update credential
                        set algorithm = :algorithm, preimage = :preimage, typed_length = :length, secret = :secret
                        where id = :id and secret = :old
                        """)
                .bind("id", passwordId(id))
                .bind("algorithm", algorithm(stronger))
                .bind("preimage", stronger.preimage().name())
                .bind("length", stronger.typedLength())
                .bind("secret", stronger.encoded())
                .bind("old", old.encoded())
                .execute();
    }

    @Override
    public Optional<SecondFactor> secondFactor(AccountId id) {
        return factors.find(id);
    }

    @Override
    public int recoveryCodes(AccountId id) {
        return factors.recoveryCodes(id);
    }

    @Override
    public void setSecondFactor(AccountId id, SecondFactor factor) {
        factors.save(id, factor);
    }

    @Override
    public void setRecoveryCodes(AccountId id, List<String> hashes, Instant now) {
        factors.setRecoveryCodes(id, hashes, now);
    }

    @Override
    public boolean useRecoveryCode(AccountId id, String hash) {
        return factors.useRecoveryCode(id, hash);
    }

    @Override
    public void removeSecondFactor(AccountId id) {
        factors.remove(id);
    }

    @Override
    public void removeAll(AccountId id) {
        handle.createUpdate("delete from credential where account_id = :id")
                .bind("id", id.toString())
                .execute();
    }

    /** Encoded hashes name their function between the first two dollar signs. */
    private static String algorithm(PasswordHash hash) {
        String[] parts = hash.encoded().split("\\$", 3);
        return parts.length == 3 ? parts[1] : "";
    }
}
