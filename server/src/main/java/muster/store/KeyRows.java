package muster.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.directory.KeyWriter;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.KeyUse;
import muster.model.SecretDigest;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keys and sessions. An API key that has ended stays as a row, so that its secret is never given again. */
final class KeyRows implements KeyWriter {
    private static final Database.UniqueIndex DIGEST = new Database.UniqueIndex("access_key", "digest");

    /** Ids are positive. */
    private static final KeyId NO_KEY = new KeyId(0);

    private static final String SELECT = """
            select k.id, k.account_id, k.purpose, k.label, k.scopes, k.doors, k.rank_cap, k.created_at, k.created_by,
                   k.parent, k.expires_at, k.tail, k.last_used_at, k.last_used_address, k.last_used_client
            from access_key k
            where k.ended_at is null and\s""";

    private final Handle handle;
    private final Database database;
    private final Breaches breaches;
    private final Touched touched;

    KeyRows(Handle handle, Database database, Touched touched) {
        this.handle = handle;
        this.database = database;
        this.touched = touched;
        breaches = new Breaches(database);
    }

    @Override
    public Optional<Key> find(KeyId id) {
        return handle.createQuery(SELECT + "k.id = :id")
                .bind("id", id.value())
                .map((set, _) -> key(new Row(set)))
                .findOne();
    }

    @Override
    public Optional<Key> find(SecretDigest digest) {
        return handle.createQuery(SELECT + "k.digest = :digest")
                .bind("digest", digest.value())
                .map((set, _) -> key(new Row(set)))
                .findOne();
    }

    @Override
    public List<Key> ofAccount(AccountId id, Key.Purpose purpose, Instant now) {
        return handle.createQuery(SELECT + """
                        k.account_id = :account and k.purpose = :purpose
                        and (k.expires_at is null or k.expires_at > :now)
                        order by k.id
                        """)
                .bind("account", id.toString())
                .bind("purpose", purpose.name())
                .bind("now", Micros.of(now))
                .map((set, _) -> key(new Row(set)))
                .list();
    }

    @Override
    public List<Key> madeForOthers(AccountId maker, int limit) {
        return handle.createQuery(SELECT + """
                        k.created_by = :maker and k.created_by <> k.account_id and k.purpose = 'API_KEY'
                        order by k.id limit :limit
                        """)
                .bind("maker", maker.toString())
                .bind("limit", limit)
                .map((set, _) -> key(new Row(set)))
                .list();
    }

    @Override
    public List<KeyUse> uses(AccountId id, Instant now, int most) {
        return handle.createQuery(SELECT + """
                        k.account_id = :account and (k.expires_at is null or k.expires_at > :now)
                        order by k.id desc limit :most
                        """)
                .bind("account", id.toString())
                .bind("now", Micros.of(now))
                .bind("most", most)
                .map((set, _) -> use(new Row(set)))
                .list();
    }

    private static KeyUse use(Row row) throws SQLException {
        return new KeyUse(key(row), row.textOrNull("last_used_address"), row.textOrNull("last_used_client"));
    }

    /** Each session opens one door and no other, so that the text of its doors is known. */
    @Override
    public Map<AccountId, List<Key>> sessions(Collection<AccountId> ids, String door, Instant now, int most) {
        Map<AccountId, List<Key>> found = new HashMap<>();
        for (List<AccountId> portion : Ids.portions(ids)) {
            handle.createQuery(sessionsStatement(database))
                    .bind("ids", Ids.joined(portion))
                    .bind("doors", Json.ofTexts(List.of(door)))
                    .bind("now", Micros.of(now))
                    .bind("most", most)
                    .map((set, _) -> key(new Row(set)))
                    .forEach(key -> found.computeIfAbsent(key.account(), _ -> new ArrayList<>())
                            .add(key));
        }
        return found;
    }

    /** Only numbers are ranked, and the few that are left looked up: who has hundreds of sessions would else hold up a list. */
    static String sessionsStatement(Database database) {
        return SELECT + """
                k.id in (
                    select p.id
                    from (select s.id, row_number() over (partition by s.account_id order by s.id desc) as place
                          from access_key s
                          where s.ended_at is null and s.purpose = 'SESSION' and s.doors = :doors
                            and (s.expires_at is null or s.expires_at > :now)
                            and\s""" + database.isOneOfIds("s.account_id") + """
                         ) p
                    where p.place <= :most)
                order by k.account_id, k.id
                """;
    }

