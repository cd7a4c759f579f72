package muster.directory;

import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Departure;
import muster.model.Heir;
import muster.model.MailPurpose;
import muster.model.Origin;
import muster.model.Rank;
import org.junit.jupiter.api.Test;

class OffboardingMailTest {
    @Test
    void heirsAndWhoeverBeganItAreToldByMailOnceItIsDone() {
        LetterBox letters = new LetterBox();
        try (TestDirectory site = new TestDirectory(letters.post())) {
            Caller admin = site.signedIn(site.first());
            Origin console = new Origin(Origin.CONSOLE_DOOR, "request", "127.0.0.1", null);
            Caller atConsole = new Caller(admin.actor(), admin.rank(), admin.ceiling(), console);
            Account ada = site.create("ada", Rank.PUBLISHER);
            Account heir = site.create("heir", Rank.PUBLISHER);
            letters.forget();
            List<Heir> heirs = List.of(Heir.ofEverything(heir.id()));
            NewDeparture later = NewDeparture.of(site.now().plusSeconds(60), null, heirs);
            site.directory.offboarding().begin(atConsole, ada.id(), later);
            assertThat(letters.purposes()).isEmpty();

            site.pass(Duration.ofMinutes(2));
            site.directory.offboarding().advance();

            assertThat(letters.purposesTo("heir@lab.example")).containsExactly(MailPurpose.OFF_BOARDED);
            assertThat(letters.purposesTo("first@lab.example")).containsExactly(MailPurpose.OFF_BOARDED);
            assertThat(letters.purposesTo("ada@lab.example")).isEmpty();
        }
    }

    @Test
    void withoutMailItIsDoneAllTheSame() {
        try (TestDirectory site = new TestDirectory()) {
            site.first();
            Account ada = site.create("ada", Rank.PUBLISHER);
            Departure done = site.directory.offboarding().begin(HOST, ada.id(), NewDeparture.of(null, null, List.of()));
            assertThat(done.state()).isEqualTo(Departure.State.DEPARTED);
            assertThat(site.directory.offboarding().list(HOST, null, 10)).hasSize(1);
        }
    }
}
