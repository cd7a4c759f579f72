package muster.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import muster.directory.KeyHolder;
import muster.model.Account;
import muster.model.KeyId;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.People;
import muster.model.SecretDigest;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the digest of a key to the account: as the cache has it, and as SQLite has it. The floors are a look-up in a map, and the two
 * rows found by their unique indexes with prepared statements.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeyHolderBenchmark {
    private static final int PEOPLE = 1_000;

    private final Path folder = newFolder();
    private final Path file = folder.resolve("muster.db");
    /** Each look at it is an hour later, so that nothing is remembered. */
    private final AtomicLong hours = new AtomicLong();

    private final SqliteDatabase database = new SqliteDatabase(file, 2);
    private final SqlStore remembering = opened();
    private final SqlStore forgetting = new SqlStore(database, () -> hours.addAndGet(3_600_000_000_000L));
    private final SecretDigest digest = secret(PEOPLE / 2).digest();
    private final Map<SecretDigest, Optional<KeyHolder>> map = new HashMap<>(Map.of(digest, filled()));
    private final Connection connection = connected();
    private final PreparedStatement key = prepared("select account_id from access_key where digest = ?");
    private final PreparedStatement account = prepared("select username from account where id = ?");

    @Benchmark
    public Optional<KeyHolder> hit() {
        return remembering.holderOf(digest);
    }

    @Benchmark
    public @Nullable Optional<KeyHolder> hitFloor() {
        return map.get(digest);
    }

    @Benchmark
    public Optional<KeyHolder> miss() {
        return forgetting.holderOf(digest);
    }

    @Benchmark
    public String missFloor() throws SQLException {
        return one(account, one(key, digest.value()));
    }

    @TearDown
    public void close() throws IOException, SQLException {
        connection.close();
        database.close();
        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
    }

    private Optional<KeyHolder> filled() {
        remembering.write(writing -> {
            for (int number = 1; number <= PEOPLE; number++) {
                Account person = People.person(number);
                KeySecret secret = secret(number);
                writing.accounts().add(person);
                writing.keys()
                        .add(
                                NewKey.forPrograms("bench", null, null)
                                        .made(new KeyId(number), person.id(), People.NOW, null, null, secret.tail()),
                                secret.digest());
            }
            return PEOPLE;
        });
        return remembering.holderOf(digest);
    }

    private static KeySecret secret(int number) {
        return KeySecret.presented("secret-of-the-benchmark-" + number);
    }

    private SqlStore opened() {
        try {
            Migrations.bringUpToDate(database);
            return new SqlStore(database, System::nanoTime);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connected() {
        try {
            return DriverManager.getConnection("jdbc:sqlite:" + file);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private PreparedStatement prepared(String sql) {
        try {
            return connection.prepareStatement(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String one(PreparedStatement statement, String value) throws SQLException {
        statement.setString(1, value);
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("nothing found");
            }
            return rows.getString(1);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("muster-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
