package muster.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import muster.directory.StoreUnavailable;
import muster.store.TableShape.Kind;
import org.jspecify.annotations.Nullable;

/** Reads and writes whole tables, a portion of rows at a time in memory. */
final class TableRows {
    private static final int PORTION = 1_000;

    private TableRows() {}

    static void read(Connection connection, TableShape table, RowReceiver receiver) throws SQLException, IOException {
        int width = table.columns().size();
        @Nullable Object[] values = new Object[width];
        String query = "select " + table.columnNames() + " from " + table.name();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(PORTION);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    for (int i = 0; i < width; i++) {
                        values[i] = value(rows, i + 1, table.columns().get(i).kind());
                    }
                    receiver.row(values);
                }
            }
        }
    }

    private static @Nullable Object value(ResultSet rows, int column, Kind kind) throws SQLException {
        if (kind == Kind.TEXT) {
            return rows.getString(column);
        }
        long number = rows.getLong(column);
        return number == 0 && rows.wasNull() ? null : (Object) number;
    }

    /** Adds rows in batches, the last of which goes with {@link #close}. */
    static final class Adding implements RowReceiver, AutoCloseable {
        private final PlainDatabase database;
        private final TableShape table;
        private final PreparedStatement statement;
        private int waiting;

        Adding(PlainDatabase database, Connection connection, TableShape table) throws SQLException {
            this.database = database;
            this.table = table;
            String places =
                    String.join(", ", Collections.nCopies(table.columns().size(), "?"));
            statement = connection.prepareStatement(
                    "insert into " + table.name() + " (" + table.columnNames() + ") values (" + places + ")");
        }

        @Override
        public void row(@Nullable Object[] values) {
            try {
                for (int i = 0; i < values.length; i++) {
                    bind(i + 1, values[i]);
                }
                statement.addBatch();
                if (++waiting == PORTION) {
                    send();
                }
            } catch (SQLException refused) {
                throw notTaken(refused);
            }
        }

        private void bind(int place, @Nullable Object value) throws SQLException {
            switch (value) {
                case null ->
                    statement.setNull(
                            place, table.columns().get(place - 1).kind() == Kind.TEXT ? Types.VARCHAR : Types.BIGINT);
                case Long number -> statement.setLong(place, number);
                case String text
                when database.cannotHold(text) ->
                    throw new CannotCarry("A text in the table " + table.name()
                            + " has the character NUL, which this database does not hold.");
                default -> statement.setString(place, value.toString());
            }
        }

        private void send() throws SQLException {
            statement.executeBatch();
            waiting = 0;
        }

        /** What the rows were is not told. */
        private StoreUnavailable notTaken(SQLException refusal) {
            return CarryingTrouble.of("The database did not take rows of the table " + table.name(), refusal);
        }

        /** Sends what is left. */
        @Override
        public void close() {
            try (statement) {
                if (waiting > 0) {
                    send();
                }
            } catch (SQLException refused) {
                throw notTaken(refused);
            }
        }
    }
}
