package muster.console.session;

import java.time.Duration;
import java.time.InstantSource;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Agreements;
import muster.directory.LoginOutcome;
import muster.http.Response;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.NewKey;

/** What becomes of everybody who has proven who they are: a session, and the way to where they wanted. */
final class SessionStart {
    /** A working day; who comes back the next morning signs in again. */
    static final Duration LIFETIME = Duration.ofHours(12);

    private static final String HOME = "/account";

    private final Visits visits;
    private final Agreements agreements;
    private final InstantSource clock;

    SessionStart(Visits visits, Agreements agreements, InstantSource clock) {
        this.visits = visits;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** The session to ask for. */
    NewKey wanted() {
        return NewKey.session(Visits.DOOR, clock.instant().plus(LIFETIME));
    }

    /** @param next where the person wanted to go; empty for home */
    Response of(Visit visit, LoginOutcome.SignedIn signedIn, String next) {
        String there = Visits.isWayBack(next) ? next : HOME;
        AccountId id = signedIn.account().account().id();
        Caller caller = Caller.person(
                id,
                signedIn.key().id(),
                signedIn.account().account().rank(),
                signedIn.account().account().rank(),
                visit.caller().origin());
        boolean mustSign = !agreements.unsigned(caller, id).isEmpty();
        return visits.opened(visit, visit.goTo(mustSign ? "/agreements" : there), signedIn.secret(), LIFETIME);
    }
}
