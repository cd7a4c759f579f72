package muster.console.session;

import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Passwords;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;

/** {@code /new-account}: somebody who was given a registration token chooses a password, and is logged in. */
final class NewAccount {
    private final Visits visits;
    private final Passwords passwords;
    private final TokenForms forms;

    NewAccount(Visits visits, Passwords passwords, TokenForms forms) {
        this.visits = visits;
        this.passwords = passwords;
        this.forms = forms;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/new-account", "open: says nothing of anybody", visits.open(this::show))
                .add(Route.of("POST", "/new-account", "the registration token", visits.openForm(this::register))
                        .patient());
    }

    private Response show(Visit visit) {
        return page(visit, 200, TokenForms.Form.EMPTY);
    }

    private static Response page(Visit visit, int status, TokenForms.Form form) {
        return Pages.page(status, (out, none) -> Jtenew_accountGenerated.render(out, none, visit.frame(), form));
    }

    private Response register(Visit visit) {
        return forms.redeem(visit, passwords::register, (status, form) -> page(visit, status, form));
    }
}
