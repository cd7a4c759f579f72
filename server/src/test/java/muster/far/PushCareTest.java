package muster.far;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import muster.model.Rank;
import muster.testing.ArvadosDoor;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a push must not do to another server although the directory seems to say so. */
class PushCareTest {
    private final Site here = Site.running("connect");
    private final Site there = Site.running("connect");

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "arvados", "cryosparc"})
    void namesThatAnAccountHereHasNotStayThere(String platform) {
        there.fill("""
                {"username":"ada","email":"ada@lab.example","first_name":"Ada","last_name":"Okafor"}""");
        here.fill("""
                {"username":"ada","email":"ada@lab.example","first_name":"Adelaide"}""");
        here.push(there.as(platform), "--everybody", "--yes");
        FarPerson ada = there.people().get("ada");
        assertThat(ada.givenName()).isEqualTo("Adelaide");
        assertThat(ada.familyName()).isEqualTo("Okafor");
    }

    @Test
    void aDescriptionThatAnAccountHereHasNotStaysThere() {
        Site to = there.as("cloudomation");
        there.fill("""
                {"username":"ada","email":"ada@lab.example","description":"Beamline 4"}""");
        here.fill("""
                {"username":"ada","email":"ada@lab.example"}""");
        here.push(to, "--everybody", "--yes");
        assertThat(to.people().get("ada").description()).isEqualTo("Beamline 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "arvados", "cryosparc", "cloudomation"})
    void whoseKeyIsUsedKeepsTheRankThere(String platform) {
        Site to = there.as(platform);
        there.fill("""
                {"username":"second","email":"second@lab.example","rank":"administrator"}""");
        there.server().commandWith("a password for second", "user", "password", "second", "--password-stdin");
        here.fill("""
                {"username":"second","email":"second@lab.example","rank":"administrator"}""");
        here.server().commandWith("a password for second", "user", "password", "second", "--password-stdin");
        here.server().command("user", "rank", RunningMuster.ADMINISTRATOR_USERNAME, "viewer");

        RunningMuster.Told told = here.push(to, "--everybody", "--yes");
        assertThat(told.out()).contains("iris: problem", "whose key is used there");
        assertThat(there.server().command("user", "show", RunningMuster.ADMINISTRATOR_USERNAME))
                .contains("administrator");
        assertThat(to.people().get("second").fitting()).containsOnly(Rank.ADMINISTRATOR);
    }

    /** Two may record one address where a platform lets them; it stands for one of them. */
    @Test
    void nobodyIsTakenForWhoseAddressHeOnlyRecorded() {
        there.fill("""
                {"username":"zoe","email":"zoe@lab.example"}""");
        here.fill("""
                {"username":"zoe","email":"zoe@lab.example","first_name":"Zoe","last_name":"Zander"}""");
        new ArvadosDoor(here.server())
                .create("email", "zoe@lab.example", "username", "ben", "first_name", "Ben", "last_name", "Abel");
        here.push(there, "--everybody", "--yes");
        assertThat(there.people()).containsKey("zoe");
        assertThat(there.people().get("zoe").givenName()).isEqualTo("Zoe");
    }

    @Test
    void aGroupThatIsNotThereIsRefusedBeforeAnythingIsRead() {
        RunningMuster.Told told = here.push(there, "--group", "Optiks", "--yes");
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.err()).startsWith("muster: ").contains("no such group");
    }

    @Test
    void aServerThatLosesSomebodyWhileItIsReadIsChangedInNothing() {
        here.fill("""
                {"username":"ada","email":"ada@lab.example"}""");
        Function<String, String> losing = line -> {
            if (line.contains("/v1/content")) {
                return "200 []";
            }
            if (line.contains("/v1/groups")) {
                return "200 {\"results\":[],\"current_page\":1,\"total\":0}";
            }
            return line.contains("/v1/users")
                    ? "200 {\"results\":[" + BadServerTest.person(5, "eve", "viewer")
                            + "],\"current_page\":1,\"total\":2}"
                    : "200 " + BadServerTest.person(0, "root", "administrator");
        };
        try (FakeServer far = new FakeServer(losing)) {
            RunningMuster.Told told = here.server()
                    .toldWith(
                            there.secret(),
                            "push",
                            "connect",
                            "--url",
                            far.url().toString(),
                            "--everybody",
                            "--yes");
            assertThat(told.exit()).isEqualTo(3);
            assertThat(told.err()).contains("told of 1 people and counts another number");
            assertThat(far.asked()).allMatch(line -> line.startsWith("GET "));
        }
    }
}
