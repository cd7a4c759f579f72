package muster.app;

import static muster.app.PortraitSite.password;
import static muster.app.PortraitSite.withPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import muster.directory.Portrait;
import muster.directory.Portrait.Fact;
import muster.directory.Portrait.SignIn;
import muster.directory.Portrayal;
import muster.directory.Trash;
import muster.model.Account;
import muster.model.Caller;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.WellKnown;
import muster.testing.Answer;
import muster.testing.Authenticator;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What pages tell of an account at each door is what that door tells its own clients, in the same moment. */
class PortraitsTest {
    private static final int CONNECT = 0;
    private static final int ARVADOS = 1;
    private static final int CRYOSPARC = 2;
    private static final int CLOUDOMATION = 3;

    @TempDir
    private static Path folder;

    private static PortraitSite site;

    @BeforeAll
    static void serve() {
        site = new PortraitSite(folder);
    }

    @AfterAll
    static void end() {
        site.close();
    }

    @Test
    void doorsStandInTheOrderInWhichPeopleKnowThem() {
        assertThat(site.portrayals.stream().map(Portrayal::product))
                .containsExactly("Posit Connect", "Arvados", "CryoSPARC", "Cloudomation");
    }

    @Test
    void anAdministratorLooksTheSameToClients() {
        ok(site.connect().get("v1/user"));
        site.open().stamps().write();
        assertThat(shown(CONNECT, site.ada).role()).isEqualTo("administrator");
        assertThat(facts(CONNECT, site.ada))
                .containsExactly("email=ada@lab.example", "account_status=licensed", "confirmed=true", "locked=false");
        assertThat(shown(ARVADOS, site.ada).role()).isEqualTo("is_admin");
        assertThat(facts(ARVADOS, site.ada))
                .containsExactly("email=ada@lab.example", "is_active=true", "is_admin=true", "is_invited=true");
        assertThat(shown(CRYOSPARC, site.ada).role()).isEqualTo("admin");
        assertThat(facts(CRYOSPARC, site.ada)).containsExactly("emails=ada@lab.example", "status=invited");
        assertSameAsTheDoors(site.ada);
        assertSignsIn(site.ada, SignIn.OPENS, SignIn.OPENS, SignIn.OPENS, SignIn.OPENS);
    }

    @Test
    void ranksBetweenAreShownInEachPlatformsWord() {
        Account mo = site.create("mo", Rank.MANAGER);
        assertThat(roles(mo)).containsExactly("publisher", "", "user", "workspace-admin");
        assertThat(roles(site.create("al", Rank.AUDITOR))).containsExactly("publisher", "", "user", "user-auditor");
        assertThat(roles(site.create("pam", Rank.PUBLISHER))).containsExactly("publisher", "", "user", "default");
        assertThat(roles(site.create("vi", Rank.VIEWER))).containsExactly("viewer", "", "user", "default");
        assertThat(roles(site.ada)).containsExactly("administrator", "is_admin", "admin", "organization-admin");
        assertSameAsTheDoors(mo);
    }

    @Test
    void aDisabledAdministratorIsNoneAtTheDoorThatSaysSo() {
        Account bea = site.create("bea", Rank.ADMINISTRATOR);
        site.directory().accounts().disable(PortraitSite.HOST, bea.id());
        assertThat(facts(CONNECT, bea))
                .containsExactly("email=bea@lab.example", "account_status=locked", "confirmed=true", "locked=true");
        assertThat(shown(ARVADOS, bea).role()).isNull();
        assertThat(facts(ARVADOS, bea))
                .containsExactly("email=bea@lab.example", "is_active=false", "is_admin=false", "is_invited=true");
        assertThat(facts(CLOUDOMATION, bea)).contains("is_enabled=false", "is_archived=false", "is_activated=true");
        assertSameAsTheDoors(bea);
        assertSignsIn(bea, SignIn.BARRED, SignIn.BARRED, SignIn.BARRED, SignIn.BARRED);
    }

    @Test
    void whoIsInvitedComesInNowhereYet() {
        Account ina = site.create("ina", "ina@lab.example", new NewAccount.Start.Invited());
        assertThat(facts(CONNECT, ina)).contains("account_status=inactive", "confirmed=false", "locked=false");
        assertThat(facts(ARVADOS, ina)).contains("is_active=false", "is_invited=false");
        assertThat(facts(CLOUDOMATION, ina))
                .containsExactly(
                        "is_activated=false",
                        "is_enabled=true",
                        "is_locked_out=false",
                        "is_archived=false",
                        "is_readonly=false",
                        "is_deleted=false");
        assertSameAsTheDoors(ina);
        assertSignsIn(ina, SignIn.NOT_ACTIVATED, SignIn.NOT_ACTIVATED, SignIn.NOT_ACTIVATED, SignIn.NOT_ACTIVATED);
    }

