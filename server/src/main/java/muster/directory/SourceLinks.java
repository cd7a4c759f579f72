package muster.directory;

import static muster.directory.Authority.require;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** What sources of accounts, such as other servers, call them. */
public final class SourceLinks {
    private static final int SLICE = 1_000;

    private final Transactions transactions;

    SourceLinks(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * All accounts that a source has linked, with what it calls them; those in the trash, too.
     *
     * @throws Refused {@link Failure.NotPermitted} for whoever may make no plans
     */
    public Map<AccountId, String> of(Caller caller, String source) {
        Map<AccountId, String> all = new HashMap<>();
        @Nullable AccountId last = null;
        List<AccountId> slice;
        do {
            AccountId after = last;
            slice = transactions.read(reading -> {
                require(
                        Permissions.mayPlan(Authority.fresh(reading, caller, transactions.now())),
                        new Failure.NotPermitted());
                List<AccountId> ids = reading.externalIds().list(source, after, SLICE);
                all.putAll(reading.externalIds().idsOf(source, ids));
                return ids;
            });
            last = slice.isEmpty() ? last : slice.getLast();
        } while (slice.size() == SLICE);
        return all;
    }

    /**
     * Has the source call an account so from now on. What it calls it already changes nothing.
     *
     * @throws Refused {@link Failure.NoSuchAccount}, {@link Failure.MayNotChange}, {@link Failure.ExternalIdTaken}
     */
    public void link(Caller caller, String source, AccountId id, String externalId) {
        transactions.<Account>write(caller, work -> {
            Account account =
                    work.writing().accounts().find(id).orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
            require(Permissions.mayLink(work.caller(), account), new Failure.MayNotChange("account"));
            link(work, source, account, Edit.set(externalId));
            return account;
        });
    }

    /** Part of something greater, in which the right to do so was asked for. */
    static void link(Transactions.Work work, String source, Account account, Edit<String> externalId) {
        ExternalIdWriter links = work.writing().externalIds();
        String before = links.idsOf(source, List.of(account.id())).get(account.id());
        if (Objects.equals(before, externalId.orKeep(before))) {
            return;
        }
        if (externalId instanceof Edit.Set<String>(var id)) {
            links.link(source, id, account.id());
        } else {
            links.unlink(source, account.id());
        }
        FieldChange told = new FieldChange("externalId at " + source, before, externalId.orKeep(null));
        work.record(Act.ACCOUNT_CHANGED, account, List.of(told));
    }
}
