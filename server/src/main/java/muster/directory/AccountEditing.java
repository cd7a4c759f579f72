package muster.directory;

import static muster.directory.AccountSaving.keep;
import static muster.directory.AccountSaving.locked;
import static muster.directory.AccountSaving.requireMayTry;
import static muster.directory.AccountSaving.requireModified;
import static muster.directory.AccountSaving.requireVersion;
import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AccountProject;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.DocumentChange;
import muster.model.DoorDocument;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Key;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.ProjectId;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** Changes fields of one account, all together or none. */
final class AccountEditing {
    private final Transactions transactions;
    private final Policy policy;
    private final Codes codes;
    private final PendingEmails pendingEmails;
    private final Addresses addresses = new Addresses();

    AccountEditing(Transactions transactions, Policy policy, Codes codes, PendingEmails pendingEmails) {
        this.transactions = transactions;
        this.policy = policy;
        this.codes = codes;
        this.pendingEmails = pendingEmails;
    }

    Account change(Caller caller, AccountId id, AccountChanges changes, AddressRule rule) {
        return transactions.writeEvenInvited(caller, work -> {
            require(!work.caller().isInvited() || work.caller().is(id), new Failure.NotPermitted());
            return edited(changes.mayRemoveAdministrator() ? work.guarded() : work, id, changes, rule);
        });
    }

    /** The same within something greater, which has taken the lock of {@link Transactions.Work#guarded} where it matters. */
    Account edited(Transactions.Work work, AccountId id, AccountChanges changes, AddressRule rule) {
        Writing writing = work.writing();
        Caller caller = work.caller();
        Instant now = work.now();
        Grant.Level level = changes.touchesOnlyNames() ? reach(writing, caller, id) : null;
        if (level == null || !level.isAtLeast(Grant.Level.WRITE)) {
            requireMayTry(caller, id, new Failure.MayNotChange("account"));
        }
        Account before = locked(writing, id);
        requireMayChange(caller, before, changes, level);
        requireMaySendCodes(work, before, changes);
        requireVersion(before, changes.expectedVersion());
        requireModified(before, changes.expectedModified());
        Email primary = addresses.edited(writing, before, changes.email(), rule, now);
        EmailAddress pending = pendingEmails.claimed(work, before, changes.pendingEmail());
        AccountProject project = project(work, before, changes);
        Account.Settled settled = new Account.Settled(primary, pending, LifeChanges.of(work, before, changes), project);
        Account after = before.with(changes, settled, now, caller.account());
        Optional<FieldChange> document = changedDocument(writing, id, changes.document(), now);
        if (changes.active().orKeepValue(false)) {
            AccountSaving.endLockOut(work, before);
        }
        if (after.equals(before) && document.isEmpty()) {
            return before;
        }
        requireWritable(before, changes);
        Account next = after.equals(before) ? before.withChangeBeside(now, caller.account()) : after;
        Account stored = keep(writing, before, next, now);
        List<Email> dropped = droppedAddresses(before, stored);
        dropped.forEach(email -> writing.accounts().releaseClaim(email.address().key(), id));
        FieldChange sent = pendingEmails.announced(work, before, stored);
        pendingEmails.tellOfReplaced(work, before, stored);
        List<FieldChange> outgrown = followRank(work, before, stored, changes);
        List<FieldChange> differences = new ArrayList<>(Differences.between(before, stored));
        dropped.forEach(email ->
                differences.add(new FieldChange("further email", email.address().value(), null)));
        document.ifPresent(differences::add);
        differences.addAll(outgrown);
        if (sent != null) {
            differences.add(sent);
        }
        work.record(Act.ACCOUNT_CHANGED, stored, differences);
        return stored;
    }

    /** Further addresses that went with the primary one. Who is found by an address has it. */
    private static List<Email> droppedAddresses(Account before, Account after) {
        Set<TextKey> kept =
                after.emails().stream().map(email -> email.address().key()).collect(Collectors.toSet());
        return before.emails().stream()
                .skip(1)
                .filter(email -> !kept.contains(email.address().key()))
                .toList();
    }

