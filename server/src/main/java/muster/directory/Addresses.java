package muster.directory;

import java.time.Instant;
import java.util.Objects;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Who an address stands for. Two people may record one address where a platform allows it, but only one of them claims
 * it: the first. When that claim lapses nobody inherits it silently.
 */
final class Addresses {

    /**
     * Claims the primary address of an account that was just added.
     *
     * @return the account, knowing whether it claims the address
     */
    Account claimPrimary(Writing writing, Account account, AddressRule rule, Instant now) {
        Email primary = account.primaryEmail();
        return primary == null
                ? account
                : account.withPrimaryClaimed(claim(writing, primary.address(), account.id(), rule, now));
    }

    /**
     * The primary address that the account has after an edit: the present one when it is kept, an unverified one when it is
     * another. Claims move in this transaction.
     */
    @Nullable
    Email edited(Writing writing, Account account, Edit<EmailAddress> edit, AddressRule rule, Instant now) {
        Email old = account.primaryEmail();
        EmailAddress present = old == null ? null : old.address();
        EmailAddress wanted = edit.orKeep(present);
        if (Objects.equals(wanted, present)) {
            return old;
        }
        if (old != null && wanted != null && old.address().key().equals(wanted.key())) {
            return new Email(wanted, false, old.claimed());
        }
        if (old != null && old.claimed()) {
            writing.accounts().releaseClaim(old.address().key(), account.id());
        }
        return wanted == null ? null : new Email(wanted, false, claim(writing, wanted, account.id(), rule, now));
    }

    /**
     * Claims every address of an account that comes back, as far as nobody else has it meanwhile.
     *
     * @return the account, knowing which addresses it claims
     */
    static Account claimAgain(Writing writing, Account account, Instant now) {
        EmailAddress pending = account.pendingEmail();
        if (pending != null) {
            claim(writing, pending, account.id(), AddressRule.MAY_BE_SHARED, now);
        }
        return account.withClaims(
                email -> claim(writing, email.address(), account.id(), AddressRule.MAY_BE_SHARED, now));
    }

    private static boolean claim(Writing writing, EmailAddress address, AccountId id, AddressRule rule, Instant now) {
        boolean claimed = address.isMailable() && writing.accounts().claim(address.key(), id, now);
        if (!claimed && rule == AddressRule.MUST_BE_FREE && address.isMailable()) {
            throw new Refused(new Failure.EmailTaken());
        }
        return claimed;
    }
}
