package muster.store;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the statements of one connection prepared, because the SQLite driver prepares anew each time and that is most of
 * a look-up's cost. A statement in use is not in the cache, so that the same text can be run while its rows are read.
 * When the schema changes, SQLite itself prepares a kept statement again.
 */
final class StatementCache implements StatementBuilder {
    private final int size;
    private final LinkedHashMap<String, PreparedStatement> idle = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Statement, String> inUse = new IdentityHashMap<>();

    StatementCache(int size) {
        this.size = size;
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
        inUse.put(statement, sql);
        return statement;
    }

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return connection.createStatement();
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        throw new SQLFeatureNotSupportedException("SQLite has no procedures");
    }

    /** Takes a statement back. Its rows are closed by now; its values are dropped, for they may be secret or large. */
    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        String text = inUse.remove(statement);
        if (text == null || statement.isClosed() || !(statement instanceof PreparedStatement prepared)) {
            statement.close();
            return;
        }
        prepared.clearParameters();
        PreparedStatement twin = idle.put(text, prepared);
        if (twin != null) {
            twin.close();
        }
        if (idle.size() > size) {
            idle.pollFirstEntry().getValue().close();
        }
    }

    int kept() {
        return idle.size();
    }
}
