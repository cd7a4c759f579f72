package muster.console.visit;

import muster.directory.Accounts;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Refused;
import muster.model.Username;

/** An account as people name it in a field: by its address, its username or its id. */
public final class Somebody {
    private Somebody() {}

    /** @throws Refused {@link Failure.NoSuchAccount} also for what can be nobody's name */
    public static Account named(Accounts accounts, Caller caller, String typed) {
        if (AccountId.parse(typed).isPresent()) {
            return accounts.get(caller, AccountId.parse(typed).get()).account();
        }
        try {
            return typed.contains("@")
                    ? accounts.findByAddress(caller, EmailAddress.parse(typed)).account()
                    : accounts.findByUsername(caller, Username.parse(typed)).account();
        } catch (Refused refused) {
            throw refused.failure() instanceof Failure.Malformed ? new Refused(new Failure.NoSuchAccount()) : refused;
        }
    }
}
