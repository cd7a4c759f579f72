package muster.console.session;

import muster.console.page.Problems;
import muster.console.visit.NewPasswords;
import muster.console.visit.TypedName;
import muster.console.visit.Visit;
import muster.directory.AccountName;
import muster.directory.FailureLimit;
import muster.directory.LoginOutcome;
import muster.directory.Logins;
import muster.http.Response;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Refused;

/** The form with an address, a token and a new password, twice used: what becomes of it, and how it is shown again. */
final class TokenForms {
    /** What is shown again of the form; the token and the password never are. */
    record Form(String email, Problems problems) {
        static final Form EMPTY = new Form("", Problems.none());
    }

    /** What the token is good for. */
    @FunctionalInterface
    interface Use {
        void redeem(Caller anonymous, AccountName name, String token, Password password);
    }

    /** The page with its form, as it is after something was refused. */
    @FunctionalInterface
    interface Again {
        Response show(int status, Form form);
    }

    private final Logins logins;
    private final FailureLimit failures;
    private final SessionStart start;

    TokenForms(Logins logins, FailureLimit failures, SessionStart start) {
        this.logins = logins;
        this.failures = failures;
        this.start = start;
    }

    Response redeem(Visit visit, Use use, Again again) {
        String email = visit.typed("email");
        Problems problems = Problems.none();
        Password password = NewPasswords.read(visit, problems);
        if (password == null) {
            return again.show(422, new Form(email, problems));
        }
        AccountName name = TypedName.of(email);
        try {
            failures.admit(visit.request().remoteNetwork());
            use.redeem(visit.nobody(), name, visit.typed("token"), password);
        } catch (Refused refused) {
            return refused(visit, refused, email, again);
        }
        LoginOutcome outcome =
                logins.signIn(name, password, start.wanted(), visit.caller().origin());
        return outcome instanceof LoginOutcome.SignedIn signedIn
                ? start.of(visit, signedIn, "")
                : visit.done("/login", "password_set");
    }

    private Response refused(Visit visit, Refused refused, String email, Again again) {
        String sentence = visit.sentence(refused);
        return switch (refused.failure()) {
            case Failure.CodeRefused _ -> {
                Response answer = again.show(403, new Form(email, Problems.inGeneral(visit.t("token.refused"))));
                yield counted(visit, email, again, answer);
            }
            case Failure.PasswordRefused _ -> again.show(422, new Form(email, Problems.at("password", sentence)));
            case Failure.TooMany tooMany ->
                again.show(429, new Form(email, Problems.inGeneral(sentence))).withRetryAfter(tooMany.retryAfter());
            default -> again.show(422, new Form(email, Problems.inGeneral(sentence)));
        };
    }

    /** The answer, unless this network fails too often. */
    private Response counted(Visit visit, String email, Again again, Response answer) {
        try {
            failures.failed(visit.request().remoteNetwork());
            return answer;
        } catch (Refused tooMany) {
            return refused(visit, tooMany, email, again);
        }
    }
}
