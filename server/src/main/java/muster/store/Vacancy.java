package muster.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether a database is there to be filled: nothing of anybody's may be in it. */
final class Vacancy {
    private static final String EMPTY_ONLY = "; it takes an empty one.";

    /** What stands in a database that may be filled. */
    enum State {
        /** No tables. */
        BARE,
        /** Our tables, of the wanted schema or an earlier one, and no rows. */
        LAID,
        /** What was left when filling it was killed between the rows and the last step. */
        BROKEN_OFF
    }

    private Vacancy() {}

    /**
     * Looks without changing anything.
     *
     * @param schema the number of the last migration that is wanted
     * @return what the database has
     * @throws CannotCarry when something is there
     */
    static State of(PlainDatabase database, int schema) throws SQLException {
        if (!database.isThere()) {
            return State.BARE;
        }
        if (database instanceof PlainSqlite(var file)) {
            throw new CannotCarry("There is a database already: " + file + EMPTY_ONLY);
        }
        int stored = Migrations.storedVersion(database);
        try (Connection connection = database.plainConnections().getConnection()) {
            List<TableShape> tables = Tables.of(connection, database.catalogue());
            if (stored == 0 && tables.isEmpty()) {
                return State.BARE;
            }
            if (stored == 0) {
                throw new CannotCarry("The database has tables of something else" + EMPTY_ONLY);
            }
            if (FillingMark.isIn(connection)) {
                return State.BROKEN_OFF;
            }
            requireNoRows(connection, tables);
            if (stored > schema) {
                throw new CannotCarry("The database has tables of Muster already, of schema " + stored + EMPTY_ONLY);
            }
            return State.LAID;
        }
    }

    static void requireNoRows(Connection connection, List<TableShape> tables) throws SQLException {
        for (TableShape table : tables) {
            if (!Loading.isLaid(table) && Tables.count(connection, table) > 0) {
                throw new CannotCarry("There is a directory in the database already" + EMPTY_ONLY);
            }
        }
    }
}
