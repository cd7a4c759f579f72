package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Key;
import muster.model.NewKey;
import muster.model.Password;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.SecondFactorFailure;
import muster.testing.Authenticator;
import muster.testing.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondFactorsTest {
    private static final Duration STEP = Duration.ofSeconds(30);

    private final TestDirectory site = new TestDirectory();
    private final SecondFactors factors = site.directory.secondFactors();
    private Caller administrator;
    private Account ada;
    private Caller inUse;

    @BeforeEach
    void setUp() {
        administrator = site.signedIn(site.first());
        ada = site.create("ada", Rank.VIEWER);
        inUse = site.signedIn(ada);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Password password() {
        return Password.ofText(PASSWORD);
    }

    private FactorPerson on() {
        return FactorPerson.turningOn(site, inUse);
    }

    private SecondFactors.Status status() {
        return factors.status(inUse, ada.id());
    }

    private List<Act> latest(int number) {
        return site.read(reading -> reading.events().list(null, false, number)).stream()
                .map(Event::act)
                .toList();
    }

    @Test
    void nothingIsAskedForUntilTheAppHasShownACode() {
        factors.begin(inUse, password());
        assertThat(status()).isEqualTo(new SecondFactors.Status(false, null, 0));
        assertThat(site.signedIn(ada)).isNotNull();
        assertThat(latest(2)).contains(Act.SECOND_FACTOR_BEGUN);
    }

    @Test
    void aCodeOfTheAppTurnsItOnAndGivesTenRecoveryCodes() {
        FactorPerson person = on();
        assertThat(person.recoveryCodes())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z0-9]{5}-[a-z0-9]{5}"));
        assertThat(status()).isEqualTo(new SecondFactors.Status(true, site.now(), 10));
        assertThat(latest(1)).containsExactly(Act.SECOND_FACTOR_TURNED_ON);
        assertThat(site.directory.accounts().get(inUse, ada.id())).isNotNull();
    }

    @Test
    void theLinkForTheAppNamesTheSiteAndTheAddress() {
        SecondFactors.Enrolment enrolment = factors.begin(inUse, password());
        assertThat(enrolment.secret()).matches("[A-Z2-7]{32}");
        assertThat(enrolment.uri())
                .isEqualTo("otpauth://totp/Muster:ada%40lab.example?secret=" + enrolment.secret()
                        + "&issuer=Muster&algorithm=SHA1&digits=6&period=30");
        assertThat(enrolment.toString()).doesNotContain(enrolment.secret());
    }

    @Test
    void theLinkStaysShortHoweverLongTheAddressIs() {
        String longest = "\u6f22".repeat(250) + "@lab.example";
        site.directory
                .accounts()
                .change(
                        administrator,
                        ada.id(),
                        AccountChanges.changing()
                                .email(Edit.set(EmailAddress.parse(longest)))
                                .build(),
                        AddressRule.MAY_BE_SHARED);
        assertThat(factors.begin(inUse, password()).uri())
                .hasSizeLessThanOrEqualTo(1024)
                .contains("%E6%BC%A2");
    }

    @Test
    void secretAndRecoveryCodesStandNowhereAsTheyAre() {
        FactorPerson person = on();
        String sealed = site.read(reading -> reading.credentials().secondFactor(ada.id()))
                .orElseThrow()
                .sealed();
        assertThat(sealed).doesNotContain(person.app().secret());
        List<Event> events = site.read(reading -> reading.events().list(null, false, 50));
        assertThat(events.toString()).doesNotContain(person.app().secret()).doesNotContain(person.recoveryCodes());
    }

    @Test
    void beginningAgainMakesAnotherSecretAndVoidsTheOldOne() {
        Authenticator old = new Authenticator(factors.begin(inUse, password()).secret());
        Authenticator fresh = new Authenticator(factors.begin(inUse, password()).secret());
        assertThat(fresh).isNotEqualTo(old);
        assertRefused(Failure.CodeRefused.class, () -> factors.confirm(inUse, old.codeAt(site.now())));
        assertThat(factors.confirm(inUse, fresh.codeAt(site.now()))).hasSize(10);
    }

    @Test
    void wrongCodesWhileSettingUpAreNotCounted() {
        Authenticator app = new Authenticator(factors.begin(inUse, password()).secret());
        for (int i = 0; i < 10; i++) {
            assertRefused(Failure.CodeRefused.class, () -> factors.confirm(inUse, app.wrongAt(site.now())));
        }
        assertThat(factors.confirm(inUse, app.codeAt(site.now()))).hasSize(10);
    }

    @Test
    void whatWasBegunLongAgoCountsNoMore() {
        assertRefused(SecondFactorFailure.SecondFactorOff.class, () -> factors.confirm(inUse, "123456"));
        Authenticator app = new Authenticator(factors.begin(inUse, password()).secret());
        site.pass(Duration.ofHours(1));
        assertRefused(SecondFactorFailure.SecondFactorOff.class, () -> factors.confirm(inUse, app.codeAt(site.now())));
    }

    @Test
    void itIsTurnedOnOnce() {
        FactorPerson person = on();
        assertRefused(SecondFactorFailure.SecondFactorOn.class, () -> factors.begin(inUse, password()));
        site.pass(STEP);
        assertRefused(SecondFactorFailure.SecondFactorOn.class, () -> factors.confirm(inUse, person.code()));
    }

    @Test
    void settingUpTakesThePasswordAndCountsWrongOnes() {
        Caller elsewhere = site.signedIn(ada);
        for (int i = 0; i < 5; i++) {
            assertRefused(Failure.BadCredentials.class, () -> factors.begin(inUse, Password.ofText("wrong")));
        }
        assertRefused(Failure.BadCredentials.class, () -> factors.begin(elsewhere, password()));
        assertRefused(Failure.NotPermitted.class, () -> factors.begin(inUse, password()));
    }

    @Test
    void keysOfProgramsDoNothingWithIt() {
        Caller key = site.as(ada);
        assertRefused(Failure.NotPermitted.class, () -> factors.begin(key, password()));
        FactorPerson person = on();
        site.pass(STEP);
        assertRefused(Failure.NotPermitted.class, () -> factors.confirm(key, person.code()));
        assertRefused(Failure.NotPermitted.class, () -> factors.turnOff(key, password(), person.code()));
        assertRefused(Failure.NotPermitted.class, () -> factors.renewRecoveryCodes(key, password(), person.code()));
        assertRefused(
                Failure.NotPermitted.class,
                () -> factors.reset(site.as(site.create("eve", Rank.ADMINISTRATOR)), ada.id()));
        assertRefused(Failure.NotPermitted.class, () -> factors.begin(TestDirectory.HOST, password()));
    }

    @Test
    void turningOffTakesPasswordAndCode() {
        FactorPerson person = on();
        site.pass(STEP);
        assertRefused(
                Failure.BadCredentials.class, () -> factors.turnOff(inUse, Password.ofText("wrong"), person.code()));
        assertRefused(Failure.CodeRefused.class, () -> factors.turnOff(inUse, password(), person.wrong()));
        factors.turnOff(inUse, password(), person.code());

        assertThat(status()).isEqualTo(new SecondFactors.Status(false, null, 0));
        assertThat(latest(1)).containsExactly(Act.SECOND_FACTOR_TURNED_OFF);
        assertThat(site.signedIn(ada)).isNotNull();
        assertRefused(
                SecondFactorFailure.SecondFactorOff.class, () -> factors.turnOff(inUse, password(), person.code()));
        assertRefused(
                SecondFactorFailure.SecondFactorOff.class,
                () -> factors.renewRecoveryCodes(inUse, password(), person.code()));
    }

    @Test
    void wrongCodesOfSomebodySignedInLockOutToo() {
        Caller elsewhere = site.signedIn(ada);
        FactorPerson person = on();
        site.pass(STEP);
        for (int i = 0; i < 5; i++) {
            assertRefused(Failure.CodeRefused.class, () -> factors.turnOff(inUse, password(), person.wrong()));
        }
        assertRefused(Failure.BadCredentials.class, () -> factors.turnOff(elsewhere, password(), person.code()));
        assertThat(latest(1)).containsExactly(Act.LOCKED_OUT);
    }

    @Test
    void newRecoveryCodesVoidTheOldOnes() {
        FactorPerson person = on();
        site.pass(STEP);
        List<String> fresh = factors.renewRecoveryCodes(inUse, password(), person.code());
        assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(person.recoveryCodes());
        assertThat(latest(1)).containsExactly(Act.RECOVERY_CODES_RENEWED);
        assertRefused(
                Failure.CodeRefused.class,
                () -> factors.turnOff(inUse, password(), person.recoveryCodes().getFirst()));
        factors.turnOff(inUse, password(), fresh.getFirst());
    }

    @Test
    void recoveryCodesAreCountedDownAndEachWorksOnceHoweverItIsTyped() {
        FactorPerson person = on();
        String typed = person.recoveryCodes().getFirst().replace("-", " ").toUpperCase(Locale.ROOT);
        List<String> fresh = factors.renewRecoveryCodes(inUse, password(), typed);
        assertThat(latest(2)).containsExactly(Act.RECOVERY_CODES_RENEWED, Act.RECOVERY_CODE_USED);
        assertThat(person.signIn(fresh.get(1))).isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(status().recoveryCodesLeft()).isEqualTo(9);
        assertThat(person.signIn(fresh.get(1))).isInstanceOf(LoginOutcome.Rejected.class);
    }

    @Test
    void whoStandsAboveResetsItAndAllSessionsEnd() {
        FactorPerson person = on();
        Caller key = site.as(ada);
        factors.reset(administrator, ada.id());

        assertThat(factors.status(administrator, ada.id()).on()).isFalse();
        assertThat(latest(1)).containsExactly(Act.SECOND_FACTOR_RESET);
        assertRefused(
                Failure.BadCredentials.class,
                () -> site.directory.applicationPasswords().create(inUse, "script", "test", null));
        assertThat(site.directory.accounts().get(key, ada.id())).isNotNull();
        assertThat(site.signedIn(ada)).isNotNull();
        assertRefused(SecondFactorFailure.SecondFactorOff.class, () -> factors.reset(administrator, ada.id()));
        assertThat(person.signIn(person.recoveryCodes().getFirst())).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void onlyWhoStandsAboveResetsItAndNobodyTheOwn() {
        on();
        Account bob = site.create("bob", Rank.MANAGER);
        Caller manager = site.signedIn(bob);
        FactorPerson.turningOn(site, manager);
        Caller peer = site.signedIn(site.create("cyd", Rank.MANAGER));

        assertRefused(Failure.NotPermitted.class, () -> factors.reset(peer, bob.id()));
        assertRefused(Failure.NotPermitted.class, () -> factors.reset(manager, bob.id()));
        assertRefused(Failure.NotPermitted.class, () -> factors.reset(inUse, ada.id()));
        assertRefused(
                Failure.NotPermitted.class,
                () -> factors.reset(site.signedIn(site.create("dan", Rank.AUDITOR)), ada.id()));
        assertRefused(
                Failure.NotPermitted.class, () -> factors.reset(Caller.anonymous(TestDirectory.origin()), ada.id()));
        factors.reset(peer, ada.id());
        factors.reset(administrator, bob.id());
    }

    @Test
    void administratorsResetEachOthersAndTheHostEverybodys() {
        Account eve = site.create("eve", Rank.ADMINISTRATOR);
        Caller sheIs = site.signedIn(eve);
        FactorPerson.turningOn(site, sheIs);
        factors.reset(administrator, eve.id());
        FactorPerson.turningOn(site, site.signedIn(eve));
        factors.reset(TestDirectory.HOST, eve.id());
        assertThat(factors.status(TestDirectory.HOST, eve.id()).on()).isFalse();
    }

    @Test
    void itIsSeenByTheOwnerAndByAuditors() {
        on();
        assertThat(factors.status(site.signedIn(site.create("dan", Rank.AUDITOR)), ada.id())
                        .on())
                .isTrue();
        assertRefused(
                Failure.MayNotView.class,
                () -> factors.status(site.signedIn(site.create("bob", Rank.PUBLISHER)), ada.id()));
        assertRefused(Failure.NoSuchAccount.class, () -> factors.status(administrator, new AccountId(new UUID(9, 9))));
    }

    @Test
    void withdrawingForgetsItAndSaysSo() {
        on();
        site.directory.admittance().withdraw(administrator, ada.id(), new Admittance.Withdrawal(null, List.of()));
        assertThat(factors.status(administrator, ada.id()).on()).isFalse();
        List<Event> events = site.read(reading -> reading.events().list(null, false, 1));
        assertThat(events.getFirst().fields()).contains(new Event.FieldChange("secondFactor", "on", null));
    }

    @Test
    void ofManyWhoTurnItOnAtTheSameTimeWithOneCodeOneWins() {
        Authenticator app = new Authenticator(factors.begin(inUse, password()).secret());
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tries.add(() -> succeeds(() -> factors.confirm(inUse, app.codeAt(site.now()))));
        }
        assertThat(Together.run(tries)).containsOnlyOnce(true);
        assertThat(status().recoveryCodesLeft()).isEqualTo(10);
    }

    private static boolean succeeds(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    @Test
    void sessionsAndKeysGoOnWhenItIsTurnedOn() {
        Caller other = site.signedIn(ada);
        Caller key = site.callerWith(
                site.directory.keys().create(TestDirectory.HOST, ada.id(), NewKey.forPrograms("test", null, null)));
        on();
        for (Caller caller : List.of(inUse, other, key)) {
            assertThat(site.directory.accounts().get(caller, ada.id())).isNotNull();
        }
        assertThat(site.directory.keys().list(inUse, ada.id()))
                .extracting(Key::purpose)
                .containsOnly(Key.Purpose.API_KEY);
    }
}
