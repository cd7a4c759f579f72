package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final Caller ANYBODY = Caller.anonymous(TestDirectory.origin());
    private static final String NEXT = "a longer password than before";

    private final TestDirectory site = new TestDirectory();
    private final Passwords passwords = site.directory.passwords();
    private Caller administrator;

    @BeforeEach
    void setUp() {
        administrator = site.signedIn(site.first());
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void registeringMakesTheAccountActiveWithThatPassword() {
        Account ada = invite("ada");
        assertThat(signIn("ada", PASSWORD)).isInstanceOf(LoginOutcome.Rejected.class);
        register(ada, code(ada), NEXT);

        assertThat(signIn("ada", NEXT)).isInstanceOf(LoginOutcome.SignedIn.class);
        Account registered = present(ada);
        assertThat(registered.life().isActivated()).isTrue();
        assertThat(registered.life().inAllUsers()).isTrue();
        assertThat(registered.stamps().passwordChangedAt()).isEqualTo(site.now());
        assertThat(code(ada)).isNull();
    }

    @Test
    void whoWasActivatedOtherwiseStillRegistersWithTheCode() {
        Account ada = invite("ada");
        String code = code(ada);
        site.directory.admittance().activate(administrator, ada.id());
        assertThat(code(ada)).isEqualTo(code);
        site.directory.codes().ask(new AccountName.ById(ada.id()), ANYBODY);
        register(ada, code, NEXT);

        assertThat(signIn("ada", NEXT)).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void aCodeIsTakenOnce() {
        Account ada = invite("ada");
        String code = code(ada);
        register(ada, code, NEXT);

        assertRefused(Failure.CodeRefused.class, () -> register(ada, code, "yet another password"));
        assertThat(signIn("ada", NEXT)).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void ofParallelRegistrationsWithOneCodeExactlyOneWins() throws Exception {
        Account ada = invite("ada");
        String code = code(ada);
        List<Boolean> won = parallel(20, () -> isTaken(() -> register(ada, code, NEXT)));

        assertThat(won.stream().filter(each -> each)).hasSize(1);
    }

    @Test
    void parallelWrongCodesAreNoMoreThanFive() throws Exception {
        Account ada = invite("ada");
        String code = code(ada);
        parallel(50, () -> isTaken(() -> register(ada, "nope", NEXT)));

        assertRefused(Failure.CodeRefused.class, () -> register(ada, code, NEXT));
        assertThat(site.<Long>read(
                        reading -> reading.codes().missesSince(site.now().minusSeconds(60))))
                .isEqualTo(5);
    }

    @Test
    void codesOfOthersAndOfOtherPurposesAreWrongOnes() {
        Account ada = invite("ada");
        Account bob = invite("bob");
        Account cyd = site.create("cyd", Rank.VIEWER);
        site.directory.codes().issue(administrator, cyd.id());
        String reset = code(cyd);

        assertRefused(Failure.CodeRefused.class, () -> register(ada, code(bob), NEXT));
        assertRefused(Failure.CodeRefused.class, () -> reset(ada, code(ada), NEXT));
        assertRefused(Failure.CodeRefused.class, () -> register(cyd, reset, NEXT));
        assertRefused(Failure.CodeRefused.class, () -> reset(present(bob), reset, NEXT));
        register(ada, code(ada), NEXT);
    }

    @Test
    void resettingEndsEverySessionAndTheOldPassword() {
        Account cyd = site.create("cyd", Rank.VIEWER);
        var session = (LoginOutcome.SignedIn) signIn("cyd", PASSWORD);
        site.directory.codes().issue(administrator, cyd.id());
        reset(cyd, code(cyd), NEXT);

        assertRefused(Failure.BadCredentials.class, () -> site.bySession(session.secret()));
        assertThat(signIn("cyd", PASSWORD)).isInstanceOf(LoginOutcome.Rejected.class);
        assertThat(signIn("cyd", NEXT)).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void aResetEndsALockOut() {
        Account cyd = site.create("cyd", Rank.VIEWER);
        for (int tries = 0; tries < 5; tries++) {
            signIn("cyd", "wrong");
        }
        site.directory.codes().issue(administrator, cyd.id());
        reset(cyd, code(cyd), NEXT);

        assertThat(signIn("cyd", NEXT)).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void aCodeThatNobodyInParticularAskedForCountsOnceAnAdministratorHasSeenIt() {
        Account cyd = site.create("cyd", Rank.VIEWER);
        site.directory.codes().ask(new AccountName.ById(cyd.id()), ANYBODY);
        String guessed = site.codeBehindTheBack(cyd);
        assertRefused(Failure.CodeRefused.class, () -> reset(cyd, guessed, NEXT));
        assertThat(code(cyd)).isEqualTo(guessed);

        reset(cyd, guessed, NEXT);
        assertThat(signIn("cyd", NEXT)).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void aPasswordThatWasSetOtherwiseEndsTheCode() {
        Account cyd = site.create("cyd", Rank.VIEWER);
        site.directory.codes().issue(administrator, cyd.id());
        String code = code(cyd);
        passwords.set(TestDirectory.HOST, cyd.id(), Password.ofText(NEXT));

        assertRefused(Failure.CodeRefused.class, () -> reset(cyd, code, "yet another password"));
    }

    @Test
    void theDisabledAndTheTrashedCannotUseACode() {
        Account cyd = site.create("cyd", Rank.VIEWER);
        site.directory.codes().issue(administrator, cyd.id());
        String code = code(cyd);
        site.directory.accounts().disable(administrator, cyd.id());
        assertRefused(Failure.CodeRefused.class, () -> reset(cyd, code, NEXT));
        site.directory.accounts().enable(administrator, cyd.id());
        site.directory.trash().put(administrator, cyd.id(), Trash.Owners.GO_TOO);

        assertRefused(Failure.CodeRefused.class, () -> reset(cyd, code, NEXT));
    }

    @Test
    void withdrawingTheActivationEndsTheCodes() {
        Account cyd = site.create("cyd", Rank.VIEWER);
        site.directory.codes().issue(administrator, cyd.id());
        String code = code(cyd);
        site.directory.admittance().withdraw(administrator, cyd.id(), new Admittance.Withdrawal(null, List.of()));

        assertRefused(Failure.CodeRefused.class, () -> reset(cyd, code, NEXT));
        assertRefused(Failure.CodeRefused.class, () -> register(cyd, code, NEXT));
    }

    @Test
    void commonPasswordsAndOnesOwnNameAreRefusedAndLeaveTheCode() {
        Account ada = invite("ada-lovely");
        String code = code(ada);
        assertRefused(Failure.PasswordRefused.class, () -> register(ada, code, "password"));
        assertRefused(Failure.PasswordRefused.class, () -> register(ada, code, "Ada-Lovely123"));

        register(ada, code, NEXT);
    }

    @Test
    void whoKnowsThePasswordChangesItAndKeepsTheSessionInUse() {
        Account cyd = site.create("cyd", Rank.VIEWER);
        Caller inUse = site.signedIn(cyd);
        var other = (LoginOutcome.SignedIn) signIn("cyd", PASSWORD);
        assertRefused(
                Failure.BadCredentials.class,
                () -> passwords.change(inUse, Password.ofText("wrong"), Password.ofText(NEXT)));
        passwords.change(inUse, Password.ofText(PASSWORD), Password.ofText(NEXT));

        assertThat(site.directory.accounts().own(inUse).account().id()).isEqualTo(cyd.id());
        site.directory.codes();
        assertRefused(Failure.BadCredentials.class, () -> site.bySession(other.secret()));
        assertThat(signIn("cyd", NEXT)).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void wrongPresentPasswordsLockOutAndKeysOfProgramsChangeNone() {
        Account cyd = site.create("cyd", Rank.VIEWER);
        Caller inUse = site.signedIn(cyd);
        Caller elsewhere = site.signedIn(cyd);
        assertRefused(
                Failure.NotPermitted.class,
                () -> passwords.change(site.as(cyd), Password.ofText(PASSWORD), Password.ofText(NEXT)));
        for (int tries = 0; tries < 5; tries++) {
            assertRefused(
                    Failure.BadCredentials.class,
                    () -> passwords.change(inUse, Password.ofText("wrong"), Password.ofText(NEXT)));
        }

        assertRefused(
                Failure.BadCredentials.class,
                () -> passwords.change(elsewhere, Password.ofText(PASSWORD), Password.ofText(NEXT)));
        assertThat(signIn("cyd", PASSWORD)).isInstanceOf(LoginOutcome.Rejected.class);
    }

    @Test
    void whoRegistersIsToldToHaveChangedTheAccountAndTheHostIsNobody() {
        Account ada = invite("ada");
        Account bob = invite("bob");
        register(ada, code(ada), NEXT);
        passwords.set(TestDirectory.HOST, bob.id(), Password.ofText(NEXT));

        assertThat(present(ada).stamps().modifiedBy()).isEqualTo(ada.id());
        assertThat(present(bob).stamps().modifiedBy()).isNull();
    }

    @Test
    void onlyTheHostSetsAPasswordWithoutTheOldOne() {
        Account cyd = site.create("cyd", Rank.VIEWER);
        assertRefused(Failure.NotPermitted.class, () -> passwords.set(administrator, cyd.id(), Password.ofText(NEXT)));
    }

    @Test
    void manyWrongCodesOverAllAccountsSlowAllCodesDownAndAreWrittenDown() {
        for (int account = 0; account < CodeMisses.BUDGET / Codes.TRIES; account++) {
            Account person = invite("person" + account);
            for (int tries = 0; tries < Codes.TRIES; tries++) {
                assertRefused(Failure.CodeRefused.class, () -> register(person, "nope", NEXT));
            }
        }
        assertThat(site.<Boolean>read(reading -> reading.events().list(null, false, 20).stream()
                        .anyMatch(event -> event.act() == Act.CODES_UNDER_ATTACK)))
                .isTrue();
        Account ada = invite("ada");
        String code = code(ada);
        assertRefused(Failure.CodeRefused.class, () -> register(ada, "nope", NEXT));
        assertRefused(Failure.Busy.class, () -> register(ada, code, NEXT));
        site.pass(Duration.ofSeconds(5));

        register(ada, code, NEXT);
    }

    private static boolean isTaken(Runnable redemption) {
        try {
            redemption.run();
            return true;
        } catch (Refused refused) {
            assertThat(refused.failure()).isInstanceOf(Failure.CodeRefused.class);
            return false;
        }
    }

    private static <T> List<T> parallel(int times, Callable<T> act) throws Exception {
        try (var executor = Executors.newFixedThreadPool(times)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(executor.submit(act));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }

    private void register(Account account, String code, String password) {
        passwords.register(ANYBODY, new AccountName.ById(account.id()), code, Password.ofText(password));
    }

    private void reset(Account account, String code, String password) {
        passwords.reset(ANYBODY, new AccountName.ById(account.id()), code, Password.ofText(password));
    }

    private String code(Account account) {
        CodeTable.Row row = site.directory
                .codeTable()
                .of(administrator, List.of(account))
                .getOrDefault(account.id(), CodeTable.Row.NONE);
        return row.registration() == null ? row.reset() : row.registration();
    }

    private Account present(Account account) {
        return site.read(reading -> reading.accounts().find(account.id()).orElseThrow());
    }

    private LoginOutcome signIn(String username, String password) {
        return site.directory.logins().signIn(username, password, Duration.ofHours(1), TestDirectory.origin());
    }

    private Account invite(String username) {
        var wanted = new NewAccount(
                AccountKind.PERSON,
                Username.parse(username),
                EmailAddress.parse(username + "@lab.example"),
                Profile.ofNames(null, null),
                Rank.VIEWER,
                null,
                new NewAccount.Start.Invited(),
                AddressRule.MUST_BE_FREE);
        return site.directory.admissions().create(administrator, wanted);
    }
}
