package muster.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.directory.WireIdWriter;
import muster.model.AccountId;
import muster.model.GroupId;
import muster.model.WireName;
import org.jdbi.v3.core.Handle;

/** Names of things on other platforms. */
final class WireIdRows implements WireIdWriter {
    private final Handle handle;
    private final Database database;

    WireIdRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    @Override
    public Optional<String> target(String door, String kind, String wireId) {
        if (!IndexKey.isStorable(wireId)) {
            return Optional.empty();
        }
        return handle.createQuery("""
                        select target from wire_id
                        where door = :door and kind = :kind and wire_id = :wireId and retired_at is null
                        """)
                .bind("door", door)
                .bind("kind", kind)
                .bind("wireId", wireId)
                .map((set, _) -> set.getString("target"))
                .findOne();
    }

    @Override
    public Optional<String> wireId(String door, String kind, String target) {
        return handle.createQuery("""
                        select wire_id from wire_id
                        where door = :door and kind = :kind and target = :target and retired_at is null
                        """)
                .bind("door", door)
                .bind("kind", kind)
                .bind("target", target)
                .map((set, _) -> set.getString("wire_id"))
                .findOne();
    }

    @Override
    public List<WireName> namesOf(String target) {
        return handle.createQuery("""
                        select door, kind, wire_id from wire_id
                        where target = :target and retired_at is null
                        order by door, kind
                        """)
                .bind("target", target)
                .map((set, _) -> new WireName(set.getString("door"), set.getString("kind"), set.getString("wire_id")))
                .list();
    }

    @Override
    public Map<String, String> wireIds(String door, String kind, Collection<String> targets) {
        Map<String, String> found = new HashMap<>();
        for (List<String> portion : Ids.portions(targets)) {
            handle.createQuery("select target, wire_id from wire_id where door = :door and kind = :kind"
                            + " and retired_at is null and " + database.isOneOfIds("target"))
                    .bind("door", door)
                    .bind("kind", kind)
                    .bind("ids", String.join(",", portion))
                    .map((set, _) -> Map.entry(set.getString("target"), set.getString("wire_id")))
                    .forEach(row -> found.put(row.getKey(), row.getValue()));
        }
        return found;
    }

    @Override
    public List<AccountId> unnamedAccounts(String door, String kind, int limit) {
        return handle.createQuery("""
                        select a.id
                        from account a
                        where not exists (select 1 from wire_id w
                                          where w.door = :door and w.kind = :kind and w.target = a.id
                                            and w.retired_at is null)
                        order by a.id desc limit :limit
                        """)
                .bind("door", door)
                .bind("kind", kind)
                .bind("limit", limit)
                .map((set, _) -> new Row(set).accountId("id"))
                .list();
    }

    @Override
    public boolean areFirstAccountsNamed(String door, String kind) {
        return handle.createQuery("""
                        select a.id
                        from (select f.id from (select id from account order by id limit 1) f
                              union
                              select p.id from (select id from account where kind <> 'SYSTEM' order by id limit 1) p) a
                        where not exists (select 1 from wire_id w
                                          where w.door = :door and w.kind = :kind and w.target = a.id
                                            and w.retired_at is null)
                        """)
                .bind("door", door)
                .bind("kind", kind)
                .map((set, _) -> set.getString("id"))
                .list()
                .isEmpty();
    }

    @Override
    public List<GroupId> unnamedGroups(String door, String kind, int limit) {
        return handle.createQuery("""
                        select r.id
                        from role_group r
                        where not exists (select 1 from wire_id w
                                          where w.door = :door and w.kind = :kind and w.target = r.id
                                            and w.retired_at is null)
                        order by r.id limit :limit
                        """)
                .bind("door", door)
                .bind("kind", kind)
                .bind("limit", limit)
                .map((set, _) -> new GroupId(new Row(set).uuid("id")))
                .list();
    }

    @Override
    public boolean add(String door, String kind, String wireId, String target) {
        int added = handle.createUpdate("""
                        insert into wire_id (door, kind, wire_id, target) values (:door, :kind, :wireId, :target)
                        on conflict do nothing
                        """)
                .bind("door", door)
                .bind("kind", kind)
                .bind("wireId", wireId)
                .bind("target", target)
                .execute();
        return added == 1;
    }

    /** The new name comes in retired, so that it meets the old one in no index, and the two change places after that. */
    @Override
    public boolean rename(String door, String kind, String target, String newWireId, Instant now) {
        int taken = handle.createUpdate("""
                        insert into wire_id (door, kind, wire_id, target, retired_at)
                        values (:door, :kind, :wireId, :target, :now)
                        on conflict (door, kind, wire_id) do nothing
                        """)
                .bind("door", door)
                .bind("kind", kind)
                .bind("wireId", newWireId)
                .bind("target", target)
                .bind("now", Micros.of(now))
                .execute();
        if (taken == 0 && !wasOf(door, kind, newWireId, target)) {
            return false;
        }
        retire(door, kind, target, now);
        handle.createUpdate("""
                        update wire_id set retired_at = null
                        where door = :door and kind = :kind and wire_id = :wireId
                        """)
                .bind("door", door)
                .bind("kind", kind)
                .bind("wireId", newWireId)
                .execute();
        return true;
    }

    /** Whether this is a former name of that target. */
    private boolean wasOf(String door, String kind, String wireId, String target) {
        return handle.createQuery("""
                        select target from wire_id
                        where door = :door and kind = :kind and wire_id = :wireId and target = :target
                          and retired_at is not null
                        """)
                .bind("door", door)
                .bind("kind", kind)
                .bind("wireId", wireId)
                .bind("target", target)
                .map((set, _) -> set.getString("target"))
                .findOne()
                .isPresent();
    }

    /** Goes from one kind of names to the next, as there is no index of targets alone. */
    @Override
    public void retireAll(String target, Instant now) {
        Optional<String[]> kind = kindAfter("", "");
        while (kind.isPresent()) {
            String[] found = kind.get();
            retire(found[0], found[1], target, now);
            kind = kindAfter(found[0], found[1]);
        }
    }

    /** In two looks, because only so no database walks over all names of one kind to find the next. */
    private Optional<String[]> kindAfter(String door, String kind) {
        return kindWhere("door = :door and kind > :kind", Map.of("door", door, "kind", kind))
                .or(() -> kindWhere("door > :door", Map.of("door", door)));
    }

    private Optional<String[]> kindWhere(String condition, Map<String, String> values) {
        return handle.createQuery("select door, kind from wire_id where " + condition + " order by door, kind limit 1")
                .bindMap(values)
                .map((set, _) -> new String[] {set.getString("door"), set.getString("kind")})
                .findOne();
    }

    @Override
    public void retire(String door, String kind, String target, Instant now) {
        handle.createUpdate("""
                        update wire_id set retired_at = :now
                        where door = :door and kind = :kind and target = :target and retired_at is null
                        """)
                .bind("door", door)
                .bind("kind", kind)
                .bind("target", target)
                .bind("now", Micros.of(now))
                .execute();
    }
}
