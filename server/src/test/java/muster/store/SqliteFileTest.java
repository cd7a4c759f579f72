package muster.store;

import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.find;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import muster.directory.StoreUnavailable;
import muster.model.Failure;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a SQLite store does when its file, or its queue, does not play along. */
final class SqliteFileTest {
    @TempDir
    Path folder;

    private SqliteDatabase database;
    private SqlStore store;

    @BeforeEach
    void open() throws SQLException {
        database = new SqliteDatabase(file(), 2);
        Migrations.bringUpToDate(database);
        store = new SqlStore(database, System::nanoTime);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path file() {
        return folder.resolve("muster.db");
    }

    private Connection otherProcess() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    private boolean isThere(int number) {
        return store.read(r -> r.accounts().find(id(number)).isPresent());
    }

    @Test
    void closedFileKeepsEverythingAndLeavesNoLogBehind() throws IOException {
        add(store, account(1));
        store.close();
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()).toList())
                    .containsExactly("muster.db");
        }
        try (SqlStore again = SqlStore.open(new DatabaseSettings.Sqlite(file()))) {
            assertThat(find(again, id(1))).isEqualTo(account(1));
        }
    }

    /** The state on disk while the store runs is what a killed process leaves. */
    @Test
    void whatAKilledProcessLeavesHoldsEveryAcknowledgedChange() throws IOException {
        for (int i = 1; i <= 20; i++) {
            add(store, account(i));
        }
        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (String name : List.of("muster.db", "muster.db-wal")) {
            Files.copy(folder.resolve(name), copy.resolve(name));
        }
        try (SqlStore after = SqlStore.open(new DatabaseSettings.Sqlite(copy.resolve("muster.db")))) {
            for (int i = 1; i <= 20; i++) {
                assertThat(find(after, id(i))).isEqualTo(account(i));
            }
        }
    }

    @Test
    void fileLockedByAnotherProcessIsUnavailableUntilItIsFree() throws SQLException {
        add(store, account(1));
        try (Connection other = otherProcess();
                Statement statement = other.createStatement()) {
            statement.execute("begin exclusive");
            long start = System.nanoTime();
            assertThatThrownBy(() -> add(store, account(2))).isInstanceOf(StoreUnavailable.class);
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))
                    .isLessThan(10);
            assertThat(isThere(1)).isTrue();
            statement.execute("rollback");
        }
        add(store, account(2));
        assertThat(isThere(2)).isTrue();
    }

    @Test
    void fullDiskTakesTheChangeBackAndRoomLetsTheNextOneThrough() {
        add(store, account(1));
        int pages = database.write(handle -> pragma(handle, "page_count"));
        database.write(handle -> pragma(handle, "max_page_count = " + (pages + 2)));
        Profile large = new Profile(null, null, null, "x".repeat(60_000), null, null);
        assertThatThrownBy(() -> add(store, account(2), account(3, "large", large, Rank.VIEWER)))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(isThere(2)).isFalse();
        database.write(handle -> pragma(handle, "max_page_count = 1000000"));
        add(store, account(2), account(3, "large", large, Rank.VIEWER));
        assertThat(find(store, id(3)).profile()).isEqualTo(large);
        assertThat(store.<Boolean>read(r -> r.accounts().hasAny())).isTrue();
    }

    private static int pragma(Handle handle, String pragma) {
        return handle.createQuery("pragma " + pragma)
                .map((set, _) -> set.getInt(1))
                .one();
    }

    @Test
    void fileThatMayNotBeWrittenIsUnavailableAndTheWriterRecovers() {
        database.write(handle -> handle.execute("pragma query_only = true"));
        assertThatThrownBy(() -> add(store, account(1))).isInstanceOf(StoreUnavailable.class);
        add(store, account(1));
        assertThat(isThere(1)).isTrue();
    }

    @Test
    void unavailabilityDoesNotTellWhatWasWritten() {
        database.write(handle -> handle.execute("pragma query_only = true"));
        Profile secret = Profile.ofNames("secret-given", null);
        Throwable thrown = catchThrowable(() -> add(store, account(1, "secret-name", secret, Rank.VIEWER)));
        assertThat(thrown).isInstanceOf(StoreUnavailable.class);
        assertThat(Samples.messages(thrown)).doesNotContain("secret");
    }

    /** What is done about trouble may itself meet trouble, such as no memory to log it. */
    @Test
    void errorWhileAChangeIsTakenBackLeavesNobodyWaiting() {
        SQLException unspeakable = new SQLiteException("no", SQLiteErrorCode.SQLITE_PROTOCOL) {
            @Override
            public String getMessage() {
                throw new OutOfMemoryError("while it was logged");
            }
        };
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThatCode(() -> write(store, w -> {
                        w.accounts().add(account(1));
                        throw new IllegalStateException("cannot be logged", unspeakable);
                    }))
                    .isInstanceOf(StoreUnavailable.class);
            add(store, account(2));
        });
        assertThat(isThere(1)).isFalse();
        assertThat(isThere(2)).isTrue();
    }

    @Test
    void fileThatIsNoDatabaseIsUnavailable() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear reader, ".repeat(1_000));
        assertThatThrownBy(() -> SqlStore.open(new DatabaseSettings.Sqlite(letter)))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void readingConnectionsCannotWrite() {
        assertThatThrownBy(() -> database.read(handle -> handle.execute("delete from guard")))
                .isInstanceOf(StoreUnavailable.class);
        store.ping();
    }

    @Test
    void filesAreSetUpForDurability() {
        assertThat(database.<String>write(handle -> text(handle, "journal_mode")))
                .isEqualTo("wal");
        assertThat(database.<Integer>write(handle -> pragma(handle, "synchronous")))
                .isEqualTo(2);
        assertThat(database.<Integer>write(handle -> pragma(handle, "foreign_keys")))
                .isEqualTo(1);
        assertThat(database.<Integer>write(handle -> pragma(handle, "secure_delete")))
                .isEqualTo(1);
        assertThat(database.<Integer>write(handle -> pragma(handle, "wal_autocheckpoint")))
                .isEqualTo(12_000);
    }

    private static String text(Handle handle, String pragma) {
        return handle.createQuery("pragma " + pragma)
                .map((set, _) -> set.getString(1))
                .one();
    }

    /** Holds the writer while others queue up, so that they are committed together. */
    @Test
    void changesThatWaitAreCommittedTogetherAndRefusedOnesTakenBackAlone() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform()
                .start(() -> write(store, w -> {
                    held.countDown();
                    await(released);
                }));
        await(held);
        AtomicInteger refused = new AtomicInteger();
        List<Thread> writers = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            int number = i;
            writers.add(Thread.ofPlatform().start(() -> {
                try {
                    write(store, w -> {
                        w.accounts().add(account(number));
                        if (number % 5 == 0) {
                            w.accounts().add(account(number + 1_000, "user" + number, Profile.EMPTY, Rank.VIEWER));
                        }
                    });
                } catch (Refused e) {
                    refused.incrementAndGet();
                }
            }));
        }
        released.countDown();
        holder.join();
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(refused.get()).isEqualTo(6);
        for (int i = 1; i <= 30; i++) {
            assertThat(isThere(i)).isEqualTo(i % 5 != 0);
        }
    }

    @Test
    void callersBeyondTheQueueAreToldToComeBack() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform()
                .start(() -> write(store, w -> {
                    held.countDown();
                    await(released);
                }));
        await(held);
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int i = 1; i <= 1_100; i++) {
            int number = i;
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    add(store, account(number));
                    done.incrementAndGet();
                } catch (Refused e) {
                    assertThat(e.failure()).isInstanceOf(Failure.Busy.class);
                    busy.incrementAndGet();
                }
            }));
        }
        assertThat(Samples.soon(() -> busy.get() == 76)).isTrue();
        released.countDown();
        holder.join();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(done.get()).isEqualTo(1_024);
    }

    @Test
    void changeWithinAChangeIsAMistakeAndNotADeadlock() {
        assertThatThrownBy(() -> write(store, w -> add(store, account(1)))).isInstanceOf(IllegalStateException.class);
        assertThat(isThere(1)).isFalse();
    }

    @Test
    void closingFinishesWhatWaits() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform()
                .start(() -> write(store, w -> {
                    held.countDown();
                    await(released);
                    w.accounts().add(account(1));
                }));
        await(held);
        Thread second = Thread.ofPlatform().start(() -> add(store, account(2)));
        assertThat(Samples.soon(() -> second.getState() == Thread.State.WAITING))
                .isTrue();
        Thread closer = Thread.ofPlatform().start(store::close);
        assertThat(Samples.soon(() -> closer.getState() == Thread.State.WAITING))
                .isTrue();
        released.countDown();
        holder.join();
        second.join();
        closer.join();
        try (SqlStore again = SqlStore.open(new DatabaseSettings.Sqlite(file()))) {
            assertThat(find(again, id(2))).isEqualTo(account(2));
            assertThat(find(again, id(1))).isEqualTo(account(1));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
