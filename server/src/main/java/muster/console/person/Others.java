package muster.console.person;

import muster.directory.AccountName;
import muster.directory.Directory;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Refused;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** Finds another person by what somebody typed: an address when there is an {@code @} in it, an id, else a username. */
final class Others {
    private Others() {}

    /** What somebody could type to name this account; by its id where nothing else is known of it. */
    static String nameOf(AccountId id, @Nullable Account account) {
        Username username = account == null ? null : account.username();
        return username == null || username.value().contains("@") ? id.toString() : username.value();
    }

    /** An address when there is an {@code @} in it, an id, else a username. */
    static AccountName name(String typed) {
        if (typed.contains("@")) {
            return new AccountName.ByAddress(typed);
        }
        return AccountId.parse(typed)
                .<AccountName>map(AccountName.ById::new)
                .orElseGet(() -> new AccountName.ByUsername(typed));
    }

    /** @throws Refused {@link Failure.NoSuchAccount}, {@link Failure.Malformed} */
    static Account named(Directory directory, Caller caller, String typed) {
        if (typed.isEmpty()) {
            throw new Refused(new Failure.NoSuchAccount());
        }
        if (typed.contains("@")) {
            return directory
                    .accounts()
                    .findByAddress(caller, EmailAddress.parse(typed))
                    .account();
        }
        return AccountId.parse(typed)
                .map(id -> directory.accounts().get(caller, id).account())
                .orElseGet(() -> directory
                        .accounts()
                        .findByUsername(caller, Username.parse(typed))
                        .account());
    }
}
