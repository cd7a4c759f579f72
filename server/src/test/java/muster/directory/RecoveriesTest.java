package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.MailPurpose;
import muster.model.Password;
import muster.model.Rank;
import muster.model.SecondFactorFailure;
import muster.testing.Authenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecoveriesTest {
    private static final Password NEXT = Password.ofText("quiet river stone");
    private static final Caller ANYBODY = Caller.anonymous(TestDirectory.origin());
    private static final AccountName ADA = new AccountName.ByUsername("ada");

    private final LetterBox letters = new LetterBox();
    private final TestDirectory site = new TestDirectory(letters.post());
    private final Recoveries recoveries = site.directory.recoveries();
    private Caller administrator = TestDirectory.HOST;
    private Account ada;

    @BeforeEach
    void setUp() {
        administrator = site.signedIn(site.first());
        ada = site.create("ada", Rank.PUBLISHER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private String asked() {
        recoveries.ask(ANYBODY, ADA);
        return letters.lastCode(MailPurpose.RECOVERY);
    }

    private boolean signsIn(String password) {
        return site.directory.logins().signIn("ada", password, Duration.ofHours(1), TestDirectory.origin())
                instanceof LoginOutcome.SignedIn;
    }

    private void lockOut() {
        for (int wrong = 0; wrong < 5; wrong++) {
            signsIn("not the password");
        }
    }

    @Test
    void theCodeSetsAnotherPasswordOnceAndEndsSessions() {
        Caller session = site.signedIn(ada);
        String code = asked();
        recoveries.redeem(ANYBODY, code, NEXT, null);
        assertThat(signsIn("quiet river stone")).isTrue();
        assertThat(signsIn(TestDirectory.PASSWORD)).isFalse();
        assertRefused(
                Failure.BadCredentials.class,
                () -> site.directory
                        .accounts()
                        .change(session, ada.id(), AccountChanges.NONE, AddressRule.MUST_BE_FREE));
        assertRefused(Failure.CodeRefused.class, () -> recoveries.redeem(ANYBODY, code, NEXT, null));
        assertThat(letters.purposesTo("ada@lab.example")).containsExactly(MailPurpose.RECOVERY, MailPurpose.RECOVERED);
    }

    @Test
    void aNewerCodeVoidsTheOlderAndEachCountsForAnHour() {
        String older = asked();
        String newer = asked();
        assertRefused(Failure.CodeRefused.class, () -> recoveries.redeem(ANYBODY, older, NEXT, null));
        site.pass(Duration.ofHours(1));
        assertRefused(Failure.CodeRefused.class, () -> recoveries.redeem(ANYBODY, newer, NEXT, null));
    }

    @Test
    void whoeverIsLockedOutIsToldAndComesBackWithTheCode() {
        lockOut();
        assertThat(letters.purposes()).containsExactly(MailPurpose.LOCKED_OUT);
        assertThat(signsIn(TestDirectory.PASSWORD)).isFalse();
        recoveries.redeem(ANYBODY, letters.lastCode(MailPurpose.LOCKED_OUT), NEXT, null);
        assertThat(signsIn("quiet river stone")).isTrue();
    }

    @Test
    void aRefusedPasswordLeavesTheCode() {
        String code = asked();
        assertRefused(
                Failure.PasswordRefused.class,
                () -> recoveries.redeem(ANYBODY, code, Password.ofText("ada@lab.example"), null));
        recoveries.redeem(ANYBODY, code, NEXT, null);
    }

    @Test
    void nobodyGetsMoreThanFiveMailsAnHour() {
        for (int i = 0; i < 7; i++) {
            recoveries.ask(ANYBODY, ADA);
        }
        assertThat(letters.purposes()).isEqualTo(Collections.nCopies(5, MailPurpose.RECOVERY));
        site.pass(Duration.ofMinutes(61));
        recoveries.ask(ANYBODY, ADA);
        assertThat(letters.purposes()).hasSize(6);
    }

    @Test
    void thoseWhoCannotActGetNoMail() {
        site.directory
                .accounts()
                .change(
                        administrator,
                        ada.id(),
                        AccountChanges.changing().enabled(Edit.set(false)).build(),
                        AddressRule.MUST_BE_FREE);
        recoveries.ask(ANYBODY, ADA);
        recoveries.ask(ANYBODY, new AccountName.ByUsername("nobody"));
        recoveries.ask(ANYBODY, new AccountName.ByAddress("nobody@lab.example"));
        assertThat(letters.purposes()).isEmpty();
    }

    @Test
    void theSecondFactorIsAskedForAndFiveWrongOnesEndTheCode() {
        Caller session = site.signedIn(ada);
        var enrolment = site.directory.secondFactors().begin(session, Password.ofText(TestDirectory.PASSWORD));
        Authenticator app = new Authenticator(enrolment.secret());
        var recoveryCodes = site.directory.secondFactors().confirm(session, app.codeAt(site.now()));
        String code = asked();
        assertRefused(
                SecondFactorFailure.SecondFactorMissing.class, () -> recoveries.redeem(ANYBODY, code, NEXT, null));
        assertRefused(
                SecondFactorFailure.SecondFactorWrong.class,
                () -> recoveries.redeem(ANYBODY, code, NEXT, "00000-00000"));
        recoveries.redeem(ANYBODY, code, NEXT, recoveryCodes.getFirst());

        String other = asked();
        for (int wrong = 0; wrong < 5; wrong++) {
            assertRefused(
                    SecondFactorFailure.SecondFactorWrong.class,
                    () -> recoveries.redeem(ANYBODY, other, NEXT, "00000-00000"));
        }
        assertRefused(Failure.CodeRefused.class, () -> recoveries.redeem(ANYBODY, other, NEXT, recoveryCodes.get(1)));
    }

    @Test
    void nobodyRecoversByAnAddressThatWasOnlyWritten() {
        Caller session = site.as(ada);
        AccountChanges written = AccountChanges.changing()
                .email(Edit.set(EmailAddress.parse("eve@elsewhere.example")))
                .build();
        site.directory.accounts().change(session, ada.id(), written, AddressRule.MUST_BE_FREE);
        assertThat(letters.purposesTo("ada@lab.example")).containsExactly(MailPurpose.EMAIL_CHANGED);
        letters.forget();

        recoveries.ask(ANYBODY, ADA);
        lockOut();

        assertThat(letters.purposesTo("eve@elsewhere.example")).containsExactly(MailPurpose.LOCKED_OUT);
        assertThat(letters.codes()).isEmpty();
    }

    @Test
    void aCodeThatWentToTheFormerAddressIsNone() {
        String code = asked();
        EmailAddress next = EmailAddress.parse("ada@new.example");
        site.directory.emailBook().add(administrator, ada.id(), next, true);
        site.directory.emailBook().makePrimary(administrator, ada.id(), next);
        assertRefused(Failure.CodeRefused.class, () -> recoveries.redeem(ANYBODY, code, NEXT, null));
    }

    @Test
    void codesOfAnotherKindAreNone() {
        Caller session = site.signedIn(ada);
        site.directory
                .emailChanges()
                .ask(session, EmailAddress.parse("ada@new.example"), Password.ofText(TestDirectory.PASSWORD), "");
        String ofAddress = letters.lastCode(MailPurpose.EMAIL_CHANGE);
        assertRefused(Failure.CodeRefused.class, () -> recoveries.redeem(ANYBODY, ofAddress, NEXT, null));
        assertRefused(
                Failure.CodeRefused.class, () -> site.directory.invitations().accept(ANYBODY, ofAddress, NEXT));
        String ofRecovery = asked();
        assertRefused(
                Failure.CodeRefused.class, () -> site.directory.emailChanges().confirmByMail(ANYBODY, ofRecovery));
        assertThat(site.directory
                        .emailChanges()
                        .confirmByMail(ANYBODY, ofAddress)
                        .primaryEmail()
                        .address()
                        .value())
                .isEqualTo("ada@new.example");
        assertThat(letters.purposesTo("ada@lab.example"))
                .contains(MailPurpose.EMAIL_CHANGE_NOTICE, MailPurpose.EMAIL_CHANGED);
    }

    @Test
    void theSessionInWhichSomebodyGuessesEndsWithTheLockOut() {
        Caller guessing = site.signedIn(ada);
        Caller other = site.signedIn(ada);
        for (int wrong = 0; wrong < 5; wrong++) {
            assertRefused(
                    Failure.BadCredentials.class,
                    () -> site.directory.passwords().change(guessing, Password.ofText("not the password"), NEXT));
        }
        assertRefused(
                Failure.BadCredentials.class,
                () -> site.directory
                        .accounts()
                        .change(guessing, ada.id(), AccountChanges.NONE, AddressRule.MUST_BE_FREE));
        site.directory.accounts().change(other, ada.id(), AccountChanges.NONE, AddressRule.MUST_BE_FREE);
    }
}
