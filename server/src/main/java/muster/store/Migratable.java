package muster.store;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** What migrations need of a database. */
interface Migratable {

    /** Connections outside of any pool. */
    DataSource plainConnections();

    /** How migrations spell what the databases call differently. */
    Map<String, String> placeholders();

    boolean isMissingTable(SQLException failure);
}
