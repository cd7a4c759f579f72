package muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.directory.Secrets;
import muster.mail.MailRounds;
import muster.mail.MailWay;
import muster.model.Account;
import muster.model.EmailAddress;
import muster.testing.Eventually;
import muster.testing.MailNode;
import muster.testing.TestSecrets;
import org.junit.jupiter.api.Test;

/** Several servers with one PostgreSQL and one relay. */
class PostgresMailTest {
    private static final int MAILS = 60;
    private static final EmailAddress FROM = EmailAddress.parse("muster@site.example");

    @Test
    void threeServersSendEveryMailOnce() throws Exception {
        DatabaseSettings.Postgres settings = TestPostgres.database();
        GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        relay.start();
        try (SqlStore first = SqlStore.open(settings);
                SqlStore second = SqlStore.open(settings);
                SqlStore third = SqlStore.open(settings)) {
            Secrets secrets = TestSecrets.cheap();
            MailNode node = new MailNode(first, secrets);
            Account ada = node.person("ada");
            IntStream.range(0, MAILS).forEach(number -> node.add(ada, "ada@lab.example", "mail " + number, "text"));
            var way = new MailWay.Relay("127.0.0.1", relay.getSmtp().getPort(), MailWay.Security.NONE, null, null);

            List<MailRounds> rounds = Stream.of(first, second, third)
                    .map(store -> MailRounds.to(way, FROM, new MailNode(store, secrets).queue()))
                    .toList();
            rounds.forEach(MailRounds::start);
            Eventually.holds(
                    "nothing waits",
                    Duration.ofSeconds(40),
                    () -> node.queue().backlog().waiting() == 0);
            rounds.forEach(MailRounds::close);

            assertThat(Stream.of(relay.getReceivedMessages()).map(PostgresMailTest::subject))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MAILS)
                            .mapToObj(number -> "mail " + number)
                            .toList());
        } finally {
            relay.stop();
            TestPostgres.giveBack(settings);
        }
    }

    private static String subject(Message message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
