package muster.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import muster.directory.GroupWriter;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Refused;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Groups. Lists show those that people made; the directory's own are found by their id. */
final class GroupRows implements GroupWriter {
    private static final Database.UniqueIndex NAME = new Database.UniqueIndex("role_group", "name_key");
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final String SELECT = """
            select r.id, r.version, r.kind, r.name, r.owner_id, r.description, r.created_at, r.created_by, r.modified_at,
                   r.modified_by
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
                row.instant("created_at"),
                row.accountIdOrNull("created_by"),
                row.instant("modified_at"),
                row.accountIdOrNull("modified_by"));
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
                                                description, created_at, created_by, modified_at, modified_by)
                        values (:id, :version, :kind, :name, :nameKey, :nameLength, :overlongKey, :owner,
                                :description, :createdAt, :createdBy, :modifiedAt, :modifiedBy)
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
                            modified_at = :modifiedAt, modified_by = :modifiedBy
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
