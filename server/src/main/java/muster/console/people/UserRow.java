package muster.console.people;

import java.time.Instant;
import java.util.Objects;
import muster.directory.CodeTable;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountState;
import muster.model.Caller;
import muster.model.Code;
import muster.model.EmailAddress;
import muster.model.Permissions;
import muster.model.Rank;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/**
 * One account in the table.
 *
 * @param who how the account is called where it must be named: by its address, else its username
 * @param mayChangeRole whether the other role can be given here
 * @param mayRenewToken whether a token that was burnt can be replaced here
 * @param isNew whether it was made just now
 */
record UserRow(
        String id,
        String who,
        String email,
        String username,
        String givenName,
        String familyName,
        Rank rank,
        RoleWord role,
        CodeTable.Row codes,
        AccountState state,
        @Nullable Instant lastSignIn,
        boolean mayChangeRole,
        boolean mayRenewToken,
        boolean isNew) {

    static UserRow of(AccountEntry entry, CodeTable.Row codes, Caller caller, Instant now, boolean isNew) {
        Account account = entry.account();
        EmailAddress address = account.shownAddress();
        Username username = account.username();
        String email = address == null ? "" : address.value();
        String name = username == null ? "" : username.value();
        RoleWord role = RoleWord.of(account.rank());
        Rank other = role.other() == RoleWord.ADMIN ? Rank.ADMINISTRATOR : Rank.VIEWER;
        return new UserRow(
                account.id().toString(),
                email.isEmpty() ? name : email,
                email,
                name,
                Objects.requireNonNullElse(account.profile().givenName(), ""),
                Objects.requireNonNullElse(account.profile().familyName(), ""),
                account.rank(),
                role,
                codes,
                AccountState.of(account, entry.activity(), now),
                entry.activity().lastSignIn(),
                account.isListed() && Permissions.mayChangeRank(caller, account, other),
                Permissions.mayHandleCodes(caller, account.rank()),
                isNew);
    }

    boolean isBurnt() {
        return !codes.burnt().isEmpty() && codes.registration() == null && codes.reset() == null;
    }

    /** The purpose of the token shown, as texts are keyed. */
    String purpose() {
        return codes.registration() != null ? "registration" : "reset";
    }

    /** The token itself; null for none. */
    @Nullable
    String token() {
        return codes.registration() != null ? codes.registration() : codes.reset();
    }

    /** Until when the token counts; null for none. */
    @Nullable
    Instant tokenEnds() {
        return codes.ends()
                .get(codes.registration() != null ? Code.Purpose.REGISTRATION : Code.Purpose.RESET);
    }
}
