package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Grant.Level;
import muster.model.GrantObject;
import muster.model.GrantObject.OnAccount;
import muster.model.GrantObject.OnGroup;
import muster.model.Life;
import muster.model.Party;
import muster.model.Party.OfAccount;
import muster.model.Party.OfGroup;
import muster.model.Refused;
import muster.model.WellKnown;

/**
 * Rights that are no rows, because nearly everybody has them: that the directory manages every account, who is in the group
 * of all users, and whom that group sees. The account tells.
 */
final class Facts {
    private static final Level OF_MEMBERS = Level.WRITE;
    private static final Level OF_ALL = Level.READ;

    private Facts() {}

    /** Which fact a right between these two is. */
    private enum Kind {
        MANAGED,
        MEMBER,
        SHOWN
    }

    private record Fact(Kind kind, AccountId account) {}

    private static Optional<Fact> between(Party party, GrantObject object, String purpose) {
        if (!purpose.equals(Grant.RIGHT)) {
            return Optional.empty();
        }
        if (party instanceof OfAccount(var member) && object instanceof OnGroup(var group)) {
            boolean all = group.equals(WellKnown.ALL_USERS);
            return all ? Optional.of(new Fact(Kind.MEMBER, member)) : Optional.empty();
        }
        if (party instanceof OfGroup(var group) && object instanceof OnAccount(var account)) {
            if (group.equals(WellKnown.ALL_USERS)) {
                return Optional.of(new Fact(Kind.SHOWN, account));
            }
            return group.equals(WellKnown.SYSTEM_GROUP)
                    ? Optional.of(new Fact(Kind.MANAGED, account))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    static boolean isFact(Party party, GrantObject object, String purpose) {
        return between(party, object, purpose).isPresent();
    }

    /** The rights that the account tells of itself: those on it first. */
    static List<Grant> of(Account account) {
        List<Grant> facts = new ArrayList<>();
        facts.add(grant(new Fact(Kind.MANAGED, account.id()), account));
        if (account.life().inAllUsers()) {
            facts.add(grant(new Fact(Kind.MEMBER, account.id()), account));
        }
        if (account.life().shownToAll()) {
            facts.add(grant(new Fact(Kind.SHOWN, account.id()), account));
        }
        return facts;
    }

    private static Grant grant(Fact fact, Account account) {
        Instant since = account.stamps().createdAt();
        var onAccount = new OnAccount(account.id());
        return switch (fact.kind()) {
            case MANAGED -> Grant.fact(new OfGroup(WellKnown.SYSTEM_GROUP), onAccount, Level.MANAGE, since);
            case MEMBER -> Grant.fact(new OfAccount(account.id()), new OnGroup(WellKnown.ALL_USERS), OF_MEMBERS, since);
            case SHOWN -> Grant.fact(new OfGroup(WellKnown.ALL_USERS), onAccount, OF_ALL, since);
        };
    }

    /**
     * Makes a fact true.
     *
     * @return the right that it is, which may be more than what was asked for and is never less
     */
    static Grant give(Transactions.Work work, NewGrant wanted) {
        Fact fact = between(wanted.party(), wanted.object(), wanted.purpose()).orElseThrow();
        Account account = locked(work, fact);
        Grant told = grant(fact, account);
        if (!told.level().isAtLeast(wanted.level())) {
            throw new Refused(new Failure.Malformed("level", "goes further than it can with everybody"));
        }
        require(wanted.properties().equals(Grant.NO_PROPERTIES), new Failure.Malformed("properties", "cannot be kept"));
        set(work, account, fact.kind(), true);
        return told;
    }

    /** @throws Refused {@link Failure.NoSuchGrant} when it is not true, {@link Failure.IsWellKnown} when it always is */
    static Grant withdraw(Transactions.Work work, Party party, GrantObject object) {
        Fact fact = between(party, object, Grant.RIGHT).orElseThrow();
        require(fact.kind() != Kind.MANAGED, new Failure.IsWellKnown());
        Account account = locked(work, fact);
        boolean holds = fact.kind() == Kind.MEMBER
                ? account.life().inAllUsers()
                : account.life().shownToAll();
        require(holds, new Failure.NoSuchGrant());
        set(work, account, fact.kind(), false);
        return grant(fact, account);
    }

    private static Account locked(Transactions.Work work, Fact fact) {
        return work.writing()
                .accounts()
                .lock(fact.account())
                .filter(account -> account.isListed() || account.isShadow())
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    private static void set(Transactions.Work work, Account before, Kind kind, boolean value) {
        Life life = before.life();
        Life changed = switch (kind) {
            case MANAGED -> life;
            case MEMBER -> life.amongAll(value, life.shownToAll());
            case SHOWN -> life.amongAll(life.inAllUsers(), value);
        };
        AccountSaving.relive(work, before, changed, Act.ACCOUNT_CHANGED);
    }
}
