package muster.dialect.cryosparc;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import muster.directory.Accounts;
import muster.directory.WireNames;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Refused;

/** Finds the account that is meant by {@code {user_id}}: an id of this door, or whatever has an {@code @}, an address. */
final class UserIds {
    static final String PARAMETER = "user_id";
    /** The path of one user. */
    static final String ONE = "/users/{" + PARAMETER + "}";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    private final Accounts accounts;
    private final WireNames names;

    UserIds(Accounts accounts, WireNames names) {
        this.accounts = accounts;
        this.names = names;
    }

    /**
     * The account in the path, for administrators alone.
     *
     * @throws Refused {@link Failure.NotPermitted} before it looks whether there is such an account
     */
    AccountId anybody(Call call) {
        call.requireAdministrator();
        return existing(call.caller(), call.required(PARAMETER));
    }

    /** @throws Refused {@link Failure.NoSuchAccount} */
    AccountId existing(Caller administrator, String text) {
        return named(administrator, text).orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    /**
     * The account in the path, which has to be the caller's own unless he is an administrator.
     *
     * @throws Refused {@link Failure.NotPermitted} for every other one, whether there is such an account or not
     */
    AccountId selfOrAnybody(Call call) {
        Caller caller = call.caller();
        if (call.isAdministrator()) {
            return anybody(call);
        }
        return named(caller, call.required(PARAMETER))
                .filter(caller::is)
                .orElseThrow(() -> new Refused(new Failure.NotPermitted()));
    }

    static boolean isAddress(String text) {
        return text.indexOf('@') >= 0;
    }

    /** An id as it is kept; clients may write its letters in capitals. */
    static String canonical(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private Optional<AccountId> named(Caller caller, String text) {
        return isAddress(text) ? byAddress(caller, text) : byId(text);
    }

    /** The account of this id, whoever asks and whatever became of the account. */
    Optional<AccountId> byId(String text) {
        String id = canonical(text);
        return ID.matcher(id).matches()
                ? names.account(CryosparcNames.DOOR, CryosparcNames.USER, id)
                : Optional.empty();
    }

    /** The account that claims the address, also one whose address waits for a confirmation. */
    private Optional<AccountId> byAddress(Caller caller, String text) {
        try {
            return Optional.of(accounts.findByAddress(caller, EmailAddress.parse(text))
                    .account()
                    .id());
        } catch (Refused noneToBeSeen) {
            return Optional.empty();
        }
    }

    /** Whether an address stands for the account, its own or one that waits for a confirmation: only then somebody signs in here. */
    boolean isFoundByAddress(Caller caller, Account account) {
        EmailAddress pending = account.pendingEmail();
        return account.emails().stream().anyMatch(Email::claimed)
                || pending != null
                        && byAddress(caller, pending.value())
                                .filter(account.id()::equals)
                                .isPresent();
    }

    /** What these accounts are called here, all at one look. */
    Map<AccountId, String> of(Collection<AccountId> ids) {
        return names.ofAccounts(CryosparcNames.DOOR, CryosparcNames.USER, ids);
    }
}
