package muster.console.session;

import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.TypedName;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.FailureLimit;
import muster.directory.FirstStep;
import muster.directory.LoginOutcome;
import muster.directory.Logins;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /login} and {@code /logout}. */
final class LogIn {
    private final Visits visits;
    private final Logins logins;
    private final FailureLimit failures;
    private final SessionStart start;

    LogIn(Visits visits, Logins logins, FailureLimit failures, SessionStart start) {
        this.visits = visits;
        this.logins = logins;
        this.failures = failures;
        this.start = start;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/login", "open: the way in", visits.open(this::show))
                .add(Route.of("POST", "/login", "maySignIn", visits.openForm(this::logIn))
                        .patient())
                .add("POST", "/logout", "ends the session in use", visits.form(this::logOut));
    }

    private Response show(Visit visit) {
        return visit.isSignedIn() ? visit.goTo("/account") : form(visit, 200, "", visit.asked("next"), Problems.none());
    }

    private static Response form(Visit visit, int status, String email, String next, Problems problems) {
        return Pages.page(
                status, (out, none) -> JteloginGenerated.render(out, none, visit.frame(), email, next, problems));
    }

    private Response logIn(Visit visit) {
        String name = visit.typed("email");
        String next = visit.typed("next");
        try {
            String network = visit.request().remoteNetwork();
            failures.admit(network);
            FirstStep step = logins.begin(
                    TypedName.of(name),
                    password(visit.typedExactly("password")),
                    start.wanted(),
                    visit.caller().origin());
            switch (step) {
                case FirstStep.NeedsSecondFactor(var challenge) -> {
                    return SecondStep.ask(visit, 200, challenge, next, Problems.none());
                }
                case FirstStep.Ended(LoginOutcome.SignedIn signedIn) -> {
                    return start.of(visit, signedIn, next);
                }
                case FirstStep.Ended _ -> failures.failed(network);
            }
        } catch (Refused refused) {
            return refused(visit, refused, name, next);
        }
        return form(visit, 401, name, next, Problems.inGeneral(visit.t("login.wrong")));
    }

    /** Null for what can be nobody's password. */
    private static @Nullable Password password(String text) {
        try {
            return Password.ofText(text);
        } catch (Refused nobodys) {
            return null;
        }
    }

    private static Response refused(Visit visit, Refused refused, String name, String next) {
        if (!(refused.failure() instanceof Failure.TooMany tooMany)) {
            throw refused;
        }
        Problems problems = Problems.inGeneral(visit.sentence(refused));
        return form(visit, 429, name, next, problems).withRetryAfter(tooMany.retryAfter());
    }

    private Response logOut(Visit visit) {
        logins.signOut(visit.caller());
        return visits.closed(visit, visit.done("/login", "logged_out"));
    }
}
