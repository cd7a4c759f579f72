package muster.console.session;

import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.FailureLimit;
import muster.directory.LoginOutcome;
import muster.directory.Logins;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Refused;

/** {@code /login/code}: the second factor of somebody whose password was right. */
final class SecondStep {
    private final Visits visits;
    private final Logins logins;
    private final FailureLimit failures;
    private final SessionStart start;

    SecondStep(Visits visits, Logins logins, FailureLimit failures, SessionStart start) {
        this.visits = visits;
        this.logins = logins;
        this.failures = failures;
        this.start = start;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/login/code", "open: leads to the first step", visits.open(visit -> visit.goTo("/login")))
                .add("POST", "/login/code", "maySignIn", visits.openForm(this::finish));
    }

    /**
     * Asks for the code.
     *
     * @param challenge what the first step gave; the form brings it back
     * @param next where the person wanted to go; empty for home
     */
    static Response ask(Visit visit, int status, String challenge, String next, Problems problems) {
        return Pages.page(
                status,
                (out, none) -> Jtesecond_stepGenerated.render(out, none, visit.frame(), challenge, next, problems));
    }

    private Response finish(Visit visit) {
        String challenge = visit.typed("challenge");
        String next = visit.typed("next");
        try {
            String network = visit.request().remoteNetwork();
            failures.admit(network);
            LoginOutcome outcome = logins.finish(
                    challenge,
                    visit.typed("code"),
                    start.wanted(),
                    visit.caller().origin());
            if (outcome instanceof LoginOutcome.SignedIn signedIn) {
                return start.of(visit, signedIn, next);
            }
            failures.failed(network);
        } catch (Refused refused) {
            if (!(refused.failure() instanceof Failure.TooMany tooMany)) {
                throw refused;
            }
            return ask(visit, 429, challenge, next, Problems.inGeneral(visit.sentence(refused)))
                    .withRetryAfter(tooMany.retryAfter());
        }
        return logins.isOpen(challenge, visit.caller().origin())
                ? ask(visit, 401, challenge, next, Problems.at("code", visit.t("login.code_wrong")))
                : visit.done("/login", "login_again");
    }
}
