package muster.dialect.arvados;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import muster.credential.PasswordHashes;
import muster.directory.ActivityStamps;
import muster.directory.Directory;
import muster.directory.Identifiers;
import muster.directory.Keys;
import muster.http.HttpServer;
import muster.http.HttpSettings;
import muster.http.ListenAddress;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Key;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.Password;
import muster.model.Policy;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;
import muster.testing.Http;
import muster.testing.TestSecrets;

/** The door with a resource that echoes, over a fresh directory with an administrator Ada and a person Pia. */
final class EchoDoor implements AutoCloseable {
    static final String CLUSTER = "must1";
    static final Instant STARTED = Instant.parse("2026-03-01T12:00:00Z");

    private static final Caller HOST = Caller.host("test");

    private final Path folder;
    private final SqlStore store;
    private final PasswordHashes hasher;
    private final HttpServer server;
    final Directory directory;
    final Account ada;
    final Account pia;
    final Keys.MadeKey adasKey;
    final Keys.MadeKey piasKey;

    EchoDoor() {
        try {
            folder = Files.createTempDirectory("muster-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = SqlStore.open(new DatabaseSettings.Sqlite(folder.resolve("muster.db")));
        hasher = PasswordHashes.cheap(new SecureRandom());
        InstantSource clock = () -> STARTED;
        directory = Directory.over(
                store,
                TestSecrets.with(hasher),
                new Counting(),
                clock,
                Policy.DEFAULT,
                new ActivityStamps(store),
                List.of());
        ada = directory.admissions().createFirst(HOST, wanted("Ada", Rank.ADMINISTRATOR));
        pia = directory.admissions().create(HOST, wanted("Pia", Rank.MANAGER));
        adasKey = token(ada, "all");
        piasKey = token(pia, "all");
        var door = new ArvadosDialect(
                directory, ArvadosSettings.of(CLUSTER).withMaxRequestSize(100_000), clock, List.of(new EchoResource()));
        server = new HttpServer(
                HttpSettings.defaults().withListen(new ListenAddress("127.0.0.1", 0)),
                door.mounts(),
                List::of,
                clock,
                new SecureRandom());
        server.start();
    }

    /** A client without a token. */
    Http anybody() {
        return Http.at(server.uris().getFirst().toString());
    }

    Http asAda() {
        return with(adasKey.secret().reveal());
    }

    Http asPia() {
        return with(piasKey.secret().reveal());
    }

    Http with(String token) {
        return anybody().with("Authorization", "Bearer " + token);
    }

    Keys.MadeKey token(Account account, String... scopes) {
        List<String> doors = List.of(scopes).contains("all") ? List.of() : List.of(ArvadosTokens.DOOR);
        return directory
                .keys()
                .create(
                        HOST,
                        account.id(),
                        new NewKey(Key.Purpose.API_KEY, "token", List.of(scopes), doors, null, null));
    }

    void lock(Account account) {
        directory.accounts().disable(HOST, account.id());
    }

    private static NewAccount wanted(String name, Rank rank) {
        return new NewAccount(
                AccountKind.PERSON,
                Username.parse(name),
                EmailAddress.parse(name + "@lab.example"),
                Profile.ofNames(name, null),
                rank,
                null,
                new NewAccount.Start.WithPassword(Password.ofText("a good password")),
                AddressRule.MAY_BE_SHARED);
    }

    @Override
    public void close() {
        server.stop();
        hasher.close();
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Counting implements Identifiers {
        private final AtomicLong count = new AtomicLong(1L << 61);

        @Override
        public UUID uuid() {
            return new UUID(0x7000L | count.incrementAndGet() << 16, 0x8000_0000_0000_0000L);
        }

        @Override
        public long number() {
            return count.incrementAndGet();
        }

        @Override
        public String secret(int length) {
            String digits = Long.toString(count.incrementAndGet());
            return "s".repeat(length - digits.length()) + digits;
        }

        @Override
        public String digits(int length) {
            String digits = Long.toString(count.incrementAndGet());
            return "0".repeat(Math.max(0, length - digits.length())) + digits;
        }
    }
}
