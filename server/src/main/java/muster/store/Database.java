package muster.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/** Everything in which SQLite and PostgreSQL differ. */
interface Database extends Migratable, AutoCloseable {

    /** A unique index, by what it is called in messages: {@code table_column_unique}. */
    record UniqueIndex(String table, String column) {}

    /**
     * Runs the work on one snapshot.
     *
     * @throws muster.directory.StoreUnavailable when the database does not answer
     */
    <T> T read(Function<Handle, T> work);

    /**
     * Runs the work in a transaction, which is on disk when this returns. The work may run several times.
     *
     * @throws muster.directory.StoreUnavailable when the database does not answer, or the commit fails
     */
    <T> T write(Function<Handle, T> work);

    /**
     * Runs statements of a reading that must not take longer.
     *
     * @throws muster.model.Refused {@link muster.model.Failure.SearchTooLong} when they do
     */
    <T> T within(Handle handle, Duration patience, Supplier<T> statements);

    /** What a query about a table with this alias ends with, to keep its rows from being changed by others. */
    String lockingRowsOf(String alias);

    /**
     * Whether a row of the table with this alias was written by a transaction that is older than every one which has not ended:
     * nobody is going to commit something that was begun before it.
     *
     * @param longAgo whether the row is so old that this is certain
     */
    String isSettled(String alias, String longAgo);

    /** Whether a column is one of the ids that are bound, joined by commas, as {@code :ids}. */
    String isOneOfIds(String column);

    /** What stands behind a table's alias so that this index is walked: for planners that do not see where a page ends. */
    String walking(String index);

    /** The same, so that the rows are walked as they lie, since no index narrows or orders what is asked for. */
    String walkingRows();

    /** A query for the texts of a JSON array, which is this parameter. */
    String textsOf(String parameter);

    /** The text, compared and ordered by its bytes whatever column it comes from. */
    String byBytes(String text);

    /** The text with ASCII letters in lower case, and all others as they are. */
    String lowerAscii(String text);

    /** Whether the text is like the pattern, which is this parameter; case matters. */
    String isLike(String text, String parameter);

    /** The pattern as {@link #isLike} wants it. */
    String spelled(LikePattern pattern);

    /** The same whatever the case of letters is, those beyond ASCII included. */
    String isLikeInAnyCase(String text, String parameter);

    /** The pattern as {@link #isLikeInAnyCase} wants it. */
    String spelledInAnyCase(LikePattern pattern);

    /** Whether a statement failed because it would have broken this index. */
    boolean isBreachOf(UniqueIndex index, SQLException failure);

    @Override
    void close();

    /** Has SQL stand as it is written, and no complaint about a statement tell what was bound to it: a log shows these. */
    static void configure(Jdbi jdbi) {
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /** The database's own complaint somewhere below an exception; null when it has nothing to do with it. */
    static @Nullable SQLException complaint(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
