package muster.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import muster.backup.BackupFile;
import muster.backup.BackupHead;
import muster.backup.BackupWriter;
import muster.backup.Restoration;
import muster.backup.TableSum;
import muster.backup.Watcher;
import muster.directory.Store;
import muster.store.DatabaseSettings;
import muster.store.Snapshot;

/**
 * A backup of a directory, while one client goes on changing it, and its restoration. The anchors: copying the database's file
 * onto the disk, and how long it took to keep the same accounts in portions.
 */
final class BackupScenario implements Scenario {
    private static final String NAME = "backup";
    private static final double NANOS = 1e9;

    @Override
    public void measure(BenchRun run) throws IOException {
        int accounts = run.mostAccounts();
        TemporaryFolder folder = TemporaryFolder.in(run.fleet().folder());
        long begun = System.nanoTime();
        try (RosterDirectory directory = RosterDirectory.filled(folder, accounts, run.progress())) {
            double kept = (System.nanoTime() - begun) / NANOS;
            measure(run, folder.path(), directory.store(), accounts, kept);
        }
    }

    private static void measure(BenchRun run, Path folder, Store store, int accounts, double kept) throws IOException {
        Path database = folder.resolve("muster.db");
        double copied = copy(database, folder.resolve("copy.db"));
        Path file = folder.resolve("backup");
        Changes changes = Changes.on(store);
        long begun = System.nanoTime();
        long rows;
        double longest;
        try {
            rows = backUp(database, file);
        } finally {
            longest = changes.stop();
        }
        double backedUp = (System.nanoTime() - begun) / NANOS;
        run.progress().printf("  %,d rows backed up in %.1f s%n", rows, backedUp);
        begun = System.nanoTime();
        restore(file, folder.resolve("restored.db"));
        double restored = (System.nanoTime() - begun) / NANOS;
        Report report = run.report();
        report.add(Measure.of(NAME, "accounts", "", accounts));
        report.add(Measure.of(NAME, "rows", "", (double) rows));
        report.add(Measure.of(NAME, "database", "MiB", mebibytes(database)));
        report.add(Measure.of(NAME, "backup", "MiB", mebibytes(file)));
        report.add(Measure.of(NAME, "backed up", "s", backedUp));
        report.add(Measure.of(NAME, "file copied", "s", copied));
        report.add(Measure.of(NAME, "backed up / file copied", "x", backedUp / copied));
        report.add(Measure.of(NAME, "longest change meanwhile", "ms", longest));
        report.add(Measure.of(NAME, "restored", "s", restored));
        report.add(Measure.of(NAME, "kept in portions", "s", kept));
        report.add(Measure.of(NAME, "restored / kept in portions", "x", restored / kept));
    }

    private static double copy(Path from, Path to) throws IOException {
        long begun = System.nanoTime();
        Files.copy(from, to);
        try (FileChannel copy = FileChannel.open(to, StandardOpenOption.WRITE)) {
            copy.force(true);
        }
        double seconds = (System.nanoTime() - begun) / NANOS;
        Files.delete(to);
        return seconds;
    }

    private static long backUp(Path database, Path file) throws IOException {
        try (Snapshot snapshot = Snapshot.of(new DatabaseSettings.Sqlite(database))) {
            BackupHead head =
                    new BackupHead(NAME, snapshot.schema(), RosterDirectory.NOW, null, null, snapshot.tables());
            List<TableSum> sums = BackupFile.write(
                    file,
                    List.of(),
                    new SecureRandom(),
                    out -> BackupWriter.write(snapshot, head, out, Watcher.NOBODY));
            return sums.stream().mapToLong(TableSum::rows).sum();
        }
    }

    private static void restore(Path file, Path target) throws IOException {
        try (InputStream in = BackupFile.read(file, null)) {
            Restoration.revive(
                    in,
                    new DatabaseSettings.Sqlite(target),
                    RosterDirectory.NOW,
                    _ -> {},
                    (_, _) -> {},
                    Watcher.NOBODY);
        }
    }

    private static double mebibytes(Path file) throws IOException {
        return Files.size(file) / (double) (1 << 20);
    }

    /** One client that changes something, again and again. */
    private record Changes(Thread thread, AtomicBoolean over, AtomicLong longestNanos) {

        static Changes on(Store store) {
            AtomicBoolean over = new AtomicBoolean();
            AtomicLong longest = new AtomicLong();
            Thread thread = Thread.ofPlatform().name("bench-changes").start(() -> {
                for (long number = 0; !over.get(); number++) {
                    long begun = System.nanoTime();
                    long kept = number;
                    store.write(writing -> RosterDirectory.stamp(writing, kept));
                    longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
                }
            });
            return new Changes(thread, over, longest);
        }

        /** @return the longest change, in milliseconds */
        double stop() throws IOException {
            over.set(true);
            try {
                thread.join();
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                throw new IOException("broken off", asked);
            }
            return longestNanos.get() / 1e6;
        }
    }
}
