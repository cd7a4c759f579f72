package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import muster.directory.DepartureMark;
import muster.directory.DepartureWriter;
import muster.model.AccountId;
import muster.model.Departure;
import muster.model.DepartureFailure;
import muster.model.Grant;
import muster.model.GroupId;
import muster.model.Heir;
import muster.model.HoldingId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Who leaves, to whom what goes, and what has gone. */
final class DepartureRows implements DepartureWriter {
    private static final Database.UniqueIndex ACCOUNT = new Database.UniqueIndex("departure", "account_id");

    private static final String SELECT = """
            select d.id, d.account_id, d.state, d.ends_at, d.reason, d.leaves_groups, d.trash_after_days, d.expiry_before,
                   d.begun_at, d.begun_by, d.departed_at, d.held_before, d.trashed, d.closed_at
            from departure d
            where\s""";

    private final Handle handle;
    private final Database database;
    private final Breaches breaches;
    private final DepartureHeirRows heirs;

    DepartureRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
        breaches = new Breaches(database);
        heirs = new DepartureHeirRows(handle, database);
    }

    @Override
    public Optional<Departure> open(AccountId account) {
        return ofAccount("d.account_id = :account and d.closed_at is null", account);
    }

    @Override
    public Optional<Departure> lock(AccountId account) {
        return ofAccount("d.account_id = :account and d.closed_at is null" + database.lockingRowsOf("d"), account);
    }

    @Override
    public Optional<Departure> latest(AccountId account) {
        return ofAccount("d.account_id = :account order by d.begun_at desc, d.id desc limit 1", account);
    }

    private Optional<Departure> ofAccount(String condition, AccountId account) {
        Query query = handle.createQuery(SELECT + condition).bind("account", account.toString());
        return departures(query).stream().findFirst();
    }

    @Override
    public Set<AccountId> leaving(Collection<AccountId> accounts) {
        Set<AccountId> leaving = new HashSet<>();
        for (List<AccountId> portion : Ids.portions(accounts)) {
            handle.createQuery("select d.account_id from departure d where d.closed_at is null and "
                            + database.isOneOfIds("d.account_id"))
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> new Row(set).accountId("account_id"))
                    .forEach(leaving::add);
        }
        return leaving;
    }

    @Override
    public List<Departure> list(@Nullable DepartureMark after, int limit) {
        return page(new BoundSql().add(SELECT + "d.closed_at is null"), "d.ends_at", after, limit);
    }

    @Override
    public List<Departure> due(Instant now, @Nullable DepartureMark after, int limit) {
        BoundSql sql = new BoundSql()
                .add(SELECT + "d.due_at is not null and d.due_at <= ")
                .value(Micros.of(now));
        return page(sql, "d.due_at", after, limit);
    }

    private List<Departure> page(BoundSql sql, String time, @Nullable DepartureMark after, int limit) {
        if (after != null) {
            long at = Micros.of(after.at());
            sql.add(" and (" + time + " > ")
                    .value(at)
                    .add(" or " + time + " = ")
                    .value(at);
            sql.add(" and d.id > ").value(after.id().toString()).add(")");
        }
        sql.add(" order by " + time + ", d.id limit ").value(limit);
        return departures(sql.query(handle));
    }

    @Override
    public List<Departure> toHeir(AccountId heir, int limit) {
        return departures(
                handle.createQuery(SELECT + """
                        d.closed_at is null and d.state in ('WAITING', 'ENDING')
                        and d.id in (select h.departure_id from departure_heir h where h.heir_id = :heir)
                        order by d.ends_at, d.id limit :limit
                        """).bind("heir", heir.toString()).bind("limit", limit));
    }

    private List<Departure> departures(Query query) {
        List<Departure> bare = query.map((set, _) -> departure(new Row(set))).list();
        Map<UUID, List<Heir>> found = heirs.of(bare.stream().map(Departure::id).toList());
        return bare.stream()
                .map(each -> each.with(found.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private static Departure departure(Row row) throws SQLException {
        Long days = row.longNumberOrNull("trash_after_days");
        return new Departure(
                row.uuid("id"),
                row.accountId("account_id"),
                Departure.State.valueOf(row.text("state")),
                row.instant("ends_at"),
                row.textOrNull("reason"),
                List.of(),
                row.flag("leaves_groups"),
                days == null ? null : Math.toIntExact(days),
                row.instantOrNull("expiry_before"),
                row.instant("begun_at"),
                row.accountIdOrNull("begun_by"),
                row.instantOrNull("departed_at"),
                row.flag("held_before"),
                row.flag("trashed"),
                row.instantOrNull("closed_at"));
    }

    @Override
    public void add(Departure departure) {
        breaches.refuse(
                ACCOUNT,
                new DepartureFailure.AlreadyDeparting(),
                () -> bind(departure, handle.createUpdate("""
                        insert into departure (id, account_id, state, ends_at, reason, leaves_groups, trash_after_days,
                                               expiry_before, begun_at, begun_by, departed_at, held_before, trashed, due_at,
                                               closed_at)
                        values (:id, :account, :state, :endsAt, :reason, :leavesGroups, :trashAfterDays,
                                :expiryBefore, :begunAt, :begunBy, :departedAt, :heldBefore, :trashed, :dueAt, :closedAt)
                        """))
                        .bind("account", departure.account().toString())
                        .bind("endsAt", Micros.of(departure.endsAt()))
                        .bind("reason", departure.reason())
                        .bind("leavesGroups", departure.leavesGroups() ? 1 : 0)
                        .bind("trashAfterDays", departure.trashAfterDays())
                        .bind("expiryBefore", Micros.ofNullable(departure.expiryBefore()))
                        .bind("begunAt", Micros.of(departure.begunAt()))
                        .bind("begunBy", Row.text(departure.begunBy()))
                        .execute());
        heirs.set(departure.id(), departure.heirs());
    }

    @Override
    public void save(Departure departure) {
        bind(departure, handle.createUpdate("""
                        update departure
                        set state = :state, departed_at = :departedAt, held_before = :heldBefore, trashed = :trashed,
                            begun_by = :begunBy, due_at = :dueAt, closed_at = :closedAt
                        where id = :id
                        """)).execute();
        heirs.set(departure.id(), departure.heirs());
    }

    private static Update bind(Departure departure, Update update) {
        return update.bind("id", departure.id().toString())
                .bind("state", departure.state().name())
                .bind("begunBy", Row.text(departure.begunBy()))
                .bind("departedAt", Micros.ofNullable(departure.departedAt()))
                .bind("heldBefore", departure.heldBefore() ? 1 : 0)
                .bind("trashed", departure.trashed() ? 1 : 0)
                .bind("dueAt", Micros.ofNullable(departure.dueAt()))
                .bind("closedAt", Micros.ofNullable(departure.closedAt()));
    }

    @Override
    public List<Handed> handed(UUID departure, long after, int limit) {
        return handle.createQuery("""
                        select t.number, t.kind, t.target_id, t.heir_id from departure_thing t
                        where t.departure_id = :id and t.number > :after order by t.number limit :limit
                        """)
                .bind("id", departure.toString())
                .bind("after", after)
                .bind("limit", limit)
                .map((set, _) -> handed(new Row(set)))
                .list();
    }

    private static Handed handed(Row row) throws SQLException {
        UUID target = row.uuid("target_id");
        boolean isGroup = row.text("kind").equals("GROUP");
        return new Handed(
                row.longNumber("number"),
                isGroup ? null : new HoldingId(target),
                isGroup ? new GroupId(target) : null,
                row.accountId("heir_id"));
    }

    @Override
    public void addHanded(UUID departure, Handed handed) {
        Object target = handed.thing() == null ? handed.group() : handed.thing();
        handle.createUpdate("""
                        insert into departure_thing (departure_id, number, kind, target_id, heir_id)
                        values (:id, :number, :kind, :target, :heir)
                        """)
                .bind("id", departure.toString())
                .bind("number", handed.number())
                .bind("kind", handed.thing() == null ? "GROUP" : "HOLDING")
                .bind("target", String.valueOf(target))
                .bind("heir", handed.heir().toString())
                .execute();
    }

    @Override
    public void removeHanded(UUID departure, long number) {
        handle.createUpdate("delete from departure_thing where departure_id = :id and number = :number")
                .bind("id", departure.toString())
                .bind("number", number)
                .execute();
    }

    @Override
    public List<Left> left(UUID departure, int limit) {
        return handle.createQuery("""
                        select g.group_id, g.level, g.properties from departure_group g
                        where g.departure_id = :id order by g.group_id limit :limit
                        """)
                .bind("id", departure.toString())
                .bind("limit", limit)
                .map((set, _) -> left(new Row(set)))
                .list();
    }

    private static Left left(Row row) throws SQLException {
        return new Left(
                new GroupId(row.uuid("group_id")), Grant.Level.valueOf(row.text("level")), row.text("properties"));
    }

    @Override
    public void addLeft(UUID departure, Left left) {
        handle.createUpdate("""
                        insert into departure_group (departure_id, group_id, level, properties)
                        values (:id, :group, :level, :properties) on conflict (departure_id, group_id) do nothing
                        """)
                .bind("id", departure.toString())
                .bind("group", left.group().toString())
                .bind("level", left.level().name())
                .bind("properties", left.properties())
                .execute();
    }

    @Override
    public void removeLeft(UUID departure, GroupId group) {
        handle.createUpdate("delete from departure_group where departure_id = :id and group_id = :group")
                .bind("id", departure.toString())
                .bind("group", group.toString())
                .execute();
    }
}
