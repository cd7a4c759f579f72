package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.cli.ExitCode;
import muster.directory.AccountName;
import muster.directory.Directory;
import muster.directory.LoginOutcome;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Key;
import muster.model.NewAccount;
import muster.model.Origin;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Username;
import muster.testing.Authenticator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UserCommandsTest {
    private static final String PASSWORD = "a long password of iris";
    private static final String ANOTHER = "another long one of hers";
    private static final Origin DOOR = new Origin("console", "request-1", "192.0.2.7", null);

    @TempDir
    Path folder;

    private OpenDirectory open;
    private Directory directory;

    @BeforeEach
    void openDirectory() {
        DataFolder data = DataFolder.at(folder.resolve("data"));
        open = OpenDirectory.open(Configuration.read(data.path(), Map.of(), Map.of()), data, new SecureRandom());
        directory = open.directory();
    }

    @AfterEach
    void closeDirectory() {
        open.close();
    }

    @Test
    void whoIsInvitedSetsThePasswordWithTheCodeThatIsPrinted() {
        makeIris();
        CommandRun.Answer made =
                run("user", "create", "--username", "tomas", "--email", "tomas@lab.example", "--invite");

        assertThat(made.exit()).isEqualTo(ExitCode.DONE);
        assertThat(made.out())
                .containsPattern("(?m)^state         invited$")
                .containsPattern("(?m)^code          [0-9]{4}$")
                .containsPattern("(?m)^for           registration$")
                .containsPattern("(?m)^until         20[0-9-]+T[0-9:.]+Z$");
        assertThat(run("user", "list").out()).containsPattern("(?m)^tomas .* invited$");

        register("tomas", line(made, "code"));
        assertThat(signIn("tomas", ANOTHER)).isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(run("user", "list").out()).containsPattern("(?m)^tomas .* active$");
    }

    @Test
    void whoIsInvitedAndHeldIsCalledHeld() {
        makeIris();
        run("user", "create", "--username", "tomas", "--invite");
        run("user", "offboard", "tomas", "--yes");

        assertThat(run("user", "show", "tomas").out()).containsPattern("(?m)^state         held$");
        assertThat(run("user", "list").out()).containsPattern("(?m)^tomas .* held$");
    }

    @Test
    void anInvitationInJsonHasTheCodeBesideTheAccount() {
        makeIris();
        JsonNode made = json(run("user", "create", "--username", "tomas", "--invite", "--json"));

        assertThat(made.path("state").asString()).isEqualTo("invited");
        assertThat(made.path("code").path("purpose").asString()).isEqualTo("registration");
        assertThat(made.path("code").path("code").asString()).matches("[0-9]{4}");
        Instant ends = Instant.parse(made.path("code").path("expires_at").asString());
        assertThat(ends)
                .isEqualTo(Instant.parse(made.path("created_at").asString()).plus(Duration.ofDays(7)));
    }

    @Test
    void theFirstAccountOfAllCannotBeInvited() {
        CommandRun.Answer refused = run("user", "create", "--username", "iris", "--invite");

        assertThat(refused.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("needs a password").hasLineCount(1);
        assertThat(directory.admissions().isSetUp()).isFalse();
    }

    @Test
    void anInvitationWithAPasswordIsRefused() {
        makeIris();
        CommandRun.Answer refused = run("user", "create", "--username", "tomas", "--invite", "--password-stdin");

        assertThat(refused.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("--invite").hasLineCount(1);
        assertThat(run("user", "show", "tomas").exit()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void theCodeThatCountsIsShownUntilANewOneIsAskedFor() {
        makeIris();
        String printed = json(run("user", "create", "--username", "tomas", "--invite", "--json"))
                .path("code")
                .path("code")
                .asString();
        CommandRun.Answer first = run("user", "code", "tomas");
        CommandRun.Answer again = run("user", "code", "tomas", "--new");

        assertThat(line(first, "code")).isEqualTo(printed);
        assertThat(line(first, "for")).isEqualTo("registration");
        assertThat(again.exit()).isEqualTo(ExitCode.DONE);
        // Both may have the same four digits, by chance; a new one counts for longer.
        assertThat(Instant.parse(line(again, "until"))).isAfter(Instant.parse(line(first, "until")));
        assertThat(line(run("user", "code", "tomas"), "code")).isEqualTo(line(again, "code"));
        register("tomas", line(again, "code"));
    }

    @Test
    void whoHasAPasswordGetsACodeForAnotherOneWhichIsLongerForThoseWhoManageOthers() {
        makeIris();
        create("tomas", "publisher");

        JsonNode brief = json(run("user", "code", "tomas", "--json"));
        JsonNode lengthy = json(run("user", "code", "iris", "--json"));

        assertThat(brief.path("purpose").asString()).isEqualTo("reset");
        assertThat(brief.path("code").asString()).matches("[0-9]{4}");
        assertThat(Instant.parse(brief.path("expires_at").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));
        assertThat(lengthy.path("code").asString()).matches("[0-9]{8}");
        directory
                .passwords()
                .reset(
                        Caller.anonymous(DOOR),
                        new AccountName.ByUsername("iris"),
                        lengthy.path("code").asString(),
                        Password.ofText(ANOTHER));
        assertThat(signIn("iris", ANOTHER)).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void whoIsActiveWithoutAPasswordGetsACodeForTheFirstOne() {
        makeIris();
        var start = new NewAccount.Start.WithoutPassword();
        Username tomas = Username.parse("tomas");
        var wanted = new NewAccount(
                AccountKind.PERSON,
                tomas,
                null,
                Profile.ofNames(null, null),
                null,
                null,
                start,
                AddressRule.MUST_BE_FREE);
        directory.admissions().create(Caller.host("test"), wanted);

        CommandRun.Answer issued = run("user", "code", "tomas");

        assertThat(line(issued, "for")).isEqualTo("registration");
        register("tomas", line(issued, "code"));
        assertThat(line(run("user", "code", "tomas"), "for")).isEqualTo("reset");
    }

    @Test
    void aLockedAccountGetsNoCode() {
        makeIris();
        create("tomas", "viewer");
        run("user", "code", "tomas");
        run("user", "lock", "tomas");

        assertThat(run("user", "code", "tomas"))
                .isEqualTo(new CommandRun.Answer(ExitCode.REFUSED, "", "muster: This account is locked.\n"));
        assertThat(run("user", "code", "nobody").exit()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aPasswordSetAtTheHostEndsTheSessionsAndTheLockOut() {
        makeIris();
        LoginOutcome.SignedIn session = (LoginOutcome.SignedIn) signIn("iris", PASSWORD);
        for (int tries = 0; tries < 5; tries++) {
            assertThat(signIn("iris", "a wrong password")).isInstanceOf(LoginOutcome.Rejected.class);
        }
        assertThat(run("user", "show", "iris").out()).containsPattern("(?m)^state         locked$");
        assertThat(run("user", "list").out()).containsPattern("(?m)^iris .* locked$");

        CommandRun.Answer set = runWith(ANOTHER, "user", "password", "iris");

        assertThat(set.exit()).isEqualTo(ExitCode.DONE);
        assertThat(set.out()).containsPattern("(?m)^state         active$").doesNotContain(ANOTHER);
        assertThat(open.store().holderOf(session.secret().digest())).isEmpty();
        assertThat(signIn("iris", PASSWORD)).isInstanceOf(LoginOutcome.Rejected.class);
        assertThat(signIn("iris", ANOTHER)).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void whoIsInvitedIsActiveOnceThePasswordIsSetAtTheHost() {
        makeIris();
        run("user", "create", "--username", "tomas", "--invite");

        JsonNode set = json(runWith(ANOTHER, "user", "password", "tomas", "--json"));

        assertThat(set.path("state").asString()).isEqualTo("active");
        assertThat(signIn("tomas", ANOTHER)).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void shortCommonAndMissingPasswordsAreRefusedAndTheOldOneStays() {
        makeIris();

        assertThat(runWith("elevenchars", "user", "password", "iris").err()).contains("fewer than 12 characters");
        assertThat(runWith("unbelievable", "user", "password", "iris").err()).contains("others would try");
        assertThat(runWith(null, "user", "password", "iris").err()).contains("--password-stdin");
        assertThat(runWith(null, "user", "password", "iris").exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(signIn("iris", PASSWORD)).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void whoLostTheSecondFactorSignsInAgainWithThePasswordAlone() {
        makeIris();
        Origin console = new Origin("console", "request", null, null);
        var outcome = directory.logins().signIn("iris", PASSWORD, Duration.ofHours(1), console);
        Caller iris = directory
                .keys()
                .identify(((LoginOutcome.SignedIn) outcome).secret(), Set.of(Key.Purpose.SESSION), console)
                .caller();
        String secret =
                directory.secondFactors().begin(iris, Password.ofText(PASSWORD)).secret();
        directory.secondFactors().confirm(iris, new Authenticator(secret).codeAt(Instant.now()));
        assertThat(signIn("iris", PASSWORD)).isInstanceOf(LoginOutcome.Rejected.class);

        assertThat(run("user", "reset-factor", "iris").exit()).isEqualTo(ExitCode.DONE);
        assertThat(signIn("iris", PASSWORD)).isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(run("user", "reset-factor", "iris").err()).contains("The second factor is not on.");
    }

    private void makeIris() {
        assertThat(runWith(PASSWORD, "user", "create", "--username", "iris").exit())
                .isEqualTo(ExitCode.DONE);
    }

    private void create(String username, String rank) {
        assertThat(runWith(PASSWORD, "user", "create", "--username", username, "--rank", rank)
                        .exit())
                .isEqualTo(ExitCode.DONE);
    }

    private void register(String username, String code) {
        directory
                .passwords()
                .register(Caller.anonymous(DOOR), new AccountName.ByUsername(username), code, Password.ofText(ANOTHER));
    }

    private LoginOutcome signIn(String username, String password) {
        return directory.logins().signIn(username, password, Duration.ofHours(1), DOOR);
    }

    private CommandRun.Answer run(String... arguments) {
        return runWith(null, arguments);
    }

    private CommandRun.Answer runWith(@Nullable String secret, String... arguments) {
        return CommandRun.run(directory, List.of(arguments), secret, "command-1");
    }

    private static JsonNode json(CommandRun.Answer answer) {
        return JsonMapper.shared().readTree(answer.out());
    }

    /** What stands behind the label. */
    private static String line(CommandRun.Answer answer, String label) {
        return answer.out()
                .lines()
                .filter(line -> line.startsWith(label + " "))
                .map(line -> line.substring(label.length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
