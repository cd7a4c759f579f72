package muster.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import muster.directory.GrantWriter;
import muster.model.AccountId;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.GroupId;
import muster.model.HoldingId;
import muster.model.Party;
import org.jdbi.v3.core.Handle;

/** Grants, of which memberships are some. Those of accounts in trash or merged away stay, unseen. */
final class GrantRows implements GrantWriter {
    private static final String ACCOUNT = "ACCOUNT";
    private static final String GROUP = "GROUP";
    private static final String HOLDING = "HOLDING";

    private static final String SELECT = """
            select g.id, g.object_kind, g.object_id, g.party_kind, g.party_id, g.level, g.created_at, g.created_by
            from access_grant g
            where g.purpose = ''
              and (g.party_kind <> 'ACCOUNT'
                   or exists (select 1 from account p
                              where p.id = g.party_id and p.trashed_at is null and p.merged_into is null))
              and\s""";

    /** A party or an object as two columns name it. */
    private record Reference(String kind, String id) {}

    private final Handle handle;

    GrantRows(Handle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<Grant> find(GrantId id) {
        return handle.createQuery(SELECT + "g.id = :id")
                .bind("id", id.value())
                .map((set, _) -> grant(new Row(set)))
                .findOne();
    }

    @Override
    public Optional<Grant> find(Party party, GrantObject object) {
        Reference to = reference(object);
        Reference of = reference(party);
        return handle.createQuery(SELECT + """
                        g.object_kind = :objectKind and g.object_id = :objectId
                        and g.party_kind = :partyKind and g.party_id = :partyId
                        """)
                .bind("objectKind", to.kind())
                .bind("objectId", to.id())
                .bind("partyKind", of.kind())
                .bind("partyId", of.id())
                .map((set, _) -> grant(new Row(set)))
                .findOne();
    }

    @Override
    public List<Grant> on(GrantObject object) {
        Reference to = reference(object);
        return handle.createQuery(SELECT + "g.object_kind = :objectKind and g.object_id = :objectId order by g.id")
                .bind("objectKind", to.kind())
                .bind("objectId", to.id())
                .map((set, _) -> grant(new Row(set)))
                .list();
    }

    private static Grant grant(Row row) throws SQLException {
        return new Grant(
                new GrantId(row.longNumber("id")),
                party(row.text("party_kind"), row.uuid("party_id")),
                object(row.text("object_kind"), row.uuid("object_id")),
                Weights.level(row.number("level")),
                row.instant("created_at"),
                row.accountIdOrNull("created_by"));
    }

    private static Party party(String kind, UUID id) {
        return switch (kind) {
            case ACCOUNT -> new Party.OfAccount(new AccountId(id));
            case GROUP -> new Party.OfGroup(new GroupId(id));
            default -> throw new IllegalStateException("No party is a " + kind);
        };
    }

    private static GrantObject object(String kind, UUID id) {
        return switch (kind) {
            case ACCOUNT -> new GrantObject.OnAccount(new AccountId(id));
            case GROUP -> new GrantObject.OnGroup(new GroupId(id));
            case HOLDING -> new GrantObject.OnHolding(new HoldingId(id));
            default -> throw new IllegalStateException("Nothing to grant is a " + kind);
        };
    }

    private static Reference reference(Party party) {
        return switch (party) {
            case Party.OfAccount(var id) -> new Reference(ACCOUNT, id.toString());
            case Party.OfGroup(var id) -> new Reference(GROUP, id.toString());
        };
    }

    private static Reference reference(GrantObject object) {
        return switch (object) {
            case GrantObject.OnAccount(var id) -> new Reference(ACCOUNT, id.toString());
            case GrantObject.OnGroup(var id) -> new Reference(GROUP, id.toString());
            case GrantObject.OnHolding(var id) -> new Reference(HOLDING, id.toString());
        };
    }

    @Override
    public boolean add(Grant grant) {
        Reference to = reference(grant.object());
        Reference of = reference(grant.party());
        int added = handle.createUpdate("""
                        insert into access_grant (id, object_kind, object_id, party_kind, party_id, purpose, level,
                                                  created_at, created_by)
                        values (:id, :objectKind, :objectId, :partyKind, :partyId, '', :level, :createdAt, :createdBy)
                        on conflict (object_kind, object_id, party_kind, party_id, purpose) do nothing
                        """)
                .bind("id", grant.id().value())
                .bind("objectKind", to.kind())
                .bind("objectId", to.id())
                .bind("partyKind", of.kind())
                .bind("partyId", of.id())
                .bind("level", Weights.of(grant.level()))
                .bind("createdAt", Micros.of(grant.createdAt()))
                .bind("createdBy", Row.text(grant.createdBy()))
                .execute();
        return added == 1;
    }

    @Override
    public void setLevel(GrantId id, Grant.Level level) {
        handle.createUpdate("update access_grant set level = :level where id = :id")
                .bind("level", Weights.of(level))
                .bind("id", id.value())
                .execute();
    }

    @Override
    public void remove(GrantId id) {
        handle.createUpdate("delete from access_grant where id = :id")
                .bind("id", id.value())
                .execute();
    }
}
