package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.Letter;
import muster.model.MailCode;
import muster.model.MailPurpose;
import muster.model.Policy;
import muster.model.SecretDigest;
import org.jspecify.annotations.Nullable;

/**
 * What the directory tells people by mail, and the codes that reach them in that way. All of it within the transaction that gives
 * reason to it. The codes are made also where no mail is sent: then nobody has them, and people hand on {@link Codes others}.
 */
final class Correspondence {
    private static final Duration RECOVERY_COUNTS = Duration.ofHours(1);
    private static final EmailAddress NOBODYS = new EmailAddress("nobody@localhost");

    private final Outbox outbox;
    private final Policy policy;

    Correspondence(Outbox outbox, Policy policy) {
        this.outbox = outbox;
        this.policy = policy;
    }

    /** For how long an invitation counts when nobody says otherwise, and how long a new address may wait to be proven. */
    Duration usualTime() {
        return policy.codes().registration();
    }

    /** Sends an invitation to the waiting address, in place of an earlier one. @return for the ledger */
    FieldChange invite(Transactions.Work work, Account account, EmailAddress to, Duration counts) {
        return sendCode(work, account, MailCode.Purpose.INVITATION, MailPurpose.INVITATION, to, counts);
    }

    /** Asks for a proof of the new address, and tells the present one. @return for the ledger */
    FieldChange askToProve(Transactions.Work work, Account account, EmailAddress wanted) {
        FieldChange sent =
                sendCode(work, account, MailCode.Purpose.EMAIL_CHANGE, MailPurpose.EMAIL_CHANGE, wanted, usualTime());
        tell(work, account, MailPurpose.EMAIL_CHANGE_NOTICE, wanted);
        return sent;
    }

    /**
     * Lets somebody set another password who reads mail at the primary address, if that is {@link #trusted}: whoever got hold of a
     * session or a key may write another address, and must not get a password by it.
     *
     * @return for the ledger; null when there is no such address
     */
    @Nullable
    FieldChange letRecover(Transactions.Work work, Account account, MailPurpose occasion) {
        EmailAddress to = trusted(account).orElse(null);
        return to == null ? null : sendCode(work, account, MailCode.Purpose.RECOVERY, occasion, to, RECOVERY_COUNTS);
    }

    /** Writes a letter that goes to nobody, so that sending none takes as long as sending one. */
    void pretend(Transactions.Work work) {
        Instant until = work.now().plus(RECOVERY_COUNTS);
        String secret = work.identifiers().randomUuid().toString();
        outbox.pretend(new Letter(MailPurpose.RECOVERY, Decoys.NOBODY, "nobody", NOBODYS, secret, until, null));
        Decoys.write(work);
    }

    private FieldChange sendCode(
            Transactions.Work work,
            Account account,
            MailCode.Purpose purpose,
            MailPurpose occasion,
            EmailAddress to,
            Duration counts) {
        String secret = work.identifiers().randomUuid().toString();
        Instant until = work.now().plus(counts);
        work.writing()
                .mailCodes()
                .put(new MailCode(account.id(), purpose, SecretDigest.of(secret), to, 0, work.now(), until));
        outbox.add(work, new Letter(occasion, account.id(), name(account), to, secret, until, null));
        return new FieldChange("mailed code", null, purpose + " until " + until);
    }

    /** Tells the owner of the account at its primary address, if it has one. */
    void tell(Transactions.Work work, Account account, MailPurpose occasion) {
        tell(work, account, occasion, null);
    }

    void tell(Transactions.Work work, Account account, MailPurpose occasion, @Nullable EmailAddress other) {
        primary(account).ifPresent(to -> tellAt(work, account, occasion, to, other));
    }

    void tellAt(
            Transactions.Work work,
            Account account,
            MailPurpose occasion,
            EmailAddress to,
            @Nullable EmailAddress other) {
        outbox.add(work, new Letter(occasion, account.id(), name(account), to, null, null, other));
    }

    /** An address that somebody else claims stands for that one. */
    static Optional<EmailAddress> primary(Account account) {
        return Optional.ofNullable(account.primaryEmail())
                .filter(Email::claimed)
                .map(Email::address);
    }

    /**
     * The primary address, if codes to set another password may go there: somebody has proven to read mail there, or the account was
     * made with it and its profile is as it was made.
     */
    static Optional<EmailAddress> trusted(Account account) {
        boolean untouched =
                account.stamps().profileModifiedAt().equals(account.stamps().createdAt());
        return Optional.ofNullable(account.primaryEmail())
                .filter(email -> email.claimed() && (email.verified() || untouched))
                .map(Email::address);
    }

    private static String name(Account account) {
        EmailAddress shown = account.shownAddress();
        if (account.username() != null) {
            return account.username().value();
        }
        return shown == null ? account.id().toString() : shown.value();
    }

    /** Ends whatever codes went out: what they were for was done, or is not to be done any more. */
    static void endCodes(Transactions.Work work, AccountId id) {
        for (MailCode.Purpose purpose : MailCode.Purpose.values()) {
            work.writing().mailCodes().remove(id, purpose);
        }
    }

    /** Forgets codes to set another password whose time is over; others are told of as long as they are waited for. */
    static void sweep(Transactions transactions, int portion) {
        Instant now = transactions.now();
        transactions.inSlices(
                portion, writing -> writing.mailCodes().removeExpired(MailCode.Purpose.RECOVERY, now, portion));
    }
}
