package muster.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import muster.store.Vacancy.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a database was before it is filled, and the way back to that. On PostgreSQL a lock keeps others from filling it at the
 * same time; a SQLite file is its caller's alone.
 */
final class Beginnings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Beginnings.class);

    private static final String LOCK = "select pg_try_advisory_lock(7160331428917)";

    /** What others than the owner may do with tables, as statements that let them. */
    private static final String GRANTS = """
            select format('grant %s on %I to %s%s', a.privilege_type, c.relname,
                          case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
                          case when a.is_grantable then ' with grant option' else '' end)
            from pg_class c
            join pg_namespace s on s.oid = c.relnamespace
            cross join aclexplode(c.relacl) a
            where s.nspname = current_schema() and c.relkind = 'r' and a.grantee <> c.relowner
            """;

    private final PlainDatabase database;
    private final int schema;
    private final State state;
    /** Has the lock. */
    private final @Nullable Connection hold;

    private Beginnings(PlainDatabase database, int schema, State state, @Nullable Connection hold) {
        this.database = database;
        this.schema = schema;
        this.state = state;
        this.hold = hold;
    }

    /** @throws CannotCarry when the database is not empty, or somebody else fills it */
    static Beginnings in(PlainDatabase database, int schema) {
        try {
            Connection hold = database instanceof PlainPostgres ? held(database) : null;
            try {
                return new Beginnings(database, schema, Vacancy.of(database, schema), hold);
            } catch (SQLException | RuntimeException failed) {
                if (hold != null) {
                    hold.close();
                }
                throw failed;
            }
        } catch (SQLException failed) {
            throw CarryingTrouble.of("The database cannot be filled", failed);
        }
    }

    private static Connection held(PlainDatabase database) throws SQLException {
        Connection connection = database.plainConnections().getConnection();
        try (Statement statement = connection.createStatement();
                ResultSet locked = statement.executeQuery(LOCK)) {
            locked.next();
            if (locked.getBoolean(1)) {
                return connection;
            }
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        connection.close();
        throw new CannotCarry("Somebody else fills the database at this moment.");
    }

    void layTables() throws SQLException {
        if (state == State.BROKEN_OFF) {
            layAnew();
        } else {
            Migrations.bringUpTo(database, schema);
        }
    }

    /** Says that the database is not done, from the moment when its rows are committed. */
    void mark(Connection connection) throws SQLException {
        if (hold != null) {
            FillingMark.put(connection);
        }
    }

    void unmark() throws SQLException {
        if (hold != null) {
            FillingMark.remove(hold);
        }
    }

    /** @param committed whether there are rows */
    void undo(boolean committed) {
        try (this) {
            if (hold == null) {
                return;
            }
            if (state == State.BARE) {
                dropTables(hold);
            } else if (committed) {
                layAnew();
            }
        } catch (SQLException | RuntimeException failed) {
            LOG.warn("What was begun in the database could not be undone", failed);
        }
    }

    /** Empty tables of the schema, open to whom they were open before. */
    private void layAnew() throws SQLException {
        try (Connection connection = database.plainConnections().getConnection()) {
            List<String> grants = grants(connection);
            dropTables(connection);
            Migrations.bringUpTo(database, schema);
            for (String grant : grants) {
                execute(connection, grant);
            }
        }
    }

    private static List<String> grants(Connection connection) throws SQLException {
        List<String> grants = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(GRANTS)) {
            while (rows.next()) {
                grants.add(rows.getString(1));
            }
        }
        return grants;
    }

    private void dropTables(Connection connection) throws SQLException {
        for (TableShape table : Tables.of(connection, database.catalogue()).reversed()) {
            execute(connection, "drop table " + table.name());
        }
        execute(connection, "drop table if exists flyway_schema_history");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Lets others fill the database. */
    @Override
    public void close() {
        try {
            if (hold != null) {
                hold.close();
            }
        } catch (SQLException gone) {
            LOG.debug("The lock went with its connection", gone);
        }
    }
}
