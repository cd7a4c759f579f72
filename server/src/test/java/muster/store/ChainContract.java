package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import muster.directory.LedgerDigests;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Checkpoint;
import muster.model.Event;
import muster.model.EventId;
import muster.model.KeyId;
import muster.model.LedgerEntry;
import muster.model.Origin;
import org.junit.jupiter.api.Test;

/** The sealed ledger. */
interface ChainContract extends WithStore {
    private static Event event(long number) {
        return new Event(
                new EventId(number),
                NOW,
                new Actor.Person(id(1), new KeyId(1)),
                new Origin("console", "r" + number, "192.0.2.1", "browser"),
                Act.ACCOUNT_CHANGED,
                new Event.Target("account", id(2).toString(), "ada"),
                id(2),
                List.of(new Event.FieldChange("rank", "VIEWER", "MANAGER")));
    }

    private void addEvents(long from, long to) {
        write(
                store(),
                w -> LongStream.rangeClosed(from, to)
                        .forEach(number -> w.events().add(event(number))));
    }

    private List<LedgerEntry> unsealed() {
        return store().write(w -> w.chain().unsealed(NOW, 100));
    }

    private static List<Long> ids(List<LedgerEntry> entries) {
        return entries.stream().map(entry -> entry.header().id()).toList();
    }

    private void sealAll() {
        write(store(), w -> {
            long first = w.chain().newest().map(Checkpoint::last).orElse(0L) + 1;
            List<LedgerEntry> entries = w.chain().unsealed(NOW, 100);
            w.chain()
                    .seal(LongStream.range(0, entries.size())
                            .mapToObj(i -> {
                                LedgerEntry entry = entries.get((int) i);
                                return entry.sealed(first + i, LedgerDigests.seal(first + i, entry));
                            })
                            .toList());
            w.chain().add(new Checkpoint(first, first + entries.size() - 1, 5, "head " + first, "key", "signature"));
        });
    }

