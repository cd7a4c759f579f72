package muster.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import muster.directory.ActivityStamps;
import muster.directory.Directory;
import muster.directory.Identifiers;
import muster.directory.MailQueue;
import muster.directory.Secrets;
import muster.directory.Store;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Letter;
import muster.model.Mail;
import muster.model.MailPurpose;
import muster.model.NewAccount;
import muster.model.Policy;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;

/** One server's view of the mails in a store; several may share the store, if they share the secrets. */
public final class MailNode {
    private final Store store;
    private final Secrets secrets;
    private final Identifiers identifiers = new Identified();
    private final InstantSource clock;
    private final Directory directory;

    public MailNode(Store store, Secrets secrets) {
        this(store, secrets, () -> InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS));
    }

    public MailNode(Store store, Secrets secrets, InstantSource clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
        directory = Directory.over(
                store, secrets, identifiers, clock, Policy.DEFAULT, new ActivityStamps(store), List.of());
    }

    public MailQueue queue() {
        return directory.mailQueue();
    }

    /** Somebody whom mails can be about. */
    public Account person(String username) {
        NewAccount wanted = new NewAccount(
                AccountKind.PERSON,
                Username.parse(username),
                EmailAddress.parse(username + "@lab.example"),
                Profile.EMPTY,
                Rank.ADMINISTRATOR,
                null,
                new NewAccount.Start.WithoutPassword(),
                AddressRule.MAY_BE_SHARED);
        return directory.admissions().createFirst(Caller.host("test"), wanted);
    }

    /** Queues a mail as it stands after the transaction that causes it. */
    public Mail add(Account about, String to, String subject, String text) {
        return add(about, to, subject, text, null);
    }

    public Mail add(Account about, String to, String subject, String text, Instant until) {
        var letter =
                new Letter(MailPurpose.RECOVERY, about.id(), "somebody", EmailAddress.parse(to), "code", until, null);
        UUID id = identifiers.uuid();
        String context = "mail " + id;
        Mail mail = Mail.waiting(
                id,
                identifiers.number(),
                letter,
                subject,
                secrets.vault().seal(context, text),
                secrets.vault().seal(context, "<p>" + text + "</p>"),
                clock.instant());
        return keep(mail);
    }

    public Mail keep(Mail mail) {
        store.write(writing -> {
            writing.mails().add(mail);
            return mail;
        });
        return mail;
    }

    private static final class Identified implements Identifiers {
        private static final AtomicLong COUNT = new AtomicLong(1_000);

        @Override
        public UUID uuid() {
            return UUID.randomUUID();
        }

        @Override
        public long number() {
            return COUNT.incrementAndGet();
        }

        @Override
        public String secret(int length) {
            return "s".repeat(length);
        }

        @Override
        public String digits(int length) {
            return "4".repeat(length);
        }
    }
}
