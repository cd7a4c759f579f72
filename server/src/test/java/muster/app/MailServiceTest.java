package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import muster.credential.DataKey;
import muster.credential.SealedSecrets;
import muster.directory.Vault;
import muster.mail.MailWay;
import muster.model.EmailAddress;
import muster.model.Letter;
import muster.model.Mail;
import muster.model.MailPurpose;
import muster.model.WellKnown;
import muster.testing.Answer;
import muster.testing.Eventually;
import muster.testing.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class MailServiceTest {
    @TempDir
    Path folder;

    private Configuration configuration(String mail) {
        return Configuration.read(
                folder,
                Map.of("MUSTER_LISTEN", "127.0.0.1:0", "MUSTER_MAIL", mail, "MUSTER_MAIL_FROM", "it@lab.example"),
                Map.of());
    }

    private void open(Configuration configuration, Consumer<OpenDirectory> work) {
        try (OpenDirectory open = OpenDirectory.open(configuration, DataFolder.at(folder), new SecureRandom())) {
            work.accept(open);
        }
    }

    /** A mail that was queued then. */
    private static void queue(OpenDirectory open, Configuration configuration, Instant then) {
        UUID id = open.identifiers().uuid();
        Vault vault = SealedSecrets.with(key(open, configuration), new SecureRandom());
        var to = EmailAddress.parse("ada@lab.example");
        var letter = new Letter(MailPurpose.PASSWORD_CHANGED, WellKnown.SYSTEM, "ada", to, null, null, null);
        String context = "mail " + id;
        Mail mail = Mail.waiting(
                id,
                open.identifiers().number(),
                letter,
                "Subject",
                vault.seal(context, "text"),
                vault.seal(context, "html"),
                then);
        open.store().write(writing -> {
            writing.mails().add(mail);
            return mail;
        });
    }

    private static DataKey key(OpenDirectory open, Configuration configuration) {
        return DataKeyFile.ensure(configuration.dataKeyFile(), open.store(), new SecureRandom());
    }

    @Test
    void runningServerSendsWhatACommandBeforeHasQueued() throws Exception {
        GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        relay.start();
        Configuration configuration =
                configuration("smtp://127.0.0.1:" + relay.getSmtp().getPort());
        open(configuration, open -> queue(open, configuration, open.clock().instant()));
        try (Application _ = Application.start(configuration)) {
            Eventually.holds(
                    "the mail is there", Duration.ofSeconds(20), () -> relay.getReceivedMessages().length == 1);
            assertThat(relay.getReceivedMessages()[0].getHeader("From")).containsExactly("it@lab.example");
        } finally {
            relay.stop();
        }
        open(
                configuration,
                open -> assertThat(open.directory().mailQueue().backlog().waiting())
                        .isZero());
    }

    @Test
    void mailsThatWaitForMoreThanAnHourAreWarnedOfOnceAnHourAndCounted() {
        Configuration configuration = configuration("capture");
        open(configuration, open -> {
            Instant now = open.clock().instant();
            queue(open, configuration, now.minus(Duration.ofMinutes(61)));
            queue(open, configuration, now);
            List<String> warnings = warnings(() -> {
                MailService service = MailService.start(open, new MailConfiguration(new MailWay.Off(), null));
                service.look();
                service.look();
                service.close();
            });

            assertThat(warnings).singleElement().asString().matches("Mails wait since .*Z: 2 in all");
        });
    }

    @Test
    void capturingIsWarnedOfAtTheStart() {
        Configuration configuration = configuration("capture");
        open(
                configuration,
                open -> assertThat(warnings(() ->
                                MailService.start(open, configuration.mail()).close()))
                        .containsExactly(
                                "Mails are captured and not sent; administrators can read them with the links in them"));
    }

    @Test
    void linksThatLeadNowhereForOthersAreWarnedOfAtTheStart() {
        Configuration configuration = configuration("smtp://127.0.0.1:9");
        open(
                configuration,
                open -> assertThat(warnings(() ->
                                MailService.start(open, configuration.mail()).close()))
                        .containsExactly(
                                "public-url is not set: links in mails lead to http://127.0.0.1:0, which others cannot"
                                        + " open"));
    }

    @Test
    void metricsTellHowManyMailsWait() {
        try (Application application = Application.start(configuration("capture"))) {
            Answer metrics = Http.at(application.uris().getFirst().toString()).get("metrics");

            assertThat(metrics.text()).contains("muster_mail_waiting 0.0", "muster_mail_failed 0.0");
        }
    }

    private static List<String> warnings(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(MailService.class);
        ListAppender<ILoggingEvent> kept = new ListAppender<>();
        kept.start();
        logger.addAppender(kept);
        try {
            work.run();
        } finally {
            logger.detachAppender(kept);
        }
        return kept.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
