package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import muster.directory.CodeTable;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.directory.Keys;
import muster.directory.LoginOutcome;
import muster.http.HttpServer;
import muster.http.HttpSettings;
import muster.http.ListenAddress;
import muster.http.Mount;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Key;
import muster.model.NewAccount;
import muster.model.Origin;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import muster.testing.Answer;
import muster.testing.Authenticator;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody with a second factor meets at the doors of platforms that do not know of it. */
class SecondFactorWireTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String NEXT = "another horse battery";
    private static final Caller HOST = Caller.host("test");

    @TempDir
    Path folder;

    private OpenDirectory open;
    private Directory directory;
    private HttpServer server;
    private Http http;
    private Account iris;
    private Account ada;
    private Caller signedIn;
    private Authenticator app;

    @BeforeEach
    void startWithAdaWhoHasASecondFactor() {
        SecureRandom random = new SecureRandom();
        DataFolder data = DataFolder.at(folder.resolve("data"));
        HttpSettings settings = HttpSettings.defaults().withListen(new ListenAddress("127.0.0.1", 0));
        Configuration configuration = Configuration.read(data.path(), Map.of(), Map.of());
        open = OpenDirectory.open(configuration, data, random);
        directory = open.directory();
        iris = directory.admissions().createFirst(HOST, person("iris"));
        ada = directory.admissions().create(HOST, person("ada"));
        var failures = new FailureLimit(open.clock(), FailureLimit.USUAL_FAILURES_PER_MINUTE);
        List<Mount> mounts = Doors.dialects(open, configuration, failures).stream()
                .flatMap(door -> door.mounts().stream())
                .toList();
        server = new HttpServer(settings, mounts, List::of, open.clock(), random);
        server.start();
        http = Http.at(server.uris().getFirst().toString());
        turnOn();
    }

    private void turnOn() {
        Origin console = new Origin("console", "request", null, null);
        var outcome = directory.logins().signIn("ada", PASSWORD, Duration.ofHours(1), console);
        signedIn = directory
                .keys()
                .identify(((LoginOutcome.SignedIn) outcome).secret(), Set.of(Key.Purpose.SESSION), console)
                .caller();
        app = new Authenticator(directory
                .secondFactors()
                .begin(signedIn, Password.ofText(PASSWORD))
                .secret());
        directory.secondFactors().confirm(signedIn, app.codeAt(open.clock().instant()));
    }

    @AfterEach
    void close() {
        server.stop();
        open.close();
    }

    private static NewAccount person(String username) {
        return new NewAccount(
                AccountKind.PERSON,
                Username.parse(username),
                EmailAddress.parse(username + "@lab.example"),
                Profile.ofNames(null, null),
                Rank.ADMINISTRATOR,
                null,
                new NewAccount.Start.WithPassword(Password.ofText(PASSWORD)),
                AddressRule.MAY_BE_SHARED);
    }

    private Answer atConnect(String password) {
        return http.post("__login__", Json.object("username", "ada", "password", password));
    }

    private Answer atArvados(String password) {
        return http.post("arvados/v1/users/authenticate", Json.object("username", "ada", "password", password));
    }

    private Answer atCryosparc(String password) {
        String form = Http.query(
                        "grant_type",
                        "password",
                        "username",
                        "ada@lab.example",
                        "password",
                        CryosparcDoor.digest(password))
                .substring(1);
        return http.send("POST", "api/cmd/login", "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
    }

    private static void assertAlike(Answer one, Answer other, int status) {
        assertThat(one.status()).as(one.toString()).isEqualTo(status);
        assertThat(one.status()).isEqualTo(other.status());
        assertThat(told(one)).isEqualTo(told(other));
        assertThat(one.allHeaders("Set-Cookie")).isEmpty();
    }

    /** Without the number of the request and the moment. */
    private static String told(Answer answer) {
        return answer.text().replaceAll("\\d{10}\\+[0-9a-f]{8}|req-[0-9a-z]{20}", "");
    }

    @Test
    void theRightPasswordIsAsWrongAsAnother() {
        assertAlike(atConnect(PASSWORD), atConnect("wrong"), 401);
        assertAlike(atArvados(PASSWORD), atArvados("wrong"), 401);
        assertThat(directory.accounts().get(HOST, ada.id()).activity().failures())
                .isEqualTo(4);
        assertAlike(atCryosparc(PASSWORD), atCryosparc("wrong"), 401);
        assertThat(directory
                        .accounts()
                        .get(HOST, ada.id())
                        .activity()
                        .isLockedOutAt(open.clock().instant()))
                .isTrue();
    }

    @Test
    void aScriptSignsInWithAnApplicationPasswordAtItsDoorUntilThatEnds() {
        Keys.MadeKey password = directory.applicationPasswords().create(signedIn, "nightly script", "cryosparc", null);
        String secret = password.secret().reveal();
        Answer answer = atCryosparc(secret);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        Http script = http.with("Authorization", "Bearer " + Json.text(answer.json(), "access_token"));
        assertThat(script.get("api/cmd/users/me").json().toString()).contains("ada@lab.example");

        assertThat(atConnect(secret).status()).isEqualTo(401);
        assertThat(atArvados(secret).status()).isEqualTo(401);
        for (String header : List.of("Bearer " + secret, "Key " + secret, "OAuth2 " + secret)) {
            Http withSecret = http.with("Authorization", header);
            assertThat(withSecret.get("api/cmd/users/me").status()).isEqualTo(401);
            assertThat(withSecret.get("__api__/v1/user").status()).isEqualTo(401);
            assertThat(withSecret.get("arvados/v1/users/current").status()).isEqualTo(401);
        }

        directory.applicationPasswords().end(signedIn, ada.id(), password.key().id());
        assertThat(script.get("api/cmd/users/me").status()).isEqualTo(401);
        assertThat(atCryosparc(secret).status()).isEqualTo(401);
    }

    @Test
    void aScriptOfAnAdministratorSeesNoCodes() {
        String code = codeOf(iris);
        Keys.MadeKey password = directory.applicationPasswords().create(signedIn, "script", "cryosparc", null);
        Answer answer = atCryosparc(password.secret().reveal());
        Http script = http.with("Authorization", "Bearer " + Json.text(answer.json(), "access_token"));
        Answer users = script.get("api/cmd/users");
        assertThat(users.status()).as(users.toString()).isEqualTo(200);
        assertThat(users.text()).contains("iris@lab.example").doesNotContain('"' + code + '"');
    }

    @Test
    void theRightResetCodeIsAsWrongAsAnother() {
        String code = codeOf(ada);
        assertAlike(reset(code), reset("nope"), 400);
        assertThat(codeOf(ada)).isNotEmpty();
    }

    private String codeOf(Account account) {
        directory.codes().issue(HOST, account.id());
        CodeTable.Row row = directory.codeTable().of(HOST, List.of(account)).get(account.id());
        return Objects.requireNonNull(Objects.requireNonNull(row).reset());
    }

    private Answer reset(String code) {
        return http.with("token", code)
                .post(
                        "api/cmd/users/ada@lab.example/reset_password",
                        Json.object("password", CryosparcDoor.digest(NEXT)));
    }
}
