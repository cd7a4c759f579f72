package muster.dialect.own;

import java.util.function.BiPredicate;
import java.util.function.Predicate;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;

/**
 * Asks for the right to an operation before anything is said of what was sent with it, so that nobody learns from
 * complaints what he may not do. The use case asks again, with more to go by.
 */
@FunctionalInterface
interface Gate {
    /** For what everybody may do with the own account, or where each part is asked about by itself. */
    Gate OPEN = _ -> {};

    /** @throws Refused as the use case does of whoever may not, whatever was sent */
    void pass(Call call);

    static Gate of(Predicate<Caller> may) {
        return call -> require(may.test(call.caller()), new Failure.NotPermitted());
    }

    /** For an act on the account of the path: of what somebody manages nobody, not even the account is looked up. */
    static Gate on(AccountViews views, BiPredicate<Caller, Account> may, Failure otherwise) {
        return call -> {
            Caller caller = call.caller();
            AccountId id = call.account();
            require(caller.is(id) || Permissions.mayManageSomebody(caller), otherwise);
            require(may.test(caller, views.get(caller, id).account()), otherwise);
        };
    }

    /** The same where the key has to be one for credentials. */
    default Gate withCredentials(Failure otherwise) {
        return call -> {
            pass(call);
            require(call.known().key().handlesCredentials(), otherwise);
        };
    }

    private static void require(boolean permitted, Failure otherwise) {
        if (!permitted) {
            throw new Refused(otherwise);
        }
    }
}
