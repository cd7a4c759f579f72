package muster.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A SQLite file. */
record PlainSqlite(Path file) implements PlainDatabase {

    String url() {
        return "jdbc:sqlite:" + file;
    }

    @Override
    public DataSource plainConnections() {
        return SqliteConnection.source(url());
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of("text", "text");
    }

    @Override
    public boolean isMissingTable(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("no such table");
    }

    @Override
    public boolean isThere() {
        return Files.exists(file);
    }

    @Override
    public Catalogue catalogue() {
        return Catalogue.OF_SQLITE;
    }

    /** In a write-ahead log a reader sees the state at its first look, keeps no writer waiting, and waits for none. */
    @Override
    public void beginSnapshot(Connection connection) throws SQLException {
        execute(connection, "pragma query_only = true");
        connection.setAutoCommit(false);
    }

    /** Nothing needs to survive a failure here: a file that was not filled to the end is thrown away. */
    @Override
    public void beginLoading(Connection connection, List<TableShape> tables) throws SQLException {
        execute(connection, "pragma foreign_keys = off");
        execute(connection, "pragma journal_mode = off");
        execute(connection, "pragma synchronous = off");
        execute(connection, "pragma cache_size = -65536");
        connection.setAutoCommit(false);
    }

    /** Pages, and the form of rows. That each index tells its table would take longer than all else, for indexes just made. */
    @Override
    public List<String> faults(Connection connection) throws SQLException {
        List<String> faults = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet broken = statement.executeQuery("pragma foreign_key_check")) {
                while (broken.next()) {
                    faults.add("a row of " + broken.getString(1) + " refers to one of " + broken.getString(3)
                            + " that is not there");
                }
            }
            try (ResultSet found = statement.executeQuery("pragma quick_check(10)")) {
                while (found.next()) {
                    if (!found.getString(1).equals("ok")) {
                        faults.add(found.getString(1));
                    }
                }
            }
        }
        return faults;
    }

    @Override
    public boolean cannotHold(String text) {
        return false;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