    @Test
    void whoHasNoPasswordSignsInNowhere() {
        Account sol = site.create("sol", "sol@lab.example", new NewAccount.Start.WithoutPassword());
        assertSignsIn(sol, SignIn.NO_PASSWORD, SignIn.NO_PASSWORD, SignIn.NO_PASSWORD, SignIn.NO_PASSWORD);
    }

    @Test
    void anAddressThatIsSomebodyElsesOpensNoDoor() {
        Account twin = site.create("twin", "ada@lab.example", withPassword("twin"));
        assertThat(facts(CRYOSPARC, twin)).contains("emails=ada@lab.example");
        assertSameAsTheDoors(twin);
        assertSignsIn(twin, SignIn.OPENS, SignIn.OPENS, SignIn.NO_ADDRESS, SignIn.OPENS);
    }

    @Test
    void withoutAUsernameOnlyTheAddressOpensADoor() {
        Account nemo = site.create(null, "nemo@lab.example", withPassword("nemo"));
        assertThat(site.portrayals.stream().map(door -> ((Portrait.Shown) site.portrait(door, nemo)).name()))
                .containsOnly("");
        assertThat(signIns(nemo)).startsWith(SignIn.NO_USERNAME, SignIn.NO_USERNAME, SignIn.OPENS);
        assertThat(site.comesInAtCryosparc(nemo, "nemo")).isTrue();
    }

    @Test
    void wrongPasswordsLockOutEverywhere() {
        Account lou = site.create("lou", Rank.VIEWER);
        for (int tries = 0; tries < 5; tries++) {
            assertThat(site.comesInAtConnect("lou", "wrong password")).isFalse();
        }
        assertThat(facts(CLOUDOMATION, lou)).contains("is_locked_out=true");
        assertSameAsTheDoors(lou);
        assertSignsIn(lou, SignIn.LOCKED_OUT, SignIn.LOCKED_OUT, SignIn.LOCKED_OUT, SignIn.LOCKED_OUT);
    }

    @Test
    void aPasswordAloneOpensToWhoHasASecondFactorOnlyTheDoorThatAsksForIt() {
        Account tess = site.create("tess", Rank.VIEWER);
        Caller asTess = site.signedIn("tess");
        var factors = site.directory().secondFactors();
        String app = factors.begin(asTess, Password.ofText(password("tess"))).secret();
        assertSignsIn(tess, SignIn.OPENS, SignIn.OPENS, SignIn.OPENS, SignIn.OPENS);
        factors.confirm(
                asTess, new Authenticator(app).codeAt(site.open().clock().instant()));
        assertSameAsTheDoors(tess);
        assertSignsIn(tess, SignIn.SECOND_FACTOR, SignIn.SECOND_FACTOR, SignIn.SECOND_FACTOR, SignIn.OPENS);
    }

    @Test
    void trashIsShownOnlyByTheDoorWhosePlatformHasOne() {
        Account tim = site.create("tim", Rank.VIEWER);
        String atArvados = shown(ARVADOS, tim).id();
        site.directory().trash().put(PortraitSite.HOST, tim.id(), Trash.Owners.GO_TOO);
        Portrait hidden = new Portrait.Hidden(Portrait.Reason.IN_TRASH);
        assertThat(site.portrayals.subList(CONNECT, CLOUDOMATION).stream().map(door -> site.portrait(door, tim)))
                .containsExactly(hidden, hidden, hidden);
        assertThat(facts(CLOUDOMATION, tim)).contains("is_deleted=true");
        assertThat(site.connect().get("v1/users/" + tim.id()).status()).isEqualTo(404);
        assertThat(site.bearer("arvados/v1/users/" + atArvados).status()).isEqualTo(404);
    }

    @Test
    void theDirectorysOwnAccountIsShownByTheDoorThatKnowsIt() {
        Account system = site.entry(WellKnown.SYSTEM).account();
        Portrait hidden = new Portrait.Hidden(Portrait.Reason.SYSTEM);
        assertThat(site.portrait(site.portrayals.get(CONNECT), system)).isEqualTo(hidden);
        assertThat(site.portrait(site.portrayals.get(CRYOSPARC), system)).isEqualTo(hidden);
        assertThat(site.portrait(site.portrayals.get(CLOUDOMATION), system)).isEqualTo(hidden);
        assertThat(shown(ARVADOS, system).id()).endsWith("-tpzed-000000000000000");
        assertThat(site.connect().get("v1/users/" + system.id()).status()).isEqualTo(404);
        ok(site.bearer("arvados/v1/users/" + shown(ARVADOS, system).id()));
    }

