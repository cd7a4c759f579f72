package muster.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.client.ClientException.Refused;
import muster.client.cryosparc.Bookmark;
import muster.client.cryosparc.CryosparcClient;
import muster.client.cryosparc.FileBrowserSettings;
import muster.client.cryosparc.FileBrowserState;
import muster.client.cryosparc.NewUser;
import muster.client.cryosparc.RecentJob;
import muster.client.cryosparc.RecentPath;
import muster.client.cryosparc.RecentSession;
import muster.client.cryosparc.RecentWorkspace;
import muster.client.cryosparc.Role;
import muster.client.cryosparc.Token;
import muster.client.cryosparc.User;
import muster.client.cryosparc.UserChanges;
import muster.client.cryosparc.Users;
import muster.testing.CryosparcDoor;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

/** The client library against this server's own CryoSPARC door. */
class CryosparcLibraryTest {
    private static final Secret PASSWORD = Secret.of(CryosparcDoor.PASSWORD);

    private final CryosparcDoor door = CryosparcDoor.shared();
    private final CryosparcClient nobody = CryosparcClient.of(door.server().url());
    private final Users users =
            nobody.as(new Token(Secret.of(RunningMuster.ADMINISTRATOR_KEY))).users();

    private Users signedIn(User user) {
        return nobody.as(nobody.login(user.email().orElseThrow(), PASSWORD)).users();
    }

    private User made() {
        return users.create(invited().withPassword(PASSWORD));
    }

    private static NewUser invited() {
        String username = CryosparcDoor.fresh("lib");
        return NewUser.of(username + "@lab.example", username);
    }

