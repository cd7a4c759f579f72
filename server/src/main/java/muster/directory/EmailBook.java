package muster.directory;

import static muster.directory.AccountSaving.locked;
import static muster.directory.AccountSaving.requireMayTry;
import static muster.directory.Authority.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of an account one by one, for those who look after accounts: {@link Accounts#change} knows the primary one alone.
 * An address that is recorded here stands for the account, so it must be free. A claim that nobody has proven yields to one that
 * an administrator vouches for.
 */
public final class EmailBook {
    static final int MOST = 50;

    private final Transactions transactions;

    public EmailBook(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What becomes of the addresses of an account. */
    private interface Page {
        /** @param claims who may take claims in this transaction */
        List<Email> turned(Claims claims, List<Email> emails);
    }

    /**
     * Records a further address, which is the primary one if it is the first. One that is there already is only verified, if it
     * was not and is now.
     *
     * @param verified whether the caller vouches that it reaches the person
     * @throws Refused {@link Failure.EmailTaken}, {@link Failure.Malformed} for one that no mail could reach or too many,
     *     {@link Failure.MayNotChange}, {@link Failure.ReadOnly}
     */
    public Account add(Caller caller, AccountId id, EmailAddress address, boolean verified) {
        require(address.isMailable(), new Failure.Malformed("email", "is none that mail could reach"));
        return change(caller, id, address, (claims, emails) -> {
            Optional<Email> present = find(emails, address);
            if (present.isPresent()) {
                return verified ? replaced(emails, verified(claims, present.get())) : emails;
            }
            require(emails.size() < MOST, new Failure.Malformed("email", "would be one too many"));
            require(claims.take(address, verified), new Failure.EmailTaken());
            List<Email> longer = new ArrayList<>(emails);
            longer.add(new Email(address, verified, true));
            return longer;
        });
    }

    /** Vouches that an address reaches the person. It is claimed with that, unless somebody else has proven it to be his. */
    public Account verify(Caller caller, AccountId id, EmailAddress address) {
        return change(
                caller, id, address, (claims, emails) -> replaced(emails, verified(claims, required(emails, address))));
    }

    /** Puts an address before all others, and keeps these. It is claimed with that if it is free. */
    public Account makePrimary(Caller caller, AccountId id, EmailAddress address) {
        return change(caller, id, address, (claims, emails) -> {
            Email wanted = required(emails, address);
            boolean claimed = wanted.claimed() || claims.take(wanted.address(), wanted.verified());
            List<Email> turned = without(emails, wanted);
            turned.addFirst(new Email(wanted.address(), wanted.verified(), claimed));
            return turned;
        });
    }

    /**
     * Removes an address, which stands for nobody then.
     *
     * @throws Refused {@link Failure.Malformed} also for the primary one as long as there are others
     */
    public Account remove(Caller caller, AccountId id, EmailAddress address) {
        return change(caller, id, address, (claims, emails) -> {
            Email unwanted = required(emails, address);
            boolean isReplaced = emails.size() == 1 || !emails.getFirst().equals(unwanted);
            require(isReplaced, new Failure.Malformed("email", "is the primary one; make another one primary first"));
            claims.release(unwanted.address());
            return without(emails, unwanted);
        });
    }

    private Account change(Caller caller, AccountId id, EmailAddress address, Page page) {
        return transactions.write(caller, begun -> {
            requireMayTry(begun.caller(), id, new Failure.MayNotChange("account"));
            AccountId claimant = begun.writing()
                    .accounts()
                    .findByClaimedAddress(address.key())
                    .map(Account::id)
                    .orElse(null);
            Transactions.Work work = Receivers.held(begun, id, claimant);
            Account before = locked(work.writing(), id);
            boolean may = Permissions.mayKeepAddresses(work.caller(), before)
                    && Codes.handlesCredentials(work.writing(), work.caller());
            require(may, new Failure.MayNotChange("account"));
            List<Email> emails = page.turned(new Claims(work, id, claimant), before.emails());
            Account after = before.withEmails(emails, work.now(), work.caller().account());
            if (after.equals(before)) {
                return before;
            }
            require(!before.isReadonly(), new Failure.ReadOnly());
            Account stored = AccountSaving.keep(work.writing(), before, after, work.now());
            work.record(Act.ACCOUNT_CHANGED, stored, differences(before, stored));
            return stored;
        });
    }

    private static Email verified(Claims claims, Email email) {
        return new Email(email.address(), true, email.claimed() || claims.take(email.address(), true));
    }

    private static Optional<Email> find(List<Email> emails, EmailAddress address) {
        TextKey key = address.key();
        return emails.stream()
                .filter(email -> email.address().key().equals(key))
                .findFirst();
    }

    private static Email required(List<Email> emails, EmailAddress address) {
        return find(emails, address)
                .orElseThrow(() ->
                        new Refused(new Failure.Malformed("email", "is not one of the addresses of this account")));
    }

    private static List<Email> replaced(List<Email> emails, Email changed) {
        return emails.stream()
                .map(email -> email.address().equals(changed.address()) ? changed : email)
                .toList();
    }

    private static List<Email> without(List<Email> emails, Email unwanted) {
        List<Email> others = new ArrayList<>(emails);
        others.remove(unwanted);
        return others;
    }

    private static List<FieldChange> differences(Account before, Account after) {
        List<FieldChange> fields = new ArrayList<>(Differences.between(before, after));
        addNew(fields, "further email", before.emails(), after.emails(), email -> !email.equals(after.primaryEmail()));
        addNew(fields, "verified email", before.emails(), after.emails(), Email::verified);
        addNew(fields, "claimed email", before.emails(), after.emails(), Email::claimed);
        for (Email email : before.emails()) {
            boolean isThere = find(after.emails(), email.address()).isPresent();
            if (!isThere && !email.equals(before.primaryEmail())) {
                fields.add(new FieldChange("further email", email.address().value(), null));
            }
        }
        return fields;
    }

    /** What is so afterwards and was not, be it that the address was not there. */
    private static void addNew(
            List<FieldChange> fields, String field, List<Email> before, List<Email> after, Predicate<Email> isSo) {
        for (Email email : after) {
            boolean was = find(before, email.address())
                    .filter(old -> field.equals("further email") || isSo.test(old))
                    .isPresent();
            if (isSo.test(email) && !was) {
                fields.add(new FieldChange(field, null, email.address().value()));
            }
        }
    }

    /**
     * Takes claims for one account.
     *
     * @param claimant who claimed the address before, and is locked; null for nobody
     */
    private record Claims(
            Transactions.Work work, AccountId id, @Nullable AccountId claimant) {

        /** @return whether the account claims the address now */
        boolean take(EmailAddress address, boolean verified) {
            AccountWriter accounts = work.writing().accounts();
            if (!address.isMailable()) {
                return false;
            }
            if (accounts.claim(address.key(), id, work.now())) {
                return true;
            }
            Account other = accounts.findByClaimedAddress(address.key()).orElse(null);
            if (other == null || !verified || !yields(other, address)) {
                return false;
            }
            accounts.releaseClaim(address.key(), other.id());
            FieldChange lost = new FieldChange("claimed email", address.value(), null);
            work.record(Act.ACCOUNT_CHANGED, other, List.of(lost));
            return accounts.claim(address.key(), id, work.now());
        }

        private boolean yields(Account other, EmailAddress address) {
            boolean isProven =
                    find(other.emails(), address).map(Email::verified).orElse(true);
            return other.id().equals(claimant) && !isProven;
        }

        void release(EmailAddress address) {
            work.writing().accounts().releaseClaim(address.key(), id);
        }
    }
}
