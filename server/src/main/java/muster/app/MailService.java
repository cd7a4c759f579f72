package muster.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import muster.directory.MailQueue;
import muster.directory.MailReader;
import muster.http.Metrics;
import muster.mail.MailRounds;
import muster.mail.MailWay;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mail of a running server: sends it where it is to be sent, and watches over what waits. */
final class MailService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailService.class);
    private static final Duration TOO_LONG = Duration.ofHours(1);

    private final MailQueue queue;
    private final InstantSource clock;
    private final @Nullable MailRounds rounds;
    private volatile MailReader.Backlog backlog = new MailReader.Backlog(0, 0, null);
    private @Nullable Instant warned;

    private MailService(MailQueue queue, InstantSource clock, @Nullable MailRounds rounds) {
        this.queue = queue;
        this.clock = clock;
        this.rounds = rounds;
    }

    static MailService start(OpenDirectory open, MailConfiguration mail) {
        MailQueue queue = open.directory().mailQueue();
        return switch (mail.way()) {
            case MailWay.Off _ -> new MailService(queue, open.clock(), null);
            case MailWay.Capture _ -> {
                LOG.warn("Mails are captured and not sent; administrators can read them with the links in them");
                yield new MailService(queue, open.clock(), null);
            }
            case MailWay.Relay relay -> {
                if (!open.site().leadsHere()) {
                    LOG.warn(
                            "public-url is not set: links in mails lead to {}, which others cannot open",
                            open.site().base());
                }
                MailRounds rounds = MailRounds.to(relay, Objects.requireNonNull(mail.from()), queue);
                yield new MailService(queue, open.clock(), rounds.start());
            }
        };
    }

    void publish(Metrics metrics) {
        metrics.gauge("muster.mail.waiting", "Mails that wait to be sent", () -> backlog.waiting());
        metrics.gauge("muster.mail.failed", "Mails given up within 30 days", () -> backlog.failed());
    }

    /** Once a minute. */
    void look() {
        queue.sweep();
        backlog = queue.backlog();
        Instant oldest = backlog.oldest();
        Instant now = clock.instant();
        boolean tooLong = oldest != null && oldest.plus(TOO_LONG).isBefore(now);
        boolean warnedLately = warned != null && warned.plus(TOO_LONG).isAfter(now);
        if (tooLong && !warnedLately) {
            LOG.warn("Mails wait since {}: {} in all", oldest, backlog.waiting());
            warned = now;
        }
    }

    @Override
    public void close() {
        if (rounds != null) {
            rounds.close();
        }
    }
}
