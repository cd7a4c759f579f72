package muster.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.directory.ChainWriter;
import muster.directory.LedgerKey;
import muster.model.AccountId;
import muster.model.Checkpoint;
import muster.model.LedgerEntry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The sealed ledger: numbers and seals beside the events, and checkpoints. */
final class ChainRows implements ChainWriter {
    private static final String SELECT = """
            select e.chain_number, e.id, e.at, e.actor_kind, e.actor_account, e.actor_key, e.door, e.request_id, e.act,
                   e.target_kind, e.target_id, e.subject_account, e.place, e.place_digest, e.payload, e.payload_digest,
                   e.seal, e.address, e.client
            from event e
            """;
    private static final String CHECKPOINTS = """
            select c.chain_number, c.first_number, c.sealed_at, c.head, c.key_id, c.signature from checkpoint c
            """;
    /** Longer than any transaction can last. */
    private static final Duration LONG_AGO = Duration.ofHours(12);
    /** By more the clocks of two servers on one database do not differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private final Handle handle;
    private final Database database;
    private final EventTexts texts;
    private final ErasureRows erasures;

    ChainRows(Handle handle, Database database, EventTexts texts) {
        this.handle = handle;
        this.database = database;
        this.texts = texts;
        this.erasures = new ErasureRows(handle);
    }

    @Override
    public Waiting waiting(int countedUpTo) {
        return handle.createQuery("""
                        select count(*) as events, min(w.at) as oldest
                        from (select e.at from event e where e.chain_number is null order by e.id limit :limit) w
                        """)
                .bind("limit", countedUpTo)
                .map((set, _) -> {
                    Row row = new Row(set);
                    return new Waiting(row.number("events"), row.instantOrNull("oldest"));
                })
                .one();
    }

    @Override
    public Optional<Checkpoint> newest() {
        return handle.createQuery(CHECKPOINTS + " order by c.chain_number desc limit 1")
                .map((set, _) -> checkpoint(new Row(set)))
                .findOne();
    }

    @Override
    public List<Checkpoint> checkpoints(long after, int limit) {
        return handle.createQuery(CHECKPOINTS + " where c.chain_number > :after order by c.chain_number limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((set, _) -> checkpoint(new Row(set)))
                .list();
    }

    @Override
    public Optional<Checkpoint> endingWith(long last) {
        return handle.createQuery(CHECKPOINTS + " where c.chain_number = :last")
                .bind("last", last)
                .map((set, _) -> checkpoint(new Row(set)))
                .findOne();
    }

    @Override
    public Optional<Checkpoint> firstSealedSince(Instant time) {
        return handle.createQuery(
                        CHECKPOINTS + " where c.sealed_at >= :time order by c.sealed_at, c.chain_number limit 1")
                .bind("time", Micros.of(time))
                .map((set, _) -> checkpoint(new Row(set)))
                .findOne();
    }

    private static Checkpoint checkpoint(Row row) throws SQLException {
        return new Checkpoint(
                row.longNumber("first_number"),
                row.longNumber("chain_number"),
                row.longNumber("sealed_at"),
                row.text("head"),
                row.text("key_id"),
                row.text("signature"));
    }

    @Override
    public List<LedgerEntry> entries(long after, long upTo, int limit) {
        return handle.createQuery(
                        SELECT
                                + " where e.chain_number > :after and e.chain_number <= :upTo order by e.chain_number limit :limit")
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", limit)
                .setFetchSize(limit)
                .map((set, _) -> entry(new Row(set)))
                .list();
    }

    /** The embedded database keeps texts too where a number belongs, and they are above all numbers. */
    @Override
    public List<LedgerEntry> astray(int limit) {
        return handle.createQuery(
                        SELECT
                                + " where e.chain_number is not null and (e.chain_number < 1 or e.chain_number > :most) order by e.id limit :limit")
                .bind("most", Long.MAX_VALUE)
                .bind("limit", limit)
                .map((set, _) -> entry(new Row(set)))
                .list();
    }

    @Override
    public List<LedgerEntry> unsealed(Instant now, int limit) {
        long longAgo = Micros.of(now.minus(LONG_AGO));
        String settled = database.isSettled("e", "e.at < " + longAgo);
        String sql = SELECT + " where e.chain_number is null and " + settled + " order by e.id limit :limit";
        return handle.createQuery(sql)
                .bind("limit", limit)
                .map((set, _) -> {
                    Row row = new Row(set);
                    return texts.salted(entry(row), row);
                })
                .list();
    }

