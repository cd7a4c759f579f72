package muster.dialect.connect;

import java.util.ArrayList;
import java.util.List;
import muster.directory.Portrait;
import muster.directory.Portrait.Fact;
import muster.directory.Portrayal;
import muster.directory.SignIns;
import muster.model.Account;
import muster.model.Activity;
import muster.model.Caller;

/** How accounts look at this door, where people sign in by username. */
final class ConnectPortrayal implements Portrayal {
    private final ConnectUserJson json;
    private final UserQueries queries;
    private final SignIns signIns;

    ConnectPortrayal(ConnectUserJson json, UserQueries queries, SignIns signIns) {
        this.json = json;
        this.queries = queries;
        this.signIns = signIns;
    }

    @Override
    public String product() {
        return "Posit Connect";
    }

    @Override
    public Portrait of(Caller viewer, Account account, Activity activity) {
        Portrayal.requireMaySee(viewer, account);
        Portrait.Reason hidden = Portrait.Reason.of(account);
        return hidden == null ? shown(viewer, account, activity) : new Portrait.Hidden(hidden);
    }

    private Portrait shown(Caller viewer, Account account, Activity activity) {
        return new Portrait.Shown(
                account.id().toString(),
                ConnectUserJson.username(account),
                ConnectRoles.word(account.rank()),
                facts(viewer, account, activity),
                signIns.byUsername(viewer, account, activity));
    }

    private List<Fact> facts(Caller viewer, Account account, Activity activity) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("email", json.shownEmail(account, viewer)));
        facts.add(new Fact("account_status", queries.statusOf(account, activity)));
        facts.add(Fact.of("confirmed", ConnectUserJson.isConfirmed(account)));
        facts.add(Fact.of("locked", json.isLocked(account)));
        String outsideId = json.outsideId(account, viewer);
        if (outsideId != null) {
            facts.add(new Fact("external_id", outsideId));
        }
        return facts;
    }
}