    /** Whether anything of the account is the caller's to change; others learn only that it is not. */
    void requireMayTouch(Caller caller, AccountId id) {
        transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, transactions.now(), true);
            Grant.Level level = reach(reading, fresh, id);
            boolean isGranted = level != null && level.isAtLeast(Grant.Level.WRITE);
            require(
                    isGranted || fresh.is(id) || Permissions.mayManageSomebody(fresh),
                    new Failure.MayNotChange("account"));
            Account account = reading.accounts().find(id).orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
            boolean may = Permissions.mayDisable(fresh, account) || Permissions.mayChangeNames(fresh, account, level);
            require(may, new Failure.MayNotChange("account"));
            return account;
        });
    }

    private void requireMayChange(Caller caller, Account before, AccountChanges changes, Grant.@Nullable Level level) {
        Rank wanted = changes.rank().from(before.rank());
        if (wanted != before.rank()) {
            require(Permissions.mayChangeRank(caller, before, wanted), new Failure.MayNotGrantRank());
        }
        if (changes.touchesProfile()) {
            boolean names = changes.touchesOnlyNames() && Permissions.mayChangeNames(caller, before, level);
            require(names || Permissions.mayChangeProfile(caller, before, policy), new Failure.MayNotChange("account"));
        }
        if (changes.touchesLife()) {
            require(Permissions.mayEnable(caller, before), new Failure.MayNotChange("account"));
        }
        if (!changes.enabled().isKeep()) {
            boolean permitted = changes.enabled().orKeepValue(true)
                    ? Permissions.mayEnable(caller, before)
                    : Permissions.mayDisable(caller, before);
            require(permitted, new Failure.MayNotLock());
        }
        if (!changes.archived().isKeep()) {
            require(Permissions.mayArchive(caller, before), new Failure.MayNotLock());
        }
        if (!changes.active().isKeep()) {
            boolean permitted = changes.active().orKeepValue(true)
                    ? Permissions.mayEnable(caller, before)
                    : Permissions.mayDisable(caller, before);
            require(permitted, new Failure.MayNotLock());
        }
    }

    /** Where codes go is no matter for a program's key that was not made for it. */
    private static void requireMaySendCodes(Transactions.Work work, Account before, AccountChanges changes) {
        if (changes.pendingEmail() instanceof Edit.Clear) {
            require(Permissions.mayEnable(work.caller(), before), new Failure.MayNotChange("account"));
        } else if (!changes.pendingEmail().isKeep()) {
            boolean permitted = Permissions.mayChangePendingEmail(work.caller(), before)
                    && Codes.handlesCredentials(work.writing(), work.caller());
            require(permitted, new Failure.MayNotChange("account"));
        }
    }

    /** How far grants let the caller change somebody else; asked only where they could matter. */
    private static Grant.@Nullable Level reach(Reading reading, Caller caller, AccountId id) {
        AccountId self = caller.account();
        boolean mayMatter = !caller.is(id) && !caller.isAtLeast(Rank.MANAGER);
        if (self == null || !mayMatter) {
            return null;
        }
        return reading.accounts()
                .find(self)
                .flatMap(account -> Reach.of(reading, account).on(new GrantObject.OnAccount(id)))
                .orElse(null);
    }

    private static @Nullable AccountProject project(Transactions.Work work, Account before, AccountChanges changes) {
        return switch (changes.project()) {
            case Edit.Keep<ProjectId> _ -> before.project();
            case Edit.Clear<ProjectId> _ -> null;
            case Edit.Set<ProjectId>(var id) -> ProjectMembership.of(work.writing(), id, before.project());
        };
    }

    /**
     * What goes with another rank: longer codes, sessions where a platform promises that they end, and keys of the directory.
     *
     * @return what became of codes, for the ledger
     */
    private List<FieldChange> followRank(
            Transactions.Work work, Account before, Account after, AccountChanges changes) {
        if (before.rank() == after.rank()) {
            return List.of();
        }
        if (changes.newRankEndsSessions()) {
            work.writing().keys().endAll(after.id(), Key.Purpose.SESSION, work.now(), "rank changed");
        }
        if (before.rank() == Rank.ADMINISTRATOR) {
            Keys.endDirectorysMadeBy(work, after.id(), "maker is no administrator");
        }
        return codes.outgrown(work, after);
    }

    /** Saves what a door keeps of the account, if that differs; empty when it does not. */
    static Optional<FieldChange> changedDocument(
            Writing writing, AccountId id, @Nullable DocumentChange change, Instant now) {
        if (change == null) {
            return Optional.empty();
        }
        Optional<DoorDocument> before = writing.documents().find(id, change.door());
        DoorDocument after = change.to().apply(before);
        if (Objects.equals(before.orElse(null), after) || before.isEmpty() && after.isEmpty()) {
            return Optional.empty();
        }
        boolean isSameText =
                before.filter(one -> one.json().equals(after.json())).isPresent();
        writing.documents().save(id, isSameText ? after : after.asWritten(change.mostLength()), now);
        return Optional.of(LedgerTexts.change(
                "document." + change.door(), before.map(DoorDocument::json).orElse(null), after.json()));
    }

    private static void requireWritable(Account before, AccountChanges changes) {
        boolean lifted = !changes.readonly().orKeepValue(true);
        boolean ofProject = before.project() != null && before.project().readonly();
        require(!ofProject && (!before.life().readonly() || lifted), new Failure.ReadOnly());
    }
}
