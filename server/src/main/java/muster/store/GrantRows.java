package muster.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import muster.directory.GrantWriter;
import muster.model.AccountId;
import muster.model.Grant;
import muster.model.Grant.Level;
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

    private static final String COLUMNS = """
            g.id, g.object_kind, g.object_id, g.party_kind, g.party_id, g.purpose, g.level, g.properties, g.created_at,
            g.created_by
            """;

    private static final String EVERY = "select " + COLUMNS + " from access_grant g where ";

    private static final String SEEN = """
            (g.party_kind <> 'ACCOUNT'
             or exists (select 1 from account p
                        where p.id = g.party_id and p.trashed_at is null and p.merged_into is null))
            and (g.object_kind <> 'ACCOUNT'
                 or exists (select 1 from account o
                            where o.id = g.object_id and o.trashed_at is null
                              and (o.merged_into is null or o.redirects = 0)))
            and\s""";

    private static final String SELECT = EVERY + SEEN;

    private static final String RIGHTS = SELECT + "g.purpose = '' and ";

    /** A party or an object as two columns name it. */
    private record Reference(String kind, String id) {}

    private final Handle handle;
    private final Database database;

    GrantRows(Handle handle, Database database) {
        this.handle = handle;
        this.database = database;
    }

    @Override
    public Optional<Grant> find(GrantId id) {
        return byId(RIGHTS, id, "");
    }

    @Override
    public Optional<Grant> findOfAnyPurpose(GrantId id) {
        return byId(SELECT, id, "");
    }

    @Override
    public Optional<Grant> lock(GrantId id) {
        return byId(EVERY, id, database.lockingRowsOf("g"));
    }

    private Optional<Grant> byId(String select, GrantId id, String ending) {
        return handle.createQuery(select + "g.id = :id" + ending)
                .bind("id", id.value())
                .map((set, _) -> grant(new Row(set)))
                .findOne();
    }

    @Override
    public Optional<Grant> find(Party party, GrantObject object) {
        return find(party, object, Grant.RIGHT);
    }

    @Override
    public Optional<Grant> find(Party party, GrantObject object, String purpose) {
        if (!IndexKey.isStorable(purpose)) {
            return Optional.empty();
        }
        Reference to = reference(object);
        Reference of = reference(party);
        return handle.createQuery(SELECT + """
                        g.object_kind = :objectKind and g.object_id = :objectId
                        and g.party_kind = :partyKind and g.party_id = :partyId and g.purpose = :purpose
                        """)
                .bind("objectKind", to.kind())
                .bind("objectId", to.id())
                .bind("partyKind", of.kind())
                .bind("partyId", of.id())
                .bind("purpose", purpose)
                .map((set, _) -> grant(new Row(set)))
                .findOne();
    }

    @Override
    public List<Grant> on(GrantObject object) {
        Reference to = reference(object);
        return handle.createQuery(RIGHTS + "g.object_kind = :objectKind and g.object_id = :objectId order by g.id")
                .bind("objectKind", to.kind())
                .bind("objectId", to.id())
                .map((set, _) -> grant(new Row(set)))
                .list();
    }

    @Override
    public List<Grant> rightsOf(Collection<Party> parties, Aim aim, Level least, int limit) {
        List<Grant> found = new ArrayList<>();
        String narrowing = aim == Aim.ANYTHING ? "" : "g.object_kind in ('ACCOUNT', 'GROUP') and ";
        eachPortion(
                parties.stream().map(GrantRows::reference).toList(),
                (kind, ids) -> found.addAll(handle.createQuery(RIGHTS + narrowing
                                + "g.level >= :least and g.party_kind = :kind and "
                                + database.isOneOfIds("g.party_id") + " limit :limit")
                        .bind("least", Weights.of(least))
                        .bind("kind", kind)
                        .bind("ids", ids)
                        .bind("limit", limit - Math.min(limit, found.size()))
                        .map((set, _) -> grant(new Row(set)))
                        .list()));
        return found;
    }

    @Override
    public List<Grant> rightsTo(Collection<GrantObject> objects, Holders holders, Level least, int limit) {
        List<Grant> found = new ArrayList<>();
        eachPortion(
                objects.stream().map(GrantRows::reference).toList(),
                (kind, ids) -> found.addAll(
                        rightsToStatement(database, kind, holders, least, limit - Math.min(limit, found.size()))
                                .query(handle)
                                .bind("ids", ids)
                                .map((set, _) -> grant(new Row(set)))
                                .list()));
        return found;
    }

    /**
     * In two halves, as neither database would find the few accounts among the many members of a group in one. The index is
     * the one by object: somebody can have been given more rights than there are to any one thing.
     */
    static BoundSql rightsToStatement(Database database, String kind, Holders holders, Level least, int limit) {
        BoundSql sql = new BoundSql();
        String rights = "select " + COLUMNS + " from access_grant g" + database.walking("access_grant_pair_unique")
                + " where " + SEEN + "g.purpose = '' and g.object_kind = " + sql.parameter(kind) + " and "
                + database.isOneOfIds("g.object_id") + " and g.level >= " + sql.parameter(Weights.of(least));
        sql.add(rights).add(" and g.party_kind = 'GROUP'");
        sql.add(" union all ").add(rights).add(" and g.party_kind = 'ACCOUNT' and (g.party_id in (");
        sql.add(holders.accounts().stream()
                .map(account -> sql.parameter(account.toString()))
                .collect(joining(", ")));
        sql.add(")");
        if (holders.orManaged()) {
            sql.add(" or exists (select 1 from access_grant m where m.object_kind = 'ACCOUNT'");
            sql.add(" and m.object_id = g.party_id and m.purpose = '' and m.level = ");
            sql.value(Weights.of(Level.MANAGE)).add(")");
        }
        return sql.add(") limit ").value(limit);
    }

    @Override
    public List<Grant> listAfter(long number, int limit) {
        return handle.createQuery(SELECT + "g.id > :after order by g.id limit :limit")
                .bind("after", number)
                .bind("limit", limit)
                .map((set, _) -> grant(new Row(set)))
                .list();
    }

    @Override
    public List<Grant> listOf(Collection<Party> parties, long number, int limit) {
        return listAt("party", parties.stream().map(GrantRows::reference).toList(), number, limit);
    }

    @Override
    public List<Grant> listOn(Collection<GrantObject> objects, long number, int limit) {
        return listAt("object", objects.stream().map(GrantRows::reference).toList(), number, limit);
    }

    private List<Grant> listAt(String end, List<Reference> references, long number, int limit) {
        List<Grant> found = new ArrayList<>();
        String condition = "g." + end + "_kind = :kind and " + database.isOneOfIds("g." + end + "_id")
                + " and g.id > :after order by g.id limit :limit";
        eachPortion(
                references,
                (kind, ids) -> found.addAll(handle.createQuery(SELECT + condition)
                        .bind("kind", kind)
                        .bind("ids", ids)
                        .bind("after", number)
                        .bind("limit", limit)
                        .map((set, _) -> grant(new Row(set)))
                        .list()));
        return found.stream()
                .sorted(Comparator.comparing(Grant::id))
                .limit(limit)
                .toList();
    }

    /** Hands over the ids of each kind, joined, as many at once as a statement takes. */
    private static void eachPortion(List<Reference> references, BiConsumer<String, String> work) {
        Map<String, List<String>> byKind =
                references.stream().collect(groupingBy(Reference::kind, mapping(Reference::id, toList())));
        byKind.forEach((kind, ids) -> Ids.portions(ids).forEach(portion -> work.accept(kind, Ids.joined(portion))));
    }

    @Override
    public List<Grant> everyOf(Party party) {
        return everyAt("party", reference(party));
    }

    @Override
    public List<Grant> everyOn(GrantObject object) {
        return everyAt("object", reference(object));
    }

    private List<Grant> everyAt(String end, Reference reference) {
        return handle.createQuery(EVERY + "g." + end + "_kind = :kind and g." + end + "_id = :id order by g.id")
                .bind("kind", reference.kind())
                .bind("id", reference.id())
                .map((set, _) -> grant(new Row(set)))
                .list();
    }

    private static Grant grant(Row row) throws SQLException {
        return new Grant(
                new GrantId(row.longNumber("id")),
                party(row.text("party_kind"), row.uuid("party_id")),
                object(row.text("object_kind"), row.uuid("object_id")),
                row.text("purpose"),
                Weights.level(row.number("level")),
                properties(row),
                row.instant("created_at"),
                row.accountIdOrNull("created_by"));
    }

    private static String properties(Row row) throws SQLException {
        String kept = row.textOrNull("properties");
        return kept == null ? Grant.NO_PROPERTIES : kept;
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
                                                  properties, created_at, created_by)
                        values (:id, :objectKind, :objectId, :partyKind, :partyId, :purpose, :level,
                                :properties, :createdAt, :createdBy)
                        on conflict (object_kind, object_id, party_kind, party_id, purpose) do nothing
                        """)
                .bind("id", grant.id().value())
                .bind("objectKind", to.kind())
                .bind("objectId", to.id())
                .bind("partyKind", of.kind())
                .bind("partyId", of.id())
                .bind("purpose", grant.purpose())
                .bind("level", Weights.of(grant.level()))
                .bind("properties", grant.properties())
                .bind("createdAt", Micros.of(grant.createdAt()))
                .bind("createdBy", Row.text(grant.createdBy()))
                .execute();
        return added == 1;
    }

    @Override
    public void save(Grant grant) {
        handle.createUpdate("update access_grant set level = :level, properties = :properties where id = :id")
                .bind("level", Weights.of(grant.level()))
                .bind("properties", grant.properties())
                .bind("id", grant.id().value())
                .execute();
    }

    @Override
    public void remove(GrantId id) {
        handle.createUpdate("delete from access_grant where id = :id")
                .bind("id", id.value())
                .execute();
    }
}
