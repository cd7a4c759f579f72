package muster.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The mark of a PostgreSQL database that has its rows and is not done. It is committed with the rows and taken away at the very
 * end, so that nothing serves a directory whose restoration was killed in between. SQLite needs none: its file has no name yet.
 */
final class FillingMark {
    static final String SENTENCE = "Filling the database was broken off before its end; restore or move into it again.";

    private FillingMark() {}

    static void put(Connection connection) throws SQLException {
        execute(connection, "insert into guard (name) values ('filling')");
    }

    static void remove(Connection connection) throws SQLException {
        execute(connection, "delete from guard where name = 'filling'");
    }

    /** Whether it stands in a database, in which there may be no tables yet. */
    static boolean isIn(Migratable database) throws SQLException {
        try (Connection connection = database.plainConnections().getConnection()) {
            return isIn(connection);
        } catch (SQLException failed) {
            if (database.isMissingTable(failed)) {
                return false;
            }
            throw failed;
        }
    }

    /** Whether it stands in a database that has our tables. */
    static boolean isIn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select name from guard where name = 'filling'")) {
            return found.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
