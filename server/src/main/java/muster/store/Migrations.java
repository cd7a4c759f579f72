package muster.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the schema of this program. Flyway is loaded only when the stored schema is behind, because
 * looking for scripts and loading it take most of a second, and a start must not.
 */
final class Migrations {
    private static final String FOLDER = "migrations/";
    /** Every script ever released, in order; none is changed once it was. */
    private static final List<String> SCRIPTS = List.of(
            "V1__directory.sql",
            "V2__rights.sql",
            "V3__codes_and_lanes.sql",
            "V4__search.sql",
            "V5__history.sql",
            "V6__mail.sql",
            "V7__projects.sql",
            "V8__merges.sql",
            "V9__plans.sql",
            "V10__ledger.sql",
            "V11__departures.sql");

    private Migrations() {}

    static int newest() {
        String last = SCRIPTS.getLast();
        return Integer.parseInt(last.substring(1, last.indexOf("__")));
    }

    static void bringUpToDate(Migratable database) throws SQLException {
        bringUpToDate(database, BeforeUpgrade.NOTHING);
    }

    /** @throws SchemaTooNew when the database was written by a newer program */
    static void bringUpToDate(Migratable database, BeforeUpgrade before) throws SQLException {
        int stored = knownVersion(database);
        if (stored < newest()) {
            if (stored > 0) {
                before.from(stored, newest());
            }
            bringUpTo(database, newest());
        }
    }

    private static int knownVersion(Migratable database) throws SQLException {
        try (Connection connection = database.plainConnections().getConnection()) {
            return knownVersion(connection, database);
        }
    }

    /**
     * Zero when the database is empty.
     *
     * @throws SchemaTooNew when the database was written by a newer program
     */
    static int knownVersion(Connection connection, Migratable database) throws SQLException {
        int stored = storedVersion(connection, database);
        if (stored > newest()) {
            throw new SchemaTooNew(stored, newest());
        }
        return stored;
    }

    /** Zero when the database is empty. */
    static int storedVersion(Migratable database) throws SQLException {
        try (Connection connection = database.plainConnections().getConnection()) {
            return storedVersion(connection, database);
        }
    }

    private static int storedVersion(Connection connection, Migratable database) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet versions = statement.executeQuery("select version from flyway_schema_history")) {
            int highest = 0;
            while (versions.next()) {
                String version = versions.getString(1);
                highest = version == null ? highest : Math.max(highest, Integer.parseInt(version));
            }
            return highest;
        } catch (SQLException e) {
            if (database.isMissingTable(e)) {
                return 0;
            }
            throw e;
        }
    }

    /** @throws StoreUnavailable when the database does not take it, as when its disk is full */
    static void bringUpTo(Migratable database, int version) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database.plainConnections())
                    .placeholders(database.placeholders())
                    .target(String.valueOf(version))
                    .locations(new String[0])
                    .resourceProvider(new Scripts())
                    .javaMigrationClassProvider(List::of)
                    .load()
                    .migrate();
        } catch (FlywayException failed) {
            SQLException complaint = Database.complaint(failed);
            throw complaint == null ? failed : CarryingTrouble.of("The tables cannot be brought up to date", complaint);
        }
    }

    /** Tells Flyway the scripts by name, so that it searches nothing. */
    private static final class Scripts implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return SCRIPTS.contains(name) ? new Script(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return SCRIPTS.stream()
                    .filter(name -> name.startsWith(prefix)
                            && List.of(suffixes).stream().anyMatch(name::endsWith))
                    .<LoadableResource>map(Script::new)
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {
        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            try (InputStream bytes = Migrations.class.getResourceAsStream(FOLDER + name)) {
                if (bytes == null) {
                    throw new IllegalStateException("The program lacks its script " + name);
                }
                return new StringReader(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return FOLDER + name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
