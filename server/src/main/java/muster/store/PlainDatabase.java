package muster.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database without what serving needs: for migrations, and for carrying it over as a whole. */
interface PlainDatabase extends Migratable {

    static PlainDatabase of(DatabaseSettings settings) {
        return switch (settings) {
            case DatabaseSettings.Sqlite sqlite -> new PlainSqlite(sqlite.file());
            case DatabaseSettings.Postgres postgres -> new PlainPostgres(postgres);
        };
    }

    /** Whether there is anything to connect to; connecting may make it. */
    boolean isThere();

    Catalogue catalogue();

    /** Begins a transaction that reads one state of the database and changes nothing, whatever others do meanwhile. */
    void beginSnapshot(Connection connection) throws SQLException;

    /** Begins a transaction that fills tables, which nobody else writes to until its end. */
    void beginLoading(Connection connection, List<TableShape> tables) throws SQLException;

    /**
     * Looks whether what was filled is sound, beyond what the database demands of each row.
     *
     * @return what is wrong; empty when nothing is
     */
    List<String> faults(Connection connection) throws SQLException;

    /** Whether the database cannot hold this text. */
    boolean cannotHold(String text);
}
