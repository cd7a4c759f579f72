package muster.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.directory.ExternalIdWriter;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Refused;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What sources call accounts. An id is the same only when every letter is. */
final class ExternalIdRows implements ExternalIdWriter {
    private final Handle handle;
    private final Database database;

    ExternalIdRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    @Override
    public Map<String, AccountId> accounts(String source, Collection<String> ids) {
        Map<String, String> byKey = new HashMap<>();
        ids.stream().filter(IndexKey::isStorable).forEach(id -> byKey.put(IndexKey.of(id), id));
        Map<String, AccountId> found = new HashMap<>();
        for (List<String> portion : Ids.portions(byKey.keySet())) {
            handle.createQuery("""
                            select x.target, x.value_key from external_id x
                            where x.source = :source and x.kind = 'account' and x.value_key in (""" + database.textsOf(":keys") + ")")
                    .bind("source", source)
                    .bind("keys", Json.ofTexts(portion))
                    .map((set, _) -> new Link(new Row(set).accountId("target"), set.getString("value_key")))
                    .forEach(link -> found.put(Objects.requireNonNull(byKey.get(link.id())), link.account()));
        }
        return found;
    }

    private record Link(AccountId account, String id) {}

    @Override
    public Map<AccountId, String> idsOf(String source, Collection<AccountId> accounts) {
        Map<AccountId, String> found = new HashMap<>();
        for (List<AccountId> portion : Ids.portions(accounts)) {
            handle.createQuery("""
                            select x.target, x.value from external_id x
                            where x.source = :source and x.kind = 'account' and\s""" + database.isOneOfIds("x.target"))
                    .bind("source", source)
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> new Link(new Row(set).accountId("target"), set.getString("value")))
                    .forEach(link -> found.put(link.account(), link.id()));
        }
        return found;
    }

    @Override
    public List<AccountId> list(String source, @Nullable AccountId after, int limit) {
        return handle.createQuery("""
                        select x.target from external_id x
                        where x.source = :source and x.kind = 'account' and x.target > :after
                        order by x.target limit :limit
                        """)
                .bind("source", source)
                .bind("after", after == null ? "" : after.toString())
                .bind("limit", limit)
                .map((set, _) -> new Row(set).accountId("target"))
                .list();
    }

    @Override
    public long count(String source) {
        return handle.createQuery("select count(*) from external_id x where x.source = :source and x.kind = 'account'")
                .bind("source", source)
                .map((set, _) -> set.getLong(1))
                .one();
    }

    @Override
    public void link(String source, String id, AccountId account) {
        unlink(source, account);
        int linked = handle.createUpdate("""
                        insert into external_id (source, kind, value_key, value, target)
                        values (:source, 'account', :key, :value, :target)
                        on conflict do nothing
                        """)
                .bind("source", source)
                .bind("key", IndexKey.of(id))
                .bind("value", id)
                .bind("target", account.toString())
                .execute();
        if (linked == 0) {
            throw new Refused(new Failure.ExternalIdTaken());
        }
    }

    @Override
    public void unlink(String source, AccountId account) {
        handle.createUpdate("delete from external_id where source = :source and kind = 'account' and target = :target")
                .bind("source", source)
                .bind("target", account.toString())
                .execute();
    }
}
