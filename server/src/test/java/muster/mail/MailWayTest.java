package muster.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailWayTest {

    @ParameterizedTest
    @CsvSource({
        "smtp://relay.lab.example, relay.lab.example, 25, STARTTLS",
        "smtp://relay.lab.example/, relay.lab.example, 25, STARTTLS",
        "SMTP://relay.lab.example:2525, relay.lab.example, 2525, STARTTLS",
        "smtps://relay.lab.example, relay.lab.example, 465, TLS",
        "smtps://localhost:4650, localhost, 4650, TLS",
        "smtp+plain://10.0.0.5, 10.0.0.5, 25, NONE",
        "smtp://10.0.0.5, 10.0.0.5, 25, STARTTLS",
        "smtp://localhost, localhost, 25, NONE",
        "smtp://127.0.0.1:1025, 127.0.0.1, 1025, NONE",
        "smtp://[::1]:1025, ::1, 1025, NONE",
        "smtp://localhost.evil.example, localhost.evil.example, 25, STARTTLS",
    })
    void relayIsEncryptedUnlessItIsThisMachineOrSomebodySaidSo(
            String text, String host, int port, MailWay.Security security) {
        assertThat(MailWay.parse(text)).isEqualTo(new MailWay.Relay(host, port, security, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://muster:secret@relay.lab.example, 587, muster, secret",
        "smtp://muster:se:cret@relay.lab.example:25, 25, muster, se:cret",
        "smtps://muster%40lab.example:a%2Fb+c%25@relay.lab.example, 465, muster@lab.example, a/b+c%",
    })
    void userAndPasswordStandBeforeTheHost(String text, int port, String user, String password) {
        MailWay.Relay relay = (MailWay.Relay) MailWay.parse(text);

        assertThat(relay.port()).isEqualTo(port);
        assertThat(relay.user()).isEqualTo(user);
        assertThat(relay.password()).isEqualTo(password);
        assertThat(relay.toString()).doesNotContain("muster", password);
    }

    @Test
    void mailsCanBeCaptured() {
        assertThat(MailWay.parse("capture")).isEqualTo(new MailWay.Capture(false));
        assertThat(MailWay.parse("capture-anywhere")).isEqualTo(new MailWay.Capture(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on",
                "relay.lab.example:25",
                "http://user:hunter2@relay.lab.example",
                "smtp:relay.lab.example",
                "smtp://",
                "smtp:///hunter2",
                "smtp://user@relay.lab.example",
                "smtp://:hunter2@relay.lab.example",
                "smtp://user:@relay.lab.example",
                "smtp://user:hunter2@relay.lab.example:0",
                "smtp://user:hunter2@relay.lab.example:70000",
                "smtp://user:hunter2@relay.lab.example/inbox",
                "smtp://user:hunter2@relay.lab.example?tls=no",
                "smtp://user:hunter2@relay.lab.example#hunter2",
                "smtp://user:hunter2 @relay.lab.example",
                "smtp://user:hunter2%zz@relay.lab.example",
                "smtp://user:hunter2@relay_lab.example"
            })
    void anythingElseIsRefusedWithoutItsPassword(String text) {
        assertThatThrownBy(() -> MailWay.parse(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("null");
    }
}
