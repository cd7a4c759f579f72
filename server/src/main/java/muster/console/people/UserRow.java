package muster.console.people;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import muster.console.page.Token;
import muster.directory.CodeTable;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountState;
import muster.model.Caller;
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
        List<Token> tokens,
        boolean hasBurnt,
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
                Token.of(codes),
                !codes.burnt().isEmpty(),
                AccountState.of(account, entry.activity(), now),
                entry.activity().lastSignIn(),
                account.isListed() && Permissions.mayChangeRank(caller, account, other),
                Permissions.mayHandleCodes(caller, account.rank()),
                isNew);
    }

    /** Whether a token was burnt, and none has taken its place. */
    boolean isBurnt() {
        return tokens.isEmpty() && hasBurnt;
    }
}
