package muster.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import muster.directory.MailQueue;
import muster.directory.StoreUnavailable;
import muster.model.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits, one mail after the other. Any number of nodes may do so on one database: whoever takes a mail has it alone for
 * the length of a lease, which is longer than an attempt can take.
 */
public final class MailRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailRounds.class);

    /** How long things take. The lease covers the longest attempt, and then some to write down what came of it. */
    record Pace(Duration pause, Duration longestAttempt, Duration lease, Duration patienceAtStop) {
        static final Pace USUAL =
                new Pace(Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofSeconds(20));
    }

    private final MailQueue queue;
    private final SmtpDelivery delivery;
    private final Pace pace;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    /** What came of an attempt, as long as it could not be written down. */
    private @Nullable Runnable unwritten;

    private boolean inTrouble;

    MailRounds(MailQueue queue, SmtpDelivery delivery, Pace pace) {
        this.queue = queue;
        this.delivery = delivery;
        this.pace = pace;
        thread = Thread.ofPlatform().name("muster-mail").daemon().unstarted(this::run);
    }

    /** Rounds that hand mails to this relay, in the name of that address; {@link #start} begins them. */
    public static MailRounds to(MailWay.Relay relay, EmailAddress from, MailQueue queue) {
        return new MailRounds(queue, new SmtpDelivery(relay, from), Pace.USUAL);
    }

    /** Talks to a relay without sending anything. @return why it would take nothing; empty when it would */
    public static Optional<String> troubleWith(MailWay.Relay relay, EmailAddress from) {
        try {
            new SmtpDelivery(relay, from).check();
            return Optional.empty();
        } catch (NotSent refused) {
            return Optional.of(refused.reason());
        }
    }

    public MailRounds start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            do {
                roundUnlessInTrouble();
            } while (!stopping.await(pace.pause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void roundUnlessInTrouble() throws InterruptedException {
        try {
            round();
            inTrouble = false;
        } catch (StoreUnavailable silent) {
            if (!inTrouble) {
                LOG.warn("Mails cannot be taken from the database; it is tried again: {}", silent.getMessage());
            }
            inTrouble = true;
        } catch (RuntimeException failed) {
            if (!inTrouble) {
                LOG.warn("Mails cannot be taken from the database; it is tried again", failed);
            }
            inTrouble = true;
        }
    }

    private void round() throws InterruptedException {
        write();
        while (stopping.getCount() > 0) {
            Optional<MailQueue.Taken> taken = queue.take(pace.lease());
            if (taken.isEmpty()) {
                return;
            }
            unwritten = outcome(taken.get());
            write();
        }
    }

    /** Tried until it is done: a mail that was sent, and is not known to be, would be sent again. */
    private void write() {
        if (unwritten != null) {
            unwritten.run();
            unwritten = null;
        }
    }

    private Runnable outcome(MailQueue.Taken taken) throws InterruptedException {
        try {
            attempt(taken);
            return () -> queue.sent(taken);
        } catch (NotSent failed) {
            LOG.warn(
                    "Mail {} ({}) could not be sent at attempt {}: {}",
                    taken.mail().id(),
                    taken.mail().purpose(),
                    taken.mail().attempts(),
                    failed.reason());
            return () -> queue.putBack(taken, failed.reason());
        }
    }

    /** On a virtual thread, because there an interrupt ends waiting for the network. */
    private void attempt(MailQueue.Taken taken) throws NotSent, InterruptedException {
        FutureTask<Void> attempt = new FutureTask<>(() -> {
            delivery.send(taken);
            return null;
        });
        Thread.ofVirtual().name("muster-mail-attempt").start(attempt);
        try {
            attempt.get(pace.longestAttempt().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            throw new NotSent(Trouble.TOO_SLOW, tooSlow);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof NotSent notSent ? notSent : new NotSent(Trouble.of(failed), failed);
        } finally {
            attempt.cancel(true);
        }
    }

    /** Waits for the mail in hand, but not for long: what is not over by then is sent again, by whoever is there. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(pace.patienceAtStop())) {
                thread.interrupt();
                LOG.warn("A mail was on its way at the stop; it is sent again when its lease is over");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
