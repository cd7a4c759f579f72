package muster.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows for every table there is, with values at the edge of what columns hold; new tables get theirs by themselves. */
final class StrangeRows {
    /** The last is longer than what drivers and readers take at once. */
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "plain",
            "\"quoted\" \\ back \\u0041 \\n",
            "line\nbreak\r\n\ttab\u0001\u001f\u007f",
            "Ωμέγα ĲŸ ß ﬀ",
            "\u0301e\u0301\u200f\u202e\ufeff",
            "👩‍🔬🏳️‍🌈 \uD83D\uDE00",
            "\uffff\ufffe\u0080\u07ff\u0800",
            "\\N {\"table\":\"account\"} [1,null]",
            "ǅ".repeat(40_000));

    static final int ROWS = 3 * TEXTS.size();

    private StrangeRows() {}

    static void fill(DatabaseSettings settings) throws SQLException {
        PlainDatabase database = PlainDatabase.of(settings);
        try (Connection connection = database.plainConnections().getConnection()) {
            connection.setAutoCommit(false);
            for (TableShape table : Tables.of(connection, database.catalogue())) {
                execute(connection, "delete from " + table.name());
                fill(connection, table);
            }
            connection.commit();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private record Column(String type, boolean nullable) {}

    private static void fill(Connection connection, TableShape table) throws SQLException {
        Map<String, Column> columns = columns(connection.getMetaData(), table.name());
        Set<String> keys = keys(connection.getMetaData(), table.name());
        Set<String> indexed = indexed(connection.getMetaData(), table.name());
        String places = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into " + table.name() + " (" + table.columnNames() + ") values (" + places + ")")) {
            for (int row = 0; row < ROWS; row++) {
                for (int i = 0; i < table.columns().size(); i++) {
                    String name = table.columns().get(i).name();
                    Column column = columns.getOrDefault(name, new Column("text", true));
                    boolean isUnique = keys.contains(name) || indexed.contains(name);
                    statement.setObject(i + 1, value(column, keys.contains(name), isUnique, row + (isUnique ? 0 : i)));
                }
                statement.executeUpdate();
            }
        }
    }

    private static @Nullable Object value(Column column, boolean isKey, boolean isUnique, int row) {
        if (column.nullable() && !isKey && row % 3 == 0) {
            return null;
        }
        return switch (column.type()) {
            case "smallint", "int2" -> isUnique ? row : row % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
            case "bigint", "int8" -> isUnique ? Long.MAX_VALUE - row : row % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            default -> isUnique ? unique(row) : TEXTS.get(row % TEXTS.size());
        };
    }

    /** Short enough for an index, and the same in each table, as foreign keys want it. */
    private static String unique(int row) {
        String text = TEXTS.get(row % TEXTS.size());
        return row + " " + (text.length() > 100 ? text.substring(0, 100) : text);
    }

    private static Map<String, Column> columns(DatabaseMetaData data, String table) throws SQLException {
        Map<String, Column> columns = new HashMap<>();
        try (ResultSet rows = data.getColumns(null, null, table, "%")) {
            while (rows.next()) {
                columns.put(
                        rows.getString("COLUMN_NAME"),
                        new Column(
                                rows.getString("TYPE_NAME").toLowerCase(Locale.ROOT),
                                !"NO".equals(rows.getString("IS_NULLABLE"))));
            }
        }
        return columns;
    }

    /** Columns of the primary key, and those that refer to one. */
    private static Set<String> keys(DatabaseMetaData data, String table) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (ResultSet rows = data.getPrimaryKeys(null, null, table)) {
            while (rows.next()) {
                keys.add(rows.getString("COLUMN_NAME"));
            }
        }
        try (ResultSet rows = data.getImportedKeys(null, null, table)) {
            while (rows.next()) {
                keys.add(rows.getString("FKCOLUMN_NAME"));
            }
        }
        return keys;
    }

    /** Entries of indexes have a longest length on PostgreSQL. */
    private static Set<String> indexed(DatabaseMetaData data, String table) throws SQLException {
        Set<String> indexed = new HashSet<>();
        try (ResultSet rows = data.getIndexInfo(null, null, table, false, false)) {
            while (rows.next()) {
                indexed.add(String.valueOf(rows.getString("COLUMN_NAME")));
            }
        }
        return indexed;
    }
}
