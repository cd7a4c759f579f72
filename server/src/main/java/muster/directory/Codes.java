package muster.directory;

import static muster.directory.Authority.require;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Code;
import muster.model.Code.Purpose;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Key;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Rank;

/**
 * The short codes with which people set their passwords where there is no mail: who gets one, and for how long. An
 * administrator reads a code to the person; {@link Passwords} takes it back.
 */
public final class Codes {
    /** Wrong tries that burn a code: with four digits, one guess in 2,000 succeeds. */
    static final int TRIES = 5;

    private static final int ASKED_A_DAY = 3;
    private static final Duration AFTER_A_BURNT_ONE = Duration.ofMinutes(15);
    private static final Duration ENDED_ONES_STAY = Duration.ofDays(30);
    private static final int SWEPT_AT_ONCE = 500;

    private final Transactions transactions;
    private final Vault vault;
    private final Policy.Codes rules;

    public Codes(Transactions transactions, Vault vault, Policy policy) {
        this.transactions = transactions;
        this.vault = vault;
        this.rules = policy.codes();
    }

    /**
     * Gives an account a fresh code, in place of the one it had: to register while it has no password, afterwards to set another
     * one.
     *
     * @throws muster.model.Refused {@link Failure.NotPermitted} unless the caller stands above the account or is an
     *     administrator, and uses no key of a program; {@link Failure.HolderBarred} for an account that could not use it
     */
    public void issue(Caller caller, AccountId id) {
        transactions.write(caller, work -> {
            require(work.caller().isAtLeast(Rank.MANAGER), new Failure.NotPermitted());
            Account account = AccountSaving.locked(work.writing(), id);
            require(mayHandle(work.writing(), work.caller(), account.rank()), new Failure.NotPermitted());
            require(!account.life().isBarredAt(work.now()), new Failure.HolderBarred());
            Code code = replace(work, account, purposeFor(work.writing(), id), false);
            work.record(Act.CODE_ISSUED, account, List.of(told(code)));
            return code;
        });
    }

    /**
     * Notes that somebody who has proven nothing wants to set the password of an account anew. Whether there is such an account,
     * and whether it got a code, is told to nobody but administrators. Who has never registered gets none, and neither do those
     * who manage others.
     */
    public void ask(AccountName name, Caller anonymous) {
        transactions.write(anonymous, work -> {
            Account account = Decoys.locked(work.writing(), name);
            if (mayAsk(work, account)) {
                Code code = replace(work, account, Purpose.RESET, true);
                work.record(Act.CODE_ASKED_FOR, account, List.of(told(code)));
            } else {
                Decoys.write(work);
            }
            return true;
        });
    }

    /** Looks everything up, whatever it has found already: the time it takes must not tell either. */
    private boolean mayAsk(Transactions.Work work, Account account) {
        CodeReader codes = work.writing().codes();
        AccountId id = account.id();
        Instant now = work.now();
        boolean hasPassword = purposeFor(work.writing(), id) == Purpose.RESET;
        boolean hasCode = codes.open(id, Purpose.RESET)
                .filter(code -> code.countsAt(now) && suits(code, account))
                .isPresent();
        boolean justBurnt = codes.latest(List.of(id)).stream()
                .anyMatch(code -> code.purpose() == Purpose.RESET && wasBurntAfter(code, now.minus(AFTER_A_BURNT_ONE)));
        int asked = codes.askedAnonymouslySince(id, Purpose.RESET, now.minus(Duration.ofDays(1)));
        return account.isListed()
                && account.mayAct(now)
                && !account.rank().isAtLeast(Rank.MANAGER)
                && hasPassword
                && !hasCode
                && !justBurnt
                && asked < ASKED_A_DAY;
    }

    private static boolean wasBurntAfter(Code code, Instant then) {
        return code.ending() == Code.Ending.BURNT
                && code.endedAt() != null
                && code.endedAt().isAfter(then);
    }

    /** Gives a new invited account its code, if whoever made it may handle codes of its rank. @return for the ledger */
    List<FieldChange> welcome(Transactions.Work work, Account account) {
        if (account.life().isActivated() || !Permissions.mayHandleCodes(work.caller(), account.rank())) {
            return List.of();
        }
        return List.of(told(replace(work, account, Purpose.REGISTRATION, false)));
    }

