package muster.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import muster.testing.Eventually;
import muster.testing.FreePort;

/** A PostgreSQL server that is stopped, killed, copied and promoted as on its worst days. Each commit is on its disk. */
final class DatabaseServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Set<String> OF_ONE_RUN = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private final Path folder;
    private final int port;
    private EmbeddedPostgres running;

    private DatabaseServer(Path folder, Map<String, String> further) {
        this.folder = folder;
        this.port = FreePort.find();
        this.running = started(further);
    }

    static DatabaseServer in(Path folder) {
        return new DatabaseServer(folder, Map.of());
    }

    /**
     * A second server that has what this one has, and takes in charge each commit before it is acknowledged here. This one
     * is stopped for the copy.
     */
    DatabaseServer withReplica(Path place) {
        stop();
        copy(folder, place);
        startAgain();
        DatabaseServer replica = asReplica(place);
        execute("alter system set synchronous_standby_names = '*'");
        execute("select pg_reload_conf()");
        Eventually.holds("the replica keeps in step", PATIENCE, () -> tells("""
                select exists (select 1 from pg_stat_replication where sync_state = 'sync')
                """));
        return replica;
    }

    private DatabaseServer asReplica(Path place) {
        try {
            Files.createFile(place.resolve("standby.signal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String primary = "host=127.0.0.1 port=" + port + " user=postgres";
        return new DatabaseServer(
                place, Map.of("primary_conninfo", "'" + primary + "'", "wal_retrieve_retry_interval", "200ms"));
    }

    private EmbeddedPostgres started(Map<String, String> further) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100");
        further.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    /** Ends connections in the middle of whatever they do, writes what is to be written, and ends. */
    void stop() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startAgain() {
        running = started(Map.of());
    }

    /** As when its machine loses power. */
    void kill() {
        ProcessHandle server = ProcessHandle.of(processId()).orElseThrow();
        var all = server.descendants().toList();
        server.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        Eventually.holds("the database server is gone", PATIENCE, () -> !server.isAlive());
    }

    private long processId() {
        try {
            return Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A replica becomes the server that writes. */
    void promote() {
        execute("select pg_promote()");
    }

    void execute(String sql) {
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private boolean tells(String sql) {
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        if (running.getProcess().isAlive()) {
            kill();
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes seen) throws IOException {
                    Files.createDirectories(to.resolve(from.relativize(folder)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes seen) throws IOException {
                    if (!OF_ONE_RUN.contains(file.getFileName().toString())) {
                        Files.copy(file, to.resolve(from.relativize(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
