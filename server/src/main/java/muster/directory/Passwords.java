package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Code;
import muster.model.Code.Purpose;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Key;
import muster.model.Life;
import muster.model.MailPurpose;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.PasswordHash;
import muster.model.Permissions;
import muster.model.Profile;
import muster.model.Refused;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/**
 * Setting passwords: with a code, with the old one, or at the host. The slow hash runs before the transaction in which all else
 * is looked at, for whatever was presented, so that every refusal takes the same time.
 */
public final class Passwords {
    private static final List<String> NOBODYS_WORDS = List.of();

    private final Transactions transactions;
    private final Secrets secrets;
    private final Codes codes;
    private final CodeMisses misses;
    private final PasswordChecks checks;
    private final SecondFactorChecks factors;
    private final Correspondence correspondence;

    Passwords(
            Transactions transactions,
            Secrets secrets,
            Codes codes,
            PasswordChecks checks,
            SecondFactorChecks factors,
            Correspondence correspondence) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.codes = codes;
        this.misses = new CodeMisses(transactions);
        this.checks = checks;
        this.factors = factors;
        this.correspondence = correspondence;
    }

    /**
     * Sets the first password of an account, which becomes active if it was only invited. It gives no session.
     *
     * @throws Refused {@link Failure.CodeRefused} whatever was wrong, {@link Failure.PasswordRefused} for one that is too common,
     *     {@link Failure.Busy}
     */
    public void register(Caller anonymous, AccountName name, String code, Password password) {
        redeem(anonymous, name, Purpose.REGISTRATION, code, password, null);
    }

    /**
     * Sets another password and ends every session and application password of the account, where no second factor can be asked for:
     * to somebody who has one the right code is a wrong one.
     *
     * @throws Refused as {@link #register}
     */
    public void reset(Caller anonymous, AccountName name, String code, Password password) {
        redeem(anonymous, name, Purpose.RESET, code, password, null);
    }

    /**
     * The same where it is asked for.
     *
     * @param factor a code of the second factor, or a recovery code; anything for somebody who has none
     * @throws Refused as {@link #register}; a wrong factor is a wrong code
     */
    public void reset(Caller anonymous, AccountName name, String code, Password password, String factor) {
        redeem(anonymous, name, Purpose.RESET, code, password, factor);
    }

    private void redeem(
            Caller anonymous,
            AccountName name,
            Purpose purpose,
            String presented,
            Password password,
            @Nullable String factor) {
        secrets.rules().check(password, NOBODYS_WORDS);
        misses.requireCalm(anonymous.origin());
        PasswordHash hash = secrets.hasher().hash(password);
        Redemption redemption = new Redemption(purpose, presented, password, hash, factor);
        boolean done =
                transactions.write(anonymous, work -> redeem(work, Decoys.locked(work.writing(), name), redemption));
        require(done, new Failure.CodeRefused());
    }

    private record Redemption(
            Purpose purpose,
            String presented,
            Password password,
            PasswordHash hash,
            @Nullable String factor) {}

    /** @return whether the code was taken. Nothing is thrown for a wrong one, because a throw would undo the count */
    private boolean redeem(Transactions.Work work, Account account, Redemption wanted) {
        CodeWriter kept = work.writing().codes();
        Instant now = work.now();
        Optional<Code> open = kept.open(account.id(), wanted.purpose()).filter(code -> code.countsAt(now));
        boolean mayUse = Codes.purposeFor(work.writing(), account.id()) == wanted.purpose()
                && account.isListed()
                && !account.life().isBarredAt(now);
        if (open.isEmpty() || !mayUse) {
            Decoys.write(work);
            return false;
        }
        Code code = open.get();
        boolean shown = !code.askedAnonymously() || kept.wasDisplayed(code);
        boolean right = codes.is(code, wanted.presented()) && shown && codes.suits(code, account);
        if (!right || !hasFactor(work, account, wanted.factor())) {
            misses.count(work, account, code);
            return false;
        }
        // Whoever is told that the password will not do has the code, and learns nothing else.
        secrets.rules().check(wanted.password(), words(account));
        kept.end(code, Code.Ending.USED, now);
        keep(work, account, wanted.hash(), null, MailPurpose.PASSWORD_CHANGED);
        return true;
    }

    /** Whoever has a second factor and does not present it is refused, and none of it is used up by a wrong code. */
    private boolean hasFactor(Transactions.Work work, Account account, @Nullable String factor) {
        return factor == null
                ? !SecondFactorChecks.isOn(work.writing(), account.id())
                : factors.fits(work, account, factor);
    }

    /**
     * Sets another password in place of the one that is known, and ends the other sessions of the account.
     *
     * @param current what is presented as the present password: a wrong one counts as a wrong sign-in does, and so does the right one
     *     of somebody with a second factor, which cannot be asked for here
     * @throws Refused {@link Failure.BadCredentials} when it is wrong or the account is locked out, {@link Failure.NotPermitted} for
     *     callers who signed in with a key of a program, {@link Failure.PasswordRefused}
     */
    public void change(Caller caller, Password current, Password next) {
        change(caller, current, next, null);
    }

    /**
     * The same where the second factor is asked for.
     *
     * @param factor a code of the second factor, or a recovery code; anything for somebody who has none; null where it is not asked for
     * @throws Refused also {@link Failure.CodeRefused} for a wrong one, which counts as a wrong password does
     */
    public void change(Caller caller, Password current, Password next, @Nullable String factor) {
        AccountId self = caller.account();
        boolean permitted =
                self != null && transactions.<Boolean>read(reading -> Codes.handlesCredentials(reading, caller));
        if (self == null || !permitted) {
            throw new Refused(new Failure.NotPermitted());
        }
        secrets.rules().check(next, NOBODYS_WORDS);
        PasswordHash proven = checks.proven(self, current, caller, factor != null)
                .orElseThrow(() -> new Refused(new Failure.BadCredentials()));
        set(caller, self, next, new Proof(proven, factor));
    }

    /** What the caller proved, or presents, to be who he is. */
    private record Proof(PasswordHash password, @Nullable String factor) {}

    /** Sets a password without the old one, at the host, and ends every session. An invited account becomes active. */
    public void set(Caller host, AccountId id, Password next) {
        require(Permissions.maySetPassword(host), new Failure.NotPermitted());
        secrets.rules().check(next, NOBODYS_WORDS);
        set(host, id, next, null);
    }

    /** @param proof of the owner; null at the host */
    private void set(Caller caller, AccountId id, Password next, @Nullable Proof proof) {
        PasswordHash hash = secrets.hasher().hash(next);
        boolean done = transactions.write(caller, work -> {
            Account before = AccountSaving.locked(work.writing(), id);
            if (proof != null && !holds(work, before, proof)) {
                return false;
            }
            secrets.rules().check(next, words(before));
            Actor actor = work.caller().actor();
            keep(
                    work,
                    before,
                    hash,
                    actor instanceof Actor.Person person ? person : null,
                    MailPurpose.PASSWORD_CHANGED);
            return true;
        });
        require(done, new Failure.CodeRefused());
    }

    /** @return false for a wrong code, which is counted */
    private boolean holds(Transactions.Work work, Account account, Proof proof) {
        boolean asProven = PasswordChecks.isStill(work.writing(), account.id(), proof.password());
        boolean asked = proof.factor() != null || !SecondFactorChecks.isOn(work.writing(), account.id());
        require(asProven && asked, new Failure.BadCredentials());
        SecondFactorChecks.requirePresented(work.writing(), account, proof.factor());
        return proof.factor() == null || factors.fitsOrCounts(work, account, proof.factor());
    }

    /**
     * Sets the password and lets the account act that was only invited.
     *
     * @param staying whose session in use goes on; null to end all
     * @param occasion of which the owner is told who was active before
     */
    private Account keep(
            Transactions.Work work,
            Account before,
            PasswordHash hash,
            Actor.@Nullable Person staying,
            MailPurpose occasion) {
        Writing writing = work.writing();
        Instant now = work.now();
        AccountId id = before.id();
        writing.credentials().setPassword(id, hash, now);
        boolean activated = before.life().isActivated();
        Life life = activated ? before.life() : before.life().activated(now);
        // With a code it is the person who acts, though nobody is signed in.
        AccountId by = work.caller().actor() instanceof Actor.Anonymous
                ? id
                : work.caller().account();
        Account stored = AccountSaving.keep(writing, before, before.withPasswordSet(life, now, by), now);
        if (staying == null) {
            writing.keys().endAll(id, Key.Purpose.SESSION, now, "password set");
            ApplicationPasswords.endAll(work, id, "password set");
        } else {
            writing.keys().endOtherSessions(id, staying.key(), now, "password changed");
        }
        Codes.endAll(work, id);
        if (staying == null) {
            AccountSaving.endLockOut(work, stored);
        }
        List<FieldChange> fields = new ArrayList<>(Differences.between(before, stored));
        fields.add(new FieldChange("password", null, "set"));
        work.record(activated ? Act.PASSWORD_SET : Act.ACCOUNT_ACTIVATED, stored, fields);
        correspondence.tell(work, stored, activated ? occasion : MailPurpose.ACTIVATED);
        return stored;
    }

    /** Sets another password for somebody who has proven to read mail at the primary address, and ends every session. */
    void recovered(Transactions.Work work, Account account, PasswordHash hash) {
        keep(work, account, hash, null, MailPurpose.RECOVERED);
    }

    /** The words of a person that others try first. */
    static List<String> words(Account account) {
        List<EmailAddress> addresses =
                new ArrayList<>(account.emails().stream().map(Email::address).toList());
        if (account.pendingEmail() != null) {
            addresses.add(account.pendingEmail());
        }
        return words(account.username(), addresses, account.profile());
    }

    /** The words of a person who is about to get an account. */
    static List<String> words(NewAccount wanted) {
        List<EmailAddress> addresses = Stream.of(
                        wanted.email(), wanted.beginning().pendingEmail())
                .filter(Objects::nonNull)
                .toList();
        return words(wanted.username(), addresses, wanted.profile());
    }

    private static List<String> words(@Nullable Username username, List<EmailAddress> addresses, Profile profile) {
        Stream<@Nullable String> names = Stream.of(
                username == null ? null : username.value(),
                profile.givenName(),
                profile.familyName(),
                profile.displayName());
        return Stream.concat(names.filter(Objects::nonNull), addresses.stream().map(EmailAddress::value))
                .toList();
    }
}
