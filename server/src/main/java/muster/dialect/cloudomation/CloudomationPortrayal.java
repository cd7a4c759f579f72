package muster.dialect.cloudomation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import muster.directory.Portrait;
import muster.directory.Portrait.Fact;
import muster.directory.Portrait.SignIn;
import muster.directory.Portrayal;
import muster.model.Account;
import muster.model.Activity;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Life;

/** How accounts would look at this door. Its platform has a trash of its own, so what lies there is shown. */
public final class CloudomationPortrayal implements Portrayal {
    private final InstantSource clock;

    public CloudomationPortrayal(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String product() {
        return "Cloudomation";
    }

    @Override
    public boolean isServed() {
        return false;
    }

    @Override
    public Portrait of(Caller viewer, Account account, Activity activity) {
        Portrayal.requireMaySee(viewer, account);
        Portrait.Reason hidden = Portrait.Reason.of(account);
        return hidden == null || hidden == Portrait.Reason.IN_TRASH
                ? shown(account, activity)
                : new Portrait.Hidden(hidden);
    }

    private Portrait shown(Account account, Activity activity) {
        Instant now = clock.instant();
        Life life = account.life();
        return new Portrait.Shown(
                account.id().toString(),
                account.username() == null ? "" : account.username().value(),
                Role.of(account.rank()).word(),
                List.of(
                        Fact.of("is_activated", life.isActivated()),
                        Fact.of("is_enabled", !life.hasBlockAt(Block.Kind.DISABLED, now)),
                        Fact.of("is_locked_out", activity.isLockedOutAt(now)),
                        Fact.of("is_archived", life.hasBlockAt(Block.Kind.ARCHIVED, now)),
                        Fact.of("is_readonly", life.readonly()),
                        Fact.of("is_deleted", life.isTrashed())),
                SignIn.NOT_SERVED);
    }
}