    private static Refused refusal(Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            return refused;
        }
        throw new AssertionError("nothing was refused");
    }

    @Test
    void whoWasMadeIsTheSameWhereverOneLooks() {
        User made = users.create(invited().named("Ada", "Okafor").withPassword(PASSWORD));
        assertThat(made.registerToken()).isEmpty();
        assertThat(users.findOne(made.id())).isEqualTo(made);
        assertThat(users.findOne(made.email().orElseThrow())).isEqualTo(made);
        assertThat(users.find()).contains(made);
        assertThat(users.find(Role.ADMIN)).doesNotContain(made).isNotEmpty();
        assertThat(users.count(Role.USER)).isPositive();
        assertThat(users.count()).isGreaterThan(users.count(Role.USER));
        assertThat(users.table()).contains(made.name());
        assertThat(signedIn(made).me().id()).isEqualTo(made.id());
        assertThat(nobody.users().adminExists()).isTrue();
    }

    @Test
    void theCodeRegistersAndAnotherOneResets() {
        Users seeing = signedIn(users.create(invited().withRole(Role.ADMIN).withPassword(PASSWORD)));
        User invited = seeing.create(invited());
        assertThat(users.findOne(invited.id()).registerToken())
                .as("keys of programs do not see codes")
                .isEmpty();
        Secret code = invited.registerToken().orElseThrow();
        nobody.users().register(invited.id(), code, PASSWORD);
        assertThat(refusal(() -> nobody.users().register(invited.id(), code, PASSWORD))
                        .status())
                .isEqualTo(400);
        Users own = signedIn(invited);
        assertThat(own.me().services().password()).isPresent();
        nobody.users().requestResetPassword("nobody@lab.example");
        seeing.requestResetPassword(invited.id());
        Secret reset = seeing.findOne(invited.id()).resetToken().orElseThrow();
        nobody.users().resetPassword(invited.id(), reset, Secret.of("another long word"));
        assertThat(refusal(own::me).status()).isEqualTo(401);
        assertThat(refusal(() -> signedIn(invited)).status()).isEqualTo(401);
        assertThat(nobody.login(invited.email().orElseThrow(), Secret.of("another long word"), Duration.ofHours(1)))
                .isNotNull();
    }

    @Test
    void namesRolesAndAccountsChange() {
        User user = made();
        User changed =
                users.update(user.id(), UserChanges.NONE.withFirstName("Ada").withLastName("Roth"));
        assertThat(changed.firstName()).isEqualTo("Ada");
        assertThat(changed.name()).isEqualTo(user.name());
        String other = CryosparcDoor.fresh("ren");
        UserChanges renaming = UserChanges.NONE.withUsername(other).withEmail(other + "@lab.example");
        assertThat(users.update(user.id(), renaming).email()).contains(other + "@lab.example");
        assertThat(users.getRole(user.id())).isEqualTo(Role.USER);
        assertThat(users.setRole(user.id(), Role.ADMIN).role()).isEqualTo(Role.ADMIN);
        assertThat(users.getRole(user.id())).isEqualTo(Role.ADMIN);
        users.delete(user.id());
        assertThat(refusal(() -> users.findOne(user.id())).status()).isEqualTo(404);
    }

    @Test
    void stateIsReadAsItWasWritten() {
        User user = made();
        Instant when = Instant.parse("2026-03-04T10:15:30Z");
        FileBrowserState browser = new FileBrowserState(
                List.of(new RecentPath("/data", when)),
                List.of(new Bookmark("b1", "/data", "Data", "all of it", "red", when, when)));
        List<RecentJob> jobs = List.of(new RecentJob("P3", "W1", "J7"));
        List<RecentSession> sessions = List.of(new RecentSession("P3", "S1"));
        List<RecentWorkspace> workspaces = List.of(new RecentWorkspace("P3", "W1"));
        users.setStateVar(user.id(), "userFileBrowserState", browser);
        users.setStateVar(user.id(), "recentJobs", jobs);
        users.setStateVar(user.id(), "recentSessions", sessions);
        users.setStateVar(user.id(), "recentWorkspaces", workspaces);
        users.setStateVar(user.id(), "defaultJobPriority", 3);
        User after = users.setStateVar(user.id(), "licenseAccepted", true);
        assertThat(after.state().userFileBrowserState()).isEqualTo(browser);
        assertThat(after.state().recentJobs()).isEqualTo(jobs);
        assertThat(after.state().recentSessions()).isEqualTo(sessions);
        assertThat(after.state().recentWorkspaces()).isEqualTo(workspaces);
        assertThat(after.state().defaultJobPriority()).contains(3L);
        assertThat(signedIn(user).getMyStateVar("licenseAccepted")).contains(true);
        assertThat(users.unsetStateVar(user.id(), "licenseAccepted").state().licenseAccepted())
                .isFalse();
        users.setStateVar(user.id(), "own", null);
        assertThat(users.getStateVar(user.id(), "own")).isEmpty();
        assertThat(refusal(() -> users.setStateVar(user.id(), "licenseAccepted", "yes"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void lanesAndFoldersAreSetByAdministrators() {
        String lane = CryosparcDoor.fresh("lane");
        CryosparcDoor.ok(
                door.admin().post("resources/lanes", Json.object("name", lane, "type", "node", "title", lane)));
        User user = made();
        Users own = signedIn(user);
        assertThat(users.setLanes(user.id(), List.of(lane)).lanes()).containsExactly(lane);
        assertThat(users.getLanes(user.id())).containsExactly(lane);
        assertThat(own.getMyLanes()).containsExactly(lane);
        assertThat(refusal(() -> own.setLanes(user.id(), List.of())).status()).isEqualTo(403);
        FileBrowserSettings settings =
                new FileBrowserSettings(Optional.of(List.of("/data")), Optional.of("/data/in"), Optional.empty());
        assertThat(users.setFileBrowserSettings(user.id(), settings).fileBrowserSettings())
                .isEqualTo(settings);
        assertThat(users.getFileBrowserSettings(user.id())).isEqualTo(settings);
        assertThat(own.getMyFileBrowserSettings()).isEqualTo(settings);
    }

    @Test
    void refusalsAreThePlatformsOwn() {
        User user = made();
        NewUser again = NewUser.of(user.email().orElseThrow(), CryosparcDoor.fresh("other"));
        assertThat(refusal(() -> users.create(again)).status()).isEqualTo(409);
        assertThat(refusal(() -> nobody.users().me()).status()).isEqualTo(401);
        assertThat(refusal(() -> signedIn(user).find().forEach(each -> {})).status())
                .isEqualTo(403);
        assertThat(refusal(() -> nobody.login(user.email().orElseThrow(), Secret.of("something else")))
                        .status())
                .isEqualTo(401);
        assertThat(nobody.health()).isEqualTo("OK");
        assertThat(nobody.as(nobody.login(user.email().orElseThrow(), PASSWORD)).version())
                .matches("v\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void theExampleOfThePageDoesWhatItSays() {
        try (RunningMuster muster = RunningMuster.with()) {
            CryosparcDoor.Person noor = new CryosparcDoor(muster).administrator();
            URI server = muster.url();
            String email = noor.email();
            String password = CryosparcDoor.PASSWORD;
            String chosen = "what Ada thought of";
            // example
            CryosparcClient instance = CryosparcClient.of(server);
            CryosparcClient cryosparc = instance.as(instance.login(email, Secret.of(password)));

            User ada = cryosparc
                    .users()
                    .create(NewUser.of("ada@uni.example", "ada").named("Ada", "Okafor"));
            Secret code = ada.registerToken().orElseThrow();
            instance.users().register("ada@uni.example", code, Secret.of(chosen));

            ada = cryosparc.users().setRole(ada.id(), Role.ADMIN);
            List<String> admins =
                    cryosparc.users().find(Role.ADMIN).map(User::name).toList();
            // end of the example
            assertThat(ada.role()).isEqualTo(Role.ADMIN);
            assertThat(admins).contains("ada", noor.username());
            assertThat(instance.login("ada@uni.example", Secret.of(chosen))).isNotNull();
        }
    }
}