    private static LedgerEntry entry(Row row) throws SQLException {
        String seal = row.textOrNull("seal");
        return new LedgerEntry(
                row.longNumber("chain_number"),
                new LedgerEntry.Header(
                        row.longNumber("id"),
                        row.longNumber("at"),
                        row.text("actor_kind"),
                        row.textOrNull("actor_account"),
                        row.longNumberOrNull("actor_key"),
                        row.text("door"),
                        row.text("request_id"),
                        row.text("act"),
                        row.text("target_kind"),
                        row.text("target_id"),
                        row.textOrNull("subject_account")),
                row.textOrNull("place"),
                row.textOrNull("place_digest"),
                row.textOrNull("payload"),
                row.text("payload_digest"),
                seal == null ? "" : seal);
    }

    /** Columns in which events of former versions told the place are emptied: it stands in the text now. */
    @Override
    public void seal(List<LedgerEntry> entries) {
        PreparedBatch batch = handle.prepareBatch("""
                update event set chain_number = :number, seal = :seal, payload = :payload, payload_digest = :payloadDigest,
                                 place = :place, place_digest = :placeDigest, address = null, client = null
                where id = :id and chain_number is null
                """);
        for (LedgerEntry entry : entries) {
            batch.bind("id", entry.header().id())
                    .bind("number", entry.number())
                    .bind("seal", entry.seal())
                    .bind("payload", entry.payload())
                    .bind("payloadDigest", entry.payloadDigest())
                    .bind("place", entry.place())
                    .bind("placeDigest", entry.placeDigest())
                    .add();
        }
        batch.execute();
    }

    @Override
    public void add(Checkpoint checkpoint) {
        handle.createUpdate("""
                        insert into checkpoint (chain_number, first_number, sealed_at, head, key_id, signature)
                        values (:last, :first, :sealedAt, :head, :key, :signature)
                        """)
                .bind("last", checkpoint.last())
                .bind("first", checkpoint.first())
                .bind("sealedAt", checkpoint.sealedAt())
                .bind("head", checkpoint.head())
                .bind("key", checkpoint.key())
                .bind("signature", checkpoint.signature())
                .execute();
    }

    @Override
    public void exported(List<Checkpoint> checkpoints, Instant now) {
        PreparedBatch batch = handle.prepareBatch(
                "update checkpoint set exported_at = :now where chain_number = :last and exported_at is null");
        for (Checkpoint checkpoint : checkpoints) {
            batch.bind("last", checkpoint.last()).bind("now", Micros.of(now)).add();
        }
        batch.execute();
    }

    @Override
    public List<LedgerKey> keys() {
        return handle.createQuery("""
                        select k.id, k.public_key, k.sealed_private_key, k.made_at
                        from ledger_key k order by k.made_at desc, k.id
                        """).map((set, _) -> key(new Row(set))).list();
    }

    private static LedgerKey key(Row row) throws SQLException {
        return new LedgerKey(
                row.text("id"), row.text("public_key"), row.text("sealed_private_key"), row.instant("made_at"));
    }

    @Override
    public void addKey(LedgerKey key) {
        handle.createUpdate("""
                        insert into ledger_key (id, public_key, sealed_private_key, made_at)
                        values (:id, :publicKey, :sealed, :madeAt)
                        """)
                .bind("id", key.id())
                .bind("publicKey", key.publicKey())
                .bind("sealed", key.sealedPrivateKey())
                .bind("madeAt", Micros.of(key.madeAt()))
                .execute();
    }

    /**
     * The row is locked with it until the transaction ends, so that no clock decides between two who seal. A lease that ends later
     * than any given now was given before the clock went back.
     */
    @Override
    public boolean lease(String name, String holder, Instant now, Instant until) {
        int leased = handle.createUpdate("""
                        insert into lease (name, holder, expires_at) values (:name, :holder, :until)
                        on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
                        where lease.holder = excluded.holder or lease.expires_at <= :now
                            or lease.expires_at > :beyond
                        """)
                .bind("name", name)
                .bind("holder", holder)
                .bind("now", Micros.of(now))
                .bind("until", Micros.of(until))
                .bind("beyond", Micros.of(until.plus(CLOCKS_DIFFER)))
                .execute();
        return leased == 1;
    }

    @Override
    public List<AccountId> erasures(int limit) {
        return erasures.list(limit);
    }

    @Override
    public boolean isWaiting(AccountId account) {
        return erasures.isWaiting(account);
    }

    @Override
    public void eraseLater(AccountId account, Instant now) {
        erasures.add(account, now);
    }

    @Override
    public int erase(AccountId account, int limit) {
        return erasures.erase(account, limit);
    }

    @Override
    public void erased(AccountId account) {
        erasures.remove(account);
    }
}
