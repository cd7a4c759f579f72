package muster.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import muster.model.Failure;
import muster.model.Refused;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A PostgreSQL server, through a pool of connections. */
final class PostgresDatabase implements Database {
    /** As the server tells other sessions. */
    static final String APPLICATION = "muster";

    private static final int TRIES = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(4);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT_FOR_CONNECTION = Duration.ofSeconds(5);
    private static final int CONNECT_SECONDS = 5;
    /** Longer than any statement of ours takes; bounds the wait for a server that has silently gone. */
    private static final int SOCKET_SECONDS = 60;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    /**
     * Whatever the server gives by itself: who waited for a lock must see what its last holder did, and what is acknowledged is
     * on the disk. Any other value of that setting promises as much or more.
     */
    private static final String PROMISES = """
            set session characteristics as transaction isolation level read committed;
            select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'
            """;

    private static final String UNIQUE_VIOLATION = "23505";
    static final String UNDEFINED_TABLE = "42P01";

    private final PGSimpleDataSource plain;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    PostgresDatabase(DatabaseSettings.Postgres settings) {
        plain = plain(settings);
        HikariConfig config = new HikariConfig();
        config.setPoolName("muster-postgres");
        config.setDataSource(plain);
        config.setAutoCommit(false);
        config.setConnectionInitSql(PROMISES);
        // Otherwise the setting would be rolled back with the first transaction.
        config.setIsolateInternalQueries(true);
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(LONGEST_WAIT_FOR_CONNECTION.toMillis());
        // The first use tells whether the server is there, as any later one does.
        config.setInitializationFailTimeout(-1);
        pool = new HikariDataSource(config);
        jdbi = Jdbi.create(pool);
        Database.configure(jdbi);
    }

    static PGSimpleDataSource plain(DatabaseSettings.Postgres settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SOCKET_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName(APPLICATION);
        // The detail of a broken index is the value.
        source.setLogServerErrorDetail(false);
        if (settings.user() != null) {
            source.setUser(settings.user());
        }
        if (settings.password() != null) {
            source.setPassword(settings.password());
        }
        source.setUrl(settings.url());
        return source;
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        return repeating(handle -> {
            handle.execute("set transaction isolation level repeatable read, read only");
            return work.apply(handle);
        });
    }

    /** Transactions run at read committed; rows are locked by name. */
    @Override
    public <T> T write(Function<Handle, T> work) {
        return repeating(work);
    }

    private <T> T repeating(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return inTransaction(work);
            } catch (SQLException | RuntimeException e) {
                if (PostgresTrouble.isOutage(e)) {
                    throw PostgresTrouble.unavailable(e);
                }
                if (!PostgresTrouble.isWorthRepeating(e)) {
                    throw e instanceof RuntimeException bug ? bug : PostgresTrouble.unavailable(e);
                }
                if (attempt == TRIES) {
                    throw new Refused(new Failure.Busy(RETRY_AFTER));
                }
                pause(attempt);
            }
        }
    }

    /** A connection that goes back to the pool without a commit is rolled back there. */
    private <T> T inTransaction(Function<Handle, T> work) throws SQLException {
        try (Handle handle = jdbi.open()) {
            T result = work.apply(handle);
            handle.getConnection().commit();
            return result;
        }
    }

    /** Those who collided try again at different times. */
    private static void pause(int attempt) {
        long longest = Math.min(FIRST_PAUSE.toNanos() << attempt, LONGEST_PAUSE.toNanos());
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }

    /** Each statement by itself, until the end of the transaction; the server has no bound for several. */
    @Override
    public <T> T within(Handle handle, Duration patience, Supplier<T> statements) {
        handle.execute("set local statement_timeout = " + Math.max(1, patience.toMillis()));
        try {
            return statements.get();
        } catch (RuntimeException e) {
            if (PostgresTrouble.isInterruption(e)) {
                throw new Refused(new Failure.SearchTooLong(RETRY_AFTER));
            }
            throw e;
        }
    }

    /** Not "for update": rows that only refer to the locked one need not wait. */
    @Override
    public String lockingRowsOf(String alias) {
        return " for no key update of " + alias;
    }

    /**
     * Numbers of transactions have 32 bits in a row and go round: half of them are before any one. A row that is long there may
     * have a number of a round before.
     */
    @Override
    public String isSettled(String alias, String longAgo) {
        return "(" + longAgo + " or mod(cast(cast(" + alias + ".xmin as text) as bigint) + 4294967296"
                + " - mod(cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint), 4294967296), 4294967296)"
                + " >= 2147483648)";
    }

    @Override
    public String isOneOfIds(String column) {
        return column + " = any (string_to_array(:ids, ','))";
    }

    /** Nothing: it reckons with the limit. */
    @Override
    public String walking(String index) {
        return "";
    }

    @Override
    public String walkingRows() {
        return "";
    }

    @Override
    public String textsOf(String parameter) {
        return "select json_array_elements_text(cast(" + parameter + " as json))";
    }

    @Override
    public String byBytes(String text) {
        return "(" + text + ") collate \"C\"";
    }

    @Override
    public String lowerAscii(String text) {
        return "lower(" + byBytes(text) + ")";
    }

    @Override
    public String isLike(String text, String parameter) {
        return text + " like " + parameter;
    }

    @Override
    public String spelled(LikePattern pattern) {
        return pattern.spelled("%", "_", literal -> literal.replaceAll("[%_\\\\]", "\\\\$0"));
    }

    /** A regular expression, since the case of letters in "ilike" depends on the locale with which the database was made. */
    @Override
    public String isLikeInAnyCase(String text, String parameter) {
        return text + " ~ " + parameter;
    }

    @Override
    public String spelledInAnyCase(LikePattern pattern) {
        return "^" + pattern.spelledByLetter(".*", ".", PostgresDatabase::literally) + "$";
    }

    private static String literally(String letter) {
        return "\\^$.|?*+()[]{}".contains(letter) ? "\\" + letter : letter;
    }

    @Override
    public boolean isBreachOf(UniqueIndex index, SQLException failure) {
        ServerErrorMessage message =
                failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return message != null
                && UNIQUE_VIOLATION.equals(failure.getSQLState())
                && (index.table() + "_" + index.column() + "_unique").equals(message.getConstraint());
    }

    @Override
    public boolean isMissingTable(SQLException failure) {
        return UNDEFINED_TABLE.equals(failure.getSQLState());
    }

    @Override
    public DataSource plainConnections() {
        return plain;
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of("text", "text collate \"C\"");
    }

    @Override
    public void close() {
        pool.close();
    }
}
