package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.DepartureFailure;
import muster.model.Failure;
import muster.model.Group;
import muster.model.Heir;
import muster.model.Holding;
import muster.model.Permissions;
import muster.model.Refused;

/** Who may take over what somebody leaves behind: an account that may act and own things, of nobody who is leaving too. */
final class HeirRules {
    private HeirRules() {}

    /** Those of these accounts that may be heirs of somebody. */
    static Set<AccountId> fit(Reading reading, Collection<AccountId> candidates, AccountId leaver, Instant now) {
        Map<AccountId, Account> found = reading.accounts().findAll(candidates);
        Set<AccountId> leaving = reading.departures().leaving(candidates);
        return found.values().stream()
                .filter(account -> account.isListed() && account.mayAct(now))
                .filter(account -> Permissions.mayOwnHoldings(account.rank()))
                .map(Account::id)
                .filter(id -> !id.equals(leaver) && !leaving.contains(id))
                .collect(Collectors.toSet());
    }

    /** @throws Refused {@link DepartureFailure.HeirUnfit} when one of them may not */
    static void requireFit(Reading reading, Collection<AccountId> heirs, AccountId leaver, Instant now) {
        boolean allFit = heirs.isEmpty() || fit(reading, heirs, leaver, now).containsAll(heirs);
        require(allFit, new DepartureFailure.HeirUnfit());
    }

    /**
     * Things and groups that are named one by one must be the leaver's own to give.
     *
     * @throws Refused {@link Failure.NoSuchHolding} also for a thing that lies in another one, {@link Failure.NoSuchGroup}
     */
    static void requireOwn(Reading reading, Collection<Heir> heirs, AccountId leaver) {
        for (Heir heir : heirs) {
            switch (heir.scope()) {
                case Heir.OfThing(var id) -> {
                    Holding thing = reading.holdings().findAll(List.of(id)).get(id);
                    boolean lies = thing != null && thing.owner().equals(leaver) && thing.container() == null;
                    require(lies, new Failure.NoSuchHolding());
                }
                case Heir.OfGroup(var id) -> {
                    Group group = reading.groups().find(id).orElseThrow(() -> new Refused(new Failure.NoSuchGroup()));
                    require(leaver.equals(group.owner()), new Failure.NoSuchGroup());
                }
                case Heir.OfKind _, Heir.Everything _ -> {
                    // May come to be before the end.
                }
            }
        }
    }
}
