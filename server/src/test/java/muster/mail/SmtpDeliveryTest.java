package muster.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import muster.directory.MailQueue;
import muster.model.Account;
import muster.model.EmailAddress;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;
import muster.testing.MailNode;
import muster.testing.ScriptedRelay;
import muster.testing.TestSecrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpDeliveryTest {
    private static final EmailAddress FROM = EmailAddress.parse("muster@site.example");

    @TempDir
    Path folder;

    private SqlStore store;
    private MailNode node;
    private Account ada;

    @BeforeEach
    void open() {
        store = SqlStore.open(new DatabaseSettings.Sqlite(folder.resolve("muster.db")));
        node = new MailNode(store, TestSecrets.cheap());
        ada = node.person("ada");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private MailQueue.Taken mailTo(String address) {
        node.add(ada, address, "Grüße aus dem Labor", "Tschüss,\n\nhttps://site.example/recover?code=1\n.\nEnd\n");
        return node.queue().take(Duration.ofMinutes(5)).orElseThrow();
    }

    private static SmtpDelivery to(int port, MailWay.Security security) {
        return to(port, security, null);
    }

    private static SmtpDelivery to(int port, MailWay.Security security, String login) {
        MailWay.Relay relay = new MailWay.Relay("127.0.0.1", port, security, login, login);
        return new SmtpDelivery(relay, FROM, Duration.ofSeconds(2));
    }

    @Test
    void mailHasAPlainAndAnHtmlPartAndSaysThatNobodyWroteIt() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            MailQueue.Taken mail = mailTo("ada@lab.example");
            to(server.getSmtp().getPort(), MailWay.Security.NONE).send(mail);

            MimeMessage received = server.getReceivedMessages()[0];
            assertThat(received.getHeader("From")).containsExactly("muster@site.example");
            assertThat(received.getHeader("To")).containsExactly("ada@lab.example");
            assertThat(received.getSubject()).isEqualTo("Grüße aus dem Labor");
            assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(received.getHeader("Message-ID"))
                    .containsExactly("<" + mail.mail().id() + "@site.example>");
            assertThat(received.getSentDate().toInstant().getEpochSecond())
                    .isEqualTo(mail.mail().createdAt().getEpochSecond());
            assertThat(parts(received))
                    .containsExactly(
                            "text/plain; charset=UTF-8: Tschüss,\n\nhttps://site.example/recover?code=1\n.\nEnd\n",
                            "text/html; charset=UTF-8: <p>Tschüss,\n\nhttps://site.example/recover?code=1\n.\nEnd\n</p>");
        } finally {
            server.stop();
        }
    }

    private static List<String> parts(MimeMessage message) throws Exception {
        assertThat(message.getContentType()).startsWith("multipart/");
        return leaves((MimeMultipart) message.getContent());
    }

    private static List<String> leaves(MimeMultipart whole) throws Exception {
        List<String> leaves = new ArrayList<>();
        for (int i = 0; i < whole.getCount(); i++) {
            BodyPart part = whole.getBodyPart(i);
            if (part.getContent() instanceof MimeMultipart inner) {
                leaves.addAll(leaves(inner));
            } else {
                String content = part.getContent().toString().replace("\r\n", "\n");
                leaves.add(part.getContentType().replaceAll("\\s+", " ").replace("\"", "") + ": " + content);
            }
        }
        return leaves;
    }

    @Test
    void passwordAndCodeGoToNoRelayWithoutEncryptionWhereItIsDemanded() throws Exception {
        List<String> heard = new ArrayList<>();
        try (ScriptedRelay plain = new ScriptedRelay(line -> {
            heard.add(line);
            return null;
        })) {
            SmtpDelivery delivery = to(plain.port(), MailWay.Security.STARTTLS, "secretive");

            assertThatThrownBy(() -> delivery.send(mailTo("ada@lab.example")))
                    .isInstanceOf(NotSent.class)
                    .hasMessage("the relay offers no encryption");
            assertThat(plain.messages()).isEmpty();
            assertThat(heard).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @Test
    void relayThatAnswersPlainlyIsNotSpokenToWhereEncryptionComesFirst() {
        try (ScriptedRelay plain = new ScriptedRelay(line -> null)) {
            SmtpDelivery delivery = to(plain.port(), MailWay.Security.TLS);

            assertThatThrownBy(() -> delivery.send(mailTo("ada@lab.example"))).isInstanceOf(NotSent.class);
            assertThat(plain.messages()).isEmpty();
        }
    }

    @Test
    void refusalsAreToldWithoutWhatTheRelaySaid() {
        assertReason("the relay refused the name and password", "AUTH", "535 5.7.8 bad password of ada");
        assertReason("the relay refused the sender (550)", "MAIL", "550 no ada");
        assertReason("the relay refused the recipient (450)", "RCPT", "450 ada is away");
        assertReason("the relay refused the mail (554)", ".", "554 ada's mail is spam");
    }

    private void assertReason(String reason, String command, String answer) {
        try (ScriptedRelay relay = new ScriptedRelay(line -> {
            if (line.startsWith("EHLO")) {
                return "250-relay\r\n250 AUTH PLAIN";
            }
            return line.startsWith("AUTH") && !command.equals("AUTH")
                    ? "235 ok"
                    : line.startsWith(command) ? answer : null;
        })) {
            SmtpDelivery delivery = to(relay.port(), MailWay.Security.NONE, "muster");

            assertThatThrownBy(() -> delivery.send(mailTo("ada@lab.example")))
                    .isInstanceOf(NotSent.class)
                    .hasMessage(reason);
        }
    }

    @Test
    void relayThatIsSilentIsGivenUp() {
        try (ScriptedRelay silent = new ScriptedRelay(line -> line.equals(".") ? ScriptedRelay.SILENCE : null)) {
            assertThatThrownBy(() -> to(silent.port(), MailWay.Security.NONE).send(mailTo("ada@lab.example")))
                    .isInstanceOf(NotSent.class)
                    .hasMessage("the relay did not answer in time");
        }
    }

    @Test
    void oneAddressIsNeverReadAsSeveral() {
        List<String> recipients = new ArrayList<>();
        try (ScriptedRelay relay = new ScriptedRelay(line -> {
            if (line.startsWith("RCPT")) {
                recipients.add(line);
            }
            return null;
        })) {
            for (String address :
                    List.of("eve,ada@lab.example", "eve;ada@lab.example", "Eve<ada@lab.example>", "a@b>c")) {
                assertThatThrownBy(() -> to(relay.port(), MailWay.Security.NONE).send(mailTo(address)))
                        .isInstanceOf(NotSent.class)
                        .hasMessage("the address cannot be used for mail");
            }
            assertThat(recipients).isEmpty();
        }
    }

    @Test
    void domainsOfOtherScriptsAreSpelledAsMailServersKnowThem() throws Exception {
        List<String> recipients = new ArrayList<>();
        try (ScriptedRelay relay = new ScriptedRelay(line -> {
            if (line.startsWith("RCPT")) {
                recipients.add(line);
            }
            return null;
        })) {
            to(relay.port(), MailWay.Security.NONE).send(mailTo("Ada.Lovelace@Grünes-Labor.example"));
        }
        assertThat(recipients).containsExactly("RCPT TO:<Ada.Lovelace@xn--grnes-labor-uhb.example>");
    }
}
