package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.cli.ExitCode;
import muster.directory.Directory;
import muster.directory.Holdings;
import muster.directory.NewDeparture;
import muster.directory.NewHolding;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Heir;
import muster.model.Holding;
import muster.model.Place;
import muster.model.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code muster user offboard}, {@code rehire} and {@code departures}. */
class DepartureCommandsTest {
    private static final Caller HOST = Caller.host("test");

    @TempDir
    Path folder;

    private OpenDirectory open;
    private Configuration configuration;
    private Directory directory;

    @BeforeEach
    void openDirectory() {
        DataFolder data = DataFolder.at(folder.resolve("data"));
        configuration = Configuration.read(data.path(), Map.of(), Map.of());
        open = OpenDirectory.open(configuration, data, new SecureRandom());
        directory = open.directory();
        make("iris", "administrator");
        make("tomas", "manager");
        make("ada", "manager");
        Group group = directory.groups().create(HOST, GroupName.parse("readers"));
        directory.groups().addMember(HOST, group.id(), id("ada"));
        directory.groups().addMember(HOST, group.id(), id("tomas"));
        Group minded = directory.groups().create(HOST, GroupName.parse("writers"));
        directory.groups().change(HOST, minded.id(), Edit.keep(), Edit.set(id("ada")));
        var report = new NewHolding("report", Holding.Naming.FREE, new Place.With(id("ada")), "{}");
        directory.estate().create(HOST, new Holdings.Sort("lab", "study"), report);
    }

    @AfterEach
    void closeDirectory() {
        open.close();
    }

    private void make(String username, String rank) {
        CommandRun.Answer made = CommandRun.run(
                directory,
                List.of("user", "create", "--username", username, "--rank", rank),
                "a long password of " + username,
                "command-1");
        assertThat(made.err()).isEmpty();
    }

    private AccountId id(String username) {
        return directory
                .accounts()
                .findByUsername(HOST, Username.parse(username))
                .account()
                .id();
    }

    private CommandRun.Answer run(String... words) {
        return CommandRun.run(directory, List.of(words), null, "command-1");
    }

    private static JsonNode json(CommandRun.Answer answer) {
        return JsonMapper.shared().readTree(answer.out());
    }

    @Test
    void planTellsWhatIsThereAndWhoMightTakeOverAndChangesNothing() {
        CommandRun.Answer plan = run("user", "offboard", "ada", "--plan");

        assertThat(plan.exit()).isEqualTo(ExitCode.DONE);
        assertThat(plan.out())
                .containsPattern("(?m)^owns                   1 lab study$")
                .containsPattern("(?m)^minds groups           writers$")
                .containsPattern("(?m)^in groups              readers$")
                .containsPattern("(?m)^unmanaged              1 things and 1 groups")
                .containsPattern("(?m)^possible heir          tomas: leads in 1 of the same groups$");
        JsonNode object = json(run("user", "offboard", "ada", "--plan", "--json"));
        assertThat(object.path("things").path(0).path("count").asInt()).isEqualTo(1);
        assertThat(object.path("possible_heirs").path(0).path("username").asString())
                .isEqualTo("tomas");
        assertThat(object.path("departure").isNull()).isTrue();
        assertThat(run("user", "departures").out()).isEqualTo("Nobody is leaving.\n");
    }

    @Test
    void planTellsHowEachPlatformShowsThePerson() {
        CommandRun.Answer plan = atPlatforms("user", "offboard", "ada", "--plan");
        assertThat(plan.out())
                .containsPattern(
                        "(?m)^at                     Posit Connect: ada, publisher, " + id("ada") + ", signs in")
                .containsPattern("(?m)^at                     Arvados: .*is_active=true")
                .containsPattern("(?m)^at                     CryoSPARC: .* user,")
                .containsPattern("(?m)^at                     Cloudomation: ");
        JsonNode portraits =
                json(atPlatforms("user", "offboard", "ada", "--plan", "--json")).path("portraits");
        assertThat(portraits.size()).isEqualTo(4);
        assertThat(portraits.path(0).path("sign_in").asString()).isEqualTo("opens");
    }

    private CommandRun.Answer atPlatforms(String... words) {
        GatheredAnswer gathered = new GatheredAnswer();
        return gathered.answer(CommandRun.run(
                directory,
                () -> Doors.portrayals(open, configuration),
                List.of(words),
                null,
                null,
                gathered,
                "command-1"));
    }

    @Test
    void whatIsHeldUpGoesOnAtTheHost() {
        run("user", "offboard", "ada", "--yes", "--on", "2199-12-31");
        assertThat(run("user", "offboard", "ada", "--go-on").out()).containsPattern("(?m)^state         waiting$");
        assertThat(run("user", "offboard", "tomas", "--go-on").err()).contains("not being off-boarded");
    }

