package muster.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import muster.model.Failure;
import muster.model.Refused;
import org.jdbi.v3.core.Handle;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A SQLite file: one writer, several readers. */
final class SqliteDatabase implements Database {
    /** About every millisecond. */
    private static final int STEPS_BETWEEN_QUESTIONS = 50_000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final PlainSqlite plain;
    private final SqliteWriter writer;
    private final SqliteReaders readers;

    SqliteDatabase(Path file, int readers) {
        plain = new PlainSqlite(file);
        String url = plain.url();
        writer = new SqliteWriter(url);
        this.readers = new SqliteReaders(url, readers);
        writer.start();
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        return readers.run(work);
    }

    @Override
    public <T> T write(Function<Handle, T> work) {
        return writer.run(work);
    }

    /** SQLite asks now and then whether it shall go on; it knows no time-out of its own for what it computes. */
    @Override
    public <T> T within(Handle handle, Duration patience, Supplier<T> statements) {
        long end = System.nanoTime() + patience.toNanos();
        ProgressHandler goingOn = new ProgressHandler() {
            @Override
            protected int progress() {
                return System.nanoTime() - end < 0 ? 0 : 1;
            }
        };
        try {
            ProgressHandler.setHandler(handle.getConnection(), STEPS_BETWEEN_QUESTIONS, goingOn);
            try {
                return statements.get();
            } finally {
                ProgressHandler.clearHandler(handle.getConnection());
            }
        } catch (SQLException | RuntimeException e) {
            if (SqliteTrouble.isInterruption(e)) {
                throw new Refused(new Failure.SearchTooLong(RETRY_AFTER));
            }
            throw e instanceof RuntimeException trouble ? trouble : SqliteTrouble.unavailable(e);
        }
    }

    /** Nothing: there is one writer. */
    @Override
    public String lockingRowsOf(String alias) {
        return "";
    }

    /** There is one writer, and it sees what it has committed. */
    @Override
    public String isSettled(String alias, String longAgo) {
        return "1 = 1";
    }

    @Override
    public String isOneOfIds(String column) {
        return column + " in (select value from json_each('[\"' || replace(:ids, ',', '\",\"') || '\"]'))";
    }

    /** It reckons that the whole table is going to be read, and would rather sort it. */
    @Override
    public String walking(String index) {
        return " indexed by " + index;
    }

    /** Without figures about the rows, any index of the listed ones looks better to it than the table. */
    @Override
    public String walkingRows() {
        return " not indexed";
    }

    @Override
    public String textsOf(String parameter) {
        return "select value from json_each(" + parameter + ")";
    }

    /** As every text does here. */
    @Override
    public String byBytes(String text) {
        return text;
    }

    @Override
    public String lowerAscii(String text) {
        return "lower(" + text + ")";
    }

    /** Not "like", which ignores the case of ASCII letters here. */
    @Override
    public String isLike(String text, String parameter) {
        return text + " glob " + parameter;
    }

    @Override
    public String spelled(LikePattern pattern) {
        return pattern.spelled("*", "?", literal -> literal.replaceAll("[*?\\[]", "[$0]"));
    }

    @Override
    public String isLikeInAnyCase(String text, String parameter) {
        return isLike(text, parameter);
    }

    @Override
    public String spelledInAnyCase(LikePattern pattern) {
        return pattern.spelledByLetter("*", "?", letter -> "*?[".contains(letter) ? "[" + letter + "]" : letter);
    }

    @Override
    public boolean isBreachOf(UniqueIndex index, SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                && String.valueOf(sqlite.getMessage()).contains(index.table() + "." + index.column());
    }

    @Override
    public boolean isMissingTable(SQLException failure) {
        return plain.isMissingTable(failure);
    }

    @Override
    public DataSource plainConnections() {
        return plain.plainConnections();
    }

    @Override
    public Map<String, String> placeholders() {
        return plain.placeholders();
    }

    /** The writer goes last: whoever closes a file last tidies its log away. */
    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
