package muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Event;
import muster.model.EventId;
import muster.model.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a directory that is written to all the while is one moment of it. */
class CarryingWhileWritingTest {
    private static final int WRITERS = 4;

    @TempDir
    Path folder;

    @Test
    void eachAccountHasItsEventWhateverGoesOnMeanwhile() throws Exception {
        for (DatabaseSettings settings :
                List.of(new DatabaseSettings.Sqlite(folder.resolve("muster.db")), TestPostgres.emptyDatabase())) {
            whileWriting(settings);
        }
    }

    private void whileWriting(DatabaseSettings settings) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger number = new AtomicInteger();
        try (SqlStore store = SqlStore.open(settings)) {
            List<Thread> writers = Stream.generate(() -> Thread.ofPlatform().start(() -> {
                        while (!over.get()) {
                            write(store, number.incrementAndGet());
                        }
                    }))
                    .limit(WRITERS)
                    .toList();
            try {
                long seen = 0;
                for (int backup = 0; backup < 5; backup++) {
                    while (number.get() < 200 * (backup + 1)) {
                        Thread.sleep(1);
                    }
                    Path file = folder.resolve(settings.getClass().getSimpleName() + backup);
                    Carried.backUp(settings, file);
                    DatabaseSettings restored =
                            new DatabaseSettings.Sqlite(file.resolveSibling(file.getFileName() + ".db"));
                    Carried.restore(file, restored);
                    long accounts = Carried.number(restored, "select count(*) from account");
                    assertThat(accounts).isGreaterThan(seen);
                    seen = accounts;
                    assertThat(Carried.number(restored, "select count(*) from event"))
                            .isEqualTo(accounts);
                    assertThat(Carried.number(restored, """
                            select count(*) from account a
                            where not exists (select 1 from event e where e.subject_account = a.id)
                            """)).isZero();
                    assertThat(Carried.number(restored, "select sum(delta) from account_count"))
                            .isEqualTo(accounts);
                }
            } finally {
                over.set(true);
                for (Thread writer : writers) {
                    writer.join();
                }
            }
        }
    }

    private static void write(SqlStore store, int number) {
        store.write(writing -> {
            writing.accounts().add(Samples.account(number));
            writing.events().add(event(number));
            return true;
        });
    }

    private static Event event(int number) {
        String id = Samples.id(number).toString();
        return new Event(
                new EventId(number),
                Samples.NOW,
                new Actor.Host(),
                Origin.host("test"),
                Act.ACCOUNT_CREATED,
                new Event.Target("account", id, null),
                Samples.id(number),
                List.of());
    }
}
