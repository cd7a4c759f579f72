package muster.app;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import muster.dialect.Dialect;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.directory.LoginOutcome;
import muster.directory.Portrait;
import muster.directory.Portrayal;
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
import muster.model.KeySecret;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import muster.testing.Answer;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import org.jspecify.annotations.Nullable;

/** All doors over a fresh directory with the administrator Ada, seen from within and by their clients. */
final class PortraitSite implements AutoCloseable {
    static final Caller HOST = Caller.host("test");

    private static final Origin ORIGIN = new Origin("test", "1", "127.0.0.1", null);

    private final OpenDirectory open;
    private final HttpServer server;
    private final Http http;
    private final String secret;
    private final Caller asAda;
    final List<Portrayal> portrayals;
    final Account ada;

    PortraitSite(Path folder) {
        Configuration configuration = Configuration.read(folder, Map.of(), Map.of());
        open = OpenDirectory.open(configuration, DataFolder.at(folder), new SecureRandom());
        List<Dialect> doors = Doors.dialects(open, configuration, new FailureLimit(open.clock(), 1_000));
        portrayals = doors.stream().flatMap(door -> door.portrayal().stream()).toList();
        server = new HttpServer(
                HttpSettings.defaults().withListen(new ListenAddress("127.0.0.1", 0)),
                doors.stream().flatMap(door -> door.mounts().stream()).toList(),
                List::of,
                open.clock(),
                new SecureRandom());
        server.start();
        http = Http.at(server.uris().getFirst().toString());
        ada = directory()
                .admissions()
                .createFirst(HOST, wanted("ada", "ada@lab.example", Rank.ADMINISTRATOR, withPassword("ada")));
        KeySecret key = key(ada);
        secret = key.reveal();
        asAda = caller(key, Key.Purpose.API_KEY);
    }

    Directory directory() {
        return open.directory();
    }

    OpenDirectory open() {
        return open;
    }

    /** With a password that begins like everybody's, and is nobody else's. */
    Account create(String username, Rank rank) {
        return directory()
                .admissions()
                .create(HOST, wanted(username, username + "@lab.example", rank, withPassword(username)));
    }

    Account create(@Nullable String username, String address, NewAccount.Start start) {
        return directory().admissions().create(HOST, wanted(username, address, Rank.VIEWER, start));
    }

    static NewAccount.Start withPassword(String name) {
        return new NewAccount.Start.WithPassword(Password.ofText(password(name)));
    }

    static String password(String name) {
        return "a heron at the weir of " + name;
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

    private KeySecret key(Account account) {
        return directory()
                .keys()
                .create(HOST, account.id(), NewKey.forPrograms("test", null, null))
                .secret();
    }

    private Caller caller(KeySecret key, Key.Purpose purpose) {
        return directory().keys().identify(key, Set.of(purpose), ORIGIN).caller();
    }

    Caller withKeyOf(Account account) {
        return caller(key(account), Key.Purpose.API_KEY);
    }

    Caller signedIn(String username) {
        LoginOutcome outcome = directory().logins().signIn(username, password(username), Duration.ofHours(1), ORIGIN);
        return caller(((LoginOutcome.SignedIn) outcome).secret(), Key.Purpose.SESSION);
    }

    AccountEntry entry(AccountId id) {
        return open.store().read(reading -> reading.accounts().findEntry(id)).orElseThrow();
    }

    /** Of the account as it is now, for Ada. */
    Portrait portrait(Portrayal door, Account account) {
        AccountEntry entry = entry(account.id());
        return door.of(asAda, entry.account(), entry.activity());
    }

    /** Ada's client of this door. */
    Http connect() {
        return Http.at(http.base() + "__api__").with("Authorization", "Key " + secret);
    }

    /** What Ada is answered at the doors that ask for a bearer. */
    Answer bearer(String path) {
        return http.with("Authorization", "Bearer " + secret).get(path);
    }

    boolean comesInAtConnect(String username, String password) {
        return comesIn("__login__", username, password);
    }

    boolean comesInAtArvados(String username) {
        return comesIn("arvados/v1/users/authenticate", username, password(username));
    }

    private boolean comesIn(String path, String username, String password) {
        Answer answer = http.post(path, Json.object("username", username, "password", password));
        return answer.status() == 200;
    }

    /** @param name with which the password ends */
    boolean comesInAtCryosparc(Account account, String name) {
        String address =
                Objects.requireNonNull(account.primaryEmail()).address().value();
        String form = Http.query("username", address, "password", CryosparcDoor.digest(password(name)));
        Answer answer = http.send(
                "POST",
                "api/cmd/login",
                "application/x-www-form-urlencoded",
                BodyPublishers.ofString(form.substring(1)));
        return answer.status() == 200;
    }

    /** Whether the password opens that door, or has it ask for a code of the second factor. */
    boolean passwordIsTakenAtCloudomation(String username) {
        Answer answer =
                http.post("api/latest/auth/login", Json.object("user_name", username, "password", password(username)));
        return answer.status() == 302 || answer.text().contains("otp");
    }

    @Override
    public void close() {
        server.stop();
        open.close();
    }
}
