package muster.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether a database is there to be filled: nothing of anybody's may be in it. */
final class Vacancy {
    private static final String EMPTY_ONLY = "; it takes an empty one.";

    private Vacancy() {}

    /**
     * Looks without changing anything.
     *
     * @return whether the schema is still to be laid
     * @throws CannotCarry when something is there
     */
    static boolean require(PlainDatabase database, int schema) throws SQLException {
        if (!database.isThere()) {
            return true;
        }
        if (database instanceof PlainSqlite(var file)) {
            throw new CannotCarry("There is a database already: " + file + EMPTY_ONLY);
        }
        int stored = Migrations.storedVersion(database);
        try (Connection connection = database.plainConnections().getConnection()) {
            List<TableShape> tables = Tables.of(connection, database.catalogue());
            if (stored == 0 && tables.isEmpty()) {
                return true;
            }
            if (stored != schema) {
                throw new CannotCarry(
                        stored == 0
                                ? "The database has tables of something else" + EMPTY_ONLY
                                : "The database has tables of Muster already, of schema " + stored + EMPTY_ONLY);
            }
            requireNoRows(connection, tables);
            return false;
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
