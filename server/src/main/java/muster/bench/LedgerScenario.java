package muster.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import muster.directory.LedgerReport;
import muster.model.Caller;
import muster.model.LedgerEntry;

/**
 * Writing, sealing and verifying the ledger, in this process and on the embedded database. Verifying is held against reading
 * the same rows and one digest over each.
 */
final class LedgerScenario implements Scenario {
    private static final String NAME = "ledger";
    private static final int AT_ONCE = 1_000;
    private static final double MICROS = 1_000;

    @Override
    public void measure(BenchRun run) throws IOException {
        int events = run.mostAccounts();
        try (TemporaryFolder folder = TemporaryFolder.in(run.fleet().folder());
                LedgerDirectory directory = LedgerDirectory.in(folder)) {
            double writing = perEvent(() -> directory.write(events), events);
            run.progress().printf("  %,d events written%n", events);
            double sealing = perEvent(() -> directory.directory().sealer().seal(), events);
            run.report().add(Measure.of(NAME, "write an event of many", "µs", writing));
            run.report().add(Measure.of(NAME, "seal an event of many", "µs", sealing));
            compare(run, directory, events);
        }
    }

    private static void compare(BenchRun run, LedgerDirectory directory, int events) {
        List<Double> verifying = new ArrayList<>();
        List<Double> reading = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < run.rounds(); round++) {
            reading.add(perEvent(() -> readAll(directory), events));
            verifying.add(perEvent(() -> verify(directory, events), events));
            ratios.add(verifying.getLast() / reading.getLast());
        }
        run.report().add(Measure.of(NAME, "verify an event", "µs", verifying));
        run.report().add(Measure.of(NAME, "read an event and digest it", "µs", reading));
        run.report().add(Measure.of(NAME, "verify / read and digest", "", ratios));
    }

    private static double perEvent(Runnable work, int events) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / MICROS / events;
    }

    private static void verify(LedgerDirectory directory, int events) {
        LedgerReport report = directory.directory().ledgerProof().verify(Caller.host("bench"), null, _ -> {});
        if (!report.isSound() || report.events() < events) {
            throw new ScenarioFailed("the ledger is not as it was written: " + report);
        }
    }

    private static void readAll(LedgerDirectory directory) {
        long last = 0;
        List<LedgerEntry> some;
        do {
            long after = last;
            some = directory.store().read(reading -> reading.chain().entries(after, Long.MAX_VALUE, AT_ONCE));
            for (LedgerEntry entry : some) {
                digest(entry);
                last = entry.number();
            }
        } while (some.size() == AT_ONCE);
    }

    private static void digest(LedgerEntry entry) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            LedgerEntry.Header header = entry.header();
            Stream.of(header.toString(), String.valueOf(entry.payload()), String.valueOf(entry.place()))
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .forEach(sha256::update);
            if (sha256.digest().length == 0) {
                throw new ScenarioFailed("a digest is empty");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
