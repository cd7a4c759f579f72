package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import muster.directory.EventWriter;
import muster.directory.LedgerDigests;
import muster.directory.LedgerQuery;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Event;
import muster.model.EventId;
import muster.model.GroupId;
import muster.model.KeyId;
import muster.model.Origin;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The ledger. What may have to be erased with a person, names and field values, is in the payload. */
final class EventRows implements EventWriter {
    static final String SELECT = """
            select id, at, actor_kind, actor_account, actor_key, door, request_id, address, client, act, target_kind,
                   target_id, subject_account, payload, place, place_digest, seal
            from event
            """;

    private final Handle handle;
    private final Database database;
    private final EventTexts texts;

    EventRows(Handle handle, Database database, EventTexts texts) {
        this.handle = handle;
        this.database = database;
        this.texts = texts;
    }

    @Override
    public List<Event> list(@Nullable EventId beyond, boolean ascending, int limit) {
        BoundSql sql = new BoundSql().add(SELECT);
        if (beyond != null) {
            sql.add(ascending ? "where id > " : "where id < ").value(beyond.value());
        }
        sql.add(ascending ? " order by id asc limit " : " order by id desc limit ")
                .value(limit);
        return sql.query(handle).map((set, _) -> event(new Row(set))).list();
    }

    @Override
    public List<Event> list(LedgerQuery query, @Nullable EventId beyond, int limit) {
        return LedgerSql.page(database, query, beyond, limit)
                .query(handle)
                .map((set, _) -> event(new Row(set)))
                .list();
    }

    @Override
    public List<Event> ofGroup(GroupId group, Instant since, @Nullable EventId beyond, int limit) {
        BoundSql sql = new BoundSql()
                .add(SELECT)
                .add(" where target_kind = 'group' and subject_account is null and target_id = ")
                .value(group.toString())
                .add(" and at >= ")
                .value(Micros.of(since));
        if (beyond != null) {
            sql.add(" and id < ").value(beyond.value());
        }
        return sql.add(" order by id desc limit ")
                .value(limit)
                .query(handle)
                .map((set, _) -> event(new Row(set)))
                .list();
    }

    static Event event(Row row) throws SQLException {
        Json.Payload kept = EventTexts.payload(row);
        Json.Place place = EventTexts.place(row);
        return new Event(
                new EventId(row.longNumber("id")),
                row.instant("at"),
                actor(row),
                new Origin(row.text("door"), row.text("request_id"), place.address(), place.client()),
                Act.valueOf(row.text("act")),
                new Event.Target(row.text("target_kind"), row.text("target_id"), kept.name()),
                row.accountIdOrNull("subject_account"),
                kept.fields());
    }

    private static Actor actor(Row row) throws SQLException {
        return switch (row.text("actor_kind")) {
            case "PERSON" -> new Actor.Person(row.accountId("actor_account"), new KeyId(row.longNumber("actor_key")));
            case "ANONYMOUS" -> new Actor.Anonymous();
            case "HOST" -> new Actor.Host();
            case "TIMER" -> new Actor.Timer();
            default -> throw new IllegalStateException("No actor is a " + row.text("actor_kind"));
        };
    }

    @Override
    public void add(Event event) {
        String payload = texts.payload(event);
        String place = texts.place(event.origin().address(), event.origin().client());
        Actor.Person person = event.actor() instanceof Actor.Person known ? known : null;
        AccountId actor = person == null ? null : person.account();
        Long actorKey = person == null ? null : person.key().value();
        handle.createUpdate("""
                        insert into event (id, at, actor_kind, actor_account, actor_key, door, request_id, act,
                                           target_kind, target_id, subject_account, payload, payload_digest, place,
                                           place_digest)
                        values (:id, :at, :actorKind, :actor, :actorKey, :door, :requestId, :act,
                                :targetKind, :targetId, :subject, :payload, :payloadDigest, :place, :placeDigest)
                        """)
                .bind("id", event.id().value())
                .bind("at", Micros.of(event.at()))
                .bind("actorKind", kind(event.actor()))
                .bind("actor", Row.text(actor))
                .bind("actorKey", actorKey)
                .bind("door", event.origin().door())
                .bind("requestId", event.origin().requestId())
                .bind("act", event.act().name())
                .bind("targetKind", event.target().kind())
                .bind("targetId", event.target().id())
                .bind("subject", Row.text(event.subject()))
                .bind("payload", payload)
                .bind("payloadDigest", LedgerDigests.ofText(payload))
                .bind("place", place)
                .bind("placeDigest", EventTexts.digest(place))
                .execute();
    }

    private static String kind(Actor actor) {
        return switch (actor) {
            case Actor.Person _ -> "PERSON";
            case Actor.Anonymous _ -> "ANONYMOUS";
            case Actor.Host _ -> "HOST";
            case Actor.Timer _ -> "TIMER";
        };
    }
}
