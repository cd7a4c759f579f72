package muster.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server, started once for all tests of the run, with as many databases as are asked for. */
public final class TestPostgres {
    private static final String TEMPLATE = "muster_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Queue<DatabaseSettings.Postgres> FREE = new ConcurrentLinkedQueue<>();

    private TestPostgres() {}

    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        static EmbeddedPostgres start() {
            try {
                // Nothing here outlives the run, so the disk need not be waited for, above all not at the stop.
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("deadlock_timeout", "50ms")
                        .setServerConfig("fsync", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                execute(server, "create database " + TEMPLATE);
                SqlStore.open(settings(server, TEMPLATE)).close();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A database with the schema and nothing in it; to be given back. */
    static DatabaseSettings.Postgres database() {
        DatabaseSettings.Postgres used = FREE.poll();
        return used == null ? create(" template " + TEMPLATE) : used;
    }

    /**
     * Empties a database for the next test. One for each test would be a gigabyte, which holds up the server's stop.
     */
    static void giveBack(DatabaseSettings.Postgres settings) {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$ begin
                        execute (select 'truncate ' || string_agg(quote_ident(tablename), ', ') from pg_tables
                                 where schemaname = 'public' and tablename not in ('flyway_schema_history', 'guard'));
                    end $$
                    """);
            statement.execute("delete from flyway_schema_history where installed_rank > " + Migrations.newest());
            FREE.add(settings);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address of a database in which nothing is yet, with who may open it. */
    public static String emptyDatabaseAddress() {
        return emptyDatabase().url() + "?user=postgres&password=postgres";
    }

    static DatabaseSettings.Postgres emptyDatabase() {
        return create("");
    }

    private static DatabaseSettings.Postgres create(String ending) {
        String name = "muster_" + NUMBER.incrementAndGet();
        execute(Running.SERVER, "create database " + name + ending);
        return settings(Running.SERVER, name);
    }

    private static DatabaseSettings.Postgres settings(EmbeddedPostgres server, String database) {
        String url = "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
        return new DatabaseSettings.Postgres(url, "postgres", "postgres", 10);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
