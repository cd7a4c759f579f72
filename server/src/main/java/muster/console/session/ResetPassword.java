package muster.console.session;

import muster.console.page.Pages;
import muster.console.visit.TypedName;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;

/**
 * {@code /reset-password}: asking for a reset token, and choosing another password with one; where there is mail, also asking for a
 * link.
 */
final class ResetPassword {
    private final Visits visits;
    private final Directory directory;
    private final TokenForms forms;
    private final FailureLimit failures;

    ResetPassword(Visits visits, Directory directory, TokenForms forms, FailureLimit failures) {
        this.visits = visits;
        this.directory = directory;
        this.forms = forms;
        this.failures = failures;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/reset-password", "open: says nothing of anybody", visits.open(this::choose))
                .add("GET", "/reset-password/link", "open: says nothing of anybody", visits.open(this::showLink))
                .add("POST", "/reset-password/link", "open: answers everybody alike", visits.openForm(this::sendLink))
                .add("GET", "/reset-password/ask", "open: says nothing of anybody", visits.open(this::showAsking))
                .add("POST", "/reset-password/ask", "open: answers everybody alike", visits.openForm(this::ask))
                .add("GET", "/reset-password/token", "open: says nothing of anybody", visits.open(this::showToken))
                .add(Route.of("POST", "/reset-password/token", "the reset token", visits.openForm(this::reset))
                        .patient());
    }

    private Response choose(Visit visit) {
        boolean byMail = directory.outbox().isOpen();
        return Pages.page(200, (out, none) -> Jtereset_chooseGenerated.render(out, none, visit.frame(), byMail));
    }

    private Response showLink(Visit visit) {
        return link(visit, false);
    }

    /** Where there is no mail, nobody is told that one is on its way. */
    private Response link(Visit visit, boolean asked) {
        return directory.outbox().isOpen()
                ? Pages.page(200, (out, none) -> Jtereset_linkGenerated.render(out, none, visit.frame(), asked))
                : visit.goTo("/reset-password");
    }

    /** Whether there is such an account, the answer does not tell. */
    private Response sendLink(Visit visit) {
        if (directory.outbox().isOpen()) {
            failures.spend(visit.request().remoteNetwork());
            directory.recoveries().ask(visit.nobody(), TypedName.of(visit.typed("email")));
        }
        return link(visit, true);
    }

    private Response showAsking(Visit visit) {
        return asking(visit, false);
    }

    private static Response asking(Visit visit, boolean asked) {
        return Pages.page(200, (out, none) -> Jtereset_askGenerated.render(out, none, visit.frame(), asked));
    }

    /** Whether there is such an account, the answer does not tell. */
    private Response ask(Visit visit) {
        directory.codes().ask(TypedName.of(visit.typed("email")), visit.nobody());
        return asking(visit, true);
    }

    private Response showToken(Visit visit) {
        return token(visit, 200, TokenForms.Form.EMPTY);
    }

    private static Response token(Visit visit, int status, TokenForms.Form form) {
        return Pages.page(status, (out, none) -> Jtereset_tokenGenerated.render(out, none, visit.frame(), form));
    }

    private Response reset(Visit visit) {
        String factor = visit.typed("factor");
        return forms.redeem(
                visit,
                (anonymous, name, token, password) ->
                        directory.passwords().reset(anonymous, name, token, password, factor),
                (status, form) -> token(visit, status, form));
    }
}
