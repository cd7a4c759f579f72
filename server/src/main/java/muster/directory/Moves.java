package muster.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Party;
import muster.model.Place;
import muster.model.Refused;
import muster.model.Signature;
import org.jspecify.annotations.Nullable;

/**
 * Moves or ends all of a kind that one account has, as parts of something greater: they ask nobody's permission and write
 * no event. Each answers the rows that it touched, as they were before.
 */
final class Moves {
    /** However much it is, only a few rows are held at a time. */
    private static final int BATCH = 500;

    private static final int MOST_NAMES_TRIED = 20;

    private Moves() {}

    /**
     * Moves what lies directly with an account into another place, with all that lies in it. What meets its own name there gets
     * a number after it.
     *
     * @param which only these things
     */
    static List<Holding> holdings(Transactions.Work work, AccountId from, Predicate<Holding> which, Place to) {
        Writing writing = work.writing();
        HoldingId container = to instanceof Place.In(var id) ? id : null;
        AccountId owner = switch (to) {
            case Place.With(var account) -> account;
            case Place.In(var id) ->
                writing.holdings()
                        .lock(id)
                        .orElseThrow(() -> new Refused(new Failure.NoSuchHolding()))
                        .owner();
        };
        List<Holding> moved = new ArrayList<>();
        for (Holding direct : directlyWith(writing, from)) {
            Holding before = writing.holdings().lock(direct.id()).orElse(null);
            if (before != null && which.test(before)) {
                moved(work, before, owner, container);
                moved.add(before);
            }
        }
        return moved;
    }

    /** Moves one thing that was locked, with all that lies in it. @return the thing as it is afterwards */
    static Holding moved(Transactions.Work work, Holding before, AccountId owner, @Nullable HoldingId container) {
        return moved(work, before, owner, container, before.name());
    }

    /** The same, calling it so there, with a number after it if that is taken. */
    static Holding moved(
            Transactions.Work work, Holding before, AccountId owner, @Nullable HoldingId container, String wanted) {
        Writing writing = work.writing();
        String name = freeName(before, wanted, each -> isTaken(writing, before, owner, container, each));
        AccountId by = work.caller().account();
        Holding after = before.with(owner, container, name, before.audience(), before.document(), work.now(), by);
        Nesting.save(writing, before, after);
        return after;
    }

    /** Keeps a thing again that was removed, with a number after its name if that is taken. */
    static void added(Writing writing, Holding removed) {
        String name = freeName(
                removed, removed.name(), each -> isTaken(writing, removed, removed.owner(), removed.container(), each));
        writing.holdings()
                .add(removed.with(
                        removed.owner(),
                        removed.container(),
                        name,
                        removed.audience(),
                        removed.document(),
                        removed.modifiedAt(),
                        removed.modifiedBy()));
    }

    static List<Holding> directlyWith(Reading reading, AccountId account) {
        List<Holding> all = new ArrayList<>();
        List<Holding> batch;
        do {
            long last = all.isEmpty() ? 0 : all.getLast().number();
            batch = reading.holdings().directlyWith(account, last, BATCH);
            all.addAll(batch);
        } while (batch.size() == BATCH);
        return all;
    }

    /** A name for the thing, with a number after it if that is taken where the thing goes. */
    static String freeName(Holding moved, String wanted, Predicate<String> isTaken) {
        String name = wanted;
        for (int next = 2; moved.naming() == Holding.Naming.UNIQUE && isTaken.test(name); next++) {
            String number = next > MOST_NAMES_TRIED ? Long.toString(moved.number()) : Integer.toString(next);
            name = wanted + " (" + number + ")";
        }
        return name;
    }

    static boolean isTaken(
            Reading reading, Holding moved, AccountId owner, @Nullable HoldingId container, String name) {
        return reading.holdings()
                .findByName(moved.door(), moved.kind(), owner, container, name)
                .filter(found -> !found.id().equals(moved.id()))
                .isPresent();
    }