    /** Looks from each key towards those it comes from, which are few, and also when they have ended. */
    @Override
    public List<Key> madeFor(AccountId owner, AccountId maker) {
        return handle.createQuery("""
                        with recursive line (live, elder) as (
                            select k.id, k.id from access_key k
                            where k.account_id = :owner and k.purpose = 'API_KEY' and k.ended_at is null
                            union
                            select l.live, e.parent from line l join access_key e on e.id = l.elder
                            where e.parent is not null
                        )
                        """ + SELECT + """
                        k.id in (select l.live from line l join access_key e on e.id = l.elder
                                 where e.account_id = :owner and e.created_by = :maker)
                        order by k.id
                        """)
                .bind("owner", owner.toString())
                .bind("maker", maker.toString())
                .map((set, _) -> key(new Row(set)))
                .list();
    }

    @Override
    public List<Key> madeWith(KeyId parent) {
        return handle.createQuery("""
                        with recursive line (id) as (
                            select c.id from access_key c where c.parent = :parent
                            union
                            select c.id from line l join access_key c on c.parent = l.id
                        )
                        """ + SELECT + "k.id in (select id from line) order by k.id")
                .bind("parent", parent.value())
                .map((set, _) -> key(new Row(set)))
                .list();
    }

    private static Key key(Row row) throws SQLException {
        Integer cap = row.numberOrNull("rank_cap");
        Long parent = row.longNumberOrNull("parent");
        return new Key(
                new KeyId(row.longNumber("id")),
                row.accountId("account_id"),
                Key.Purpose.valueOf(row.text("purpose")),
                row.text("label"),
                Json.texts(row.text("scopes")),
                Json.texts(row.text("doors")),
                cap == null ? null : Weights.rank(cap),
                row.instant("created_at"),
                row.accountIdOrNull("created_by"),
                parent == null ? null : new KeyId(parent),
                row.instantOrNull("expires_at"),
                row.text("tail"),
                row.instantOrNull("last_used_at"));
    }

    @Override
    public void add(Key key, SecretDigest secret) {
        Long parent = key.parent() == null ? null : key.parent().value();
        breaches.refuse(
                DIGEST,
                new Failure.KeySecretTaken(),
                () -> handle.createUpdate("""
                        insert into access_key (id, digest, account_id, purpose, label, scopes, doors, rank_cap, tail,
                                                parent, created_at, created_by, expires_at, last_used_at)
                        values (:id, :digest, :account, :purpose, :label, :scopes, :doors, :rankCap, :tail,
                                :parent, :createdAt, :createdBy, :expiresAt, :lastUsedAt)
                        """)
                        .bind("id", key.id().value())
                        .bind("digest", secret.value())
                        .bind("account", key.account().toString())
                        .bind("purpose", key.purpose().name())
                        .bind("label", key.label())
                        .bind("scopes", Json.ofTexts(key.scopes()))
                        .bind("doors", Json.ofTexts(key.doors()))
                        .bind("rankCap", Weights.ofNullable(key.rankCap()))
                        .bind("tail", key.tail())
                        .bind("parent", parent)
                        .bind("createdAt", Micros.of(key.createdAt()))
                        .bind("createdBy", Row.text(key.createdBy()))
                        .bind("expiresAt", Micros.ofNullable(key.expiresAt()))
                        .bind("lastUsedAt", Micros.ofNullable(key.lastUsedAt()))
                        .execute());
        touched.account(key.account());
    }

    @Override
    public void save(Key key) {
        touched.account(key.account());
        handle.createUpdate("""
                        update access_key set scopes = :scopes, doors = :doors, expires_at = :expiresAt
                        where id = :id and ended_at is null
                        """)
                .bind("id", key.id().value())
                .bind("scopes", Json.ofTexts(key.scopes()))
                .bind("doors", Json.ofTexts(key.doors()))
                .bind("expiresAt", Micros.ofNullable(key.expiresAt()))
                .execute();
    }

    @Override
    public void move(KeyId id, AccountId to, @Nullable Instant expiresAt) {
        find(id).map(Key::account).ifPresent(touched::account);
        touched.account(to);
        handle.createUpdate("""
                        update access_key set account_id = :to, expires_at = :expiresAt
                        where id = :id and ended_at is null
                        """)
                .bind("id", id.value())
                .bind("to", to.toString())
                .bind("expiresAt", Micros.ofNullable(expiresAt))
                .execute();
    }

