package muster.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One open connection to a SQLite file, with its prepared statements. For one thread at a time. */
final class SqliteConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteConnection.class);
    private static final int KEPT_STATEMENTS = 200;
    private static final int BUSY_MILLISECONDS = 2_000;
    private static final int LOG_FILE_BYTES = 64 << 20;
    /**
     * 47 MiB: twelve times the usual, because each change touches pages of many indexes, and the same ones again soon. Beyond
     * that, finding a page in the log costs more than is won.
     */
    private static final int PAGES_BEFORE_CHECKPOINT = 12_000;

    private final Connection connection;
    private final Handle handle;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement rollback;
    private final PreparedStatement enter;
    private final PreparedStatement leave;
    private final PreparedStatement undo;

    /** @param pragma beyond what the configuration sets */
    private SqliteConnection(Connection connection, String begin, String pragma) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma " + pragma);
        }
        Jdbi jdbi = Jdbi.create(connection);
        jdbi.setStatementBuilderFactory(_ -> new StatementCache(KEPT_STATEMENTS));
        Database.configure(jdbi);
        handle = jdbi.open();
        this.begin = connection.prepareStatement(begin);
        commit = connection.prepareStatement("commit");
        rollback = connection.prepareStatement("rollback");
        enter = connection.prepareStatement("savepoint unit");
        leave = connection.prepareStatement("release unit");
        undo = connection.prepareStatement("rollback to unit");
    }

    /** The only connection that writes. */
    static SqliteConnection writing(String url) throws SQLException {
        SQLiteConfig config = common();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setCacheSize(-16_384);
        config.setJournalSizeLimit(LOG_FILE_BYTES);
        return open(url, config, "begin immediate", "wal_autocheckpoint = " + PAGES_BEFORE_CHECKPOINT);
    }

    static SqliteConnection reading(String url) throws SQLException {
        SQLiteConfig config = common();
        config.setCacheSize(-8_192);
        return open(url, config, "begin", "query_only = true");
    }

    /** A source for migrations, which set the file up as it stays. */
    static SQLiteDataSource source(String url) {
        SQLiteConfig config = common();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        return source(url, config);
    }

    /** No memory mapping: its pages would count as resident once for each connection. */
    private static SQLiteConfig common() {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        // Otherwise the driver asks for the last row's number after each statement, with a statement of its own.
        config.setGetGeneratedKeys(false);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        return config;
    }

    private static SqliteConnection open(String url, SQLiteConfig config, String begin, String pragma)
            throws SQLException {
        Connection connection = source(url, config).getConnection();
        try {
            return new SqliteConnection(connection, begin, pragma);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static SQLiteDataSource source(String url, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    Handle handle() {
        return handle;
    }

    void begin() throws SQLException {
        begin.execute();
    }

    void commit() throws SQLException {
        commit.execute();
    }

    void rollback() throws SQLException {
        rollback.execute();
    }

    /** Begins a part of the transaction that can be undone by itself. */
    void enterUnit() throws SQLException {
        enter.execute();
    }

    void leaveUnit() throws SQLException {
        leave.execute();
    }

    void undoUnit() throws SQLException {
        undo.execute();
        leave.execute();
    }

    /** Closes as well as it can; the driver finalizes what is still prepared. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("A connection did not close cleanly: {}", SqliteTrouble.why(e));
        }
    }
}
