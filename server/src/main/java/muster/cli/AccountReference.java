package muster.cli;

import java.util.Optional;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.EmailAddress;
import muster.model.Username;

/** How people name an account on the command line: by its id, by an address (which has an @), else by its username. */
final class AccountReference {
    private AccountReference() {}

    /** @throws muster.model.Refused when there is no such account */
    static AccountEntry resolve(Desk desk, String text) {
        Optional<AccountId> id = AccountId.parse(text);
        var accounts = desk.directory().accounts();
        if (id.isPresent()) {
            return accounts.get(desk.caller(), id.get());
        }
        return text.indexOf('@') >= 0
                ? accounts.findByAddress(desk.caller(), EmailAddress.parse(text))
                : accounts.findByUsername(desk.caller(), Username.parse(text));
    }
}
