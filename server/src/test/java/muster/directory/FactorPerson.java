package muster.directory;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.NewKey;
import muster.model.Password;
import muster.testing.Authenticator;

/** Somebody with a second factor, whose name is the local part of the address. */
record FactorPerson(TestDirectory site, AccountId id, Authenticator app, List<String> recoveryCodes) {

    /** Turns it on, with the code of the present step. */
    static FactorPerson turningOn(TestDirectory site, Caller caller) {
        SecondFactors factors = site.directory.secondFactors();
        SecondFactors.Enrolment enrolment = factors.begin(caller, Password.ofText(TestDirectory.PASSWORD));
        Authenticator app = new Authenticator(enrolment.secret());
        List<String> codes = factors.confirm(caller, app.codeAt(site.now()));
        return new FactorPerson(site, Objects.requireNonNull(caller.account()), app, codes);
    }

    /** What the app shows now. */
    String code() {
        return app.codeAt(site.now());
    }

    String wrong() {
        return app.wrongAt(site.now());
    }

    FirstStep begin() {
        return begin(TestDirectory.PASSWORD);
    }

    FirstStep begin(String password) {
        return site.directory
                .logins()
                .begin(new AccountName.ById(id), Password.ofText(password), session(), TestDirectory.origin());
    }

    String challenge() {
        return ((FirstStep.NeedsSecondFactor) begin()).challenge();
    }

    LoginOutcome finish(String challenge, String code) {
        return site.directory.logins().finish(challenge, code, session(), TestDirectory.origin());
    }

    /** In two steps; what ended at the first one shows as it is. */
    LoginOutcome signIn(String code) {
        return switch (begin()) {
            case FirstStep.Ended(var outcome) -> outcome;
            case FirstStep.NeedsSecondFactor(var challenge) -> finish(challenge, code);
        };
    }

    private NewKey session() {
        return NewKey.session(TestDirectory.origin().door(), site.now().plus(Duration.ofHours(1)));
    }
}
