package muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import muster.dialect.Dialect;
import muster.directory.FailureLimit;
import muster.directory.Portrait;
import muster.directory.Portrait.Fact;
import muster.directory.Portrait.SignIn;
import muster.directory.Portrayal;
import muster.directory.Trash;
import muster.http.HttpServer;
import muster.http.HttpSettings;
import muster.http.ListenAddress;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Key;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Username;
import muster.model.WellKnown;
import muster.testing.Answer;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What pages tell of an account at each door is what that door tells its own clients, in the same moment. */
class PortraitsTest {
    private static final Caller HOST = Caller.host("test");
    /** With which everybody's own begins, so that nobody comes in as somebody else. */
    private static final String PASSWORD = "a heron at the weir of ";

    private static final int CONNECT = 0;
    private static final int ARVADOS = 1;
    private static final int CRYOSPARC = 2;
    private static final int CLOUDOMATION = 3;

    @TempDir
    private static Path folder;

    private static OpenDirectory open;
    private static HttpServer server;
    private static List<Portrayal> portrayals;
    private static Account ada;
    private static Caller asAda;
    private static String secret;
    private static Http http;

    @BeforeAll
    static void serve() {
        Configuration configuration = Configuration.read(folder, Map.of(), Map.of());
        open = OpenDirectory.open(configuration, DataFolder.at(folder), new SecureRandom());
        List<Dialect> doors = Doors.dialects(open, configuration, new FailureLimit(open.clock(), 1_000));
        portrayals = Doors.portrayals(doors, open.clock());
        server = new HttpServer(
                HttpSettings.defaults().withListen(new ListenAddress("127.0.0.1", 0)),
                doors.stream().flatMap(door -> door.mounts().stream()).toList(),
                List::of,
                open.clock(),
                new SecureRandom());
        server.start();
        ada = open.directory()
                .admissions()
                .createFirst(HOST, wanted("ada", "ada@lab.example", Rank.ADMINISTRATOR, withPassword("ada")));
        var key = open.directory().keys().create(HOST, ada.id(), NewKey.forPrograms("test", null, null));
        asAda = open.directory()
                .keys()
                .identify(key.secret(), Set.of(Key.Purpose.API_KEY), new Origin("test", "1", "127.0.0.1", null))
                .caller();
        http = Http.at(server.uris().getFirst().toString());
        secret = key.secret().reveal();
    }

    @AfterAll
    static void end() {
        server.stop();
        open.close();
    }

    @Test
    void doorsStandInTheOrderInWhichPeopleKnowThem() {
        assertThat(portrayals.stream().map(Portrayal::product))
                .containsExactly("Posit Connect", "Arvados", "CryoSPARC", "Cloudomation");
        assertThat(portrayals.stream().map(Portrayal::isServed)).containsExactly(true, true, true, false);
    }

    @Test
    void anAdministratorLooksTheSameToClients() {
        ok(connect().get("v1/user"));
        open.stamps().write();
        assertThat(shown(CONNECT, ada).role()).isEqualTo("administrator");
        assertThat(facts(CONNECT, ada))
                .containsExactly("email=ada@lab.example", "account_status=licensed", "confirmed=true", "locked=false");
        assertThat(shown(ARVADOS, ada).role()).isEqualTo("is_admin");
        assertThat(facts(ARVADOS, ada))
                .containsExactly("email=ada@lab.example", "is_active=true", "is_admin=true", "is_invited=true");
        assertThat(shown(CRYOSPARC, ada).role()).isEqualTo("admin");
        assertThat(facts(CRYOSPARC, ada)).containsExactly("emails=ada@lab.example", "status=invited");
        assertSameAsTheDoors(ada);
        assertSignsIn(ada, SignIn.OPENS, SignIn.OPENS, SignIn.OPENS);
    }

