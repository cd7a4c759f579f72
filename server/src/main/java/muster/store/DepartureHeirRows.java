package muster.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.model.GroupId;
import muster.model.Heir;
import muster.model.HoldingId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** To whom what goes. */
final class DepartureHeirRows {
    private final Handle handle;
    private final Database database;

    DepartureHeirRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    /** The heirs of these departures, in the order in which they were named. */
    Map<UUID, List<Heir>> of(Collection<UUID> departures) {
        Map<UUID, List<Heir>> found = new HashMap<>();
        for (List<UUID> portion : Ids.portions(departures)) {
            handle.createQuery("""
                            select h.departure_id, h.scope, h.door, h.kind, h.target_id, h.heir_id from departure_heir h
                            where\s""" + database.isOneOfIds("h.departure_id") + " order by h.departure_id, h.position")
                    .bind("ids", Ids.joined(portion))
                    .map((set, _) -> Map.entry(new Row(set).uuid("departure_id"), heir(new Row(set))))
                    .forEach(each -> found.computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                            .add(each.getValue()));
        }
        return found;
    }

    private static Heir heir(Row row) throws SQLException {
        Heir.Scope scope = switch (row.text("scope")) {
            case "KIND" -> new Heir.OfKind(row.text("door"), row.text("kind"));
            case "THING" -> new Heir.OfThing(new HoldingId(row.uuid("target_id")));
            case "GROUP" -> new Heir.OfGroup(new GroupId(row.uuid("target_id")));
            default -> new Heir.Everything();
        };
        return new Heir(scope, row.accountId("heir_id"));
    }

    /** Has exactly these heirs from now on. */
    void set(UUID departure, List<Heir> heirs) {
        if (of(List.of(departure)).getOrDefault(departure, List.of()).equals(heirs)) {
            return;
        }
        handle.createUpdate("delete from departure_heir where departure_id = :id")
                .bind("id", departure.toString())
                .execute();
        for (int position = 0; position < heirs.size(); position++) {
            add(departure, position, heirs.get(position));
        }
    }

    private void add(UUID departure, int position, Heir heir) {
        switch (heir.scope()) {
            case Heir.Everything _ -> insert(departure, position, heir, "EVERYTHING", null, null, null);
            case Heir.OfKind(var door, var kind) -> insert(departure, position, heir, "KIND", door, kind, null);
            case Heir.OfThing(var id) -> insert(departure, position, heir, "THING", null, null, id);
            case Heir.OfGroup(var id) -> insert(departure, position, heir, "GROUP", null, null, id);
        }
    }

    private void insert(
            UUID departure,
            int position,
            Heir heir,
            String scope,
            @Nullable String door,
            @Nullable String kind,
            @Nullable Object target) {
        handle.createUpdate("""
                        insert into departure_heir (departure_id, position, scope, door, kind, target_id, heir_id)
                        values (:id, :position, :scope, :door, :kind, :target, :heir)
                        """)
                .bind("id", departure.toString())
                .bind("position", position)
                .bind("scope", scope)
                .bind("door", door)
                .bind("kind", kind)
                .bind("target", target == null ? null : target.toString())
                .bind("heir", heir.account().toString())
                .execute();
    }
}
