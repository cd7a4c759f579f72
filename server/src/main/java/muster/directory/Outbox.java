package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Letter;
import muster.model.Mail;
import muster.model.MailFailure;
import muster.model.MailPurpose;
import muster.model.Permissions;
import org.jspecify.annotations.Nullable;

/** Mails that are to go out. They are queued in the transaction that causes them, so that one is never without the other. */
public final class Outbox {
    private static final int MOST_LISTED = 100;
    private static final Duration LATELY = Duration.ofDays(1);

    /** Of captured mails nobody is shown more than the newest so many. */
    static final int MOST_SHOWN = 1_000;

    private final Transactions transactions;
    private final Vault vault;
    private final Post post;

    Outbox(Transactions transactions, Vault vault, Post post) {
        this.transactions = transactions;
        this.vault = vault;
        this.post = post;
    }

    /**
     * How mails fare.
     *
     * @param sentLately how many went out within a day
     * @param waiting those that are tried next, at most 100 of them
     * @param failed those that were given up, the newest first, at most 100 of them
     */
    public record Traffic(MailReader.Backlog backlog, long sentLately, List<Mail> waiting, List<Mail> failed) {
        public Traffic {
            waiting = List.copyOf(waiting);
            failed = List.copyOf(failed);
        }
    }

    /** A captured mail with its words. */
    public record Captured(Mail mail, String text, String html) {
        @Override
        public String toString() {
            return "Captured[" + mail + "]";
        }
    }

    /** Queues a mail, unless this site has none, or the address is none that a mail could go to. */
    void add(Transactions.Work work, Letter letter) {
        if (!isOpen() || !letter.to().isMailable()) {
            return;
        }
        LetterWords.Words words = post.words().of(letter);
        var id = work.identifiers().uuid();
        String context = MailQueue.context(id);
        Mail mail = Mail.waiting(
                id,
                work.identifiers().number(),
                letter,
                words.subject(),
                vault.seal(context, words.text()),
                vault.seal(context, words.html()),
                work.now());
        work.writing().mails().add(isCapturing() ? mail.captured() : mail);
    }

    /** Whether this site has mail, be it to send or to look at. */
    public boolean isOpen() {
        return post.mode() != Post.Mode.OFF;
    }

    /** Does the work that a letter makes, and keeps nothing of it. */
    void pretend(Letter letter) {
        if (isOpen()) {
            LetterWords.Words words = post.words().of(letter);
            vault.seal("nobody", words.text());
            vault.seal("nobody", words.html());
        }
    }

    /** Whether mails are kept to be looked at instead of being sent. */
    public boolean isCapturing() {
        return post.mode() == Post.Mode.CAPTURE;
    }

    /**
     * How mails fare, without their words.
     *
     * @throws muster.model.Refused {@link Failure.NotPermitted} unless the caller is an administrator
     */
    public Traffic traffic(Caller caller) {
        return transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, transactions.now());
            require(Permissions.maySeeMails(fresh), new Failure.NotPermitted());
            MailReader mails = reading.mails();
            return new Traffic(
                    mails.backlog(),
                    mails.sentSince(transactions.now().minus(LATELY)),
                    mails.due(Instant.MAX, MOST_LISTED),
                    mails.failed(MOST_LISTED));
        });
    }

    /**
     * The newest captured mails, at most 1,000, oldest first. One is there as soon as what caused it is.
     *
     * @param to whom they are for, in whatever case; null for anybody
     * @param purpose null for any
     * @throws muster.model.Refused {@link MailFailure.NotCaptured} where mails are not captured; {@link Failure.NotPermitted}
     *     unless the caller is an administrator, and uses no key of a program that may not handle credentials
     */
    public List<Captured> captured(Caller caller, @Nullable String to, @Nullable MailPurpose purpose) {
        require(isCapturing(), new MailFailure.NotCaptured());
        EmailAddress address = to == null ? null : EmailAddress.parse(to);
        List<Mail> mails = transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, transactions.now());
            boolean permitted = Permissions.maySeeMails(fresh) && Codes.handlesCredentials(reading, fresh);
            require(permitted, new Failure.NotPermitted());
            return reading.mails().captured(address, purpose, MOST_SHOWN);
        });
        return mails.stream().flatMap(this::opened).toList();
    }

    /** Nothing when it was sealed with another key. */
    private Stream<Captured> opened(Mail mail) {
        Optional<MailQueue.Bodies> bodies = MailQueue.open(vault, mail);
        return bodies.map(open -> new Captured(mail, open.text(), open.html())).stream();
    }
}
