package muster.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Code;
import muster.model.EmailAddress;
import muster.model.Key;
import muster.model.KeySecret;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Password;
import muster.model.Policy;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;
import muster.testing.TestSecrets;

/** A directory on a fresh embedded database, with a clock that stands still until it is told to go on. */
final class TestDirectory implements AutoCloseable {
    static final Caller HOST = Caller.host("test");
    static final String PASSWORD = "a good password";

    private final Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    final SqlStore store;
    final Directory directory;
    final ActivityStamps stamps;
    final Transactions transactions;
    private final Secrets secrets;

    TestDirectory() {
        this(Policy.DEFAULT);
    }

    TestDirectory(Post post) {
        this(Policy.DEFAULT, post);
    }

    TestDirectory(Policy policy) {
        this(policy, Post.NONE);
    }

    private TestDirectory(Policy policy, Post post) {
        try {
            folder = Files.createTempDirectory("muster-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = SqlStore.open(new DatabaseSettings.Sqlite(folder.resolve("muster.db")));
        stamps = new ActivityStamps(store);
        InstantSource clock = now::get;
        Identifiers identifiers = new Counting();
        secrets = TestSecrets.cheap();
        transactions = new Transactions(store, identifiers, clock);
        directory = Directory.over(store, secrets, identifiers, clock, policy, stamps, List.of(), post);
    }

    /** Signing in to this directory where passwords are hashed by that. */
    Logins loginsWith(PasswordHasher hasher) {
        var tries = new WrongTries(Policy.DEFAULT, withoutMail());
        return new Logins(
                transactions,
                new PasswordChecks(transactions, hasher, tries),
                new SecondFactorChecks(secrets, tries),
                directory.applicationPasswords(),
                secrets.vault());
    }

    /** What a site without mail tells people by it. */
    Correspondence withoutMail() {
        return new Correspondence(new Outbox(transactions, secrets.vault(), Post.NONE), Policy.DEFAULT);
    }

    /** Where the files of the database are. */
    Path folder() {
        return folder;
    }

    Instant now() {
        return now.get();
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    /** The first account, with which every set-up begins. */
    Account first() {
        return directory.admissions().createFirst(HOST, wanted("first", Rank.ADMINISTRATOR));
    }

    Account create(String username, Rank rank) {
        return directory.admissions().create(HOST, wanted(username, rank));
    }

    static NewAccount wanted(String username, Rank rank) {
        return new NewAccount(
                AccountKind.PERSON,
                Username.parse(username),
                EmailAddress.parse(username + "@lab.example"),
                Profile.ofNames("Given " + username, null),
                rank,
                null,
                new NewAccount.Start.WithPassword(Password.ofText(PASSWORD)),
                AddressRule.MAY_BE_SHARED);
    }

    /** Signed in as that account, through a fresh API key. */
    Caller as(Account account) {
        return callerWith(key(account));
    }

    Keys.MadeKey key(Account account) {
        return directory.keys().create(HOST, account.id(), NewKey.forPrograms("test", null, null));
    }

    Caller callerWith(Keys.MadeKey key) {
        return directory
                .keys()
                .identify(key.secret(), Set.of(Key.Purpose.API_KEY), origin())
                .caller();
    }

    /** Signed in as that account with its password, at this door. */
    Caller signedIn(Account account) {
        Username name = Objects.requireNonNull(account.username());
        LoginOutcome outcome = directory.logins().signIn(name.value(), PASSWORD, Duration.ofDays(365), origin());
        return bySession(((LoginOutcome.SignedIn) outcome).secret());
    }

    Caller bySession(KeySecret session) {
        return directory
                .keys()
                .identify(session, Set.of(Key.Purpose.SESSION), origin())
                .caller();
    }

    <T> T read(Function<Reading, T> look) {
        return store.read(look);
    }

    /** The open code of an account, without anybody having been shown it. */
    String codeBehindTheBack(Account account) {
        Code code =
                read(reading -> reading.codes().latest(List.of(account.id()))).getFirst();
        return secrets.vault()
                .open("code " + code.id(), Objects.requireNonNull(code.sealed()))
                .orElseThrow();
    }

    static Origin origin() {
        return new Origin("test", "request", "127.0.0.1", null);
    }

    @Override
    public void close() {
        store.close();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids and secrets in a row, so that a failing test fails the same way again. */
    private static final class Counting implements Identifiers {
        private final AtomicLong count = new AtomicLong();

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
