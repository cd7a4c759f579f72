package muster.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Email;
import muster.model.Event.FieldChange;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.Holding;
import muster.model.Life;
import muster.model.MergePlan;
import muster.model.Party;
import muster.model.Place;
import muster.model.Signature;
import org.jspecify.annotations.Nullable;

/** What of a merged account goes to the one that takes it over. */
final class Inheritance {
    private Inheritance() {}

    /** @return the plan with every row that was changed after all, as it was before */
    static MergePlan handOver(Transactions.Work work, MergePlan plan, MergeOptions options) {
        Writing writing = work.writing();
        AccountId old = plan.old().id();
        AccountId into = plan.into().id();
        moveThings(work, plan, options);
        List<Group> groups = Moves.groups(work, old, into);
        List<Grant> rightsOf = Moves.grantsOf(writing, new Party.OfAccount(old), new Party.OfAccount(into));
        List<Signature> signatures = Moves.signatures(writing, old, into);
        List<Grant> rightsOn = options.keysMove()
                ? Moves.grantsOn(writing, new GrantObject.OnAccount(old), new GrantObject.OnAccount(into))
                : List.of();
        take(work, plan, options);
        return new MergePlan(
                plan.old(),
                plan.into(),
                plan.things(),
                groups,
                rightsOf,
                rightsOn,
                signatures,
                plan.identities(),
                plan.keys());
    }

    private static void moveThings(Transactions.Work work, MergePlan plan, MergeOptions options) {
        AccountId old = plan.old().id();
        for (Holding ended : plan.things()) {
            boolean stillThere = work.writing()
                    .holdings()
                    .lock(ended.id())
                    .filter(holding -> holding.owner().equals(old))
                    .isPresent();
            if (stillThere && options.isEnded(ended)) {
                work.writing().holdings().remove(ended.id());
            }
        }
        Moves.holdings(work, old, options::isInherited, options.heir());
        Moves.holdings(work, old, thing -> true, new Place.With(plan.into().id()));
    }

    /**
     * The new account is among all users if the old one was, and who that one is elsewhere, and gets its addresses as further
     * ones; without a redirect the addresses only become free.
     */
    private static void take(Transactions.Work work, MergePlan plan, MergeOptions options) {
        Writing writing = work.writing();
        Account old = plan.old();
        writing.accounts()
                .claims(old.id())
                .forEach(address -> writing.accounts().releaseClaim(address, old.id()));
        Account before = writing.accounts().lock(plan.into().id()).orElseThrow();
        List<Email> emails = before.emails();
        if (options.redirecting()) {
            writing.accounts().moveIdentities(old.id(), before.id());
            emails = emails(writing, before, old, work.now());
        }
        Account after = before.withInheritance(
                emails, life(before, old, options), work.now(), work.caller().account());
        if (!after.equals(before)) {
            List<FieldChange> fields = Differences.between(before, after);
            writing.accounts().save(after);
            work.record(Act.ACCOUNT_CHANGED, after, fields);
        }
    }

    private static Life life(Account into, Account old, MergeOptions options) {
        boolean member = into.life().inAllUsers() || old.life().inAllUsers();
        boolean shown =
                into.life().shownToAll() || options.keysMove() && old.life().shownToAll();
        return into.life().amongAll(member, shown);
    }

    /** An address that both have is claimed and verified by the one who is left, if it was by either. */
    private static List<Email> emails(Writing writing, Account into, Account old, Instant now) {
        List<Email> emails = new ArrayList<>();
        for (Email own : into.emails()) {
            Email same = withKeyOf(own, old.emails());
            emails.add(same == null ? own : inherited(writing, own, same, into.id(), now));
        }
        for (Email email : old.emails()) {
            if (withKeyOf(email, into.emails()) == null) {
                emails.add(inherited(writing, new Email(email.address(), false, false), email, into.id(), now));
            }
        }
        return emails;
    }

    private static @Nullable Email withKeyOf(Email email, List<Email> emails) {
        return emails.stream()
                .filter(other ->
                        Objects.equals(other.address().key(), email.address().key()))
                .findFirst()
                .orElse(null);
    }

    private static Email inherited(Writing writing, Email own, Email old, AccountId id, Instant now) {
        boolean claimed = own.claimed()
                || old.claimed() && writing.accounts().claim(own.address().key(), id, now);
        return new Email(own.address(), own.verified() || old.verified(), claimed);
    }
}
