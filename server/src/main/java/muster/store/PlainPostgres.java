package muster.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of a PostgreSQL server. */
record PlainPostgres(DatabaseSettings.Postgres settings) implements PlainDatabase {
    /** By which a server's sessions are told from those that carry a whole database over. */
    static final String APPLICATION = "muster-carrier";

    private static final int NO_BOUND = 0;

    /** An index of millions of rows takes as long as it takes. */
    @Override
    public DataSource plainConnections() {
        PGSimpleDataSource source = PostgresDatabase.plain(settings);
        source.setApplicationName(APPLICATION);
        source.setSocketTimeout(NO_BOUND);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of("text", "text collate \"C\"");
    }

    @Override
    public boolean isMissingTable(SQLException failure) {
        return PostgresDatabase.UNDEFINED_TABLE.equals(failure.getSQLState());
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public Catalogue catalogue() {
        return Catalogue.OF_POSTGRES;
    }

    @Override
    public void beginSnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "set transaction isolation level repeatable read, read only");
    }

    @Override
    public void beginLoading(Connection connection, List<TableShape> tables) throws SQLException {
        connection.setAutoCommit(false);
        String names = tables.stream().map(TableShape::name).collect(Collectors.joining(", "));
        execute(connection, "lock table " + names + " in access exclusive mode");
    }

    /** None: foreign keys are looked at with each row, and pages carry sums of their own. */
    @Override
    public List<String> faults(Connection connection) {
        return List.of();
    }

    @Override
    public boolean cannotHold(String text) {
        return text.indexOf('\0') >= 0;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
