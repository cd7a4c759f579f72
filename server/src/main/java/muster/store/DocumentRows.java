package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.directory.DocumentWriter;
import muster.model.AccountId;
import muster.model.DoorDocument;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What doors keep of accounts in their own words, with the single values that they look for as rows of their own. */
final class DocumentRows implements DocumentWriter {
    private final Handle handle;
    private final Database database;
    private final Touched touched;

    DocumentRows(Handle handle, Database database, Touched touched) {
        this.handle = handle;
        this.database = database;
        this.touched = touched;
    }

    @Override
    public Optional<DoorDocument> find(AccountId id, String door) {
        return Optional.ofNullable(findAll(List.of(id), door).get(id));
    }

    @Override
    public Map<AccountId, DoorDocument> findAll(Collection<AccountId> ids, String door) {
        Map<AccountId, DoorDocument> found = new HashMap<>();
        for (List<AccountId> portion : Ids.portions(ids)) {
            handle.createQuery("""
                            select d.account_id, d.document, v.name, v.value
                            from account_attributes d
                            left join account_attribute_value v on v.account_id = d.account_id and v.door = d.door
                            where d.door = :door and\s""" + database.isOneOfIds("d.account_id"))
                    .bind("door", door)
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> part(new Row(set)))
                    .forEach(part -> found.merge(part.id(), part.of(door), Part::joined));
        }
        return found;
    }

    /** A document with one of its values, or with none. */
    private record Part(
            AccountId id,
            String document,
            @Nullable String name,
            @Nullable String value) {
        DoorDocument of(String door) {
            return new DoorDocument(door, document, name == null || value == null ? Map.of() : Map.of(name, value));
        }

        static DoorDocument joined(DoorDocument one, DoorDocument other) {
            Map<String, String> values = new HashMap<>(one.values());
            values.putAll(other.values());
            return new DoorDocument(one.door(), one.json(), values);
        }
    }

    private static Part part(Row row) throws SQLException {
        return new Part(
                row.accountId("account_id"), row.text("document"), row.textOrNull("name"), row.textOrNull("value"));
    }

    @Override
    public List<String> doors(AccountId id) {
        return handle.createQuery("select door from account_attributes where account_id = :id order by door")
                .bind("id", id.toString())
                .mapTo(String.class)
                .list();
    }

    @Override
    public List<AccountId> withValue(String door, String name, String value) {
        if (!IndexKey.isStorable(value)) {
            return List.of();
        }
        return handle.createQuery("""
                        select account_id from account_attribute_value
                        where door = :door and name = :name and value_key = :key and value = :value
                        order by account_id
                        """)
                .bind("door", door)
                .bind("name", name)
                .bind("key", IndexKey.of(value))
                .bind("value", value)
                .map((set, _) -> new Row(set).accountId("account_id"))
                .list();
    }

    @Override
    public void save(AccountId id, DoorDocument document, Instant now) {
        touched.account(id);
        handle.createUpdate("""
                        insert into account_attributes (account_id, door, version, modified_at, document)
                        values (:id, :door, 1, :now, :document)
                        on conflict (account_id, door) do update
                        set version = account_attributes.version + 1, modified_at = excluded.modified_at,
                            document = excluded.document
                        """)
                .bind("id", id.toString())
                .bind("door", document.door())
                .bind("now", Micros.of(now))
                .bind("document", document.json())
                .execute();
        handle.createUpdate("delete from account_attribute_value where account_id = :id and door = :door")
                .bind("id", id.toString())
                .bind("door", document.door())
                .execute();
        document.values().forEach((name, value) -> addValue(id, document.door(), name, value));
    }

    private void addValue(AccountId id, String door, String name, String value) {
        handle.createUpdate("""
                        insert into account_attribute_value (account_id, door, name, value_key, value)
                        values (:id, :door, :name, :key, :value)
                        """)
                .bind("id", id.toString())
                .bind("door", door)
                .bind("name", name)
                .bind("key", IndexKey.of(value))
                .bind("value", value)
                .execute();
    }
}
