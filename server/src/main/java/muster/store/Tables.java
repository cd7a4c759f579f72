package muster.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.store.TableShape.Column;
import muster.store.TableShape.Kind;

/** Finds in a database's own catalogue what tables there are, so that none can be forgotten. */
final class Tables {
    private static final Map<String, Kind> KINDS =
            Map.of("text", Kind.TEXT, "bigint", Kind.NUMBER, "smallint", Kind.NUMBER, "integer", Kind.NUMBER);

    private Tables() {}

    /**
     * All tables, each behind those that its foreign keys lead to, otherwise by their names.
     *
     * @throws CannotCarry when a column is of a type that cannot be carried over, or there is more than tables
     */
    static List<TableShape> of(Connection connection, Catalogue catalogue) throws SQLException {
        requireOnlyTables(connection, catalogue);
        Map<String, List<Column>> columns = columns(connection, catalogue);
        Map<String, Set<String>> parents = parents(connection, catalogue);
        List<TableShape> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (placed.size() < columns.size()) {
            List<String> ready = columns.keySet().stream()
                    .filter(name -> !placed.contains(name))
                    .filter(name -> placed.containsAll(parents.getOrDefault(name, Set.of())))
                    .toList();
            if (ready.isEmpty()) {
                throw new CannotCarry("The tables of the database refer to each other in a circle.");
            }
            for (String name : ready) {
                ordered.add(new TableShape(name, columns.getOrDefault(name, List.of())));
            }
            placed.addAll(ready);
        }
        return ordered;
    }

    private static void requireOnlyTables(Connection connection, Catalogue catalogue) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet others = statement.executeQuery(catalogue.others())) {
            if (others.next()) {
                throw new CannotCarry("The database has something that is not Muster's: " + others.getString(1) + " "
                        + others.getString(2) + ".");
            }
        }
    }

    private static Map<String, List<Column>> columns(Connection connection, Catalogue catalogue) throws SQLException {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(catalogue.columns())) {
            while (rows.next()) {
                Kind kind = KINDS.get(rows.getString(3));
                if (kind == null) {
                    throw new CannotCarry("The database has a column that is not Muster's: " + rows.getString(1) + "."
                            + rows.getString(2) + " of type " + rows.getString(3) + ".");
                }
                columns.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                        .add(new Column(rows.getString(2), kind));
            }
        }
        return columns;
    }

    /** A table's foreign key to itself is no matter of order between tables. */
    private static Map<String, Set<String>> parents(Connection connection, Catalogue catalogue) throws SQLException {
        Map<String, Set<String>> parents = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(catalogue.references())) {
            while (rows.next()) {
                if (!rows.getString(1).equals(rows.getString(2))) {
                    parents.computeIfAbsent(rows.getString(1), _ -> new HashSet<>())
                            .add(rows.getString(2));
                }
            }
        }
        return parents;
    }

    static long count(Connection connection, TableShape table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table.name())) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
