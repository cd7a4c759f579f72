package muster.directory;

import java.time.InstantSource;
import java.util.List;
import muster.model.Account;
import muster.model.Activity;
import muster.model.Caller;

/** Tells for one door's portraits what {@link Logins} would say to the right password and nothing else. */
public final class SignIns {
    private final Credentials credentials;
    private final SecondFactors factors;
    private final String door;
    private final InstantSource clock;

    public SignIns(Credentials credentials, SecondFactors factors, String door, InstantSource clock) {
        this.credentials = credentials;
        this.factors = factors;
        this.door = door;
        this.clock = clock;
    }

    /** Where people sign in by username. */
    public Portrait.SignIn byUsername(Caller viewer, Account account, Activity activity) {
        return account.username() == null ? Portrait.SignIn.NO_USERNAME : byName(viewer, account, activity);
    }

    /** The same at a door that asks for a code of the second factor where there is one. */
    public Portrait.SignIn byUsernameWithFactor(Caller viewer, Account account, Activity activity) {
        return account.username() == null ? Portrait.SignIn.NO_USERNAME : alone(viewer, account, activity);
    }

    /** Where they sign in by a name that the account has. */
    public Portrait.SignIn byName(Caller viewer, Account account, Activity activity) {
        Portrait.SignIn alone = alone(viewer, account, activity);
        boolean asksForMore = alone == Portrait.SignIn.OPENS
                && factors.status(viewer, account.id()).on();
        return asksForMore ? Portrait.SignIn.SECOND_FACTOR : alone;
    }

    private Portrait.SignIn alone(Caller viewer, Account account, Activity activity) {
        boolean hasPassword = credentials
                .ofAll(viewer, List.of(account.id()), door)
                .getOrDefault(account.id(), Credentials.Summary.NONE)
                .hasPassword();
        return Portrait.SignIn.of(account, activity, hasPassword, clock.instant());
    }
}
