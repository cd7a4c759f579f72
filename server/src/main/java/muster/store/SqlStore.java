package muster.store;

import com.github.benmanes.caffeine.cache.Ticker;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import muster.directory.KeyHolder;
import muster.directory.Reading;
import muster.directory.Store;
import muster.directory.StoreUnavailable;
import muster.directory.Writing;
import muster.model.Key;
import muster.model.SecretDigest;

/** The directory in a SQL database. */
public final class SqlStore implements Store {
    private final Database database;
    private final HolderCache holders;
    private final SecureRandom salts = new SecureRandom();
    private final AtomicLong changes = new AtomicLong();
    /** Full at the start, because nobody knows what the last process left. */
    private final AtomicInteger unfoldedCounts = new AtomicInteger(AccountCounts.ROWS_BEFORE_FOLDING);

    SqlStore(Database database, Ticker ticker) {
        this.database = database;
        holders = new HolderCache(ticker);
    }

    /** Opens the database as {@link #open(DatabaseSettings, BeforeUpgrade)}, where nothing is to be done before. */
    public static SqlStore open(DatabaseSettings settings) {
        return open(settings, BeforeUpgrade.NOTHING);
    }

    /**
     * Opens the database, and brings its schema up to date first.
     *
     * @param before is told before that changes a directory that is there
     * @throws SchemaTooNew when a newer program wrote it
     * @throws StoreUnavailable when it does not answer, or filling it from elsewhere was broken off
     */
    public static SqlStore open(DatabaseSettings settings, BeforeUpgrade before) {
        return open(settings, before, true);
    }

    /** Opens a database while it is being filled from elsewhere, when its rows are in. */
    public static SqlStore openFilled(DatabaseSettings settings) {
        return open(settings, BeforeUpgrade.NOTHING, false);
    }

    private static SqlStore open(DatabaseSettings settings, BeforeUpgrade before, boolean onlyWhole) {
        Database database = switch (settings) {
            case DatabaseSettings.Sqlite sqlite -> new SqliteDatabase(sqlite.file(), sqlite.readers());
            case DatabaseSettings.Postgres postgres -> new PostgresDatabase(postgres);
        };
        try {
            if (onlyWhole && settings instanceof DatabaseSettings.Postgres && FillingMark.isIn(database)) {
                throw new StoreUnavailable(FillingMark.SENTENCE, null);
            }
            Migrations.bringUpToDate(database, before);
            return new SqlStore(database, Ticker.systemTicker());
        } catch (SQLException e) {
            database.close();
            throw CarryingTrouble.of("The database cannot be opened", e);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    @Override
    public <T> T read(Function<Reading, T> work) {
        return database.read(
                handle -> work.apply(new Transaction(handle, database, new Touched(), unfoldedCounts, salts)));
    }

    @Override
    public <T> T write(Function<Writing, T> work) {
        Touched touched = new Touched();
        try {
            return database.write(handle -> {
                Transaction transaction = new Transaction(handle, database, touched, unfoldedCounts, salts);
                T result = work.apply(transaction);
                transaction.finish();
                return result;
            });
        } finally {
            // Also when it failed: a connection lost in the middle of a commit leaves open whether the change was made.
            holders.forget(touched.accounts());
            changes.incrementAndGet();
        }
    }

    @Override
    public long changes() {
        return changes.get();
    }

    @Override
    public Optional<KeyHolder> holderOf(SecretDigest digest) {
        return holders.get(digest, () -> loadHolder(digest));
    }

    private Optional<KeyHolder> loadHolder(SecretDigest digest) {
        return database.read(handle -> {
            Optional<Key> key = new KeyRows(handle, database, new Touched()).find(digest);
            return key.flatMap(found -> new AccountLoader(handle, database)
                    .byId(found.account())
                    .map(entry -> new KeyHolder(
                            found, entry.account(), entry.activity().lastActivity())));
        });
    }

    /** Looks at a table, because a mere "select 1" would not reach the file. */
    @Override
    public void ping() {
        database.read(handle -> handle.createQuery("select name from guard")
                .map((set, _) -> set.getString("name"))
                .list());
    }

    @Override
    public void close() {
        database.close();
    }
}
