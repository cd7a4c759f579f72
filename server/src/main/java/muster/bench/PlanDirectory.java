package muster.bench;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import muster.credential.PasswordHashes;
import muster.directory.Directory;
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
        store = InProcess.store(folder.path());
        hasher = PasswordHashes.usual(random, WAITING_HASHES);
        directory = InProcess.directory(store, hasher, new NumberedIdentifiers(random), clock);
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

    @Override
    public void close() {
        hasher.close();
        store.close();
        folder.close();
    }
}
