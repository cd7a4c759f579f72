package muster.dialect.arvados;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import muster.directory.Directory;
import muster.directory.People;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Grant;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.Username;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/**
 * Changes users. Clients send whole records back, so that only what differs counts as written.
 * Source: Arvados API, users, update.
 */
final class UserUpdates {
    private final Directory directory;
    private final Policy policy;
    private final InstantSource clock;

    UserUpdates(Directory directory, Policy policy, InstantSource clock) {
        this.directory = directory;
        this.policy = policy;
        this.clock = clock;
    }

    static ArvadosRefusal inactiveAdministrator() {
        return ArvadosRefusal.invalid("Is admin: Admin users cannot be inactive");
    }

    void update(Caller caller, People.Sight sight, UserAttributes wanted) {
        if (!sight.level().isAtLeast(Grant.Level.WRITE)) {
            throw denied("you may not change this user");
        }
        AccountChanges changes = changes(caller, sight, wanted);
        if (changes.equals(AccountChanges.NONE)) {
            return;
        }
        if (sight.account().isShadow()) {
            throw denied("this user is part of the system, or was merged, and stays as it is");
        }
        directory.accounts().change(caller, sight.account().id(), changes, AddressRule.MAY_BE_SHARED);
    }

    /** What is changed in two steps could stop between them; so another uuid is all that an update may bring. */
    void requireNothingElse(Caller caller, People.Sight sight, UserAttributes wanted) {
        if (!changes(caller, sight, wanted).equals(AccountChanges.NONE)) {
            throw ArvadosRefusal.invalid("Uuid cannot be changed together with other attributes");
        }
    }

    private AccountChanges changes(Caller caller, People.Sight sight, UserAttributes wanted) {
        Account account = sight.account();
        AccountChanges.Builder changes = AccountChanges.changing()
                .givenName(
                        differing(wanted.firstName(), filled(account.profile().givenName())))
                .familyName(
                        differing(wanted.lastName(), filled(account.profile().familyName())))
                .username(username(caller, account, wanted))
                .email(email(caller, account, wanted));
        addDocument(changes, sight, wanted);
        addStates(changes, caller, sight, wanted);
        return changes.build();
    }

    /** A name that another door gave need not have this platform's form as long as it stays. */
    private static Edit<Username> username(Caller caller, Account account, UserAttributes wanted) {
        Username present = account.username();
        if (!wanted.hasUsername() || Objects.equals(wanted.username(), present == null ? null : present.value())) {
            return Edit.keep();
        }
        requireAdministrator(caller, "the username");
        return wanted.usernameEdit();
    }

    private static Edit<EmailAddress> email(Caller caller, Account account, UserAttributes wanted) {
        Email primary = account.primaryEmail();
        Edit<EmailAddress> edit = differing(wanted.emailEdit(), primary == null ? null : primary.address());
        if (!edit.isKeep()) {
            requireAdministrator(caller, "the email");
        }
        return edit;
    }

    private static void requireAdministrator(Caller caller, String what) {
        if (!caller.isAtLeast(Rank.ADMINISTRATOR)) {
            throw denied("you may not change " + what + " of a user");
        }
    }

    private void addDocument(AccountChanges.Builder changes, People.Sight sight, UserAttributes wanted) {
        UserDocument before = UserDocument.of(directory
                .people()
                .documents(List.of(sight), ArvadosNames.DOOR)
                .get(sight.account().id()));
        if (wanted.document(before).equals(before)) {
            return;
        }
        if (!sight.whole()) {
            throw denied("you may not change what is private of a user");
        }
        changes.document(UserDocument.change(wanted::document));
    }

    /** Of somebody who is no administrator these are undone without a word, if they have the right form. */
    private void addStates(AccountChanges.Builder changes, Caller caller, People.Sight sight, UserAttributes wanted) {
        Account account = sight.account();
        Boolean wantedActive = wanted.isActive();
        Boolean wantedAdmin = wanted.isAdmin();
        if (!caller.isAtLeast(Rank.ADMINISTRATOR)) {
            return;
        }
        Instant now = clock.instant();
        boolean wasActive = UserRecords.isActive(account, now);
        boolean wasAdmin = UserRecords.isAdmin(account, now);
        boolean active = wantedActive == null ? wasActive : wantedActive;
        boolean admin = wantedAdmin == null ? wasAdmin : wantedAdmin;
        boolean isSystem = account.id().equals(WellKnown.SYSTEM);
        if (admin && !active || isSystem && !admin) {
            throw inactiveAdministrator();
        }
        if (wasActive && !active && account.life().inAllUsers()) {
            throw ArvadosRefusal.invalid("Is active cannot be set to false directly, use the 'Deactivate' button "
                    + "on Workbench, or the 'unsetup' API call");
        }
        boolean endsLockOut =
                Boolean.TRUE.equals(wantedActive) && sight.entry().activity().isLockedOutAt(now);
        if (active != wasActive || endsLockOut) {
            changes.active(Edit.set(active));
        }
        if (admin != wasAdmin) {
            changes.rank(admin ? present -> Rank.ADMINISTRATOR : this::demoted);
        }
    }

    private Rank demoted(Rank present) {
        return present == Rank.ADMINISTRATOR ? policy.defaultRank() : present;
    }

    private static <T> Edit<T> differing(Edit<T> edit, @Nullable T present) {
        return Objects.equals(edit.orKeep(present), present) ? Edit.keep() : edit;
    }

    private static @Nullable String filled(@Nullable String name) {
        return name == null || name.isEmpty() ? null : name;
    }

    private static ArvadosRefusal denied(String sentence) {
        return ArvadosRefusal.permissionDenied(sentence);
    }
}
