package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import muster.testing.ScriptedRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorMailTest {
    @TempDir
    Path folder;

    private DoctorCommand.Finding mail(String mail) {
        DataFolder.at(folder);
        SettingsOptions options = new SettingsOptions();
        options.data = folder;
        Map<String, String> environment = Map.of("MUSTER_MAIL", mail, "MUSTER_MAIL_FROM", "it@lab.example");
        return new DoctorCommand()
                .findings(environment, options).stream()
                        .filter(found -> found.subject().equals("mail"))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void relayThatAnswersIsSoundAndGetsNoMail() {
        try (ScriptedRelay relay = new ScriptedRelay(line -> null)) {
            assertThat(mail("smtp://127.0.0.1:" + relay.port()))
                    .isEqualTo(new DoctorCommand.Finding(
                            "mail", true, "127.0.0.1:" + relay.port() + " takes mail from it@lab.example"));
            assertThat(relay.messages()).isEmpty();
        }
    }

    @Test
    void relayThatRefusesThePasswordIsToldWithoutIt() {
        try (ScriptedRelay relay = new ScriptedRelay(line ->
                line.startsWith("EHLO") ? "250-relay\r\n250 AUTH PLAIN" : line.startsWith("AUTH") ? "535 no" : null)) {
            assertThat(mail("smtp://muster:opensesame@127.0.0.1:" + relay.port()))
                    .isEqualTo(new DoctorCommand.Finding(
                            "mail", false, "127.0.0.1:" + relay.port() + ": the relay refused the name and password"));
        }
    }

    @Test
    void siteWithoutARelayIsSoundToo() {
        assertThat(mail("")).isEqualTo(new DoctorCommand.Finding("mail", true, "none is sent"));
        assertThat(mail("capture")).isEqualTo(new DoctorCommand.Finding("mail", true, "captured, and never sent"));
    }
}
