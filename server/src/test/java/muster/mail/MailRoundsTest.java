package muster.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.directory.MailReader;
import muster.directory.Secrets;
import muster.model.Account;
import muster.model.EmailAddress;
import muster.model.Mail;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;
import muster.testing.Eventually;
import muster.testing.MailNode;
import muster.testing.ScriptedRelay;
import muster.testing.TestSecrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailRoundsTest {
    private static final EmailAddress FROM = EmailAddress.parse("muster@site.example");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final MailRounds.Pace QUICK = new MailRounds.Pace(
            Duration.ofMillis(20), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(5));

    @TempDir
    Path folder;

    private final Secrets secrets = TestSecrets.cheap();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SqlStore store;
    private MailNode node;
    private Account ada;

    @BeforeEach
    void open() {
        server.start();
        store = SqlStore.open(new DatabaseSettings.Sqlite(folder.resolve("muster.db")));
        node = new MailNode(store, secrets);
        ada = node.person("ada");
    }

    @AfterEach
    void close() {
        store.close();
        server.stop();
    }

    private static MailWay.Relay relay(int port) {
        return new MailWay.Relay("127.0.0.1", port, MailWay.Security.NONE, null, null);
    }

    private MailRounds rounds(MailNode of, int port, MailRounds.Pace pace) {
        var delivery = new SmtpDelivery(relay(port), FROM, Duration.ofSeconds(2));
        return new MailRounds(of.queue(), delivery, pace);
    }

    private void waitUntilNothingWaits() {
        Eventually.holds("nothing waits", SOON, () -> backlog().waiting() == 0);
    }

    private MailReader.Backlog backlog() {
        return node.queue().backlog();
    }

    @Test
    void whatWaitsIsSentAndItsWordsAreErased() throws Exception {
        Mail mail = node.add(ada, "ada@lab.example", "Grüße", "A line with ümlauts");

        try (MailRounds _ = rounds(node, server.getSmtp().getPort(), QUICK).start()) {
            waitUntilNothingWaits();
        }

        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Grüße");
        assertThat(received.getMessageID()).isEqualTo("<" + mail.id() + "@site.example>");
        assertThat(backlog()).isEqualTo(new MailReader.Backlog(0, 0, null));
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(keptWords()).isZero();
    }

    private int keptWords() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("muster.db"));
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "select count(sealed_text) + count(sealed_html) from mail where state = 'SENT'")) {
            return count.getInt(1);
        }
    }

    @Test
    void twoNodesSendNoMailTwice() throws Exception {
        IntStream.range(0, 40).forEach(number -> node.add(ada, "ada@lab.example", "mail " + number, "text"));
        int port = server.getSmtp().getPort();
        try (SqlStore second = SqlStore.open(new DatabaseSettings.Sqlite(folder.resolve("muster.db")));
                MailRounds _ = rounds(node, port, QUICK).start();
                MailRounds _ =
                        rounds(new MailNode(second, secrets), port, QUICK).start()) {
            waitUntilNothingWaits();
        }

        assertThat(subjects())
                .containsExactlyInAnyOrder(IntStream.range(0, 40)
                        .mapToObj(number -> "mail " + number)
                        .toArray(String[]::new));
    }

    private List<String> subjects() throws Exception {
        return Stream.of(server.getReceivedMessages())
                .map(message -> {
                    try {
                        return message.getSubject();
                    } catch (MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Test
    void mailOfANodeThatDiedAfterSendingIsSentAgainAsTheSameMail() throws Exception {
        Mail mail = node.add(ada, "ada@lab.example", "twice", "text");
        var delivery = new SmtpDelivery(relay(server.getSmtp().getPort()), FROM);
        delivery.send(node.queue().take(Duration.ofSeconds(2)).orElseThrow());

        try (MailRounds _ = rounds(node, server.getSmtp().getPort(), QUICK).start()) {
            Eventually.pause(Duration.ofMillis(500));
            assertThat(server.getReceivedMessages()).hasSize(1);
            waitUntilNothingWaits();
        }

        assertThat(server.getReceivedMessages()).hasSize(2);
        for (MimeMessage message : server.getReceivedMessages()) {
            assertThat(message.getMessageID()).isEqualTo("<" + mail.id() + "@site.example>");
            assertThat(message.getSentDate()).isEqualTo(mail.createdAt().truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @Test
    void recipientWhomTheRelayRefusesHoldsUpNobodyElse() {
        try (ScriptedRelay refusing = new ScriptedRelay(
                line -> line.startsWith("RCPT") && line.contains("gone@") ? "550 no gone@lab.example here" : null)) {
            node.add(ada, "gone@lab.example", "first", "text");
            node.add(ada, "ada@lab.example", "second", "text");

            try (MailRounds _ = rounds(node, refusing.port(), QUICK).start()) {
                Eventually.holds("the second is sent", SOON, () -> backlog().waiting() == 1);
            }

            assertThat(refusing.messages()).singleElement().asString().contains("Subject: second");
            Mail left = waiting();
            assertThat(left.trouble()).isEqualTo("the relay refused the recipient (550)");
            assertThat(left.attempts()).isEqualTo(1);
            assertThat(left.dueAt()).isAfter(left.createdAt().plusSeconds(59));
        }
    }

    private Mail waiting() {
        return store.read(reading -> reading.mails().due(Instant.MAX, 10).getFirst());
    }

    @Test
    void relayThatSaysNothingIsLeftInTime() {
        var hasty = new MailRounds.Pace(
                Duration.ofMillis(20), Duration.ofMillis(400), Duration.ofSeconds(30), Duration.ofSeconds(5));
        try (ScriptedRelay silent = new ScriptedRelay(line -> line.startsWith("MAIL") ? ScriptedRelay.SILENCE : null)) {
            node.add(ada, "ada@lab.example", "first", "text");

            try (MailRounds _ = rounds(node, silent.port(), hasty).start()) {
                Eventually.holds("the attempt is over", SOON, () -> waiting().trouble() != null);
            }

            assertThat(waiting().trouble()).isEqualTo("the relay did not answer in time");
        }
    }

    @Test
    void mailWaitsForARelayThatIsAway() throws Exception {
        int port = server.getSmtp().getPort();
        server.stop();
        node.add(ada, "ada@lab.example", "first", "text");

        try (MailRounds _ = rounds(node, port, QUICK).start()) {
            Eventually.holds("the attempt is over", SOON, () -> waiting().trouble() != null);
        }

        assertThat(waiting().trouble()).isEqualTo("the relay cannot be reached");
        assertThat(waiting().state()).isEqualTo(Mail.State.WAITING);
        assertThat(backlog().oldest()).isEqualTo(waiting().createdAt());
    }

    @Test
    void stopWaitsForTheMailInHandAndTakesNoOther() {
        try (ScriptedRelay slow = new ScriptedRelay(line -> {
            if (line.startsWith("MAIL")) {
                Eventually.pause(Duration.ofMillis(500));
            }
            return null;
        })) {
            node.add(ada, "ada@lab.example", "first", "text");
            node.add(ada, "ada@lab.example", "second", "text");

            MailRounds rounds = rounds(node, slow.port(), QUICK).start();
            Eventually.holds(
                    "the first is in hand",
                    SOON,
                    () -> waiting().attempts() == 0
                            && backlog().waiting() == 2
                            && store.read(r -> r.mails().due(Instant.MAX, 10)).stream()
                                    .anyMatch(mail -> mail.attempts() == 1));
            rounds.close();

            assertThat(slow.messages()).hasSize(1);
            assertThat(backlog().waiting()).isEqualTo(1);
        }
    }
}
