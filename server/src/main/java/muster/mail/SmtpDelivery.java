package muster.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import muster.directory.MailQueue;
import muster.model.EmailAddress;
import muster.model.Mail;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** Hands mails to a relay, each in a connection of its own. */
final class SmtpDelivery {
    /** How long the relay may take for the connection, and for each of its answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final MailWay.Relay relay;
    private final EmailAddress from;
    private final Duration patience;
    private @Nullable Mailer mailer;

    SmtpDelivery(MailWay.Relay relay, EmailAddress from) {
        this(relay, from, PATIENCE);
    }

    SmtpDelivery(MailWay.Relay relay, EmailAddress from, Duration patience) {
        this.relay = relay;
        this.from = from;
        this.patience = patience;
    }

    /**
     * Returns when the relay has taken the mail in charge. Sending the same mail again sends the same {@code Message-ID} and date, by
     * which a receiver knows it.
     *
     * @throws NotSent when the relay did not take it, or did not say so in time
     */
    void send(MailQueue.Taken taken) throws NotSent {
        Email email = email(taken);
        try {
            // Done when it returns: only an asynchronous one has a future worth waiting for.
            var _ = mailer().sendMail(email, false);
        } catch (RuntimeException refused) {
            throw new NotSent(Trouble.of(refused), refused);
        }
    }

    /**
     * Talks to the relay as far as one can without sending anything.
     *
     * @throws NotSent when it would take nothing
     */
    void check() throws NotSent {
        try {
            mailer().testConnection();
        } catch (RuntimeException refused) {
            throw new NotSent(Trouble.of(refused), refused);
        }
    }

    private Email email(MailQueue.Taken taken) throws NotSent {
        Mail mail = taken.mail();
        return EmailBuilder.startingBlank()
                .from(address(from))
                .to(address(mail.to()))
                .withSubject(mail.subject())
                .withPlainText(taken.text())
                .withHTMLText(taken.html())
                .fixingMessageId(messageId(mail.id()))
                .fixingSentDate(Date.from(mail.createdAt()))
                .withHeader("Auto-Submitted", "auto-generated")
                .buildEmail();
    }

    private String messageId(UUID id) {
        String address = from.value();
        return "<" + id + "@" + asciiDomain(address.substring(address.indexOf('@') + 1)) + ">";
    }

    /** Exactly this address: the usual ways in would read several out of one text. */
    private static InternetAddress address(EmailAddress wanted) throws NotSent {
        String value = wanted.value();
        int at = value.lastIndexOf('@');
        InternetAddress address = new InternetAddress();
        try {
            address.setAddress(value.substring(0, at + 1) + asciiDomain(value.substring(at + 1)));
            address.validate();
            return address;
        } catch (AddressException unusable) {
            throw new NotSent("the address cannot be used for mail", unusable);
        }
    }

    private static String asciiDomain(String domain) {
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return domain;
        }
    }

    /** Made at the first mail: loading the library takes longer than a start may. */
    private synchronized Mailer mailer() {
        Mailer present = mailer;
        if (present == null) {
            present = MailerBuilder.withTransportStrategy(strategy(relay.security()))
                    .withSMTPServer(relay.host(), relay.port(), relay.user(), relay.password())
                    .withSessionTimeout(Math.toIntExact(patience.toMillis()))
                    .withProperty("mail.smtp.starttls.enable", relay.security() == MailWay.Security.STARTTLS)
                    .withProperty("mail.smtp.localhost", OwnName.NAME)
                    .withProperty("mail.smtps.localhost", OwnName.NAME)
                    .trustingAllHosts(false)
                    .verifyingServerIdentity(true)
                    .clearEmailValidator()
                    .buildMailer();
            mailer = present;
        }
        return present;
    }

    /** Asked for once: where names are not served, the answer takes long, and the library would wait for it at each mail. */
    private static final class OwnName {
        private static final String NAME = find();

        private static String find() {
            try {
                return InetAddress.getLocalHost().getCanonicalHostName();
            } catch (UnknownHostException nameless) {
                return "localhost";
            }
        }
    }

    private static TransportStrategy strategy(MailWay.Security security) {
        return switch (security) {
            case NONE -> TransportStrategy.SMTP;
            case STARTTLS -> TransportStrategy.SMTP_TLS;
            case TLS -> TransportStrategy.SMTPS;
        };
    }
}
