package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Key;
import muster.model.MailCode;
import muster.model.MailFailure;
import muster.model.MailPurpose;
import muster.model.Password;
import muster.model.PasswordHash;
import muster.model.Permissions;
import muster.model.Refused;
import muster.model.SecretDigest;
import org.jspecify.annotations.Nullable;

/** Invitations by mail: whoever follows the link sets the first password, is active, and has proven the address. */
public final class Invitations {
    private final Transactions transactions;
    private final Secrets secrets;
    private final Correspondence correspondence;

    Invitations(Transactions transactions, Secrets secrets, Correspondence correspondence) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.correspondence = correspondence;
    }

    /**
     * Sends a fresh invitation; an earlier one is dead.
     *
     * @param counts for how long it can be accepted; null for the usual time
     * @throws Refused {@link Failure.MayNotChange}, {@link MailFailure.AlreadyActivated}, {@link MailFailure.NoAddress}
     */
    public void send(Caller caller, AccountId id, @Nullable Duration counts) {
        transactions.write(caller, work -> {
            AccountSaving.requireMayTry(work.caller(), id, new Failure.MayNotChange("account"));
            Account account = AccountSaving.locked(work.writing(), id);
            boolean permitted = Permissions.mayInvite(work.caller(), account)
                    && Codes.handlesCredentials(work.writing(), work.caller());
            require(permitted, new Failure.MayNotChange("account"));
            require(!account.life().isActivated(), new MailFailure.AlreadyActivated());
            EmailAddress to = account.pendingEmail();
            if (to == null) {
                throw new Refused(new MailFailure.NoAddress());
            }
            Duration time = Objects.requireNonNullElse(counts, correspondence.usualTime());
            work.record(Act.INVITED, account, List.of(correspondence.invite(work, account, to, time)));
            return account;
        });
    }

    /** Whose invitation this is; empty when it does not count. Asking uses nothing up. */
    public Optional<Account> whose(String code) {
        return transactions.read(reading -> invited(reading, SecretDigest.of(code)));
    }

    /**
     * Takes an invitation: the password is set, the account is active, and the address it went to is its primary one. It gives no
     * session. A password that is refused leaves the invitation as it is.
     *
     * @throws Refused {@link Failure.CodeRefused} whatever is wrong with the code or the account, {@link Failure.PasswordRefused},
     *     {@link Failure.Busy}
     */
    public Account accept(Caller anonymous, String code, Password password) {
        SecretDigest digest = SecretDigest.of(code);
        // Nobody makes the server hash for a code that was never given out.
        Account invited = transactions
                .read(reading -> invited(reading, digest))
                .orElseThrow(() -> new Refused(new Failure.CodeRefused()));
        secrets.rules().check(password, Passwords.words(invited));
        PasswordHash hash = secrets.hasher().hash(password);
        return transactions.write(anonymous, work -> {
            Account before = invited(work.writing(), digest)
                    .flatMap(found -> work.writing().accounts().lock(found.id()))
                    .filter(locked -> invited(work.writing(), digest).isPresent())
                    .orElseThrow(() -> new Refused(new Failure.CodeRefused()));
            secrets.rules().check(password, Passwords.words(before));
            return accepted(work, before, hash);
        });
    }

    private Optional<Account> invited(Reading reading, SecretDigest digest) {
        return reading.mailCodes()
                .byDigest(digest)
                .filter(code -> code.purpose() == MailCode.Purpose.INVITATION && !code.isExpiredAt(transactions.now()))
                .flatMap(code -> reading.accounts()
                        .find(code.account())
                        .filter(account -> code.recipient().equals(account.pendingEmail())))
                .filter(account -> account.isListed()
                        && !account.life().isActivated()
                        && !account.life().isBarredAt(transactions.now()));
    }

    private Account accepted(Transactions.Work work, Account before, PasswordHash hash) {
        Writing writing = work.writing();
        EmailAddress proven = Objects.requireNonNull(before.pendingEmail());
        require(writing.accounts().claim(proven.key(), before.id(), work.now()), new Failure.CodeRefused());
        PendingEmails.releaseReplaced(writing, before, proven);
        writing.credentials().setPassword(before.id(), hash, work.now());
        Account active = before.withInvitationAccepted(proven, work.now());
        writing.keys().endAll(before.id(), Key.Purpose.SESSION, work.now(), "password set");
        Codes.endAll(work, before.id());
        AccountSaving.endLockOut(work, before);
        Account stored = AccountSaving.stored(work, before, active, Act.ACCOUNT_ACTIVATED);
        correspondence.tell(work, stored, MailPurpose.ACTIVATED);
        return stored;
    }
}
