package muster.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import muster.model.EmailAddress;
import muster.testing.ScriptedRelay;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a password is told to. */
class RelayEncryptionTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static SSLContext selfMade;

    /** For the right name, by an authority that nobody knows. */
    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = folder.resolve("relay.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process making = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "relay",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start();
        assertThat(making.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        selfMade = SSLContext.getInstance("TLS");
        selfMade.init(managers.getKeyManagers(), null, null);
    }

    private static SmtpDelivery to(int port, MailWay.Security security) {
        MailWay.Relay relay = new MailWay.Relay("localhost", port, security, "muster", "opensesame");
        return new SmtpDelivery(relay, EmailAddress.parse("muster@site.example"), Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @EnumSource(
            value = MailWay.Security.class,
            names = {"STARTTLS", "TLS"})
    void relayWhoseCertificateNobodyVouchesForIsToldNothing(MailWay.Security security) {
        try (ScriptedRelay unknown = new ScriptedRelay(selfMade, security == MailWay.Security.TLS)) {
            assertThatThrownBy(() -> to(unknown.port(), security).check())
                    .isInstanceOf(NotSent.class)
                    .hasMessage("the encryption with the relay failed")
                    .hasStackTraceContaining("unable to find valid certification path");
        }
    }

    @Test
    void relayWithoutEncryptionIsNotToldThePasswordWhereItIsDemanded() {
        List<String> heard = new ArrayList<>();
        try (ScriptedRelay plain = new ScriptedRelay(line -> {
            heard.add(line);
            return line.startsWith("EHLO") ? "250-relay\r\n250 AUTH PLAIN" : null;
        })) {
            assertThatThrownBy(() -> to(plain.port(), MailWay.Security.STARTTLS).check())
                    .isInstanceOf(NotSent.class)
                    .hasMessage("the relay offers no encryption");
            assertThat(heard).isNotEmpty().noneMatch(line -> line.startsWith("AUTH"));
        }
    }
}
