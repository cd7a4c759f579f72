package muster.directory;

import java.time.InstantSource;
import muster.model.Policy;

/** Everything that can be done with one directory. */
public record Directory(
        Accounts accounts,
        Admissions admissions,
        Keys keys,
        Logins logins,
        Groups groups,
        Holdings holdings,
        Sharing sharing,
        Ledger ledger) {

    /** @param clock tells microseconds and nothing finer, as the store keeps no more */
    public static Directory over(
            Store store,
            PasswordHasher hasher,
            Identifiers identifiers,
            InstantSource clock,
            Policy policy,
            ActivityStamps stamps) {
        var transactions = new Transactions(store, identifiers, clock);
        var accounts = new Accounts(transactions, policy);
        var keys = new Keys(transactions, stamps);
        return new Directory(
                accounts,
                new Admissions(transactions, hasher, policy, keys),
                keys,
                new Logins(transactions, hasher, policy),
                new Groups(transactions, policy, accounts),
                new Holdings(transactions),
                new Sharing(transactions),
                new Ledger(store));
    }
}