    /**
     * Ends codes that are too short for the rank that the account has now; whoever may handle codes gives it a longer one in place
     * of one that counted.
     *
     * @return for the ledger
     */
    List<FieldChange> outgrown(Transactions.Work work, Account account) {
        List<FieldChange> told = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            Optional<Code> open = work.writing().codes().open(account.id(), purpose);
            if (open.isPresent() && !suits(open.get(), account)) {
                Code old = open.get();
                boolean anew = old.countsAt(work.now())
                        && !old.askedAnonymously()
                        && Permissions.mayHandleCodes(work.caller(), account.rank());
                end(work, old);
                told.add(anew ? told(replace(work, account, purpose, false)) : ended(old));
            }
        }
        return told;
    }

    private static void end(Transactions.Work work, Code old) {
        Code.Ending ending = old.isExpiredAt(work.now()) ? Code.Ending.EXPIRED : Code.Ending.REPLACED;
        work.writing().codes().end(old, ending, work.now());
    }

    /** Ends whatever codes the account has: what they were for was done, or is not to be done any more. */
    static void endAll(Transactions.Work work, AccountId id) {
        for (Purpose purpose : Purpose.values()) {
            work.writing()
                    .codes()
                    .open(id, purpose)
                    .ifPresent(code -> work.writing().codes().end(code, Code.Ending.WITHDRAWN, work.now()));
        }
        Correspondence.endCodes(work, id);
    }

    /** Gives the account a fresh code for this, in place of the one it had. @return for the ledger */
    FieldChange made(Transactions.Work work, Account account, Purpose purpose) {
        return told(replace(work, account, purpose, false));
    }

    private Code replace(Transactions.Work work, Account account, Purpose purpose, boolean anonymously) {
        CodeWriter codes = work.writing().codes();
        codes.open(account.id(), purpose).ifPresent(old -> end(work, old));
        Code code = drawn(work, account, purpose, anonymously);
        codes.add(code);
        return code;
    }

    private Code drawn(Transactions.Work work, Account account, Purpose purpose, boolean anonymously) {
        Identifiers identifiers = work.identifiers();
        var id = identifiers.uuid();
        int digits = rules.digitsFor(account.rank());
        String secret = identifiers.digits(digits);
        return new Code(
                id,
                account.id(),
                purpose,
                digits,
                vault.keyedHash(context(id), secret),
                vault.seal(context(id), secret),
                work.caller().account(),
                anonymously,
                0,
                work.now(),
                work.now().plus(rules.lifetime(purpose)),
                null,
                null);
    }

    private static String context(Object id) {
        return "code " + id;
    }

    /** Whether this is the code; takes as long either way. */
    boolean is(Code code, String presented) {
        byte[] kept = code.keyedHash().getBytes(StandardCharsets.UTF_8);
        byte[] given = vault.keyedHash(context(code.id()), presented).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(kept, given);
    }

    /** Whether a code is long enough for who the account is now. */
    boolean suits(Code code, Account account) {
        return code.digits() >= rules.digitsFor(account.rank());
    }

    /** The code itself; empty once it is over, or when it was sealed with another data key. */
    Optional<String> reveal(Code code) {
        return Optional.ofNullable(code.sealed()).flatMap(copy -> vault.open(context(code.id()), copy));
    }

    /** What a code of the account is good for now: the first password, or another one. */
    static Purpose purposeFor(Reading reading, AccountId id) {
        return purposeFor(reading.credentials().password(id).isPresent());
    }

    static Purpose purposeFor(boolean hasPassword) {
        return hasPassword ? Purpose.RESET : Purpose.REGISTRATION;
    }

    /** Whether the caller may issue and see codes of accounts of that rank, with the key in use. */
    static boolean mayHandle(Reading reading, Caller caller, Rank rankOfAccount) {
        return Permissions.mayHandleCodes(caller, rankOfAccount) && handlesCredentials(reading, caller);
    }

    static boolean handlesCredentials(Reading reading, Caller caller) {
        return caller.isHost()
                || caller.actor() instanceof Actor.Person person
                        && reading.keys()
                                .find(person.key())
                                .filter(Key::handlesCredentials)
                                .isPresent();
    }

    private static FieldChange ended(Code code) {
        return new FieldChange("code", code.purpose().name(), null);
    }

    private static FieldChange told(Code code) {
        return new FieldChange("code", null, code.purpose().name() + " until " + code.expiresAt());
    }

    /** Ends codes whose time is over, and forgets those that ended long ago. */
    public void sweep() {
        Instant now = transactions.now();
        transactions.inSlices(SWEPT_AT_ONCE, writing -> writing.codes().endExpired(now, SWEPT_AT_ONCE));
        Instant longAgo = now.minus(ENDED_ONES_STAY);
        transactions.inSlices(SWEPT_AT_ONCE, writing -> writing.codes().removeEndedBy(longAgo, SWEPT_AT_ONCE));
    }
}
