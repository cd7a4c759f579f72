package muster.bench;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import muster.credential.PasswordHashes;
import muster.directory.Directory;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Event;
import muster.model.EventId;
import muster.model.KeyId;
import muster.model.Origin;
import muster.store.SqlStore;

/** A directory in which a lot has happened, written into its store without a server. */
record LedgerDirectory(SqlStore store, PasswordHashes hashes, Directory directory) implements AutoCloseable {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final int AT_ONCE = 1_000;
    private static final int PEOPLE = 10_000;

    static LedgerDirectory in(TemporaryFolder folder) {
        SecureRandom random = new SecureRandom();
        SqlStore store = InProcess.store(folder.path());
        PasswordHashes hashes = PasswordHashes.cheap(random);
        Directory directory = InProcess.directory(store, hashes, new NumberedIdentifiers(random), () -> NOW);
        return new LedgerDirectory(store, hashes, directory);
    }

    void write(int events) {
        Portions.keep(
                store, 0, events, AT_ONCE, (writing, number) -> writing.events().add(event(number)));
    }

    private static Event event(int number) {
        AccountId subject = person(number * 7 % PEOPLE);
        return new Event(
                new EventId(1_000_000L + number),
                NOW.plusMillis(number),
                new Actor.Person(person(number % 10), new KeyId(number % 10 + 1L)),
                new Origin("console", "req-" + number, "192.0.2.7", "Mozilla/5.0 (X11; Linux x86_64)"),
                Act.ACCOUNT_CHANGED,
                new Event.Target("account", subject.toString(), "person" + number),
                subject,
                List.of(
                        new Event.FieldChange("givenName", "Ada", "Augusta"),
                        new Event.FieldChange("rank", "VIEWER", "MANAGER")));
    }

    private static AccountId person(int number) {
        return new AccountId(new UUID(0x7000L | (long) number << 16, 0x8000_0000_0000_0000L | number));
    }

    @Override
    public void close() {
        hashes.close();
        store.close();
    }
}
