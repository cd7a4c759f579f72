package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.List;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.WellKnown;

/** Tells the ledger of a directory that came back from a backup: what happened between the two is not in it any more. */
public final class Revivals {
    private final Transactions transactions;

    public Revivals(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param madeAt when the backup was made
     * @throws muster.model.Refused {@link Failure.NotPermitted} for anybody but the host
     */
    public void note(Caller caller, Instant madeAt) {
        transactions.write(caller, work -> {
            require(Permissions.mayRestoreSite(work.caller()), new Failure.NotPermitted());
            var site = new Event.Target("site", WellKnown.SYSTEM.toString(), null);
            work.record(
                    Act.SITE_RESTORED,
                    site,
                    null,
                    List.of(new Event.FieldChange("backupMadeAt", null, madeAt.toString())));
            return true;
        });
    }
}
