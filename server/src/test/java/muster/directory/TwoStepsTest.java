package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Activity;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Password;
import muster.model.PasswordHash;
import muster.model.Rank;
import muster.testing.Together;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwoStepsTest {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String NEXT = "a longer password than before";

    private final TestDirectory site = new TestDirectory();
    private final Logins logins = site.directory.logins();
    private Caller administrator;
    private Account ada;
    private Caller inUse;
    private FactorPerson person;

    @BeforeEach
    void setUp() {
        administrator = site.signedIn(site.first());
        ada = site.create("ada", Rank.VIEWER);
        inUse = site.signedIn(ada);
        person = FactorPerson.turningOn(site, inUse);
        site.pass(STEP);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static void assertRejected(LoginOutcome outcome) {
        assertThat(outcome).isInstanceOf(LoginOutcome.Rejected.class);
    }

    private static void assertSignedIn(LoginOutcome outcome) {
        assertThat(outcome).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    private LoginOutcome oneStep(String password) {
        return logins.signIn("ada", password, Duration.ofHours(1), TestDirectory.origin());
    }

    private Activity activity(AccountId id) {
        return site.read(reading -> reading.accounts().activity(id));
    }

    private int failures() {
        return activity(ada.id()).failures();
    }

    @Test
    void passwordAndCodeOpenASession() {
        String challenge = person.challenge();
        assertThat(site.read(reading -> reading.events().list(null, false, 1))
                        .getFirst()
                        .act())
                .isEqualTo(Act.SECOND_FACTOR_TURNED_ON);
        LoginOutcome outcome = person.finish(challenge, person.code());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LoginOutcome.SignedIn.class,
                        signedIn -> assertThat(site.bySession(signedIn.secret()).account())
                                .isEqualTo(ada.id()));
        assertThat(activity(ada.id()).lastSignIn()).isEqualTo(site.now());
    }

    @Test
    void withoutASecondFactorTheFirstStepIsAll() {
        Account bob = site.create("bob", Rank.VIEWER);
        FactorPerson without = new FactorPerson(site, bob.id(), person.app(), List.of());
        assertThat(without.begin())
                .isInstanceOfSatisfying(FirstStep.Ended.class, ended -> assertSignedIn(ended.outcome()));
        assertThat(without.begin("wrong")).isEqualTo(new FirstStep.Ended(new LoginOutcome.Rejected()));
        assertThat(activity(bob.id()).failures()).isEqualTo(1);
    }

    @Test
    void aWrongPasswordComesNoFurther() {
        assertThat(person.begin("wrong")).isEqualTo(new FirstStep.Ended(new LoginOutcome.Rejected()));
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void whatIsNobodysPasswordComesNoFurther() {
        NewKey wanted = NewKey.session("test", site.now().plusSeconds(60));
        assertThat(logins.begin(new AccountName.ById(ada.id()), null, wanted, TestDirectory.origin()))
                .isEqualTo(new FirstStep.Ended(new LoginOutcome.Rejected()));
        assertThat(logins.begin(
                        new AccountName.ByUsername("nobody"),
                        Password.ofText(PASSWORD),
                        wanted,
                        TestDirectory.origin()))
                .isEqualTo(new FirstStep.Ended(new LoginOutcome.Rejected()));
    }

    @Test
    void theFirstStepAloneForgivesNothing() {
        person.begin("wrong");
        person.begin();
        assertThat(failures()).isEqualTo(1);
        assertSignedIn(person.signIn(person.code()));
        assertThat(failures()).isZero();
    }

    @Test
    void aCodeWorksOnceAndNoneBeforeIt() {
        String before = person.app().codeAt(site.now());
        site.pass(STEP);
        assertSignedIn(person.signIn(person.code()));
        assertRejected(person.signIn(person.code()));
        assertRejected(person.signIn(before));
        site.pass(STEP);
        assertSignedIn(person.signIn(person.code()));
    }

    @Test
    void theCodeThatTurnedItOnDoesNotSignIn() {
        FactorPerson other = FactorPerson.turningOn(site, site.signedIn(site.create("bob", Rank.VIEWER)));
        assertRejected(other.signIn(other.code()));
    }

    @Test
    void ofManyAtTheSameTimeWithOneCodeOneSignsIn() {
        String challenge = person.challenge();
        assertOneSignsIn(challenge, person.code());
    }

    @Test
    void ofManyAtTheSameTimeWithOneRecoveryCodeOneSignsIn() {
        assertOneSignsIn(person.challenge(), person.recoveryCodes().getFirst());
        assertThat(site.directory.secondFactors().status(inUse, ada.id()).recoveryCodesLeft())
                .isEqualTo(9);
    }

    private void assertOneSignsIn(String challenge, String code) {
        List<Callable<LoginOutcome>> tries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tries.add(() -> person.finish(challenge, code));
        }
        assertThat(Together.run(tries).stream().filter(LoginOutcome.SignedIn.class::isInstance))
                .hasSize(1);
    }

    @Test
    void wrongCodesAtTheSameTimeAreCountedOnceEachAndLockOut() {
        String challenge = person.challenge();
        String wrong = person.wrong();
        List<Callable<LoginOutcome>> tries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tries.add(() -> person.finish(challenge, wrong));
        }
        Together.run(tries).forEach(TwoStepsTest::assertRejected);
        assertThat(failures()).isEqualTo(4);
        Together.run(tries).forEach(TwoStepsTest::assertRejected);
        assertThat(activity(ada.id()).isLockedOutAt(site.now())).isTrue();
        assertRejected(person.finish(challenge, person.code()));
        assertRejected(person.signIn(person.code()));
        assertThat(site.read(reading -> reading.events().list(null, false, 9)).stream()
                        .filter(event -> event.act() == Act.LOCKED_OUT))
                .hasSize(1);
    }

    @Test
    void whatIsNoCodeAtAllIsAWrongOne() {
        String challenge = person.challenge();
        assertRejected(person.finish(challenge, ""));
        assertRejected(person.finish(challenge, "1".repeat(100_000)));
        assertRejected(person.finish(challenge, "\u0000"));
        assertThat(failures()).isEqualTo(3);
    }

    @Test
    void codesMayBeTypedWithBlanks() {
        String code = person.code();
        assertSignedIn(person.signIn(" " + code.substring(0, 3) + " " + code.substring(3) + "\n"));
    }

    @Test
    void aChallengeCountsForFiveMinutes() {
        String challenge = person.challenge();
        site.pass(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(logins.isOpen(challenge, TestDirectory.origin())).isTrue();
        assertSignedIn(person.finish(challenge, person.code()));
        site.pass(Duration.ofSeconds(1));
        assertThat(logins.isOpen(challenge, TestDirectory.origin())).isFalse();
        assertRejected(person.finish(challenge, person.recoveryCodes().getFirst()));
        assertThat(failures()).isZero();
    }

    @Test
    void aChallengeCountsAtItsDoorAndForItsAccountAlone() {
        String challenge = person.challenge();
        Origin elsewhere = new Origin("elsewhere", "request", null, null);
        NewKey wanted = NewKey.session("elsewhere", site.now().plusSeconds(60));
        assertRejected(logins.finish(challenge, person.code(), wanted, elsewhere));
        assertThat(logins.isOpen(challenge, elsewhere)).isFalse();
        FactorPerson other = FactorPerson.turningOn(site, site.signedIn(site.create("bob", Rank.VIEWER)));
        assertRejected(person.finish(challenge, other.recoveryCodes().getFirst()));
        assertSignedIn(person.finish(challenge, person.code()));
    }

    @Test
    void otherTextIsNoChallenge() {
        String challenge = person.challenge();
        for (String text : List.of("", ada.id().toString(), challenge + "A", challenge.substring(1))) {
            assertRejected(person.finish(text, person.code()));
        }
        assertThat(new FirstStep.NeedsSecondFactor(challenge).toString()).doesNotContain(challenge);
        assertThat(failures()).isZero();
    }

    @Test
    void aChallengeEndsWithThePasswordItWasGivenFor() {
        String challenge = person.challenge();
        site.directory.passwords().set(TestDirectory.HOST, ada.id(), Password.ofText(NEXT));
        assertRejected(person.finish(challenge, person.code()));
        assertThat(failures()).isZero();
    }

    @Test
    void aChallengeEndsWhenTheSecondFactorIsTurnedOff() {
        String challenge = person.challenge();
        site.directory.secondFactors().reset(administrator, ada.id());
        assertRejected(person.finish(challenge, person.code()));
    }

    @Test
    void aPasswordWithAnOldHashIsHashedAnewBetweenTheSteps() {
        String digest = Password.ofText(PASSWORD).digest();
        String bcrypt = OpenBSDBCrypt.generate(digest.toCharArray(), new byte[16], 4);
        PasswordHash old = new PasswordHash(bcrypt, PasswordHash.Preimage.DIGEST, 0);
        site.store.<Boolean>write(writing -> {
            writing.credentials().setPassword(ada.id(), old, site.now());
            return true;
        });
        assertSignedIn(person.signIn(person.code()));
        PasswordHash present =
                site.read(reading -> reading.credentials().password(ada.id())).orElseThrow();
        assertThat(present.encoded()).startsWith("$argon2id$");
    }

    @Test
    void aLockedAccountIsToldSoAfterTheRightPassword() {
        String challenge = person.challenge();
        site.directory.accounts().disable(administrator, ada.id());
        assertThat(person.finish(challenge, person.code())).isInstanceOf(LoginOutcome.Barred.class);
        assertThat(person.begin()).isEqualTo(new FirstStep.Ended(new LoginOutcome.Barred()));
        assertRejected(oneStep(PASSWORD));
    }

    @Test
    void whereNoCodeCanBeAskedForTheRightPasswordIsAWrongOne() {
        assertRejected(oneStep(PASSWORD));
        assertThat(failures()).isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            assertRejected(oneStep(PASSWORD));
        }
        assertThat(activity(ada.id()).isLockedOutAt(site.now())).isTrue();
        assertRejected(person.signIn(person.code()));
    }

    @Test
    void changingThePasswordTakesACode() {
        Passwords passwords = site.directory.passwords();
        Password old = Password.ofText(PASSWORD);
        Password next = Password.ofText(NEXT);
        assertRefused(Failure.BadCredentials.class, () -> passwords.change(inUse, old, next));
        assertThat(failures()).isEqualTo(1);
        assertRefused(Failure.CodeRefused.class, () -> passwords.change(inUse, old, next, person.wrong()));
        assertThat(failures()).isEqualTo(2);
        assertRefused(
                Failure.BadCredentials.class,
                () -> passwords.change(inUse, Password.ofText("wrong"), next, person.code()));
        passwords.change(inUse, old, next, person.code());
        assertThat(failures()).isEqualTo(3);
        assertThat(person.begin(NEXT)).isInstanceOf(FirstStep.NeedsSecondFactor.class);
        assertRejected(oneStep(NEXT));
    }

    @Test
    void withoutASecondFactorChangingThePasswordTakesNone() {
        Caller bob = site.signedIn(site.create("bob", Rank.VIEWER));
        site.directory.passwords().change(bob, Password.ofText(PASSWORD), Password.ofText(NEXT), "");
        assertSignedIn(logins.signIn("bob", NEXT, Duration.ofHours(1), TestDirectory.origin()));
    }

    private String resetCode() {
        site.directory.codes().issue(administrator, ada.id());
        return site.codeBehindTheBack(ada);
    }

    private void reset(String code, String factor) {
        site.directory
                .passwords()
                .reset(
                        Caller.anonymous(TestDirectory.origin()),
                        new AccountName.ById(ada.id()),
                        code,
                        Password.ofText(NEXT),
                        factor);
    }

    private void resetInOneStep(String code) {
        site.directory
                .passwords()
                .reset(
                        Caller.anonymous(TestDirectory.origin()),
                        new AccountName.ById(ada.id()),
                        code,
                        Password.ofText(NEXT));
    }

    @Test
    void resettingThePasswordTakesACodeOfTheSecondFactorToo() {
        String code = resetCode();
        assertRefused(Failure.CodeRefused.class, () -> resetInOneStep(code));
        assertRefused(Failure.CodeRefused.class, () -> reset(code, person.wrong()));
        assertRefused(Failure.CodeRefused.class, () -> reset("nope", person.code()));
        reset(code, person.code());
        assertThat(person.begin(NEXT)).isInstanceOf(FirstStep.NeedsSecondFactor.class);
        String another = resetCode();
        assertRefused(Failure.CodeRefused.class, () -> reset(another, person.code()));
        reset(another, person.recoveryCodes().getFirst());
    }

    @Test
    void aResetCodeBurnsAfterFiveTriesWithoutTheSecondFactor() {
        String code = resetCode();
        for (int i = 0; i < 5; i++) {
            assertRefused(Failure.CodeRefused.class, () -> resetInOneStep(code));
        }
        assertRefused(Failure.CodeRefused.class, () -> reset(code, person.code()));
        assertSignedIn(person.signIn(person.code()));
    }

    @Test
    void aPasswordThatWillNotDoUsesNothingUp() {
        String code = resetCode();
        assertRefused(
                Failure.PasswordRefused.class,
                () -> site.directory
                        .passwords()
                        .reset(
                                Caller.anonymous(TestDirectory.origin()),
                                new AccountName.ById(ada.id()),
                                code,
                                Password.ofText("ada@lab.example"),
                                person.code()));
        reset(code, person.code());
    }
}