    @Test
    void atOnceAccessEndsAndComesBackWithAReHire() {
        CommandRun.Answer gone =
                run("user", "offboard", "ada", "--yes", "--heir", "tomas", "--leave-groups", "--reason", "moved away");
        assertThat(gone.err()).isEmpty();
        assertThat(gone.out())
                .containsPattern("(?m)^state         departed$")
                .containsPattern("(?m)^heirs         tomas$")
                .containsPattern("(?m)^reason        moved away$");
        assertThat(run("user", "show", "ada").out()).containsPattern("(?m)^state         held$");
        assertThat(run("user", "departures").out()).containsPattern("(?m)^ada +departed ");
        assertThat(json(run("user", "departures", "--json"))
                        .path("heirs")
                        .path(0)
                        .asString())
                .isEqualTo(id("tomas").toString());
        assertThat(directory.groups().ofMember(HOST, id("ada"))).isEmpty();

        CommandRun.Answer back = run("user", "rehire", "ada", "--hand-back");
        assertThat(back.err()).isEmpty();
        assertThat(back.out())
                .containsPattern("(?m)^state         rehired$")
                .containsPattern("(?m)^handed back   1 things, 1 groups$");
        assertThat(run("user", "show", "ada").out()).containsPattern("(?m)^state         active$");
        assertThat(directory.groups().ofMember(HOST, id("ada"))).hasSize(1);
    }

    @Test
    void nobodyIsOffBoardedBeforeSomebodySaysYes() {
        CommandRun.Answer unsure = run("user", "offboard", "ada", "--heir", "tomas");

        assertThat(unsure.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(unsure.out()).contains("minds groups", "Nothing was changed");
        assertThat(run("user", "show", "ada").out()).containsPattern("(?m)^state         active$");
        assertThat(run("user", "departures").out()).isEqualTo("Nobody is leaving.\n");
    }

    @Test
    void dateIsSetAndCancelled() {
        CommandRun.Answer begun = run("user", "offboard", "ada", "--yes", "--on", "2199-12-31", "--trash-after", "30");
        assertThat(begun.out())
                .containsPattern("(?m)^state         waiting$")
                .containsPattern("(?m)^access ends   2199-12-31T00:00:00Z$")
                .containsPattern("(?m)^to the trash  after 30 days$");
        assertThat(run("user", "show", "ada").out())
                .containsPattern("(?m)^expires       2199-12-31T00:00:00Z$")
                .containsPattern("(?m)^off-boarded   2199-12-31T00:00:00Z$");
        assertThat(json(run("user", "show", "ada", "--json"))
                        .path("offboarded_at")
                        .asString())
                .isEqualTo("2199-12-31T00:00:00Z");
        CommandRun.Answer named = run("user", "offboard", "ada", "--heir", "tomas");
        assertThat(named.out()).containsPattern("(?m)^heirs         tomas$").contains("waiting");
        CommandRun.Answer twice = run("user", "offboard", "ada", "--yes");
        assertThat(twice.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(twice.err()).contains("This account is being off-boarded already.");
        assertThat(run("user", "offboard", "ada", "--cancel").out()).containsPattern("(?m)^state         cancelled$");
        assertThat(run("user", "show", "ada").out())
                .containsPattern("(?m)^state         active$")
                .doesNotContain("expires", "off-boarded");
    }

    @Test
    void otherHeirOfEverythingLeavesWhoWasNamedForAKind() {
        make("cleo", "publisher");
        List<Heir> heirs =
                List.of(new Heir(new Heir.OfKind("lab", "study"), id("cleo")), Heir.ofEverything(id("tomas")));
        Instant end = Instant.parse("2199-12-31T00:00:00Z");
        directory.offboarding().begin(HOST, id("ada"), NewDeparture.of(end, null, heirs));

        assertThat(run("user", "offboard", "ada", "--heir", "iris").exit()).isEqualTo(ExitCode.DONE);

        assertThat(directory.offboarding().latest(HOST, id("ada")).orElseThrow().heirs())
                .containsExactlyInAnyOrder(heirs.getFirst(), Heir.ofEverything(id("iris")));
        CommandRun.Answer groups = run("user", "offboard", "ada", "--yes", "--heir", "tomas", "--leave-groups");
        assertThat(groups.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(groups.err()).contains("This account is being off-boarded already.");
    }

    @Test
    void pastDaysNonsenseAndTheLastAdministratorAreRefused() {
        assertThat(run("user", "offboard", "ada", "--yes", "--on", "2001-01-01").exit())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("user", "offboard", "ada", "--on", "tomorrow").err()).contains("must be a day as in 2026-12-31");
        assertThat(run("user", "offboard", "ada", "--plan", "--cancel").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("user", "offboard", "iris", "--yes").exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("user", "offboard", "iris", "--plan").out()).contains("nobody else could administer");
        assertThat(run("user", "departures").out()).isEqualTo("Nobody is leaving.\n");
    }

    @Test
    void whoIsInTheTrashIsFoundByNameToBeTakenBack() {
        run("user", "offboard", "ada", "--yes", "--heir", "tomas", "--trash-after", "0");
        assertThat(run("user", "show", "ada").exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("user", "rehire", "ADA").exit()).isEqualTo(ExitCode.DONE);
        assertThat(run("user", "show", "ada").out()).containsPattern("(?m)^state         active$");
        assertThat(run("user", "rehire", "nobody").exit()).isEqualTo(ExitCode.REFUSED);
    }
}
