package muster.directory;

import static muster.directory.AccountSaving.keep;
import static muster.directory.AccountSaving.locked;
import static muster.directory.AccountSaving.requireMayTry;
import static muster.directory.AccountSaving.requireVersion;
import static muster.directory.Authority.require;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.DocumentChange;
import muster.model.DoorDocument;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/** What doors keep in their own words, of accounts and of the whole site, where it goes with nothing else. */
public final class Documents {
    private final Transactions transactions;

    public Documents(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @throws Refused also when there is no such account, or only one in trash, merged away, or the directory's own */
    public Optional<DoorDocument> of(Caller caller, AccountId id, String door) {
        require(Permissions.maySeePrivateFields(caller, id), new Failure.MayNotView("account"));
        return transactions.read(reading -> {
            boolean isThere =
                    reading.accounts().find(id).filter(Account::isListed).isPresent();
            require(isThere, new Failure.NoSuchAccount());
            return reading.documents().find(id, door);
        });
    }

    /** Those of these accounts whose private fields the caller may see, all at one look. */
    public Map<AccountId, DoorDocument> ofAll(Caller caller, Collection<AccountId> ids, String door) {
        List<AccountId> open = ids.stream()
                .filter(id -> Permissions.maySeePrivateFields(caller, id))
                .toList();
        return open.isEmpty()
                ? Map.of()
                : transactions.read(reading -> reading.documents().findAll(open, door));
    }

    /**
     * Changes what a door keeps of an account and nothing else. That is no part of the profile: people change it also where only
     * administrators edit profiles, and of an account that is read-only.
     *
     * @return the account as it is afterwards; nothing is written when nothing differs
     */
    public Account change(Caller caller, AccountId id, DocumentChange change) {
        return change(caller, id, change, null, Permissions::mayChangeDocument);
    }

    /**
     * The same of what a platform lets an account do, which is for administrators and not for the person.
     *
     * @param expected the version of the account that the caller has looked at; null for any
     */
    public Account grant(Caller caller, AccountId id, DocumentChange change, @Nullable Long expected) {
        return change(caller, id, change, expected, (asking, _) -> Permissions.mayGrantAtDoors(asking));
    }

    private Account change(
            Caller caller,
            AccountId id,
            DocumentChange change,
            @Nullable Long expected,
            BiPredicate<Caller, Account> may) {
        return transactions.write(caller, work -> {
            Writing writing = work.writing();
            requireMayTry(work.caller(), id, new Failure.MayNotChange("account"));
            Account before = locked(writing, id);
            require(may.test(work.caller(), before), new Failure.MayNotChange("account"));
            requireVersion(before, expected);
            Optional<Event.FieldChange> changed = AccountEditing.changedDocument(writing, id, change, work.now());
            if (changed.isEmpty()) {
                return before;
            }
            Account after = before.withChangeBeside(work.now(), work.caller().account());
            Account stored = keep(writing, before, after, work.now());
            work.record(Act.ACCOUNT_CHANGED, stored, List.of(changed.get()));
            return stored;
        });
    }

    /** What a door keeps of the whole site. */
    public Optional<DoorDocument> ofSite(Caller caller, String door) {
        require(Permissions.maySeeAccounts(caller), new Failure.NotPermitted());
        return transactions.read(reading -> reading.documents().find(WellKnown.SYSTEM, door));
    }

    /**
     * Changes what a door keeps of the whole site.
     *
     * @return whether anything differed; nothing is written otherwise
     */
    public boolean changeSite(Caller caller, DocumentChange change) {
        return transactions.write(caller, work -> {
            require(Permissions.mayChangeSite(work.caller()), new Failure.NotPermitted());
            // Two who change different parts of it at once go one after the other.
            work.writing().accounts().lock(WellKnown.SYSTEM);
            Optional<Event.FieldChange> changed =
                    AccountEditing.changedDocument(work.writing(), WellKnown.SYSTEM, change, work.now());
            var target = new Event.Target("site", WellKnown.SYSTEM.toString(), null);
            changed.ifPresent(field -> work.record(Act.SITE_CHANGED, target, null, List.of(field)));
            return changed.isPresent();
        });
    }
}