    private void sql(String statement) {
        Database database = switch (settings()) {
            case DatabaseSettings.Sqlite sqlite -> new SqliteDatabase(sqlite.file(), 1);
            case DatabaseSettings.Postgres postgres -> new PostgresDatabase(postgres);
        };
        try (database;
                Connection connection = database.plainConnections().getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    default void whatIsSealedComesBackInItsOrderAndIsNotSealedAgain() {
        addEvents(5, 9);
        assertThat(store().<Integer>read(r -> r.chain().waiting(3).events())).isEqualTo(3);
        assertThat(ids(unsealed())).containsExactly(5L, 6L, 7L, 8L, 9L);
        sealAll();
        addEvents(1, 2);
        sealAll();
        assertThat(store().<Integer>read(r -> r.chain().waiting(3).events())).isZero();
        List<LedgerEntry> entries = store().read(r -> r.chain().entries(0, 99, 100));
        assertThat(ids(entries)).containsExactly(5L, 6L, 7L, 8L, 9L, 1L, 2L);
        assertThat(entries)
                .allSatisfy(entry ->
                        assertThat(LedgerDigests.seal(entry.number(), entry)).isEqualTo(entry.seal()));
        assertThat(store().<List<Checkpoint>>read(r -> r.chain().checkpoints(0, 9)))
                .extracting(Checkpoint::first, Checkpoint::last)
                .containsExactly(tuple(1L, 5L), tuple(6L, 7L));
    }

    @Test
    default void twoEqualEventsHaveDifferentDigests() {
        addEvents(1, 2);
        List<LedgerEntry> entries = unsealed();
        assertThat(entries).extracting(LedgerEntry::payloadDigest).doesNotHaveDuplicates();
        assertThat(entries).extracting(LedgerEntry::placeDigest).doesNotHaveDuplicates();
    }

    @Test
    default void anEventOfAFormerVersionIsSaltedWhenItIsSealed() {
        addEvents(1, 1);
        String payload = "{\"name\":\"ada\",\"fields\":[{\"field\":\"rank\",\"before\":\"VIEWER\"}]}";
        sql("update event set payload = '" + payload + "', payload_digest = '" + LedgerDigests.ofText(payload)
                + "', place = null, place_digest = null, address = '192.0.2.9', client = 'old'");
        Event before =
                store().<List<Event>>read(r -> r.events().list(null, true, 1)).getFirst();
        assertThat(before.origin().address()).isEqualTo("192.0.2.9");
        sealAll();

        LedgerEntry entry =
                store().<List<LedgerEntry>>read(r -> r.chain().entries(0, 9, 9)).getFirst();
        assertThat(entry.payload()).startsWith("{\"salt\":\"").contains("\"name\":\"ada\"");
        assertThat(entry.payloadDigest()).isEqualTo(LedgerDigests.ofText(String.valueOf(entry.payload())));
        assertThat(entry.placeDigest()).isEqualTo(LedgerDigests.ofText(String.valueOf(entry.place())));
        assertThat(store().<List<Event>>read(r -> r.events().list(null, true, 1)))
                .containsExactly(before);
    }

    @Test
    default void aLeaseIsHadByOneUntilItsEnd() {
        assertThat(lease("one", NOW)).isTrue();
        assertThat(lease("two", NOW.plusSeconds(9))).isFalse();
        assertThat(lease("one", NOW.plusSeconds(9))).isTrue();
        assertThat(lease("two", NOW.plusSeconds(18))).isFalse();
        assertThat(lease("two", NOW.plusSeconds(19))).isTrue();
        assertThat(lease("one", NOW.plusSeconds(20))).isFalse();
    }

    /** Its holder may be gone, and would keep everybody from the work until that time comes again. */
    @Test
    default void aLeaseThatEndsLaterThanAnyCanIsOfAClockThatWentBackAndIsTakenOver() {
        assertThat(lease("one", NOW.plusSeconds(3_600))).isTrue();
        assertThat(lease("two", NOW.plusSeconds(3_300))).isFalse();
        assertThat(lease("two", NOW)).isTrue();
        assertThat(lease("one", NOW.plusSeconds(9))).isFalse();
    }

    private boolean lease(String holder, Instant now) {
        return store().<Boolean>write(w -> w.chain().lease("work", holder, now, now.plusSeconds(10)));
    }

    /** A transaction that takes long writes an event with a small id; on one writer others wait for it. */
    @Test
    default void nothingIsSealedThatIsYoungerThanATransactionThatGoesOn() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean waited = new AtomicBoolean();
        Thread slow = Thread.ofPlatform()
                .start(() -> write(store(), w -> {
                    w.events().add(event(1));
                    begun.countDown();
                    waited.set(await(goOn));
                }));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        Thread quick = Thread.ofPlatform().start(() -> addEvents(2, 3));
        quick.join(Duration.ofSeconds(1));
        // With one writer this waits too.
        var seen = new AtomicReference<List<Long>>(List.of());
        boolean quickIsDone = !quick.isAlive();
        Thread sealing = Thread.ofPlatform().start(() -> {
            List<Long> ids = ids(unsealed());
            seen.set(quickIsDone ? ids : List.of());
        });
        sealing.join(Duration.ofSeconds(2));
        goOn.countDown();
        slow.join();
        quick.join();
        sealing.join();
        assertThat(waited).isTrue();
        assertThat(seen.get()).isEmpty();
        assertThat(ids(unsealed())).containsExactly(1L, 2L, 3L);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    default void erasingGoesThroughAllEventsOfAnAccountAndNoOthers() {
        addEvents(1, 7);
        sealAll();
        write(store(), w -> w.chain().eraseLater(id(2), NOW));
        write(store(), w -> w.chain().eraseLater(id(2), NOW));
        assertThat(store().<List<?>>read(r -> r.chain().erasures(9))).hasSize(1);
        assertThat(erase()).isEqualTo(5);
        assertThat(erase()).isLessThan(5);
        assertThat(erase()).isZero();
        List<LedgerEntry> entries = store().read(r -> r.chain().entries(0, 99, 100));
        assertThat(entries).allMatch(LedgerEntry::isPayloadErased).noneMatch(LedgerEntry::isPlaceErased);
        write(store(), w -> {
            w.chain().erased(id(2));
            w.chain().eraseLater(id(1), NOW);
            w.chain().erase(id(1), 50);
        });
        entries = store().read(r -> r.chain().entries(0, 99, 100));
        assertThat(entries).allMatch(LedgerEntry::isPlaceErased);
        assertThat(store().<List<Event>>read(r -> r.events().list(null, true, 9)))
                .allSatisfy(event -> assertThat(event.origin().address()).isNull());
    }

    private int erase() {
        return store().<Integer>write(w -> w.chain().erase(id(2), 5));
    }
}