    /** Removes what lies directly with an account, of one door and kind; only for kinds in which nothing lies. */
    static List<Holding> endHoldings(Writing writing, AccountId owner, Holdings.Sort sort) {
        List<Holding> ended = directlyWith(writing, owner).stream()
                .filter(holding ->
                        holding.door().equals(sort.door()) && holding.kind().equals(sort.kind()))
                .toList();
        ended.forEach(holding -> writing.holdings().remove(holding.id()));
        return ended;
    }

    /** Gives all grants of a party to another one, which keeps the higher level where it has the same already. */
    static List<Grant> grantsOf(Writing writing, Party from, Party to) {
        return moved(writing, writing.grants().everyOf(from), writing.grants().everyOf(to), each -> each.withParty(to));
    }

    /** Puts all grants on something onto something else, where the higher level stays if the party has one there already. */
    static List<Grant> grantsOn(Writing writing, GrantObject from, GrantObject to) {
        return moved(
                writing, writing.grants().everyOn(from), writing.grants().everyOn(to), each -> each.withObject(to));
    }

    private static List<Grant> moved(
            Writing writing, List<Grant> grants, List<Grant> there, UnaryOperator<Grant> change) {
        var present = new GrantIndex(there);
        List<Grant> before = new ArrayList<>();
        for (Grant grant : grants) {
            Grant moved = change.apply(grant);
            before.add(grant);
            writing.grants().remove(grant.id());
            if (!isToItself(moved) && !writing.grants().add(moved)) {
                Grant same = Objects.requireNonNull(present.sameAs(moved));
                if (!same.level().isAtLeast(moved.level())) {
                    before.add(same);
                    writing.grants().save(same.withLevel(moved.level()));
                }
            }
        }
        return before;
    }

    /** Nobody needs a right to himself. */
    static boolean isToItself(Grant grant) {
        return grant.party() instanceof Party.OfAccount(var party)
                && grant.object() instanceof GrantObject.OnAccount(var object)
                && party.equals(object);
    }

    static List<Grant> endGrantsOf(Writing writing, Party party) {
        List<Grant> ended = writing.grants().everyOf(party);
        ended.forEach(grant -> writing.grants().remove(grant.id()));
        return ended;
    }

    static List<Grant> endGrantsOn(Writing writing, GrantObject object) {
        List<Grant> ended = writing.grants().everyOn(object);
        ended.forEach(grant -> writing.grants().remove(grant.id()));
        return ended;
    }

    /** Has another account mind the groups that this one minds. */
    static List<Group> groups(Transactions.Work work, AccountId from, AccountId to) {
        Writing writing = work.writing();
        List<Group> moved = new ArrayList<>();
        for (GroupId id : writing.groups().idsOwnedBy(List.of(from), Integer.MAX_VALUE)) {
            Optional<Group> minded = writing.groups().lock(id).filter(group -> from.equals(group.owner()));
            minded.ifPresent(before -> {
                moved(work, before, to);
                moved.add(before);
            });
        }
        return moved;
    }

    /** Has another account mind one group that was locked, or nobody. @return the group as it is afterwards */
    static Group moved(Transactions.Work work, Group before, @Nullable AccountId to) {
        AccountId by = work.caller().account();
        Group after = before.with(before.name(), to, before.description(), before.properties(), work.now(), by);
        work.writing().groups().save(after);
        return after;
    }

    /** Has another account have signed what this one has; what it has signed itself stays. */
    static List<Signature> signatures(Writing writing, AccountId from, AccountId to) {
        List<Signature> moved = endSignatures(writing, from);
        moved.forEach(signature -> writing.agreements()
                .sign(new Signature(signature.number(), signature.agreement(), to, signature.signedAt())));
        return moved;
    }

    static List<Signature> endSignatures(Writing writing, AccountId account) {
        List<Signature> ended = writing.agreements().signaturesOf(account);
        ended.forEach(signature -> writing.agreements().removeSignature(signature.number()));
        return ended;
    }
}
