package muster.dialect.cryosparc;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import muster.directory.Portrait;
import muster.directory.Portrait.Fact;
import muster.directory.Portrait.SignIn;
import muster.directory.Portrayal;
import muster.directory.SignIns;
import muster.model.Account;
import muster.model.Activity;
import muster.model.Caller;

/** How accounts look at this door, where people sign in by address. */
final class CryosparcPortrayal implements Portrayal {
    private final UserIds ids;
    private final SignIns signIns;

    CryosparcPortrayal(UserIds ids, SignIns signIns) {
        this.ids = ids;
        this.signIns = signIns;
    }

    @Override
    public String product() {
        return "CryoSPARC";
    }

    @Override
    public Portrait of(Caller viewer, Account account, Activity activity) {
        Portrayal.requireMaySee(viewer, account);
        Portrait.Reason hidden = Portrait.Reason.of(account);
        return hidden == null ? shown(viewer, account, activity) : new Portrait.Hidden(hidden);
    }

    private Portrait shown(Caller viewer, Account account, Activity activity) {
        String id = ids.of(List.of(account.id())).get(account.id());
        return new Portrait.Shown(
                Objects.requireNonNull(id, "every account is named when it is made"),
                UserJson.username(account),
                CryosparcRoles.word(account.rank()),
                facts(account),
                signIn(viewer, account, activity));
    }

    private static List<Fact> facts(Account account) {
        String addresses = UserJson.emails(account).stream()
                .map(email -> email.address().value())
                .collect(Collectors.joining(", "));
        return List.of(new Fact("emails", addresses), new Fact("status", UserJson.STATUS));
    }

    private SignIn signIn(Caller viewer, Account account, Activity activity) {
        return ids.isFoundByAddress(viewer, account) ? signIns.byName(viewer, account, activity) : SignIn.NO_ADDRESS;
    }
}
