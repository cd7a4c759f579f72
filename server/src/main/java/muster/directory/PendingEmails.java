package muster.directory;

import static muster.directory.Authority.require;

import java.util.Objects;
import muster.model.Account;
import muster.model.Code;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.MailCode;
import muster.model.MailPurpose;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** Addresses that wait beside accounts: claimed like the others, and told of by mail. */
final class PendingEmails {
    private final Correspondence correspondence;

    PendingEmails(Correspondence correspondence) {
        this.correspondence = correspondence;
    }

    /**
     * The address that waits after an edit. Claims move in this transaction.
     *
     * @throws muster.model.Refused {@link Failure.EmailTaken}, {@link Failure.Malformed} for one that no mail could reach, or the
     *     present one
     */
    @Nullable
    EmailAddress claimed(Transactions.Work work, Account before, Edit<EmailAddress> edit) {
        EmailAddress present = before.pendingEmail();
        EmailAddress wanted = edit.orKeep(present);
        if (Objects.equals(wanted, present)) {
            return present;
        }
        if (wanted != null) {
            requireNew(before, wanted);
        }
        if (present != null && (wanted == null || !present.key().equals(wanted.key()))) {
            release(work, before, present);
        }
        if (wanted != null) {
            boolean free = work.writing().accounts().claim(wanted.key(), before.id(), work.now());
            require(free, new Failure.EmailTaken());
        }
        return wanted;
    }

    /** Whoever is not active yet may be invited to the address that is recorded already: nobody has proven it here. */
    static void requireNew(Account account, EmailAddress wanted) {
        require(wanted.isMailable(), new Failure.Malformed("email", "is none that mail could reach"));
        Email primary = account.primaryEmail();
        boolean isNew = primary == null
                || !account.life().isActivated()
                || !primary.address().key().equals(wanted.key());
        require(isNew, new Failure.Malformed("email", "is the primary one already"));
    }

    /** An address that the account has otherwise stays its own. */
    static void release(Transactions.Work work, Account account, EmailAddress address) {
        TextKey key = address.key();
        boolean isOtherwise = account.emails().stream()
                .anyMatch(email -> email.address().key().equals(key));
        if (!isOtherwise) {
            work.writing().accounts().releaseClaim(key, account.id());
        }
    }

    /** Gives up the claim of the primary address whose place another one takes. */
    static void releaseReplaced(Writing writing, Account before, EmailAddress next) {
        Email old = before.primaryEmail();
        if (old != null && old.claimed() && !old.address().key().equals(next.key())) {
            writing.accounts().releaseClaim(old.address().key(), before.id());
        }
    }

    /**
     * Sends what follows from another waiting address: an invitation to somebody who is not active yet, a request for a proof to
     * anybody else. Earlier codes are dead.
     *
     * @return for the ledger; null when no address waits that did not wait before
     */
    @Nullable
    FieldChange announced(Transactions.Work work, Account before, Account after) {
        EmailAddress wanted = after.pendingEmail();
        if (Objects.equals(before.pendingEmail(), wanted)) {
            return null;
        }
        endCodes(work, after);
        if (wanted == null) {
            return null;
        }
        return after.life().isActivated()
                ? correspondence.askToProve(work, after, wanted)
                : correspondence.invite(work, after, wanted, correspondence.usualTime());
    }

    /** Tells whoever reads mail at the primary address that another one has taken its place without a proof. */
    void tellOfReplaced(Transactions.Work work, Account before, Account after) {
        EmailAddress old = Correspondence.primary(before).orElse(null);
        Email next = after.primaryEmail();
        boolean stays = next != null && old != null && next.address().key().equals(old.key());
        if (old != null && !stays) {
            correspondence.tellAt(work, before, MailPurpose.EMAIL_CHANGED, old, next == null ? null : next.address());
        }
    }

    /** Ends the codes that an address waits with. */
    static void endCodes(Transactions.Work work, Account account) {
        MailCodeWriter mailed = work.writing().mailCodes();
        mailed.remove(account.id(), MailCode.Purpose.INVITATION);
        mailed.remove(account.id(), MailCode.Purpose.EMAIL_CHANGE);
        CodeWriter codes = work.writing().codes();
        codes.open(account.id(), Code.Purpose.EMAIL)
                .ifPresent(code -> codes.end(code, Code.Ending.WITHDRAWN, work.now()));
    }
}
