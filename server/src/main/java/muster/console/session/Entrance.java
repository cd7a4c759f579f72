package muster.console.session;

import java.time.InstantSource;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.http.Response;
import muster.http.Routes;

/** All ways in and out, and the choice of a language. */
public final class Entrance {
    private final Visits visits;
    private final LogIn logIn;
    private final SecondStep secondStep;
    private final NewAccount newAccount;
    private final ResetPassword resetPassword;
    private final PasswordLink activation;
    private final PasswordLink recovery;
    private final AddressLink addressLink;

    /** @param failures the counter of failures that all doors share */
    public Entrance(Visits visits, Directory directory, FailureLimit failures, InstantSource clock) {
        this.visits = visits;
        SessionStart start = new SessionStart(visits, directory.agreements(), clock);
        TokenForms forms = new TokenForms(directory.logins(), failures, start);
        this.logIn = new LogIn(visits, directory.logins(), failures, start);
        this.secondStep = new SecondStep(visits, directory.logins(), failures, start);
        this.newAccount = new NewAccount(visits, directory.passwords(), forms);
        this.resetPassword = new ResetPassword(visits, directory, forms, failures);
        this.activation = new PasswordLink(visits, failures, PasswordLink.Kind.activation(directory.invitations()));
        this.recovery = new PasswordLink(visits, failures, PasswordLink.Kind.recovery(directory.recoveries()));
        this.addressLink = new AddressLink(visits, directory.emailChanges(), failures);
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/", "open: sends everybody where they belong", visits.page(visit -> visit.goTo("/account")));
        logIn.addTo(routes);
        secondStep.addTo(routes);
        newAccount.addTo(routes);
        resetPassword.addTo(routes);
        activation.addTo(routes);
        recovery.addTo(routes);
        addressLink.addTo(routes);
        routes.add("POST", "/language", "open: a matter of taste", visits.openForm(this::speak));
    }

    private Response speak(Visit visit) {
        String back = visit.typed("back");
        Response answer = visit.goTo(Visits.isWayBack(back) ? back : "/");
        return visits.speaking(visit, answer, visit.typed("language"));
    }
}
