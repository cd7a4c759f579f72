package muster.far;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import muster.client.ClientOptions;
import muster.client.Secret;
import muster.model.AccountId;
import muster.model.Rank;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another server follows the directory: what is done there, and what only when it is said. */
class PushTest {
    private final Site here = Site.running("connect");
    private final Site there = Site.running("connect");

    @BeforeEach
    void fill() {
        here.server().command("group", "create", "Optics");
        here.fill("""
                {"username":"ada","email":"ada@lab.example","first_name":"Ada","last_name":"Okafor","groups":["Optics"]}""", """
                {"username":"ben","email":"ben@lab.example","rank":"administrator"}""", """
                {"username":"gone","email":"gone@lab.example","state":"disabled"}""");
        for (String active : new String[] {"ada", "ben"}) {
            here.server().commandWith("a password for " + active, "user", "password", active, "--password-stdin");
        }
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "arvados", "cryosparc", "cloudomation"})
    void peopleAreMadeChangedAndLockedThereAndNothingIsLeftToDo(String platform) {
        Site to = there.as(platform);

        RunningMuster.Told shown = here.push(to, "--everybody", "--dry-run");
        assertThat(shown.exit()).isEqualTo(4);
        assertThat(shown.out()).contains("ada: create", "ben: create", "2 to do, 0 with problems");
        assertThat(to.people()).isEmpty();

        assertThat(here.push(to, "--everybody", "--yes").out()).endsWith("3 done, 0 failed, 0 with problems\n");
        assertThat(to.people()).containsOnlyKeys("ada", "ben");
        assertThat(to.people().get("ada").email()).isEqualTo("ada@lab.example");
        assertThat(to.people().get("ben").fitting()).containsOnly(Rank.ADMINISTRATOR);
        if (platform.equals("connect") || platform.equals("arvados")) {
            assertThat(to.people().get("ada").groups()).containsExactly("Optics");
        }

        RunningMuster.Told again = here.push(to, "--dry-run");
        assertThat(again.out()).startsWith("0 to do, 0 with problems");
        assertThat(again.exit()).isZero();

        here.fill("""
                {"username":"ada","email":"ada.o@lab.example","first_name":"Adelaide","rank":"administrator"}""");
        here.server().command("user", "lock", "ben");
        RunningMuster.Told changed = here.push(to, "--yes");
        FarPerson ada = to.people().get("ada");
        // Another address has to be confirmed by its person at Cloudomation, so it is not written there.
        assertThat(ada.email()).isEqualTo(platform.equals("cloudomation") ? "ada@lab.example" : "ada.o@lab.example");
        assertThat(ada.fitting()).containsOnly(Rank.ADMINISTRATOR);
        if (platform.equals("cryosparc")) {
            assertThat(changed.out()).contains("The platform locks nobody");
        } else {
            assertThat(changed.out()).contains("2 done, 0 failed");
            assertThat(to.people().get("ben").standing()).isEqualTo(FarPerson.Standing.BARRED);
            here.server().command("user", "unlock", "ben");
            assertThat(here.push(to, "--yes").out()).contains("ben: unlock", "1 done, 0 failed");
            assertThat(to.people().get("ben").standing()).isEqualTo(FarPerson.Standing.FREE);
        }
    }

    @Test
    void nobodyIsRemovedThereUnlessThatIsSaid() {
        Site to = there.as("cloudomation");
        here.push(to, "--everybody", "--yes");
        here.fill("""
                {"username":"ada","state":"trashed"}""");
        assertThat(here.push(to, "--yes").out()).contains("ada: lock", "1 done");
        assertThat(to.people()).containsKey("ada");
        assertThat(here.push(to, "--remove", "--yes").out()).contains("ada: remove", "1 done");
        assertThat(to.people()).doesNotContainKey("ada");
        assertThat(here.push(to, "--remove", "--dry-run").out()).startsWith("0 to do");
    }

    @Test
    void whoIsThereAndNotMeantIsLeftAlone() {
        there.fill("""
                {"username":"zoe","email":"zoe@lab.example","first_name":"Zoe"}""");
        here.fill("""
                {"username":"zoe","email":"zoe@lab.example","first_name":"Zoë"}""");
        RunningMuster.Told told = here.push(there, "--group", "Optics", "--yes");
        assertThat(told.out()).contains("ada: create").doesNotContain("zoe", "ben");
        assertThat(there.people().get("zoe").givenName()).isEqualTo("Zoe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "arvados"})
    void groupsThatOnlyTheOtherServerHasAreLeftAlone(String platform) {
        Site to = there.as(platform);
        here.push(to, "--everybody", "--yes");
        there.server().command("group", "create", "Theirs");
        there.fill("""
                {"username":"ada","groups":["Optics","Theirs"]}""");
        here.fill("""
                {"username":"ada","groups":null}""");
        assertThat(here.push(to, "--yes").out()).contains("ada: leave Optics");
        assertThat(to.people().get("ada").groups()).containsExactly("Theirs");
    }

    @Test
    void whoCannotBeToldApartIsAProblemAndOthersAreDone() {
        there.fill("""
                {"username":"ada","email":"somebody@lab.example"}""", """
                {"username":"other","email":"ada@lab.example"}""");
        RunningMuster.Told told = here.push(there, "--everybody", "--yes");
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.out())
                .contains("ada: problem", "belong to two different people", "ben: create")
                .endsWith("2 done, 0 failed, 1 with problems\n");
    }

    @Test
    void theBrakeHoldsManyLocks() {
        here.fill(IntStream.range(0, 8)
                .mapToObj(i -> "{\"username\":\"p%d\",\"email\":\"p%d@lab.example\"}".formatted(i, i))
                .toArray(String[]::new));
        here.push(there, "--everybody", "--yes");
        here.fill(IntStream.range(0, 8)
                .mapToObj(i -> "{\"username\":\"p%d\",\"state\":\"disabled\"}".formatted(i))
                .toArray(String[]::new));
        RunningMuster.Told braked = here.push(there, "--yes");
        assertThat(braked.exit()).isEqualTo(1);
        assertThat(braked.err()).contains("--brake-off 8");
        assertThat(here.push(there, "--yes", "--brake-off", "8").out()).contains("8 done");
    }

    @Test
    void whatBreaksOffInTheMiddleIsToldWithWhatIsLeft() {
        List<PushRow> rows = IntStream.range(0, 30).mapToObj(PushTest::newcomer).toList();
        AtomicInteger asked = new AtomicInteger();
        try (FakeServer far = new FakeServer(line -> asked.incrementAndGet() > 3
                ? "500 {\"code\":1,\"error\":\"Out of memory.\"}"
                : "200 " + BadServerTest.person(asked.get(), "q", "viewer"))) {
            List<String> remembered = new ArrayList<>();
            FarLogin login = new FarLogin(null, Secret.of(there.secret()), null);
            FarWriter writer = FarServers.open(new FarAddress("connect", far.url()), login, ClientOptions.USUAL)
                    .writer();
            PushRun.Outcome outcome = new PushRun(writer, (_, id) -> remembered.add(id))
                    .run(new Push(rows, Map.of(), List.of(), 0, 0), () -> true, (_, _) -> {});
            assertThat(outcome.done()).isEqualTo(3);
            assertThat(outcome.failed()).isEqualTo(1);
            assertThat(outcome.left()).isEqualTo(26);
            assertThat(outcome.halted()).contains("refused (500): Out of memory.");
            assertThat(remembered).hasSize(3);
        }
    }

    private static PushRow newcomer(int number) {
        FarPerson wanted = FarPerson.called("", "q" + number, "q" + number + "@lab.example")
                .ranked(Rank.VIEWER, Set.of(Rank.VIEWER))
                .build();
        AccountId id = new AccountId(new UUID(0x7000, number));
        return new PushRow(id, null, "q" + number, wanted, true, List.of(new PushStep.Create()), null);
    }

    @Test
    void aServerThatIsAwayIsToldInASentence() {
        Site away = Site.running("connect");
        here.push(away, "--everybody", "--yes");
        away.close();
        RunningMuster.Told told = here.push(away, "--yes");
        assertThat(told.exit()).isEqualTo(3);
        assertThat(told.err()).contains("The server at 127.0.0.1").contains("did not come through");
        assertThat(told.err()).doesNotContain(RunningMuster.ADMINISTRATOR_KEY);
    }
}
