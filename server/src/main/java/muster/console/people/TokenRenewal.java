package muster.console.people;

import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Codes;
import muster.http.Response;
import muster.http.Routes;

/** {@code /admin/users/{id}/token}: a fresh token, in place of one that is used up or was never asked for. */
final class TokenRenewal {
    private final Visits visits;
    private final Codes codes;

    TokenRenewal(Visits visits, Codes codes) {
        this.visits = visits;
        this.codes = codes;
    }

    void addTo(Routes routes) {
        routes.add("POST", UserManagement.PATH + "/{id}/token", "mayHandleCodes", visits.form(this::renew));
    }

    private Response renew(Visit visit) {
        codes.issue(visit.caller(), UserManagement.idOf(visit));
        return visit.done(UserManagement.back(visit.typed("back")), "token_made");
    }
}
