package muster.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.directory.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty database with a whole directory, in one transaction and without the indexes, which are made when the rows are
 * in. What is not {@link #keep kept} is undone by {@link #close}: a PostgreSQL database is as empty as before, with the privileges
 * that it had, and with the schema that was laid if it had tables; a SQLite file, which is written without regard to failures, is for the caller to delete.
 */
public final class Loading implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    /** In which migrations put rows that every directory has. */
    private static final Set<String> LAID = Set.of("guard");

    private final PlainDatabase database;
    private final Connection connection;
    private final List<TableShape> tables;
    private final Map<String, String> indexes = new LinkedHashMap<>();
    private final Beginnings beginnings;

    private TableRows.@Nullable Adding current;
    private boolean committed;
    private boolean kept;

    private Loading(PlainDatabase database, Connection connection, List<TableShape> tables, Beginnings beginnings) {
        this.database = database;
        this.connection = connection;
        this.tables = tables;
        this.beginnings = beginnings;
    }

    /**
     * Lays a schema and readies its tables.
     *
     * @param schema the number of the last migration to run; {@link #upgrade} runs the later ones when the rows are in
     * @throws CannotCarry when the database is not empty
     * @throws StoreUnavailable when it does not answer
     */
    public static Loading into(DatabaseSettings settings, int schema) {
        PlainDatabase database = PlainDatabase.of(settings);
        Beginnings beginnings = Beginnings.in(database, schema);
        try {
            beginnings.layTables();
            Connection connection = database.plainConnections().getConnection();
            try {
                List<TableShape> tables = Tables.of(connection, database.catalogue());
                Loading loading = new Loading(database, connection, tables, beginnings);
                loading.begin();
                return loading;
            } catch (SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException failed) {
            beginnings.undo(false);
            throw trouble(failed);
        } catch (RuntimeException failed) {
            beginnings.undo(false);
            throw failed;
        }
    }

    /** Looks again, now that nobody else can write. */
    private void begin() throws SQLException {
        database.beginLoading(connection, tables);
        Vacancy.requireNoRows(connection, tables);
        for (TableShape table : tables.reversed()) {
            execute("delete from " + table.name());
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(database.catalogue().indexes())) {
            while (rows.next()) {
                indexes.put(rows.getString(1), rows.getString(2));
            }
        }
        for (String index : indexes.keySet()) {
            execute("drop index " + index);
        }
    }

    static boolean isLaid(TableShape table) {
        return LAID.contains(table.name());
    }

    /** The newest schema that this program knows. */
    public static int newestSchema() {
        return Migrations.newest();
    }

    /** The tables to fill, in the order in which they are to be filled. */
    public List<TableShape> tables() {
        return tables;
    }

    /** Takes the rows of this table from now on. */
    public RowReceiver table(TableShape table) {
        try {
            finishTable();
            TableRows.Adding next = new TableRows.Adding(database, connection, table);
            current = next;
            return next;
        } catch (SQLException failed) {
            throw trouble(failed);
        }
    }

    private void finishTable() {
        TableRows.Adding last = current;
        current = null;
        if (last != null) {
            last.close();
        }
    }

    /**
     * Ends the rows: makes the indexes, of which the unique ones refuse what is there twice, and looks for what is broken.
     *
     * @throws CannotCarry with what is wrong
     */
    public void settle() {
        try {
            finishTable();
            for (String statement : indexes.values()) {
                execute(statement);
            }
            List<String> faults = database.faults(connection);
            if (!faults.isEmpty()) {
                throw new CannotCarry("What was filled in is not sound: " + String.join("; ", faults) + ".");
            }
        } catch (SQLException failed) {
            throw trouble(failed);
        }
    }

    /** How many rows there are now. */
    public long count(TableShape table) {
        try {
            return Tables.count(connection, table);
        } catch (SQLException failed) {
            throw trouble(failed);
        }
    }

    /** Hands over the rows that are there now. */
    public void rows(TableShape table, RowReceiver receiver) throws IOException {
        try {
            TableRows.read(connection, table, receiver);
        } catch (SQLException failed) {
            throw trouble(failed);
        }
    }

    /** Commits, and runs the migrations that were not yet. */
    public void upgrade() {
        try {
            beginnings.mark(connection);
            connection.commit();
            committed = true;
            connection.close();
            Migrations.bringUpToDate(database);
        } catch (SQLException failed) {
            throw trouble(failed);
        }
    }

    /**
     * Says that all is well, so that nothing is undone.
     *
     * @throws StoreUnavailable when the database does not answer; all is undone then
     */
    public void keep() {
        try {
            beginnings.unmark();
            kept = true;
        } catch (SQLException failed) {
            throw trouble(failed);
        }
    }

    @Override
    public void close() {
        if (kept) {
            beginnings.close();
            return;
        }
        try {
            if (!connection.isClosed()) {
                connection.close();
            }
        } catch (SQLException lost) {
            LOG.debug("The connection was lost, and with it what it did", lost);
        }
        beginnings.undo(committed);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static StoreUnavailable trouble(SQLException failed) {
        return CarryingTrouble.of("The database cannot be filled", failed);
    }
}
