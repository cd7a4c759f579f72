package muster.store;

import java.time.Instant;
import java.util.Optional;
import muster.directory.WireIdWriter;
import org.jdbi.v3.core.Handle;

/** Names of things on other platforms. */
final class WireIdRows implements WireIdWriter {
    private final Handle handle;

    WireIdRows(Handle handle) {
        this.handle = handle;
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
        if (taken == 0) {
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
