package muster.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.directory.GroupWriter;
import muster.directory.PageMark;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Refused;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Groups. Lists show those that people made; the directory's own are found by their id. */
final class GroupRows implements GroupWriter {
    private static final Database.UniqueIndex NAME = new Database.UniqueIndex("role_group", "name_key");
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final String SELECT = """
            select r.id, r.version, r.kind, r.name, r.owner_id, r.description, r.properties, r.created_at, r.created_by,
                   r.modified_at, r.modified_by
            from role_group r
            where\s""";

    private final Handle handle;
    private final Database database;
    private final Breaches breaches;

    GroupRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
        breaches = new Breaches(database);
    }

    @Override
    public Optional<Group> find(GroupId id) {
        return byId(id, "");
    }

    @Override
    public Optional<Group> lock(GroupId id) {
        return byId(id, database.lockingRowsOf("r"));
    }

    private Optional<Group> byId(GroupId id, String ending) {
        return handle.createQuery(SELECT + "r.id = :id" + ending)
                .bind("id", id.toString())
                .map((set, _) -> group(new Row(set)))
                .findOne();
    }

    private static Group group(Row row) throws SQLException {
        return new Group(
                new GroupId(row.uuid("id")),
                row.longNumber("version"),
                Group.Kind.valueOf(row.text("kind")),
                new GroupName(row.text("name")),
                row.accountIdOrNull("owner_id"),
                row.textOrNull("description"),
                properties(row),
                row.instant("created_at"),
                row.accountIdOrNull("created_by"),
                row.instant("modified_at"),
                row.accountIdOrNull("modified_by"));
    }

    private static String properties(Row row) throws SQLException {
        String kept = row.textOrNull("properties");
        return kept == null ? Group.NO_PROPERTIES : kept;
    }

    @Override
    public List<Group> listAfter(@Nullable GroupId after, int limit) {
        return handle.createQuery(SELECT + "r.id > :after order by r.id limit :limit")
                .bind("after", after == null ? "" : after.toString())
                .bind("limit", limit)
                .map((set, _) -> group(new Row(set)))
                .list();
    }

    @Override
    public Map<GroupId, Group> findAll(Collection<GroupId> ids) {
        Map<GroupId, Group> found = new HashMap<>();
        for (List<GroupId> portion : Ids.portions(ids)) {
            handle.createQuery(SELECT + database.isOneOfIds("r.id"))
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> group(new Row(set)))
                    .forEach(group -> found.put(group.id(), group));
        }
        return found;
    }

    @Override
    public Map<GroupId, AccountId> owners(Collection<GroupId> ids) {
        Map<GroupId, AccountId> found = new HashMap<>();
        for (List<GroupId> portion : Ids.portions(ids)) {
            handle.createQuery("select r.id, r.owner_id from role_group r where r.owner_id is not null and "
                            + database.isOneOfIds("r.id"))
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> owned(new Row(set)))
                    .forEach(owned -> found.put(owned.getKey(), owned.getValue()));
        }
        return found;
    }

    private static Map.Entry<GroupId, AccountId> owned(Row row) throws SQLException {
        return Map.entry(new GroupId(row.uuid("id")), row.accountId("owner_id"));
    }

    @Override
    public Set<GroupId> idsOwnedBy(Collection<AccountId> owners, int limit) {
        Set<GroupId> found = new HashSet<>();
        for (List<AccountId> portion : Ids.portions(owners)) {
            handle.createQuery("select r.id from role_group r where r.owner_id is not null and "
                            + database.isOneOfIds("r.owner_id") + " limit :limit")
                    .bind("ids", Ids.joined(portion))
                    .bind("limit", limit - Math.min(limit, found.size()))
                    .map((set, _) -> new GroupId(new Row(set).uuid("id")))
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public List<Group> list(String foldedPrefix, boolean ascending, long skip, int limit) {
        if (!IndexKey.isStorable(foldedPrefix)) {
            return List.of();
        }
        String direction = ascending ? " asc" : " desc";
        BoundSql sql = new BoundSql().add(SELECT);
        appendPrefix(sql, foldedPrefix);
        sql.add(" order by ");
        if (!foldedPrefix.isEmpty()) {
            sql.add("case when r.name_key = ").value(IndexKey.of(foldedPrefix)).add(" then 0 else 1 end" + direction);
            sql.add(", r.name_length" + direction + ", ");
        }
        sql.add("r.name_key" + direction + ", r.id" + direction);
        sql.add(" limit ").value(limit).add(" offset ").value(skip);
        return sql.query(handle).map((set, _) -> group(new Row(set))).list();
    }

    @Override
    public List<Group> listByName(String foldedPrefix, @Nullable PageMark after, int limit) {
        if (!IndexKey.isStorable(foldedPrefix)) {
            return List.of();
        }
        BoundSql sql = new BoundSql().add(SELECT);
        appendPrefix(sql, foldedPrefix);
        if (after != null) {
            sql.add(" and r.name_key > ").value(after.values().getFirst());
        }
        sql.add(" order by r.name_key limit ").value(limit);
        return sql.query(handle).map((set, _) -> group(new Row(set))).list();
    }

    @Override
    public PageMark placeOf(Group group) {
        return new PageMark(List.of(IndexKey.of(group.name().key().value())));
    }

    @Override
    public long count(String foldedPrefix) {
        if (!IndexKey.isStorable(foldedPrefix)) {
            return 0;
        }
        BoundSql sql = new BoundSql().add("select count(*) from role_group r where ");
        appendPrefix(sql, foldedPrefix);
        return sql.query(handle).map((set, _) -> set.getLong(1)).one();
    }

    private static void appendPrefix(BoundSql sql, String prefix) {
        sql.add("r.kind = 'ROLE'");
        if (prefix.isEmpty()) {
            return;
        }
        String head = IndexKey.head(prefix);
        sql.add(" and r.name_key >= ").value(head).add(" and r.name_key < ").value(head + LAST_CHARACTER);
        if (IndexKey.isOverlong(prefix)) {
            sql.add(" and r.overlong_key >= ").value(prefix);
            sql.add(" and r.overlong_key < ").value(prefix + LAST_CHARACTER);
        }
    }

    @Override
    public void add(Group group) {
        breaches.refuse(
                NAME,
                new Failure.GroupNameTaken(),
                () -> bind(group, handle.createUpdate("""
                        insert into role_group (id, version, kind, name, name_key, name_length, overlong_key, owner_id,
                                                description, properties, created_at, created_by, modified_at, modified_by)
                        values (:id, :version, :kind, :name, :nameKey, :nameLength, :overlongKey, :owner,
                                :description, :properties, :createdAt, :createdBy, :modifiedAt, :modifiedBy)
                        """))
                        .bind("kind", group.kind().name())
                        .bind("createdAt", Micros.of(group.createdAt()))
                        .bind("createdBy", Row.text(group.createdBy()))
                        .execute());
    }

    @Override
    public void save(Group group) {
        int saved = breaches.refuse(
                NAME,
                new Failure.GroupNameTaken(),
                () -> bind(group, handle.createUpdate("""
                        update role_group
                        set version = :version, name = :name, name_key = :nameKey, name_length = :nameLength,
                            overlong_key = :overlongKey, owner_id = :owner, description = :description,
                            properties = :properties, modified_at = :modifiedAt, modified_by = :modifiedBy
                        where id = :id and version = :version - 1
                        """)).execute());
        if (saved == 0) {
            throw new Refused(new Failure.VersionMismatch());
        }
    }

    private static Update bind(Group group, Update update) {
        String key = group.name().key().value();
        return update.bind("id", group.id().toString())
                .bind("version", group.version())
                .bind("name", group.name().value())
                .bind("nameKey", IndexKey.of(key))
                .bind("nameLength", key.codePointCount(0, key.length()))
                .bind("overlongKey", IndexKey.isOverlong(key) ? key : null)
                .bind("owner", Row.text(group.owner()))
                .bind("description", group.description())
                .bind("properties", group.properties())
                .bind("modifiedAt", Micros.of(group.modifiedAt()))
                .bind("modifiedBy", Row.text(group.modifiedBy()));
    }

    @Override
    public void remove(GroupId id) {
        handle.createUpdate("delete from access_grant where object_kind = 'GROUP' and object_id = :id")
                .bind("id", id.toString())
                .execute();
        handle.createUpdate("delete from access_grant where party_kind = 'GROUP' and party_id = :id")
                .bind("id", id.toString())
                .execute();
        handle.createUpdate("delete from role_group where id = :id")
                .bind("id", id.toString())
                .execute();
    }
}