    @Test
    void noDoorPortraysAnybodyToSomebodyWhoMayNotSeeAll() {
        Account pam = site.create("pamela", Rank.PUBLISHER);
        Account vi = site.create("vivian", Rank.VIEWER);
        Caller asPam = site.withKeyOf(pam);
        assertThat(site.portrayals).allSatisfy(door -> {
            assertThat(door.of(asPam, pam, site.entry(pam.id()).activity())).isInstanceOf(Portrait.Shown.class);
            assertThatThrownBy(() -> door.of(asPam, vi, site.entry(vi.id()).activity()))
                    .isInstanceOf(Refused.class);
        });
    }

    /** Compares with what each served door answers an administrator now. */
    private void assertSameAsTheDoors(Account account) {
        assertSameAsConnect(shown(CONNECT, account));
        assertSameAsArvados(shown(ARVADOS, account));
        assertSameAsCryosparc(shown(CRYOSPARC, account));
        assertSameAsCloudomation(shown(CLOUDOMATION, account));
    }

    private void assertSameAsConnect(Portrait.Shown portrait) {
        JsonNode user = ok(site.connect().get("v1/users/" + portrait.id()));
        assertThat(List.of(portrait.name(), String.valueOf(portrait.role())))
                .containsExactly(Json.text(user, "username"), Json.text(user, "user_role"));
        Map<String, String> facts = byWord(portrait);
        for (String word : List.of("email", "confirmed", "locked")) {
            assertThat(facts.get(word)).as(word).isEqualTo(user.get(word).asString());
        }
        String query =
                Http.query("prefix", portrait.name(), "account_status", String.valueOf(facts.get("account_status")));
        assertThat(Json.texts(ok(site.connect().get("v1/users" + query)).get("results"), "guid"))
                .contains(portrait.id());
    }

    private void assertSameAsArvados(Portrait.Shown portrait) {
        JsonNode user = ok(site.bearer("arvados/v1/users/" + portrait.id()));
        assertThat(portrait.id()).isEqualTo(Json.text(user, "uuid"));
        assertThat(portrait.name()).isEqualTo(Json.text(user, "username"));
        portrait.facts()
                .forEach(fact -> assertThat(fact.value())
                        .as(fact.word())
                        .isEqualTo(user.get(fact.word()).asString()));
    }

    private void assertSameAsCryosparc(Portrait.Shown portrait) {
        JsonNode user = ok(site.bearer("api/cmd/users/" + portrait.id()));
        assertThat(portrait.id()).isEqualTo(Json.text(user, "_id"));
        assertThat(portrait.name()).isEqualTo(Json.text(user, "name"));
        assertThat(user.get("roles").toString()).isEqualTo("{\"__global_roles__\":[\"" + portrait.role() + "\"]}");
        assertThat(byWord(portrait))
                .isEqualTo(Map.of(
                        "status",
                        Json.text(user, "status"),
                        "emails",
                        String.join(", ", Json.texts(user.get("emails"), "address"))));
    }

    private void assertSameAsCloudomation(Portrait.Shown portrait) {
        JsonNode user = ok(site.bearer("api/latest/user/" + portrait.id()));
        assertThat(portrait.name()).isEqualTo(Json.text(user, "name"));
        portrait.facts()
                .forEach(fact -> assertThat(fact.value())
                        .as(fact.word())
                        .isEqualTo(user.get(fact.word()).asString()));
    }

    /** What the portraits say, and that the doors do so. */
    private void assertSignsIn(Account account, SignIn connect, SignIn arvados, SignIn cryosparc, SignIn cloudomation) {
        assertThat(signIns(account)).containsExactly(connect, arvados, cryosparc, cloudomation);
        String username = Objects.requireNonNull(account.username()).value();
        assertThat(site.comesInAtConnect(username, password(username))).isEqualTo(connect == SignIn.OPENS);
        assertThat(site.comesInAtArvados(username)).isEqualTo(arvados == SignIn.OPENS);
        assertThat(site.comesInAtCryosparc(account, username)).isEqualTo(cryosparc == SignIn.OPENS);
        assertThat(site.passwordIsTakenAtCloudomation(username)).isEqualTo(cloudomation == SignIn.OPENS);
    }

    private List<SignIn> signIns(Account account) {
        return site.portrayals.stream()
                .map(door -> ((Portrait.Shown) site.portrait(door, account)).signIn())
                .toList();
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private List<String> roles(Account account) {
        return site.portrayals.stream()
                .map(door -> Objects.requireNonNullElse(((Portrait.Shown) site.portrait(door, account)).role(), ""))
                .toList();
    }

    private Portrait.Shown shown(int door, Account account) {
        return (Portrait.Shown) site.portrait(site.portrayals.get(door), account);
    }

    private List<String> facts(int door, Account account) {
        return shown(door, account).facts().stream()
                .map(fact -> fact.word() + "=" + fact.value())
                .toList();
    }

    private static Map<String, String> byWord(Portrait.Shown portrait) {
        return portrait.facts().stream().collect(Collectors.toMap(Fact::word, Fact::value));
    }
}
