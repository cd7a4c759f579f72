package muster.app;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes the way to a client that neither speaks nor listens in time, which ends whatever waits for it. */
final class SpeakingTime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpeakingTime.class);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("muster-control-timer").daemon().factory());

    SpeakingTime() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Something that waits for a client. */
    interface Speech<T> {
        T hold() throws IOException;
    }

    /** Waits for the client so long and no longer. */
    <T> T within(Duration most, SocketChannel client, Speech<T> speech) throws IOException {
        return within(most, () -> close(client), speech);
    }

    <T> T within(Duration most, Runnable close, Speech<T> speech) throws IOException {
        ScheduledFuture<?> limit = timer.schedule(close, most.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return speech.hold();
        } finally {
            limit.cancel(false);
        }
    }

    static void close(SocketChannel client) {
        try {
            client.close();
        } catch (IOException gone) {
            LOG.debug("A client was gone already", gone);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