    @Test
    void ranksBetweenAreShownInEachPlatformsWord() {
        Account mo = create("mo", Rank.MANAGER);
        assertThat(roles(mo)).containsExactly("publisher", "", "user", "workspace-admin");
        assertThat(roles(create("al", Rank.AUDITOR))).containsExactly("publisher", "", "user", "user-auditor");
        assertThat(roles(create("pam", Rank.PUBLISHER))).containsExactly("publisher", "", "user", "default");
        assertThat(roles(create("vi", Rank.VIEWER))).containsExactly("viewer", "", "user", "default");
        assertThat(roles(ada)).containsExactly("administrator", "is_admin", "admin", "organization-admin");
        assertSameAsTheDoors(mo);
    }

    @Test
    void aDisabledAdministratorIsNoneAtTheDoorThatSaysSo() {
        Account bea = create("bea", Rank.ADMINISTRATOR);
        open.directory().accounts().disable(HOST, bea.id());
        assertThat(facts(CONNECT, bea))
                .containsExactly("email=bea@lab.example", "account_status=locked", "confirmed=true", "locked=true");
        assertThat(shown(ARVADOS, bea).role()).isNull();
        assertThat(facts(ARVADOS, bea))
                .containsExactly("email=bea@lab.example", "is_active=false", "is_admin=false", "is_invited=true");
        assertThat(facts(CLOUDOMATION, bea)).contains("is_enabled=false", "is_archived=false", "is_activated=true");
        assertSameAsTheDoors(bea);
        assertSignsIn(bea, SignIn.BARRED, SignIn.BARRED, SignIn.BARRED);
    }

    @Test
    void whoIsInvitedComesInNowhereYet() {
        Account ina = create("ina", "ina@lab.example", new NewAccount.Start.Invited());
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
        assertSignsIn(ina, SignIn.NOT_ACTIVATED, SignIn.NOT_ACTIVATED, SignIn.NOT_ACTIVATED);
    }

    @Test
    void whoHasNoPasswordSignsInNowhere() {
        Account sol = create("sol", "sol@lab.example", new NewAccount.Start.WithoutPassword());
        assertSignsIn(sol, SignIn.NO_PASSWORD, SignIn.NO_PASSWORD, SignIn.NO_PASSWORD);
    }

    @Test
    void anAddressThatIsSomebodyElsesOpensNoDoor() {
        Account twin = create("twin", "ada@lab.example", withPassword("twin"));
        assertThat(facts(CRYOSPARC, twin)).contains("emails=ada@lab.example");
        assertSameAsTheDoors(twin);
        assertSignsIn(twin, SignIn.OPENS, SignIn.OPENS, SignIn.NO_ADDRESS);
    }

    @Test
    void withoutAUsernameOnlyTheAddressOpensADoor() {
        Account nemo = create(null, "nemo@lab.example", withPassword("nemo"));
        assertThat(portrayals.stream().map(door -> ((Portrait.Shown) portrait(door, nemo)).name()))
                .containsOnly("");
        assertThat(signIns(nemo)).startsWith(SignIn.NO_USERNAME, SignIn.NO_USERNAME, SignIn.OPENS);
        assertThat(cryosparcSignIn(nemo, "nemo").status()).isEqualTo(200);
    }

    @Test
    void wrongPasswordsLockOutEverywhere() {
        Account lou = create("lou", Rank.VIEWER);
        for (int tries = 0; tries < 5; tries++) {
            assertThat(connectSignIn("lou", "wrong password").status()).isEqualTo(401);
        }
        assertThat(facts(CLOUDOMATION, lou)).contains("is_locked_out=true");
        assertSameAsTheDoors(lou);
        assertSignsIn(lou, SignIn.LOCKED_OUT, SignIn.LOCKED_OUT, SignIn.LOCKED_OUT);
    }

