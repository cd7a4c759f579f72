package muster.directory;

import static muster.directory.Authority.require;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** What somebody leaves behind: everything that an account owns on any platform, and giving all of it to another one. */
public final class Handover {
    /** Few enough not to hold up anybody else's change. */
    static final int SLICE = 100;

    private static final int MOST_GROUPS_SHOWN = 1_000;

    private final Transactions transactions;

    public Handover(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What an account owns.
     *
     * @param things how many there are of each kind, through whatever they lie in
     * @param groups the groups that the account minds, by name, at most a thousand
     */
    public record Belongings(Map<Holdings.Sort, Long> things, List<Group> groups) {
        public Belongings {
            things = Map.copyOf(things);
            groups = List.copyOf(groups);
        }
    }

    /** How much went to the heir. What lay in a thing went with it and is not counted. */
    public record Handed(int things, int groups) {}

    /** @throws Refused {@link Failure.NotPermitted}, {@link Failure.NoSuchAccount} */
    public Belongings belongings(Caller caller, AccountId id) {
        return looked(caller, id, reading -> {
            Set<GroupId> minded = reading.groups().idsOwnedBy(List.of(id), MOST_GROUPS_SHOWN);
            List<Group> groups = reading.groups().findAll(minded).values().stream()
                    .sorted(Comparator.comparing(group -> group.name().value()))
                    .toList();
            return new Belongings(reading.holdings().countsOwnedBy(id), groups);
        });
    }

    /**
     * What lies directly with an account, at most so much, oldest first and after the thing with that number; 0 begins.
     *
     * @throws Refused {@link Failure.NotPermitted}, {@link Failure.NoSuchAccount}
     */
    public List<Holding> things(Caller caller, AccountId id, long number, int limit) {
        return looked(caller, id, reading -> reading.holdings().directlyWith(id, number, limit));
    }

    private <T> T looked(Caller caller, AccountId id, Function<Reading, T> look) {
        require(Permissions.mayGiveHoldingAway(caller), new Failure.NotPermitted());
        return transactions.read(reading -> {
            require(reading.accounts().find(id).isPresent(), new Failure.NoSuchAccount());
            return look.apply(reading);
        });
    }

    /**
     * Gives everything that an account owns to another one, also what is hidden in the trash with its owner. It goes some at a
     * time, each portion with its events in a transaction of its own, so that a large estate holds nobody up; what was handed over
     * stays so when a later portion is refused, and doing it again goes on. What meets its own name at the heir gets a number.
     *
     * @throws Refused {@link Failure.NotPermitted}, {@link Failure.NoSuchAccount}, {@link Failure.MayNotOwn} for an heir who may not
     *     own things
     */
    public Handed handOver(Caller caller, AccountId from, AccountId to) {
        require(!from.equals(to), new Failure.MayNotOwn());
        require(!Admittance.isWellKnown(from), new Failure.IsWellKnown());
        int things = inSlices(caller, from, to, work -> moveThings(work, from, to));
        int groups = inSlices(caller, from, to, work -> moveGroups(work, from, to, SLICE));
        return new Handed(things, groups);
    }

    private int inSlices(Caller caller, AccountId from, AccountId to, ToIntFunction<Transactions.Work> slice) {
        int total = 0;
        int moved;
        do {
            moved = transactions.write(caller, asked -> {
                require(Permissions.mayGiveHoldingAway(asked.caller()), new Failure.NotPermitted());
                Transactions.Work work = Receivers.held(asked, from, to);
                require(Permissions.mayGiveHoldingAway(work.caller()), new Failure.NotPermitted());
                requireHeir(work.writing(), from, to);
                return slice.applyAsInt(work);
            });
            total += moved;
        } while (moved > 0);
        return total;
    }

    private static void requireHeir(Reading reading, AccountId from, AccountId to) {
        require(reading.accounts().find(from).isPresent(), new Failure.NoSuchAccount());
        Account heir = reading.accounts()
                .find(to)
                .filter(Account::isListed)
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
        require(Permissions.mayOwnHoldings(heir.rank()), new Failure.MayNotOwn());
    }

    private static int moveThings(Transactions.Work work, AccountId from, AccountId to) {
        int moved = 0;
        for (Holding direct : work.writing().holdings().directlyWith(from, 0, SLICE)) {
            Holding before = work.writing().holdings().lock(direct.id()).orElse(null);
            if (before != null && before.owner().equals(from) && before.container() == null) {
                Estate.recordChange(work, before, Moves.moved(work, before, to, null));
                moved++;
            }
        }
        return moved;
    }

    /** Has another account mind groups, or nobody. @return how many there were, at most so many */
    static int moveGroups(Transactions.Work work, AccountId from, @Nullable AccountId to, int limit) {
        GroupWriter groups = work.writing().groups();
        int moved = 0;
        for (GroupId id : groups.idsOwnedBy(List.of(from), limit)) {
            Group before =
                    groups.lock(id).filter(group -> from.equals(group.owner())).orElse(null);
            if (before != null) {
                Groups.recordChange(work, before, Moves.moved(work, before, to));
                moved++;
            }
        }
        return moved;
    }
}
