package muster.dialect.own;

import java.time.InstantSource;
import muster.directory.Directory;
import muster.directory.Register;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AccountState;
import muster.model.Activity;
import muster.model.Caller;
import muster.model.Permissions;
import org.jspecify.annotations.Nullable;

/** Accounts as callers may see them. */
final class AccountViews {
    private final Directory directory;
    private final InstantSource clock;

    AccountViews(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * An account in somebody's eyes.
     *
     * @param isOpen whether its private fields are shown
     * @param secondFactor whether it has one; null where that was not looked up
     */
    record View(
            Account account,
            Activity activity,
            AccountState state,
            boolean isOpen,
            @Nullable Boolean secondFactor) {}

    /**
     * One account; those who see private fields find it in the trash, too.
     *
     * @throws muster.model.Refused {@link muster.model.Failure.NoSuchAccount}, {@link muster.model.Failure.MayNotView}
     */
    View get(Caller caller, AccountId id) {
        if (!Permissions.maySeePrivateFields(caller, id)) {
            return of(caller, directory.accounts().get(caller, id));
        }
        Register.Entry entry = directory.register().shown(caller, id, OwnDialect.NAME);
        return view(entry.account(), entry.activity(), true, entry.hasSecondFactor());
    }

    View of(Caller caller, AccountEntry entry) {
        boolean isOpen = Permissions.maySeePrivateFields(caller, entry.account().id());
        return view(entry.account(), entry.activity(), isOpen, null);
    }

    private View view(Account account, Activity activity, boolean isOpen, @Nullable Boolean secondFactor) {
        return new View(account, activity, AccountState.of(account, activity, clock.instant()), isOpen, secondFactor);
    }

    /** The account as it is now. */
    Reply reply(Caller caller, AccountId id) {
        View view = get(caller, id);
        return Reply.of(AccountShapes.ACCOUNT, view, view.account().version());
    }
}