    @Test
    void trashIsShownOnlyByTheDoorWhosePlatformHasOne() {
        Account tim = create("tim", Rank.VIEWER);
        String atArvados = shown(ARVADOS, tim).id();
        open.directory().trash().put(HOST, tim.id(), Trash.Owners.GO_TOO);
        Portrait hidden = new Portrait.Hidden(Portrait.Reason.IN_TRASH);
        assertThat(portrayals.subList(CONNECT, CLOUDOMATION).stream().map(door -> portrait(door, tim)))
                .containsExactly(hidden, hidden, hidden);
        assertThat(facts(CLOUDOMATION, tim)).contains("is_deleted=true");
        assertThat(connect().get("v1/users/" + tim.id()).status()).isEqualTo(404);
        assertThat(bearer("arvados/v1/users/" + atArvados).status()).isEqualTo(404);
    }

    @Test
    void theDirectorysOwnAccountIsShownByTheDoorThatKnowsIt() {
        Account system = entry(WellKnown.SYSTEM).account();
        Portrait hidden = new Portrait.Hidden(Portrait.Reason.SYSTEM);
        assertThat(portrait(portrayals.get(CONNECT), system)).isEqualTo(hidden);
        assertThat(portrait(portrayals.get(CRYOSPARC), system)).isEqualTo(hidden);
        assertThat(portrait(portrayals.get(CLOUDOMATION), system)).isEqualTo(hidden);
        assertThat(shown(ARVADOS, system).id()).endsWith("-tpzed-000000000000000");
        assertThat(connect().get("v1/users/" + system.id()).status()).isEqualTo(404);
        ok(bearer("arvados/v1/users/" + shown(ARVADOS, system).id()));
    }

    @Test
    void noDoorPortraysAnybodyToSomebodyWhoMayNotSeeAll() {
        Account pam = create("pamela", Rank.PUBLISHER);
        Account vi = create("vivian", Rank.VIEWER);
        var key = open.directory().keys().create(HOST, pam.id(), NewKey.forPrograms("test", null, null));
        Caller asPam = open.directory()
                .keys()
                .identify(key.secret(), Set.of(Key.Purpose.API_KEY), Origin.host("1"))
                .caller();
        assertThat(portrayals).allSatisfy(door -> {
            assertThat(door.of(asPam, pam, entry(pam.id()).activity())).isInstanceOf(Portrait.Shown.class);
            assertThatThrownBy(() -> door.of(asPam, vi, entry(vi.id()).activity()))
                    .isInstanceOf(Refused.class);
        });
    }

    /** Compares with what each served door answers an administrator now. */
    private void assertSameAsTheDoors(Account account) {
        assertSameAsConnect(shown(CONNECT, account));
        assertSameAsArvados(shown(ARVADOS, account));
        assertSameAsCryosparc(shown(CRYOSPARC, account));
    }

    private void assertSameAsConnect(Portrait.Shown portrait) {
        JsonNode user = ok(connect().get("v1/users/" + portrait.id()));
        assertThat(List.of(portrait.name(), String.valueOf(portrait.role())))
                .containsExactly(Json.text(user, "username"), Json.text(user, "user_role"));
        Map<String, String> facts = byWord(portrait);
        for (String word : List.of("email", "confirmed", "locked")) {
            assertThat(facts.get(word)).as(word).isEqualTo(user.get(word).asString());
        }
        String query =
                Http.query("prefix", portrait.name(), "account_status", String.valueOf(facts.get("account_status")));
        assertThat(Json.texts(ok(connect().get("v1/users" + query)).get("results"), "guid"))
                .contains(portrait.id());
    }

    private void assertSameAsArvados(Portrait.Shown portrait) {
        JsonNode user = ok(bearer("arvados/v1/users/" + portrait.id()));
        assertThat(portrait.id()).isEqualTo(Json.text(user, "uuid"));
        assertThat(portrait.name()).isEqualTo(Json.text(user, "username"));
        portrait.facts()
                .forEach(fact -> assertThat(fact.value())
                        .as(fact.word())
                        .isEqualTo(user.get(fact.word()).asString()));
    }

