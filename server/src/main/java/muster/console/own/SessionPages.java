package muster.console.own;

import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Sessions;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.KeyId;
import muster.model.Refused;

/** {@code /account/sessions}: where one is signed in, and ending it. */
final class SessionPages {
    private static final String PATH = "/account/sessions";

    private final Visits visits;
    private final Sessions sessions;

    SessionPages(Visits visits, Sessions sessions) {
        this.visits = visits;
        this.sessions = sessions;
    }

    void addTo(Routes routes) {
        routes.add("GET", PATH, "mayManageCredentials", visits.page(this::show))
                .add("POST", PATH + "/{id}/end", "mayEndKey", visits.form(this::end))
                .add("POST", PATH + "/end-others", "mayEndKey", visits.form(this::endOthers));
    }

    private Response show(Visit visit) {
        Sessions.Listing listing = sessions.list(visit.caller(), visit.account().id());
        return Pages.page(200, (out, none) -> JtesessionsGenerated.render(out, none, visit.frame(), listing));
    }

    private Response end(Visit visit) {
        KeyId id = KeyId.parse(visit.request().path("id")).orElseThrow(() -> new Refused(new Failure.NoSuchKey()));
        boolean own = id.equals(visit.session().id());
        sessions.end(visit.caller(), visit.account().id(), id);
        return own ? visits.closed(visit, visit.done("/login", "logged_out")) : visit.done(PATH, "session_ended");
    }

    private Response endOthers(Visit visit) {
        sessions.endOtherSessions(visit.caller());
        return visit.done(PATH, "sessions_ended");
    }
}
