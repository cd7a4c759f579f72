package muster.app;

import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import muster.cli.ExitCode;
import muster.cli.Syncs;
import muster.far.FarTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs repeated pulls and pushes when they are due, one after the other, on a thread of its own. */
final class SyncService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncService.class);
    private static final long EVERY_SECONDS = 5;
    private static final long FINISH_SECONDS = 5;

    private final SyncFolder syncs;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;

    private SyncService(SyncFolder syncs, InstantSource clock, ScheduledExecutorService timer) {
        this.syncs = syncs;
        this.clock = clock;
        this.timer = timer;
    }

    static SyncService start(SyncFolder syncs, InstantSource clock) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("muster-syncs").daemon().factory());
        SyncService service = new SyncService(syncs, clock, timer);
        ScheduledFuture<?> _ = timer.scheduleWithFixedDelay(service::runDue, 1, EVERY_SECONDS, TimeUnit.SECONDS);
        return service;
    }

    /** A timer never runs again after a task that threw. */
    private void runDue() {
        try {
            syncs.all().stream()
                    .filter(sync -> !sync.dueAt().isAfter(clock.instant()))
                    .forEach(this::run);
        } catch (RuntimeException failed) {
            TriedAgain.warn(LOG, "What is to be repeated could not be read; it is tried again", failed);
        }
    }

    private void run(Syncs.Sync sync) {
        try {
            int exit = syncs.run(sync.name(), List.of(), true, OutputStream.nullOutputStream());
            String sentence = syncs.find(sync.name())
                    .map(Syncs.Sync::last)
                    .map(Syncs.Last::sentence)
                    .orElse("");
            if (exit == ExitCode.DONE) {
                LOG.info("Sync {}: {}", sync.name(), sentence);
            } else {
                LOG.warn("Sync {} needs somebody to look at it: {}", sync.name(), sentence);
            }
        } catch (FarTrouble trouble) {
            LOG.warn("Sync {} could not run: {}", sync.name(), trouble.getMessage());
        } catch (RuntimeException failed) {
            TriedAgain.warn(LOG, "Sync " + sync.name() + " broke off; it is tried again", failed);
        }
    }

    /** What is not finished by then goes on with the next run. */
    @Override
    public void close() {
        syncs.stop();
        timer.shutdown();
        try {
            if (!timer.awaitTermination(FINISH_SECONDS, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