    private void assertSameAsCryosparc(Portrait.Shown portrait) {
        JsonNode user = ok(bearer("api/cmd/users/" + portrait.id()));
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

    /** What the portraits say, and that the doors do so. */
    private void assertSignsIn(Account account, SignIn connect, SignIn arvados, SignIn cryosparc) {
        assertThat(signIns(account)).containsExactly(connect, arvados, cryosparc, SignIn.NOT_SERVED);
        String username = Objects.requireNonNull(account.username()).value();
        assertThat(connectSignIn(username, PASSWORD + username).status() == 200).isEqualTo(connect == SignIn.OPENS);
        Answer token = http.post(
                "arvados/v1/users/authenticate", Json.object("username", username, "password", PASSWORD + username));
        assertThat(token.status() == 200).as(token.text()).isEqualTo(arvados == SignIn.OPENS);
        assertThat(cryosparcSignIn(account, username).status() == 200).isEqualTo(cryosparc == SignIn.OPENS);
    }

    private List<SignIn> signIns(Account account) {
        return portrayals.stream()
                .map(door -> ((Portrait.Shown) portrait(door, account)).signIn())
                .toList();
    }

    private Answer connectSignIn(String username, String password) {
        return http.post("__login__", Json.object("username", username, "password", password));
    }

    private Answer cryosparcSignIn(Account account, String name) {
        String address = account.emails().getFirst().address().value();
        String form = Http.query("username", address, "password", CryosparcDoor.digest(PASSWORD + name));
        return http.send(
                "POST",
                "api/cmd/login",
                "application/x-www-form-urlencoded",
                BodyPublishers.ofString(form.substring(1)));
    }

    private Http connect() {
        return Http.at(http.base() + "__api__").with("Authorization", "Key " + secret);
    }

    private Answer bearer(String path) {
        return http.with("Authorization", "Bearer " + secret).get(path);
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private List<String> roles(Account account) {
        return portrayals.stream()
                .map(door -> Objects.requireNonNullElse(((Portrait.Shown) portrait(door, account)).role(), ""))
                .toList();
    }

    private Portrait.Shown shown(int door, Account account) {
        return (Portrait.Shown) portrait(portrayals.get(door), account);
    }

    private List<String> facts(int door, Account account) {
        return shown(door, account).facts().stream()
                .map(fact -> fact.word() + "=" + fact.value())
                .toList();
    }

    private static Map<String, String> byWord(Portrait.Shown portrait) {
        return portrait.facts().stream().collect(Collectors.toMap(Fact::word, Fact::value));
    }

    /** Of the account as it is now. */
    private Portrait portrait(Portrayal door, Account account) {
        AccountEntry entry = entry(account.id());
        return door.of(asAda, entry.account(), entry.activity());
    }

    private AccountEntry entry(AccountId id) {
        return open.store().read(reading -> reading.accounts().findEntry(id)).orElseThrow();
    }

    private Account create(String username, Rank rank) {
        return open.directory()
                .admissions()
                .create(HOST, wanted(username, username + "@lab.example", rank, withPassword(username)));
    }

    private Account create(@Nullable String username, String address, NewAccount.Start start) {
        return open.directory().admissions().create(HOST, wanted(username, address, Rank.VIEWER, start));
    }

    private static NewAccount.Start withPassword(String name) {
        return new NewAccount.Start.WithPassword(Password.ofText(PASSWORD + name));
    }

    private static NewAccount wanted(@Nullable String username, String address, Rank rank, NewAccount.Start start) {
        return new NewAccount(
                AccountKind.PERSON,
                username == null ? null : Username.parse(username),
                EmailAddress.parse(address),
                Profile.ofNames("Given", "Family"),
                rank,
                null,
                start,
                AddressRule.MAY_BE_SHARED);
    }
}
