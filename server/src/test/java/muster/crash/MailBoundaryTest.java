package muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import muster.testing.CloudomationDoor;
import muster.testing.ConnectDoor;
import muster.testing.Eventually;
import muster.testing.MusterProcess;
import muster.testing.RunningMuster;
import muster.testing.ScriptedRelay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mail whose sender dies is sent: again if need be, and never not at all. */
class MailBoundaryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScriptedRelay relay = new ScriptedRelay(_ -> null);
    private final MusterProcess process = RunningMuster.process(
            CrashRounds::withAgent, "mail=smtp://127.0.0.1:" + relay.port(), "mail-from=muster@lab.example");
    private final CloudomationDoor door = new CloudomationDoor(process.server());
    private final StoreLook look = new StoreLook(process.folder());

    @AfterEach
    void close() {
        process.server().close();
        relay.close();
    }

    /** @param ahead how far the clock of the next process is, so that the lease of the one before is over */
    private void inviteAndDie(WriteBoundary boundary, Duration ahead) {
        door.admin();
        process.say("halt " + boundary + " 1");
        try {
            door.admin().post("user", CloudomationDoor.newUser(ConnectDoor.fresh("p")));
        } catch (UncheckedIOException gone) {
            // The mail may go out before the answer does.
        }
        Eventually.holds("the process ends at " + boundary, PATIENCE, () -> !process.isRunning());
        assertThat(process.exitCode()).isEqualTo(CrashAgent.HALTED);
        assertThat(look.ask("select count(*) from mail where state = 'WAITING'"))
                .isEqualTo("1");
        process.startAgain();
        process.say("clock " + ahead);
        Eventually.holds(
                "nothing waits",
                PATIENCE,
                () -> "0".equals(look.ask("select count(*) from mail where state <> 'SENT'")));
    }

    /** By its id a receiver knows a mail that it has already. */
    private static Set<String> ids(List<String> messages) {
        return messages.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("Message-ID:"))
                .collect(Collectors.toSet());
    }

    @Test
    void mailThatNobodyKnowsToBeSentIsSentAgainAsTheSameMail() {
        inviteAndDie(WriteBoundary.BEFORE_A_MAIL_IS_SENT, Duration.ofMinutes(10));
        assertThat(relay.messages()).hasSize(1);
        inviteAndDie(WriteBoundary.AFTER_A_MAIL_IS_SENT, Duration.ofMinutes(30));
        assertThat(relay.messages()).hasSize(3);
        assertThat(ids(relay.messages().subList(1, 3))).hasSize(1);
        assertThat(ids(relay.messages())).hasSize(2);
    }
}
