package muster.store;

import java.util.List;
import java.util.stream.Collectors;

/** A table and its columns, in their order. */
public record TableShape(String name, List<Column> columns) {

    /** What a column holds: text, or whole numbers of 64 bits. Either may be null. */
    public enum Kind {
        TEXT,
        NUMBER
    }

    public record Column(String name, Kind kind) {}

    public TableShape {
        columns = List.copyOf(columns);
    }

    /** Where the column stands; negative when there is none of this name. */
    int place(String column) {
        return columns.stream().map(Column::name).toList().indexOf(column);
    }

    String columnNames() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
