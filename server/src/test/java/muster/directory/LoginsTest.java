package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import muster.model.Account;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Policy;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final TestDirectory site = new TestDirectory();
    private final Logins logins = site.directory.logins();
    private Account ada;
    private Caller administrator;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
        ada = site.create("ada", Rank.VIEWER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void theRightPasswordOpensASessionAtThisDoorAlone() {
        KeySecret session = signedIn("ADA ", PASSWORD).secret();

        assertThat(caller(session, "test").account()).isEqualTo(ada.id());
        assertRefused(Failure.BadCredentials.class, () -> caller(session, "elsewhere"));
        assertRefused(
                Failure.BadCredentials.class,
                () -> site.directory.keys().identify(session, Set.of(Key.Purpose.API_KEY), TestDirectory.origin()));
    }

    @Test
    void somePlatformsGiveAKeyInsteadOfASession() {
        NewKey wanted = NewKey.forPrograms("signed in", null, site.now().plus(LIFETIME));
        assertThat(logins.signIn("ada", "wrong", wanted, TestDirectory.origin()))
                .isInstanceOf(LoginOutcome.Rejected.class);
        LoginOutcome outcome = logins.signIn("ada", PASSWORD, wanted, TestDirectory.origin());

        List<Event> latest = site.store.read(reading -> reading.events().list(null, false, 2));
        assertThat(latest).extracting(Event::act).containsExactly(Act.KEY_CREATED, Act.SIGNED_IN);
        assertThat(outcome).isInstanceOfSatisfying(LoginOutcome.SignedIn.class, signedIn -> {
            assertThat(signedIn.key().label()).isEqualTo("signed in");
            Origin elsewhere = new Origin("elsewhere", "request", null, null);
            assertThat(site.directory
                            .keys()
                            .identify(signedIn.secret(), Set.of(Key.Purpose.API_KEY), elsewhere)
                            .caller()
                            .account())
                    .isEqualTo(ada.id());
            assertThat(site.directory.keys().list(site.as(ada), ada.id()))
                    .extracting(Key::id)
                    .contains(signedIn.key().id());
        });
    }

    @Test
    void aSessionEndsByTimeAndBySigningOut() {
        KeySecret session = signedIn("ada", PASSWORD).secret();
        KeySecret other = signedIn("ada", PASSWORD).secret();
        logins.signOut(caller(session, "test"));
        assertRefused(Failure.BadCredentials.class, () -> caller(session, "test"));

        site.pass(LIFETIME);
        assertRefused(Failure.BadCredentials.class, () -> caller(other, "test"));
    }

    @Test
    void afterFiveWrongTriesTheRightPasswordIsRefusedUntilTheTimeHasPassed() {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn("ada", "wrong")).isInstanceOf(LoginOutcome.Rejected.class);
        }
        assertThat(signIn("ada", PASSWORD)).isInstanceOf(LoginOutcome.Rejected.class);
        site.pass(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(signIn("ada", PASSWORD)).isInstanceOf(LoginOutcome.Rejected.class);
        site.pass(Duration.ofSeconds(1));
        assertThat(signIn("ada", PASSWORD)).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void afterALockOutHasPassedTheCountBeginsAnew() {
        for (int i = 0; i < 5; i++) {
            signIn("ada", "wrong");
        }
        site.pass(Duration.ofMinutes(15));
        for (int i = 0; i < 4; i++) {
            signIn("ada", "wrong");
        }
        assertThat(signIn("ada", PASSWORD)).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void unlockingEndsALockOutAlsoOneThatNeverEndsByItself() {
        var forEver = new Policy.LockOut(3, Duration.ZERO);
        var policy = new Policy(
                Rank.VIEWER, false, false, Policy.SelfEditing.ADMINISTRATORS_AND_SELF, forEver, Policy.Codes.DEFAULT);
        try (TestDirectory strict = new TestDirectory(policy)) {
            strict.first();
            Account victim = strict.create("victim", Rank.VIEWER);
            for (int i = 0; i < 3; i++) {
                strict.directory.logins().signIn("victim", "wrong", LIFETIME, TestDirectory.origin());
            }
            strict.pass(Duration.ofDays(3_650));
            assertThat(strict.directory.logins().signIn("victim", PASSWORD, LIFETIME, TestDirectory.origin()))
                    .isInstanceOf(LoginOutcome.Rejected.class);

            strict.directory.accounts().enable(TestDirectory.HOST, victim.id());

            assertThat(strict.directory.logins().signIn("victim", PASSWORD, LIFETIME, TestDirectory.origin()))
                    .isInstanceOf(LoginOutcome.SignedIn.class);
        }
    }

    @Test
    void parallelWrongTriesAreCountedExactlyOnceEachAndLockOnce() throws Exception {
        parallel(4, () -> signIn("ada", "wrong"));
        assertThat(failures()).isEqualTo(4);

        parallel(40, () -> signIn("ada", "wrong"));

        assertThat(failures()).isEqualTo(5);
        long locks = site.store.read(reading -> reading.events().list(null, true, 1_000).stream()
                .filter(event -> event.act() == Act.LOCKED_OUT)
                .count());
        assertThat(locks).isEqualTo(1);
    }

    @Test
    void aThousandParallelWrongPasswordsAreComparedNoMoreOftenThanTheLimit() throws Exception {
        var counting = new CountingHasher();
        Logins counted = site.loginsWith(counting);
        List<LoginOutcome> outcomes =
                parallel(1_000, () -> counted.signIn("ada", "wrong", LIFETIME, TestDirectory.origin()));

        assertThat(outcomes).allMatch(LoginOutcome.Rejected.class::isInstance);
        assertThat(counting.compared).hasValue(Policy.LockOut.DEFAULT.failures());
        assertThat(counting.pretended).hasValue(1_000 - Policy.LockOut.DEFAULT.failures());
        assertThat(failures()).isEqualTo(5);
    }

    @Test
    void twoHundredParallelRightPasswordsAllSucceed() throws Exception {
        List<LoginOutcome> outcomes = parallel(200, () -> signIn("ada", PASSWORD));
        assertThat(outcomes).allMatch(LoginOutcome.SignedIn.class::isInstance);
    }

    @Test
    void rightPasswordsAmongWrongOnesNeverMakeRoomForMoreThanTheLimitAllows() throws Exception {
        signIn("ada", "wrong");
        signIn("ada", "wrong");
        var counting = new CountingHasher();
        Logins counted = site.loginsWith(counting);
        parallel(100, () -> counted.signIn("ada", "wrong", LIFETIME, TestDirectory.origin()));

        assertThat(counting.compared).hasValue(3);
    }

    @Test
    void parallelRightPasswordsAllSucceedAlsoWhileTheirHashIsBeingReplaced() throws Exception {
        Logins strengthening = site.loginsWith(new AlwaysOutdated());
        List<LoginOutcome> outcomes =
                parallel(4, () -> strengthening.signIn("ada", PASSWORD, LIFETIME, TestDirectory.origin()));
        assertThat(outcomes).allMatch(LoginOutcome.SignedIn.class::isInstance);
    }

    /** Counts how often a password was compared with somebody's hash, and how often that was only pretended. */
    private static final class CountingHasher implements PasswordHasher {
        private final PasswordHasher hasher = muster.credential.PasswordHashes.cheap(new java.security.SecureRandom());
        private final AtomicInteger compared = new AtomicInteger();
        private final AtomicInteger pretended = new AtomicInteger();

        @Override
        public muster.model.PasswordHash hash(muster.model.Password password) {
            return hasher.hash(password);
        }

        @Override
        public boolean matches(muster.model.Password password, muster.model.PasswordHash hash) {
            compared.incrementAndGet();
            return hasher.matches(password, hash);
        }

        @Override
        public void pretendToMatch(muster.model.Password password) {
            pretended.incrementAndGet();
            hasher.pretendToMatch(password);
        }

        @Override
        public boolean isOutdated(muster.model.PasswordHash hash) {
            return false;
        }
    }

    /** Finds every hash in need of a stronger one. */
    private static final class AlwaysOutdated implements PasswordHasher {
        private final PasswordHasher hasher = muster.credential.PasswordHashes.cheap(new java.security.SecureRandom());

        @Override
        public muster.model.PasswordHash hash(muster.model.Password password) {
            return hasher.hash(password);
        }

        @Override
        public boolean matches(muster.model.Password password, muster.model.PasswordHash hash) {
            return hasher.matches(password, hash);
        }

        @Override
        public void pretendToMatch(muster.model.Password password) {
            hasher.pretendToMatch(password);
        }

        @Override
        public boolean isOutdated(muster.model.PasswordHash hash) {
            return true;
        }
    }

    @Test
    void onlyTheRightPasswordLearnsThatTheAccountIsLocked() {
        site.directory.accounts().disable(administrator, ada.id());

        assertThat(signIn("ada", "wrong")).isInstanceOf(LoginOutcome.Rejected.class);
        assertThat(signIn("ada", PASSWORD)).isInstanceOf(LoginOutcome.Barred.class);
    }

    @Test
    void lockingEndsSessionsForGoodAndKeysForAWhile() {
        KeySecret session = signedIn("ada", PASSWORD).secret();
        Keys.MadeKey key = site.key(ada);

        site.directory.accounts().disable(administrator, ada.id());
        assertRefused(Failure.BadCredentials.class, () -> caller(session, "test"));
        assertRefused(Failure.AccountBarred.class, () -> site.callerWith(key));

        site.directory.accounts().enable(administrator, ada.id());
        assertRefused(Failure.BadCredentials.class, () -> caller(session, "test"));
        assertThat(site.callerWith(key).account()).isEqualTo(ada.id());
    }

    @Test
    void unknownNamesAndUntypablePasswordsAreRejectedLikeWrongOnes() {
        assertThat(signIn("nobody", PASSWORD)).isInstanceOf(LoginOutcome.Rejected.class);
        assertThat(signIn("", PASSWORD)).isInstanceOf(LoginOutcome.Rejected.class);
        assertThat(signIn("n".repeat(100_000), PASSWORD)).isInstanceOf(LoginOutcome.Rejected.class);
        assertThat(signIn("ada", "")).isInstanceOf(LoginOutcome.Rejected.class);
        assertThat(signIn("ada", "p".repeat(129))).isInstanceOf(LoginOutcome.Rejected.class);
    }

    private LoginOutcome signIn(String username, String password) {
        return logins.signIn(username, password, LIFETIME, TestDirectory.origin());
    }

    private LoginOutcome.SignedIn signedIn(String username, String password) {
        return (LoginOutcome.SignedIn) signIn(username, password);
    }

    private Caller caller(KeySecret session, String door) {
        return site.directory
                .keys()
                .identify(session, Set.of(Key.Purpose.SESSION), new Origin(door, "request", null, null))
                .caller();
    }

    private int failures() {
        return site.store.read(reading -> reading.accounts().activity(ada.id()).failures());
    }

    private static <T> List<T> parallel(int times, Callable<T> act) throws Exception {
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(java.util.Collections.nCopies(times, act))) {
                results.add(done.get());
            }
        }
        return results;
    }
}
