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
    private final Logins logins;

    public Passwords(Transactions transactions, Secrets secrets, Codes codes, Logins logins) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.codes = codes;
        this.misses = new CodeMisses(transactions);
        this.logins = logins;
    }

    /**
     * Sets the first password of an account, which becomes active if it was only invited. It gives no session.
     *
     * @throws Refused {@link Failure.CodeRefused} whatever was wrong, {@link Failure.PasswordRefused} for one that is too common,
     *     {@link Failure.Busy}
     */
    public void register(Caller anonymous, AccountName name, String code, Password password) {
        redeem(anonymous, name, Purpose.REGISTRATION, code, password);
    }

    /** Sets another password and ends every session of the account. @throws Refused as {@link #register} */
    public void reset(Caller anonymous, AccountName name, String code, Password password) {
        redeem(anonymous, name, Purpose.RESET, code, password);
    }

    private void redeem(Caller anonymous, AccountName name, Purpose purpose, String presented, Password password) {
        secrets.rules().check(password, NOBODYS_WORDS);
        misses.requireCalm(anonymous.origin());
        PasswordHash hash = secrets.hasher().hash(password);
        Redemption redemption = new Redemption(purpose, presented, password, hash);
        boolean done =
                transactions.write(anonymous, work -> redeem(work, Decoys.locked(work.writing(), name), redemption));
        require(done, new Failure.CodeRefused());
    }

    private record Redemption(Purpose purpose, String presented, Password password, PasswordHash hash) {}

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
        if (!right) {
            misses.count(work, account, code);
            return false;
        }
        // Whoever is told that the password will not do has the code, and learns nothing else.
        secrets.rules().check(wanted.password(), words(account));
        kept.end(code, Code.Ending.USED, now);
        keep(work, account, wanted.hash(), null);
        return true;
    }

    /**
     * Sets another password in place of the one that is known, and ends the other sessions of the account.
     *
     * @param current what is presented as the present password: a wrong one counts as a wrong sign-in does
     * @throws Refused {@link Failure.BadCredentials} when it is wrong or the account is locked out, {@link Failure.NotPermitted} for
     *     callers who signed in with a key of a program, {@link Failure.PasswordRefused}
     */
    public void change(Caller caller, Password current, Password next) {
        AccountId self = caller.account();
        boolean permitted =
                self != null && transactions.<Boolean>read(reading -> Codes.handlesCredentials(reading, caller));
        if (self == null || !permitted) {
            throw new Refused(new Failure.NotPermitted());
        }
        secrets.rules().check(next, NOBODYS_WORDS);
        PasswordHash proven = logins.proven(self, current, caller.origin())
                .orElseThrow(() -> new Refused(new Failure.BadCredentials()));
        set(caller, self, next, proven);
    }

    /** Sets a password without the old one, at the host, and ends every session. An invited account becomes active. */
    public void set(Caller host, AccountId id, Password next) {
        require(Permissions.maySetPassword(host), new Failure.NotPermitted());
        secrets.rules().check(next, NOBODYS_WORDS);
        set(host, id, next, null);
    }

    /** @param replaced the hash that the caller proved to know the password of; null for whatever there is */
    private void set(Caller caller, AccountId id, Password next, @Nullable PasswordHash replaced) {
        PasswordHash hash = secrets.hasher().hash(next);
        transactions.write(caller, work -> {
            Account before = AccountSaving.locked(work.writing(), id);
            Optional<PasswordHash> present = work.writing().credentials().password(id);
            boolean asProven =
                    replaced == null || present.filter(replaced::equals).isPresent();
            require(asProven, new Failure.BadCredentials());
            secrets.rules().check(next, words(before));
            Actor actor = work.caller().actor();
            return keep(work, before, hash, actor instanceof Actor.Person person ? person : null);
        });
    }

    /**
     * Sets the password and lets the account act that was only invited.
     *
     * @param staying whose session in use goes on; null to end all
     */
    private static Account keep(
            Transactions.Work work, Account before, PasswordHash hash, Actor.@Nullable Person staying) {
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
        } else {
            writing.keys().endOtherSessions(id, staying.key(), now, "password changed");
        }
        Codes.endAll(work, id);
        AccountSaving.endLockOut(work, stored);
        List<FieldChange> fields = new ArrayList<>(Differences.between(before, stored));
        fields.add(new FieldChange("password", null, "set"));
        work.record(activated ? Act.PASSWORD_SET : Act.ACCOUNT_ACTIVATED, stored, fields);
        return stored;
    }

    /** The words of a person that others try first. */
    private static List<String> words(Account account) {
        List<EmailAddress> addresses =
                account.emails().stream().map(Email::address).toList();
        return words(account.username(), addresses, account.profile());
    }

    /** The words of a person who is about to get an account. */
    static List<String> words(NewAccount wanted) {
        List<EmailAddress> addresses = wanted.email() == null ? List.of() : List.of(wanted.email());
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
