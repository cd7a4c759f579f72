package muster.dialect.cloudomation;

import java.util.List;
import java.util.stream.Stream;
import muster.directory.Portrait;
import muster.directory.Portrait.Fact;
import muster.directory.Portrayal;
import muster.directory.SignIns;
import muster.model.Account;
import muster.model.Activity;
import muster.model.Caller;

/** How accounts look at this door. Its platform has a trash of its own, so what lies there is shown. */
final class CloudomationPortrayal implements Portrayal {
    private static final List<Property> FACTS = List.of(
            Property.IS_ACTIVATED,
            Property.IS_ENABLED,
            Property.IS_LOCKED_OUT,
            Property.IS_ARCHIVED,
            Property.IS_READONLY,
            Property.IS_DELETED);

    private final Users users;
    private final SignIns signIns;

    CloudomationPortrayal(Users users, SignIns signIns) {
        this.users = users;
        this.signIns = signIns;
    }

    @Override
    public String product() {
        return "Cloudomation";
    }

    @Override
    public Portrait of(Caller viewer, Account account, Activity activity) {
        Portrayal.requireMaySee(viewer, account);
        Portrait.Reason hidden = Portrait.Reason.of(account);
        return hidden == null || hidden == Portrait.Reason.IN_TRASH
                ? shown(viewer, account, activity)
                : new Portrait.Hidden(hidden);
    }

    private Portrait shown(Caller viewer, Account account, Activity activity) {
        UserRecord user = users.again(viewer, account.id());
        Stream<Fact> facts =
                FACTS.stream().map(property -> new Fact(property.wireName(), String.valueOf(user.value(property))));
        return new Portrait.Shown(
                account.id().toString(),
                user.name(),
                user.roles().text(),
                facts.toList(),
                signIns.byUsernameWithFactor(viewer, account, activity));
    }
}
