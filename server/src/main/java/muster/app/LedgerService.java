package muster.app;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import muster.directory.ChainReader;
import muster.directory.Sealer;
import muster.http.Metrics;
import muster.model.Checkpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals the ledger of a running server, tells the heads outside of the database, and erases what is to be erased. */
final class LedgerService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerService.class);
    private static final long EVERY_SECONDS = 1;
    private static final int TOLD_AT_ONCE = 500;
    private static final long STOP_SECONDS = 30;
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(10);

    private final Sealer sealer;
    private final HeadsFile heads;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("muster-ledger").daemon().factory());
    private volatile ChainReader.Waiting waiting = new ChainReader.Waiting(0, null);
    /** Number of the last head that was told; negative until the file was looked at. */
    private long told = -1;

    private Instant complainedAt = Instant.MIN;

    private LedgerService(Sealer sealer, HeadsFile heads, InstantSource clock) {
        this.sealer = sealer;
        this.heads = heads;
        this.clock = clock;
    }

    static LedgerService start(OpenDirectory open) {
        LedgerService service = over(open);
        ScheduledFuture<?> _ =
                service.timer.scheduleWithFixedDelay(service::round, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        return service;
    }

    /** One that does nothing by itself. */
    static LedgerService over(OpenDirectory open) {
        return new LedgerService(open.directory().sealer(), open.heads(), open.clock());
    }

    void publish(Metrics metrics) {
        metrics.gauge("muster.ledger.waiting", "Events that are not sealed yet, up to 100000", () -> waiting.events());
        metrics.gauge("muster.ledger.lag.seconds", "Age of the oldest event that is not sealed yet", this::lagSeconds);
    }

    private long lagSeconds() {
        Instant oldest = waiting.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }

    private interface Step {
        void run() throws IOException;
    }

    /** What was sealed is erased whether or not its heads can be told. */
    void round() {
        attempt(() -> {
            sealer.seal();
            tell();
        });
        attempt(() -> {
            sealer.erase();
            waiting = sealer.waiting();
        });
    }

    /** A timer never runs again after a task that threw. */
    private void attempt(Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException failed) {
            complain(failed);
        }
    }

    private void complain(Exception failed) {
        Instant now = clock.instant();
        if (complainedAt.plus(BETWEEN_COMPLAINTS).isBefore(now)) {
            TriedAgain.warn(
                    LOG,
                    "The ledger could not be sealed, its heads not be told, or what is told of the purged not be erased; it is tried again every second",
                    failed);
            complainedAt = now;
        }
    }

    private void tell() throws IOException {
        if (told < 0) {
            told = lastTold();
        }
        List<Checkpoint> next = sealer.checkpoints(told, TOLD_AT_ONCE);
        while (!next.isEmpty()) {
            heads.add(next);
            // Before the database notes it, which may fail: told twice, the file would not be in order.
            told = next.getLast().last();
            for (Checkpoint head : next) {
                LOG.info("Ledger sealed up to {}, head {}, signature {}", head.last(), head.head(), head.signature());
            }
            sealer.exported(next);
            next = sealer.checkpoints(told, TOLD_AT_ONCE);
        }
    }

    private long lastTold() throws IOException {
        Checkpoint last = heads.last().orElse(null);
        if (last == null) {
            return 0;
        }
        boolean there = sealer.checkpoints(last.last() - 1, 1).contains(last);
        if (!there) {
            LOG.warn(
                    "The ledger was told up to number {}, but that is not what the database holds; muster ledger verify says more",
                    last.last());
        }
        return last.last();
    }

    /** Seals what is left. */
    @Override
    public void close() {
        timer.execute(this::round);
        timer.shutdown();
        try {
            if (!timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The ledger is still being sealed; the rest is sealed at the next start");
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
