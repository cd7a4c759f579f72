package muster.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import muster.directory.StoreUnavailable;

/** A PostgreSQL database that is empty before something is tried in it, and again afterwards. */
public record EmptyPostgres(String address) implements AutoCloseable {

    /**
     * @param address {@code jdbc:postgresql://...}
     * @throws IllegalStateException when there is a table, which may be somebody's
     * @throws StoreUnavailable when there is no database
     */
    public static EmptyPostgres at(String address) {
        EmptyPostgres database = new EmptyPostgres(address);
        List<String> tables = database.tables();
        if (!tables.isEmpty()) {
            throw new IllegalStateException(
                    "the PostgreSQL database is not empty: it has a table " + tables.getFirst());
        }
        return database;
    }

    private List<String> tables() {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            return tables(statement);
        } catch (SQLException failed) {
            throw unreachable(failed);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select quote_ident(tablename) from pg_tables where schemaname = current_schema()")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static StoreUnavailable unreachable(SQLException failed) {
        return new StoreUnavailable("the PostgreSQL database cannot be used: " + failed.getMessage(), failed);
    }

    /** Drops all tables that were made meanwhile. */
    @Override
    public void close() {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                statement.execute("drop table if exists " + table + " cascade");
            }
        } catch (SQLException failed) {
            throw unreachable(failed);
        }
    }
}
