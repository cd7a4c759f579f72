package muster.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import muster.directory.SiteReader.Fact;
import muster.directory.StoreUnavailable;

/**
 * One state of a whole database, read while others write. On SQLite it is that of a reading transaction in the write-ahead
 * log, which keeps nobody waiting; on PostgreSQL that of a transaction with repeatable reads.
 */
public final class Snapshot implements AutoCloseable {
    private final Connection connection;
    private final int schema;
    private final List<TableShape> tables;

    private Snapshot(Connection connection, int schema, List<TableShape> tables) {
        this.connection = connection;
        this.schema = schema;
        this.tables = tables;
    }

    /**
     * @throws CannotCarry when there is no directory, or half of one
     * @throws SchemaTooNew when a newer program wrote it
     * @throws StoreUnavailable when the database does not answer
     */
    public static Snapshot of(DatabaseSettings settings) {
        PlainDatabase database = PlainDatabase.of(settings);
        if (!database.isThere()) {
            throw new CannotCarry("There is no directory yet.");
        }
        try {
            Connection connection = database.plainConnections().getConnection();
            try {
                database.beginSnapshot(connection);
                int schema = Migrations.knownVersion(connection, database);
                if (schema == 0) {
                    throw new CannotCarry("There is no directory in the database yet.");
                }
                if (FillingMark.isIn(connection)) {
                    throw new CannotCarry(FillingMark.SENTENCE);
                }
                return new Snapshot(connection, schema, Tables.of(connection, database.catalogue()));
            } catch (SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /**
     * How many connections servers and commands have open on a PostgreSQL database; 0 for SQLite, whose folder has a lock.
     *
     * @throws StoreUnavailable when the database does not answer
     */
    public static long connectionsTo(DatabaseSettings settings) {
        PlainDatabase database = PlainDatabase.of(settings);
        if (!(database instanceof PlainPostgres)) {
            return 0;
        }
        try (Connection connection = database.plainConnections().getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and application_name = ?
                        """)) {
            statement.setString(1, PostgresDatabase.APPLICATION);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /** The number of the last migration that was run. */
    public int schema() {
        return schema;
    }

    /** All tables, each behind those that its rows refer to. */
    public List<TableShape> tables() {
        return tables;
    }

    public long count(TableShape table) {
        try {
            return Tables.count(connection, table);
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /** Hands over all rows of a table, in no particular order. */
    public void rows(TableShape table, RowReceiver receiver) throws IOException {
        try {
            TableRows.read(connection, table, receiver);
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /** Which key the sealed values need; empty while nothing was sealed. */
    public Optional<String> dataKeyId() {
        try (PreparedStatement statement = connection.prepareStatement("select value from site_fact where name = ?")) {
            statement.setString(1, Fact.DATA_KEY_ID.name());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /** The number of what was last done, which no other directory has; empty when the ledger tells nothing. */
    public OptionalLong lastEvent() {
        try (PreparedStatement statement =
                        connection.prepareStatement("select id from event order by id desc limit 1");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    private static StoreUnavailable unreadable(SQLException failed) {
        return CarryingTrouble.of("The database cannot be read", failed);
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException failed) {
            throw new StoreUnavailable("The database did not let go of what was read: " + failed.getMessage(), failed);
        }
    }
}
