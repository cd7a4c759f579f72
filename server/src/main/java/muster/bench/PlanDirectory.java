package muster.bench;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import muster.credential.CommonPasswords;
import muster.credential.DataKey;
import muster.credential.PasswordHashes;
import muster.credential.SealedSecrets;
import muster.credential.TimedCodes;
import muster.directory.ActivityStamps;
import muster.directory.Directory;
import muster.directory.Identifiers;
import muster.directory.Secrets;
import muster.model.Policy;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;

/** A directory in this process, with every use case and without doors. */
final class PlanDirectory implements AutoCloseable {
    static final Instant BEGUN = Instant.parse("2026-06-01T12:00:00Z");

    private static final int WAITING_HASHES = 16;

    private final TemporaryFolder folder;
    private final SqlStore store;
    private final PasswordHashes hasher;
    private final Directory directory;

    private PlanDirectory(TemporaryFolder folder) {
        this.folder = folder;
        SecureRandom random = new SecureRandom();
        long begun = System.nanoTime();
        InstantSource clock = () -> BEGUN.plusNanos(System.nanoTime() - begun).truncatedTo(ChronoUnit.MICROS);
        store = SqlStore.open(new DatabaseSettings.Sqlite(folder.path().resolve("muster.db")));
        hasher = PasswordHashes.usual(random, WAITING_HASHES);
        Secrets secrets = new Secrets(
                hasher,
                new CommonPasswords(),
                SealedSecrets.with(DataKey.random(random), random),
                new TimedCodes(random));
        directory = Directory.over(
                store, secrets, new Numbers(random), clock, Policy.DEFAULT, new ActivityStamps(store), List.of());
    }

    static PlanDirectory in(TemporaryFolder folder) {
        return new PlanDirectory(folder);
    }

    Directory directory() {
        return directory;
    }

    SqlStore store() {
        return store;
    }

    /** Ids in the order of time, as a server makes them. */
    private static final class Numbers implements Identifiers {
        private final SecureRandom random;
        private final AtomicLong last = new AtomicLong(1L << 40);

        Numbers(SecureRandom random) {
            this.random = random;
        }

        @Override
        public UUID uuid() {
            return new UUID(last.incrementAndGet() << 16 | 0x7000, 0x8000_0000_0000_0000L | random.nextLong() >>> 2);
        }

        @Override
        public long number() {
            return last.incrementAndGet();
        }

        @Override
        public String secret(int length) {
            return "s".repeat(length);
        }

        @Override
        public String digits(int length) {
            StringBuilder digits = new StringBuilder(length);
            for (int i = 0; i < length; i++) {
                digits.append((char) ('0' + random.nextInt(10)));
            }
            return digits.toString();
        }
    }

    @Override
    public void close() {
        hasher.close();
        store.close();
        folder.close();
    }
}
