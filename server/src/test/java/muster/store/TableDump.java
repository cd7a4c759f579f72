package muster.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything that a database holds, row by row as text, to be compared. */
final class TableDump {
    private final Database database;

    private TableDump(Database database) {
        this.database = database;
    }

    static TableDump of(Database database) {
        return new TableDump(database);
    }

    /**
     * Each table's rows, sorted.
     *
     * @param leftOut tables, and columns as {@code table.column} or {@code *.column}
     */
    Map<String, List<String>> rows(Set<String> leftOut) {
        Map<String, List<String>> all = new TreeMap<>();
        for (String table : tables()) {
            if (!leftOut.contains(table)) {
                List<String> rows = values(table).stream()
                        .map(row -> text(table, row, leftOut))
                        .sorted()
                        .toList();
                all.put(table, rows);
            }
        }
        return all;
    }

    private static String text(String table, Map<String, String> row, Set<String> leftOut) {
        return row.entrySet().stream()
                .filter(cell -> !leftOut.contains("*." + cell.getKey()))
                .filter(cell -> !leftOut.contains(table + "." + cell.getKey()))
                .map(cell -> cell.getKey() + "=" + cell.getValue())
                .collect(Collectors.joining(" "));
    }

    /** How many cells of each column hold one of these values, by {@code table.column}; without columns in which none does. */
    Map<String, Integer> references(Collection<String> values) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String table : tables()) {
            for (Map<String, String> row : values(table)) {
                row.forEach((column, value) -> {
                    if (values.contains(value)) {
                        counts.merge(table + "." + column, 1, Integer::sum);
                    }
                });
            }
        }
        return counts;
    }

    private Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        try (Connection connection = database.plainConnections().getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            try (ResultSet found = about.getTables(null, null, "%", new String[] {"TABLE"})) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        tables.removeIf(table -> table.startsWith("sqlite_") || table.startsWith("flyway"));
        return tables;
    }

    private List<Map<String, String>> values(String table) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Connection connection = database.plainConnections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select * from " + table)) {
            ResultSetMetaData columns = found.getMetaData();
            while (found.next()) {
                Map<String, String> row = new TreeMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), String.valueOf(found.getString(i)));
                }
                rows.add(row);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return rows;
    }
}
