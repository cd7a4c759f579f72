package muster.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import muster.directory.HoldingWriter;
import muster.directory.Holdings;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.HoldingView;
import muster.model.Refused;
import muster.model.TextKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Holdings, each with what grants give the one who looks. */
final class HoldingRows implements HoldingWriter {
    private static final Database.UniqueIndex NAME = new Database.UniqueIndex("holding", "name_key");

    /** Begins the keys of names that tell nothing apart: they are the number of the thing. No key of a name begins so. */
    private static final String FREE = "\u0001";

    private static final String COLUMNS = """
            h.id, h.number, h.version, h.door, h.kind, h.owner_id, h.container_id, h.name, h.name_key, h.audience,
            h.readonly, h.document, h.created_at, h.created_by, h.modified_at, h.modified_by
            """;

    private final Handle handle;
    private final Database database;
    private final Breaches breaches;
    private final HoldingNesting nesting;

    HoldingRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
        breaches = new Breaches(database);
        nesting = new HoldingNesting(handle, database);
    }

    @Override
    public Optional<HoldingView> find(HoldingId id, @Nullable AccountId viewer) {
        BoundSql sql = new BoundSql().add("select " + COLUMNS + ", ");
        appendGranted(sql, viewer);
        sql.add(" as granted from holding h where h.id = ").value(id.toString());
        return sql.query(handle).map((set, _) -> view(new Row(set))).findOne();
    }

    /** Says nothing of grants: a statement that waits for a lock sees the row as it is then, and others as they were. */
    @Override
    public Optional<Holding> lock(HoldingId id) {
        return handle.createQuery(
                        "select " + COLUMNS + " from holding h where h.id = :id" + database.lockingRowsOf("h"))
                .bind("id", id.toString())
                .map((set, _) -> holding(new Row(set)))
                .findOne();
    }

    @Override
    public List<HoldingView> listAfter(HoldingQuery query, long number, int limit) {
        String name = query.name();
        if (name != null && !IndexKey.isStorable(name)) {
            return List.of();
        }
        BoundSql sql = new BoundSql().add("select v.* from (select " + COLUMNS + ", ");
        appendGranted(sql, query.viewer());
        sql.add(" as granted from holding h where h.door = ").value(query.door());
        sql.add(" and h.kind = ").value(query.kind());
        sql.add(" and h.number > ").value(number);
        if (query.owner() != null) {
            sql.add(" and h.owner_id = ").value(query.owner().toString());
        }
        if (name != null) {
            sql.add(" and h.name_key = ").value(nameKey(name));
        }
        sql.add(") v");
        if (!query.everything()) {
            sql.add(" where v.audience <> 'GRANTED' or v.granted is not null or v.owner_id = ");
            sql.value(query.viewer().toString());
        }
        sql.add(" order by v.number limit ").value(limit);
        return sql.query(handle).map((set, _) -> view(new Row(set))).list();
    }

    @Override
    public List<Holding> sharedWith(GroupId group, String door, String kind, long number, int limit) {
        return sharedWithStatement(group, door, kind, number, limit)
                .query(handle)
                .map((set, _) -> holding(new Row(set)))
                .list();
    }

    /** Begins at the group's grants, which SQLite takes from the order of the tables in a cross join. */
    static BoundSql sharedWithStatement(GroupId group, String door, String kind, long number, int limit) {
        BoundSql sql = new BoundSql().add("select " + COLUMNS + " from access_grant g cross join holding h");
        sql.add(" where g.party_kind = 'GROUP' and g.party_id = ").value(group.toString());
        sql.add(" and g.object_kind = 'HOLDING' and g.purpose = '' and h.id = g.object_id");
        sql.add(" and h.door = ").value(door).add(" and h.kind = ").value(kind);
        sql.add(" and h.number > ").value(number);
        return sql.add(" order by h.number limit ").value(limit);
    }

    /** The highest level of grants to the viewer, or to a group that the viewer is a member of. */
    private static void appendGranted(BoundSql sql, @Nullable AccountId viewer) {
        if (viewer == null) {
            sql.add("cast(null as smallint)");
            return;
        }
        sql.add("(select max(g.level) from access_grant g where g.object_kind = 'HOLDING' and g.object_id = h.id");
        sql.add(" and g.purpose = '' and (g.party_kind = 'ACCOUNT' and g.party_id = ")
                .value(viewer.toString());
        sql.add(" or g.party_kind = 'GROUP' and g.party_id in (select m.object_id from access_grant m");
        sql.add(" where m.party_kind = 'ACCOUNT' and m.party_id = ").value(viewer.toString());
        sql.add(" and m.object_kind = 'GROUP' and m.purpose = '')))");
    }

    private static HoldingView view(Row row) throws SQLException {
        Integer granted = row.numberOrNull("granted");
        return new HoldingView(holding(row), granted == null ? null : Weights.level(granted));
    }

    private static Holding holding(Row row) throws SQLException {
        boolean free = row.text("name_key").startsWith(FREE);
        return new Holding(
                new HoldingId(row.uuid("id")),
                row.longNumber("number"),
                row.longNumber("version"),
                row.text("door"),
                row.text("kind"),
                row.accountId("owner_id"),
                container(row),
                row.text("name"),
                free ? Holding.Naming.FREE : Holding.Naming.UNIQUE,
                Holding.Audience.valueOf(row.text("audience")),
                row.flag("readonly"),
                row.text("document"),
                row.instant("created_at"),
                row.accountIdOrNull("created_by"),
                row.instant("modified_at"),
                row.accountIdOrNull("modified_by"));
    }

    private static @Nullable HoldingId container(Row row) throws SQLException {
        String container = row.text("container_id");
        return container.equals(row.text("owner_id")) ? null : new HoldingId(UUID.fromString(container));
    }

    private static String place(AccountId owner, @Nullable HoldingId container) {
        return container == null ? owner.toString() : container.toString();
    }

    private static String nameKey(String name) {
        return IndexKey.of(TextKey.of(name).value());
    }

    private static String nameKey(Holding holding) {
        return holding.naming() == Holding.Naming.FREE ? FREE + holding.number() : nameKey(holding.name());
    }

    @Override
    public Optional<Holding> findByNumber(String door, String kind, long number) {
        BoundSql sql =
                select().add("h.door = ").value(door).add(" and h.kind = ").value(kind);
        return one(sql.add(" and h.number = ").value(number));
    }

    @Override
    public Map<HoldingId, Holding> findAll(Collection<HoldingId> ids) {
        Map<HoldingId, Holding> found = new HashMap<>();
        for (List<HoldingId> portion : Ids.portions(ids)) {
            handle.createQuery("select " + COLUMNS + " from holding h where " + database.isOneOfIds("h.id"))
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> holding(new Row(set)))
                    .forEach(holding -> found.put(holding.id(), holding));
        }
        return found;
    }

    @Override
    public Optional<Holding> findByName(
            String door, String kind, AccountId owner, @Nullable HoldingId container, String name) {
        if (!IndexKey.isStorable(name)) {
            return Optional.empty();
        }
        BoundSql sql =
                select().add("h.door = ").value(door).add(" and h.kind = ").value(kind);
        sql.add(" and h.container_id = ").value(place(owner, container));
        return one(sql.add(" and h.name_key = ").value(nameKey(name)));
    }

    @Override
    public List<Holding> listAfter(String door, String kind, long number, int limit) {
        BoundSql sql =
                select().add("h.door = ").value(door).add(" and h.kind = ").value(kind);
        return list(sql.add(" and h.number > ")
                .value(number)
                .add(" order by h.number limit ")
                .value(limit));
    }

    /** Looks up the documents, which can be large, of those alone that are on the page. */
    @Override
    public List<Holding> listWithin(
            Collection<AccountId> owners,
            Collection<HoldingId> tops,
            String door,
            String kind,
            long number,
            int limit) {
        List<HoldingId> first = nesting.firstWithin(owners, tops, new HoldingNesting.Page(door, kind, number, limit));
        return findAll(first).values().stream()
                .sorted(Comparator.comparingLong(Holding::number))
                .toList();
    }

    @Override
    public List<Owned> upwards(Collection<HoldingId> ids) {
        return nesting.upwards(ids);
    }

    @Override
    public List<Holding> directlyWith(AccountId account, long number, int limit) {
        BoundSql sql = select().add("h.container_id = ").value(account.toString());
        return list(sql.add(" and h.number > ")
                .value(number)
                .add(" order by h.number limit ")
                .value(limit));
    }

    @Override
    public List<Holding> directlyIn(Collection<HoldingId> containers, int limit) {
        return in(containers, limit, "");
    }

    @Override
    public List<Holding> lockIn(Collection<HoldingId> containers, int limit) {
        return in(containers, limit, database.lockingRowsOf("h"));
    }

    private List<Holding> in(Collection<HoldingId> containers, int limit, String ending) {
        List<Holding> found = new ArrayList<>();
        String condition = database.isOneOfIds("h.container_id") + " limit :limit" + ending;
        for (List<HoldingId> portion : Ids.portions(containers)) {
            handle.createQuery("select " + COLUMNS + " from holding h where " + condition)
                    .bind("ids", Ids.joined(portion))
                    .bind("limit", limit - Math.min(limit, found.size()))
                    .map((set, _) -> holding(new Row(set)))
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public Set<HoldingId> idsIn(Collection<HoldingId> containers, int limit) {
        return idsWith("h.container_id", Ids.portions(containers), limit);
    }

    @Override
    public Set<HoldingId> idsOwnedBy(Collection<AccountId> owners, int limit) {
        return idsWith("h.owner_id", Ids.portions(owners), limit);
    }

    @Override
    public Map<Holdings.Sort, Long> countsOwnedBy(AccountId owner) {
        Map<Holdings.Sort, Long> counts = new HashMap<>();
        handle.createQuery("""
                        select h.door, h.kind, count(*) as number from holding h
                        where h.owner_id = :owner group by h.door, h.kind
                        """)
                .bind("owner", owner.toString())
                .map((set, _) -> Map.entry(
                        new Holdings.Sort(set.getString("door"), set.getString("kind")), set.getLong("number")))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    private <T> Set<HoldingId> idsWith(String column, List<List<T>> portions, int limit) {
        Set<HoldingId> found = new HashSet<>();
        for (List<T> portion : portions) {
            handle.createQuery("select h.id from holding h where " + database.isOneOfIds(column) + " limit :limit")
                    .bind("ids", Ids.joined(portion))
                    .bind("limit", limit - Math.min(limit, found.size()))
                    .map((set, _) -> new HoldingId(new Row(set).uuid("id")))
                    .forEach(found::add);
        }
        return found;
    }

    private static BoundSql select() {
        return new BoundSql().add("select " + COLUMNS + " from holding h where ");
    }

    private Optional<Holding> one(BoundSql sql) {
        return sql.query(handle).map((set, _) -> holding(new Row(set))).findOne();
    }

    private List<Holding> list(BoundSql sql) {
        return sql.query(handle).map((set, _) -> holding(new Row(set))).list();
    }

    @Override
    public void setOwner(Collection<HoldingId> ids, AccountId owner) {
        for (List<HoldingId> portion : Ids.portions(ids)) {
            handle.createUpdate("update holding set owner_id = :owner where " + database.isOneOfIds("id"))
                    .bind("owner", owner.toString())
                    .bind("ids", Ids.joined(portion))
                    .execute();
        }
    }

    @Override
    public void add(Holding holding) {
        breaches.refuse(
                NAME,
                new Failure.HoldingNameTaken(),
                () -> bind(holding, handle.createUpdate("""
                        insert into holding (id, number, version, door, kind, owner_id, container_id, name, name_key,
                                             audience, readonly, document, created_at, created_by, modified_at, modified_by)
                        values (:id, :number, :version, :door, :kind, :owner, :place, :name, :nameKey,
                                :audience, :readonly, :document, :createdAt, :createdBy, :modifiedAt, :modifiedBy)
                        """))
                        .bind("number", holding.number())
                        .bind("door", holding.door())
                        .bind("kind", holding.kind())
                        .bind("createdAt", Micros.of(holding.createdAt()))
                        .bind("createdBy", Row.text(holding.createdBy()))
                        .execute());
    }

    @Override
    public void save(Holding holding) {
        int saved = breaches.refuse(
                NAME,
                new Failure.HoldingNameTaken(),
                () -> bind(holding, handle.createUpdate("""
                        update holding
                        set version = :version, owner_id = :owner, container_id = :place, name = :name,
                            name_key = :nameKey, audience = :audience, readonly = :readonly, document = :document,
                            modified_at = :modifiedAt, modified_by = :modifiedBy
                        where id = :id and version = :version - 1
                        """)).execute());
        if (saved == 0) {
            throw new Refused(new Failure.VersionMismatch());
        }
    }

    private static Update bind(Holding holding, Update update) {
        return update.bind("id", holding.id().toString())
                .bind("version", holding.version())
                .bind("owner", holding.owner().toString())
                .bind("place", place(holding.owner(), holding.container()))
                .bind("name", holding.name())
                .bind("nameKey", nameKey(holding))
                .bind("audience", holding.audience().name())
                .bind("readonly", holding.readonly() ? 1 : 0)
                .bind("document", holding.document())
                .bind("modifiedAt", Micros.of(holding.modifiedAt()))
                .bind("modifiedBy", Row.text(holding.modifiedBy()));
    }

    @Override
    public void remove(HoldingId id) {
        handle.createUpdate("delete from access_grant where object_kind = 'HOLDING' and object_id = :id")
                .bind("id", id.toString())
                .execute();
        handle.createUpdate("delete from holding where id = :id")
                .bind("id", id.toString())
                .execute();
    }
}
