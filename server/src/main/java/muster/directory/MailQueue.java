package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import muster.model.Mail;

/**
 * Mails on their way: whoever sends them takes one, sends it outside of any transaction, and says what became of it. One who is
 * gone after taking a mail holds it up until its lease is over, and then somebody takes it again.
 */
public final class MailQueue {
    private static final int LOOKED_AT_ONCE = 20;
    private static final Duration ENDED_ONES_STAY = Duration.ofDays(30);
    private static final int SWEPT_AT_ONCE = 500;
    private static final String TOO_LATE = "could not be sent in time";
    private static final String SEALED_OTHERWISE = "was sealed with another data key";

    private final Transactions transactions;
    private final Vault vault;

    MailQueue(Transactions transactions, Vault vault) {
        this.transactions = transactions;
        this.vault = vault;
    }

    record Bodies(String text, String html) {}

    /**
     * A mail in the hands of whoever took it.
     *
     * @param mail as it is kept now
     */
    public record Taken(Mail mail, String text, String html) {
        @Override
        public String toString() {
            return "Taken[" + mail + "]";
        }
    }

    /**
     * Takes the mail that is due longest, so that nobody else takes it before the lease is over.
     *
     * @param lease longer than sending it can take
     * @return empty when none is due
     */
    public Optional<Taken> take(Duration lease) {
        Instant now = transactions.now();
        boolean waiting =
                transactions.read(reading -> !reading.mails().due(now, 1).isEmpty());
        Optional<Mail> leased = waiting ? lease(lease) : Optional.empty();
        while (leased.isPresent()) {
            Mail mail = leased.get();
            Optional<Bodies> bodies = open(vault, mail);
            if (bodies.isPresent()) {
                return bodies.map(open -> new Taken(mail, open.text(), open.html()));
            }
            keep(mail, mail.failed(transactions.now(), SEALED_OTHERWISE));
            leased = lease(lease);
        }
        return Optional.empty();
    }

    /** Gives up what is of no use any more on the way. */
    private Optional<Mail> lease(Duration lease) {
        return transactions.store().write(writing -> {
            Instant now = transactions.now();
            for (Mail mail : writing.mails().due(now, LOOKED_AT_ONCE)) {
                if (mail.isTooLateAt(now)) {
                    writing.mails().replace(mail, mail.failed(now, TOO_LATE));
                    continue;
                }
                Mail leased = mail.leased(now.plus(lease));
                if (writing.mails().replace(mail, leased)) {
                    return Optional.of(leased);
                }
            }
            return Optional.empty();
        });
    }

    /** Notes that a mail was sent, and erases its words. @return false when the lease was over and somebody else has taken it */
    public boolean sent(Taken taken) {
        return keep(taken.mail(), taken.mail().sent(transactions.now()));
    }

    /**
     * Puts a mail back that could not be sent, to be tried again later.
     *
     * @param reason a few words without anything personal
     */
    public void putBack(Taken taken, String reason) {
        Mail mail = taken.mail();
        keep(mail, mail.putBack(transactions.now(), reason));
    }

    private boolean keep(Mail before, Mail after) {
        return transactions.store().<Boolean>write(writing -> writing.mails().replace(before, after));
    }

    /** How many mails have not reached anybody. */
    public MailReader.Backlog backlog() {
        return transactions.read(reading -> reading.mails().backlog());
    }

    /** Gives up mails that are of no use any more, also where none are sent, and removes what ended long ago. */
    public void sweep() {
        Instant now = transactions.now();
        transactions.inSlices(SWEPT_AT_ONCE, writing -> giveUp(writing, now));
        Instant longAgo = now.minus(ENDED_ONES_STAY);
        transactions.inSlices(SWEPT_AT_ONCE, writing -> writing.mails().removeEndedBy(longAgo, SWEPT_AT_ONCE));
    }

    private static int giveUp(Writing writing, Instant now) {
        return (int) writing.mails().late(now, SWEPT_AT_ONCE).stream()
                .filter(mail -> writing.mails().replace(mail, mail.failed(now, TOO_LATE)))
                .count();
    }

    static Optional<Bodies> open(Vault vault, Mail mail) {
        String text = mail.sealedText();
        String html = mail.sealedHtml();
        if (text == null || html == null) {
            return Optional.empty();
        }
        String context = context(mail.id());
        return vault.open(context, text)
                .flatMap(opened -> vault.open(context, html).map(marked -> new Bodies(opened, marked)));
    }

    static String context(UUID id) {
        return "mail " + id;
    }
}
