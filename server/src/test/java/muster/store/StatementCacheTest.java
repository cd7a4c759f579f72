package muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements kept prepared behave like fresh ones. */
final class StatementCacheTest {
    @TempDir
    Path folder;

    private final StatementCache cache = new StatementCache(3);
    private Connection connection;
    private Handle handle;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("x.db"));
        Jdbi jdbi = Jdbi.create(connection);
        jdbi.setStatementBuilderFactory(_ -> cache);
        handle = jdbi.open();
        handle.execute("create table t (a text unique)");
        handle.execute("insert into t values ('1')");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private String first(String sql) {
        return handle.createQuery(sql).map((set, _) -> set.getString(1)).first();
    }

    @Test
    void keepsNoMoreThanItsSize() {
        for (int i = 0; i < 10; i++) {
            first("select a, " + i + " from t");
        }
        assertThat(cache.kept()).isEqualTo(3);
    }

    @Test
    void statementRunsAgainWhileItsRowsAreRead() {
        handle.execute("insert into t values ('2')");
        String sql = "select a from t order by a";
        var pairs = handle.createQuery(sql)
                .map((set, _) -> set.getString(1) + first(sql))
                .list();
        assertThat(pairs).containsExactly("11", "21");
    }

    @Test
    void rowsLeftUnreadKeepNothingOpen() throws SQLException {
        handle.execute("insert into t values ('2')");
        first("select a from t");
        handle.execute("begin");
        handle.execute("drop table t");
        handle.execute("rollback");
        assertThat(first("select a from t")).isEqualTo("1");
    }

    @Test
    void failedStatementIsGoodForTheNextUse() {
        String sql = "insert into t values (:a)";
        assertThatThrownBy(() -> handle.createUpdate(sql).bind("a", "1").execute())
                .isInstanceOf(JdbiException.class);
        assertThat(handle.createUpdate(sql).bind("a", "2").execute()).isEqualTo(1);
    }

    @Test
    void changeOfTheSchemaIsNoticed() {
        assertThat(first("select a from t")).isEqualTo("1");
        handle.execute("drop table t");
        handle.execute("create table t (b text, a text)");
        handle.execute("insert into t values ('b', 'a')");
        assertThat(first("select a from t")).isEqualTo("a");
    }

    @Test
    void statementForgetsTheValuesOfItsLastUse() {
        String sql = "insert into t values (:a)";
        handle.createUpdate(sql).bind("a", "2").execute();
        assertThatThrownBy(() -> handle.createUpdate(sql).execute()).isInstanceOf(JdbiException.class);
    }
}