    @Override
    public boolean end(KeyId id, Instant now, String reason) {
        Optional<AccountId> owner = handle.createQuery("""
                        update access_key set ended_at = :now, ended_reason = :reason
                        where id = :id and ended_at is null
                        returning account_id
                        """)
                .bind("id", id.value())
                .bind("now", Micros.of(now))
                .bind("reason", reason)
                .map((set, _) -> new Row(set).accountId("account_id"))
                .findOne();
        owner.ifPresent(touched::account);
        return owner.isPresent();
    }

    @Override
    public boolean revive(SecretDigest secret, AccountId owner, String label) {
        touched.account(owner);
        return handle.createUpdate("""
                                update access_key set ended_at = null, ended_reason = null
                                where digest = :digest and account_id = :owner and label = :label
                                  and purpose = 'API_KEY' and ended_at is not null
                                """)
                        .bind("digest", secret.value())
                        .bind("owner", owner.toString())
                        .bind("label", label)
                        .execute()
                > 0;
    }

    @Override
    public int endAll(AccountId id, Key.Purpose purpose, Instant now, String reason) {
        return endAllBut(id, purpose, NO_KEY, now, reason);
    }

    @Override
    public void forgetAll(AccountId id, Instant now, String reason) {
        touched.account(id);
        handle.createUpdate("delete from access_key where account_id = :account and purpose = 'SESSION'")
                .bind("account", id.toString())
                .execute();
        handle.createUpdate("""
                        update access_key
                        set ended_at = coalesce(ended_at, :now), ended_reason = coalesce(ended_reason, :reason), label = '',
                            client = null, last_used_address = null, last_used_client = null
                        where account_id = :account
                        """)
                .bind("account", id.toString())
                .bind("now", Micros.of(now))
                .bind("reason", reason)
                .execute();
    }

    @Override
    public void endSessionsOf(Key parent, Instant now, String reason) {
        touched.account(parent.account());
        handle.createUpdate("""
                        update access_key set ended_at = :now, ended_reason = :reason
                        where account_id = :account and purpose = 'SESSION' and parent = :parent and ended_at is null
                        """)
                .bind("account", parent.account().toString())
                .bind("parent", parent.id().value())
                .bind("now", Micros.of(now))
                .bind("reason", reason)
                .execute();
    }

    @Override
    public int endOtherSessions(AccountId id, KeyId kept, Instant now, String reason) {
        return endAllBut(id, Key.Purpose.SESSION, kept, now, reason);
    }

    private int endAllBut(AccountId id, Key.Purpose purpose, KeyId kept, Instant now, String reason) {
        touched.account(id);
        return handle.createUpdate("""
                        update access_key set ended_at = :now, ended_reason = :reason
                        where account_id = :account and purpose = :purpose and ended_at is null and id <> :kept
                        """)
                .bind("account", id.toString())
                .bind("purpose", purpose.name())
                .bind("kept", kept.value())
                .bind("now", Micros.of(now))
                .bind("reason", reason)
                .execute();
    }

    @Override
    public int endExpired(Instant now, int limit) {
        List<AccountId> owners = handle.createQuery("""
                        update access_key set ended_at = :now, ended_reason = 'expired'
                        where ended_at is null and id in (
                            select k.id from access_key k
                            where k.ended_at is null and k.expires_at <= :now
                            order by k.expires_at, k.id limit :limit
                        )
                        returning account_id
                        """)
                .bind("now", Micros.of(now))
                .bind("limit", limit)
                .map((set, _) -> new Row(set).accountId("account_id"))
                .list();
        owners.forEach(touched::account);
        return owners.size();
    }

    @Override
    public int removeSessionsEndedBy(Instant then, int limit) {
        return handle.createUpdate("""
                        delete from access_key
                        where id in (
                            select k.id from access_key k
                            where k.purpose = 'SESSION' and k.ended_at <= :then
                            order by k.ended_at, k.id limit :limit
                        )
                        """)
                .bind("then", Micros.of(then))
                .bind("limit", limit)
                .execute();
    }

    @Override
    public void stampUse(KeyId id, Instant at, @Nullable String address, @Nullable String client) {
        handle.createQuery("""
                        update access_key set last_used_at = :at, last_used_address = :address, last_used_client = :client
                        where id = :id and (last_used_at is null or last_used_at < :at)
                        returning account_id
                        """)
                .bind("id", id.value())
                .bind("at", Micros.of(at))
                .bind("address", address)
                .bind("client", client)
                .map((set, _) -> new Row(set).accountId("account_id"))
                .findOne()
                .ifPresent(touched::account);
    }
}
