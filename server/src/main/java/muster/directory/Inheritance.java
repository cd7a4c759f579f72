package muster.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.ExternalIdentity;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Life;
import muster.model.MergeTrace;
import muster.model.Party;
import muster.model.Place;
import org.jspecify.annotations.Nullable;

/** What of a merged account goes to the one that takes it over. */
final class Inheritance {
    private Inheritance() {}

    /** @return every row that was changed, as it was before and as it is now; without the keys */
    static MergeTrace handOver(Transactions.Work work, Account old, Account into, MergeOptions options) {
        Writing writing = work.writing();
        MergeTrace.Side oldBefore = side(writing, old);
        MergeTrace.Side intoBefore = side(writing, into);
        boolean hadPassword = writing.credentials().password(old.id()).isPresent();
        boolean hadSecondFactor = writing.credentials().secondFactor(old.id()).isPresent();
        List<ExternalIdentity> identities =
                options.redirecting() ? writing.accounts().identities(old.id()) : List.of();
        List<MergeTrace.Ended> ended = endThings(writing, old.id(), options);
        List<MergeTrace.Thing> things = moveThings(work, old.id(), into.id(), options);
        List<GroupId> groups =
                Moves.groups(work, old.id(), into.id()).stream().map(Group::id).toList();
        List<MergeTrace.Right> rights = moveRights(writing, old.id(), into.id(), options);
        List<MergeTrace.Signed> signatures = moveSignatures(writing, old.id(), into.id());
        Account left = take(work, old, into, options);
        return new MergeTrace(
                oldBefore,
                intoBefore,
                side(writing, left),
                things,
                ended,
                groups,
                rights,
                signatures,
                identities,
                List.of(),
                hadPassword,
                hadSecondFactor);
    }

    private static MergeTrace.Side side(Reading reading, Account account) {
        EmailAddress pending = account.pendingEmail();
        boolean claimed =
                pending != null && reading.accounts().claims(account.id()).contains(pending.key());
        return MergeTrace.Side.of(account, claimed);
    }

    private static List<MergeTrace.Ended> endThings(Writing writing, AccountId old, MergeOptions options) {
        List<MergeTrace.Ended> ended = new ArrayList<>();
        for (Holding thing : Moves.directlyWith(writing, old)) {
            if (options.isEnded(thing)) {
                Optional<Holding> there = writing.holdings()
                        .lock(thing.id())
                        .filter(holding -> holding.owner().equals(old));
                there.ifPresent(holding -> {
                    List<Grant> grants = writing.grants().everyOn(new GrantObject.OnHolding(holding.id()));
                    ended.add(new MergeTrace.Ended(holding, grants));
                    writing.holdings().remove(holding.id());
                });
            }
        }
        return ended;
    }

    private static List<MergeTrace.Thing> moveThings(
            Transactions.Work work, AccountId old, AccountId into, MergeOptions options) {
        List<Holding> before = new ArrayList<>(Moves.holdings(work, old, options::isInherited, options.heir()));
        before.addAll(Moves.holdings(work, old, thing -> true, new Place.With(into)));
        Map<HoldingId, Holding> after = work.writing()
                .holdings()
                .findAll(before.stream().map(Holding::id).toList());
        return before.stream()
                .map(thing -> new MergeTrace.Thing(
                        thing.id(),
                        MergeTrace.Spot.of(thing),
                        MergeTrace.Spot.of(Objects.requireNonNull(after.get(thing.id())))))
                .toList();
    }

    private static List<MergeTrace.Right> moveRights(
            Writing writing, AccountId old, AccountId into, MergeOptions options) {
        GrantObject onOld = new GrantObject.OnAccount(old);
        GrantObject onInto = new GrantObject.OnAccount(into);
        Party intoParty = new Party.OfAccount(into);
        List<Grant> before = new ArrayList<>(Moves.grantsOf(writing, new Party.OfAccount(old), intoParty));
        if (options.keysMove()) {
            before.addAll(Moves.grantsOn(writing, onOld, onInto));
        }
        var after = new GrantIndex(writing.grants().everyOf(intoParty));
        writing.grants().everyOn(onInto).forEach(after::put);
        Set<GrantId> seen = new HashSet<>();
        return before.stream()
                .filter(grant -> seen.add(grant.id()))
                .map(grant -> new MergeTrace.Right(grant, after.withId(grant.id())))
                .toList();
    }

    private static List<MergeTrace.Signed> moveSignatures(Writing writing, AccountId old, AccountId into) {
        return Moves.signatures(writing, old, into).stream()
                .map(signature -> new MergeTrace.Signed(
                        signature,
                        writing.agreements().signature(signature.number()).isPresent()))
                .toList();
    }

    /**
     * The new account is among all users if the old one was, and who that one is elsewhere, and gets its addresses as further
     * ones; without a redirect the addresses only become free.
     *
     * @return the new account as it is then
     */
    private static Account take(Transactions.Work work, Account old, Account into, MergeOptions options) {
        Writing writing = work.writing();
        writing.accounts()
                .claims(old.id())
                .forEach(address -> writing.accounts().releaseClaim(address, old.id()));
        Account before = writing.accounts().lock(into.id()).orElseThrow();
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
        return after;
    }

    static Life life(Account into, Account old, MergeOptions options) {
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

    static @Nullable Email withKeyOf(Email email, List<Email> emails) {
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
