package muster.far;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import muster.testing.CryosparcDoor;
import muster.testing.RunningMuster;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the accounts at hand when another server is taken over. */
class PullTest {
    private final Site there = Site.running("connect");
    private final Site here = Site.running("connect");

    @BeforeEach
    void fill() {
        there.server().command("group", "create", "Optics");
        there.fill("""
                {"username":"ada","email":"ada@lab.example","first_name":"Ada","groups":["Optics"]}""", """
                {"username":"ben","email":"ben@lab.example","rank":"publisher"}""");
    }

    @AfterEach
    void close() {
        there.close();
        here.close();
    }

    private String shown(String account) {
        return here.server()
                .command("export", "--format", "jsonl")
                .lines()
                .filter(line -> line.contains("\"username\":\"" + account + "\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void accountsAtHandAreFoundForAReasonAndKeepWhatIsSaidToBeKept() {
        here.server().command("group", "create", "Lasers");
        here.fill("""
                {"username":"ada","email":"ada@lab.example","first_name":"Adelaide","rank":"auditor","groups":["Lasers"]}""", """
                {"username":"benjamin","email":"ben@lab.example","rank":"manager"}""");

        String stopped = here.pull(there, "--plan-only");
        assertThat(stopped)
                .contains("2 changed, 1 with problems")
                .contains("The e-mail address belongs to an account with another username");

        String told = here.pull(there, "--keep", "username,first_name", "--plan-only");
        assertThat(told)
                .contains("ada (line 3), found by username", "ben (line 2), found by email")
                .doesNotContain("Ada", "Lasers");
        assertThat(here.pull(there, "--keep", "username,first_name,rank", "--yes"))
                .contains(" 0 not done");

        assertThat(shown("ada")).contains("Adelaide", "Lasers", "Optics");
        assertThat(shown("benjamin")).contains("manager");
        assertThat(here.pull(there, "--keep", "username,first_name,rank", "--plan-only"))
                .contains("0 added, 0 changed");
    }

    @Test
    void somebodySaysWhoIsWho() {
        here.fill("""
                {"username":"adelaide","email":"adelaide@home.example"}""");
        assertThat(here.pull(there, "--same", "ada=adelaide", "--keep", "username", "--yes"))
                .contains(" 0 not done");
        assertThat(shown("adelaide")).contains("ada@lab.example", "Optics");
        assertThat(here.people()).doesNotContainKey("ada");
    }

    @Test
    void whoWasLockedThereIsLockedHereAndNotLetInAgainUnasked() {
        here.pull(there, "--yes");
        there.server().command("user", "lock", "ada");
        assertThat(here.pull(there, "--yes")).contains("1 done, 0 not done");
        assertThat(here.people().get("ada").standing()).isEqualTo(FarPerson.Standing.BARRED);

        there.server().command("user", "unlock", "ada");
        assertThat(here.pull(there, "--plan-only")).contains("0 added, 0 changed");
        assertThat(here.pull(there, "--bring-back", "--yes")).contains("1 done, 0 not done");
        assertThat(here.people().get("ada").standing()).isEqualTo(FarPerson.Standing.FREE);
    }

    @Test
    void groupsAreFollowedAndThoseThatTheOtherServerDoesNotKnowAreLeftAlone() {
        here.pull(there, "--yes");
        here.server().command("group", "create", "Lasers");
        here.fill("""
                {"username":"ada","groups":["Optics","Lasers"]}""");
        there.fill("""
                {"username":"ada","groups":null}""");
        assertThat(here.pull(there, "--yes")).contains("1 done, 0 not done");
        assertThat(shown("ada")).contains("Lasers").doesNotContain("Optics");
    }

    @Test
    void whoIsGoneThereGoesHereWhenThatIsSaidAndTheBrakeHolds() {
        there.fill(IntStream.range(0, 8)
                .mapToObj(i -> "{\"username\":\"p%d\",\"email\":\"p%d@lab.example\"}".formatted(i, i))
                .toArray(String[]::new));
        here.pull(there, "--yes");
        there.fill(IntStream.range(0, 8)
                .mapToObj(i -> "{\"username\":\"p%d\",\"state\":\"trashed\"}".formatted(i))
                .toArray(String[]::new));

        assertThat(here.pull(there, "--plan-only")).contains("0 added, 0 changed, 4 unchanged");
        RunningMuster.Told braked = here.told(there, "--complete", "suspend", "--yes");
        assertThat(braked.exit()).isEqualTo(1);
        assertThat(braked.err()).contains("8");
        assertThat(here.pull(there, "--complete", "suspend", "--yes", "--brake-off", "8"))
                .contains("8 done, 0 not done");
    }

    @Test
    void whoWorksThereWorksHereAtOnceOrIsInvited() {
        there.server().commandWith("a password for ada", "user", "password", "ada", "--password-stdin");
        here.pull(there, "--yes");
        assertThat(here.people().get("ada").activated()).isTrue();
        assertThat(here.people().get("ben").activated()).isFalse();
        try (Site inviting = Site.running("connect")) {
            inviting.pull(there, "--invite", "--yes");
            assertThat(inviting.people().get("ada").activated()).isFalse();
        }
    }

    @Test
    void aPasswordComesAlongWhereThePlatformGivesItsHashAndIsShownNowhere() {
        // What the platform keeps of the password "an old password": bcrypt of its SHA-256.
        String hash =
                OpenBSDBCrypt.generate(CryosparcDoor.digest("an old password").toCharArray(), new byte[16], 4);
        String person = """
                {"_id":"65f0c3129b1e4d0012ab34%s","name":"%s","first_name":"","last_name":"","status":"registered",
                 "emails":[{"address":"%s@uni.example","verified":true}],"roles":{"__global_roles__":["%s"]},
                 "services":{"password":{"bcrypt":"%s"}}}""";
        String me = person.formatted("d0", "root.there", "root", "admin", "hidden");
        String mia = person.formatted("d1", "mia", "mia", "user", hash);
        String document = """
                {"openapi":"3.1.0","info":{},"components":{},"paths":{
                 "/in":{"post":{"summary":"login"}},"/who":{"get":{"summary":"users.me"}},
                 "/all":{"get":{"summary":"users.find"}}}}""";
        try (FakeServer far = new FakeServer(line -> "200 "
                + (line.contains("openapi")
                        ? document
                        : line.contains("/in")
                                ? "{\"access_token\":\"q1\",\"token_type\":\"bearer\"}"
                                : line.contains("/who") ? me : "[" + me + "," + mia + "]"))) {
            String told = here.server()
                    .commandWith(
                            "whatever",
                            "pull",
                            "cryosparc",
                            "--url",
                            far.url().toString(),
                            "--user",
                            "root@uni.example",
                            "--keep",
                            "username",
                            "--yes",
                            "--json");
            assertThat(told).contains("\"done\":2").doesNotContain(hash, hash.substring(10));
            CryosparcDoor door = new CryosparcDoor(here.server());
            assertThat(door.signIn("mia@uni.example", "an old password").status())
                    .isEqualTo(200);
            assertThat(door.signIn("mia@uni.example", "another password").status())
                    .isEqualTo(401);
        }
    }
}
