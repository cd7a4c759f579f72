package muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import muster.directory.ActivityStamps;
import muster.directory.Directory;
import muster.directory.HoldingChanges;
import muster.directory.Holdings;
import muster.directory.Identifiers;
import muster.directory.Keys;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Key;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Party;
import muster.model.Password;
import muster.model.Policy;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Username;
import muster.testing.TestSecrets;
import org.junit.jupiter.api.Test;

/** People who change, share and remove one holding at the same time, through the directory. */
interface SharingContract extends WithStore {
    Caller HOST = Caller.host("test");
    Holdings.Sort SORT = new Holdings.Sort("test", "content");

    /** A directory over the store with somebody who owns things in it. */
    record Site(Directory directory, Caller owner) {

        static Site over(SqlStore store) {
            Directory directory = Directory.over(
                    store,
                    TestSecrets.cheap(),
                    new Counting(new AtomicLong()),
                    () -> Samples.NOW,
                    Policy.DEFAULT,
                    new ActivityStamps(store),
                    List.of());
            Account first = directory.admissions().createFirst(HOST, wanted("first", Rank.ADMINISTRATOR));
            Keys.MadeKey key = directory.keys().create(HOST, first.id(), NewKey.forPrograms("test", null, null));
            Caller owner = directory
                    .keys()
                    .identify(
                            key.secret(), Set.of(Key.Purpose.API_KEY), new Origin("test", "request", "127.0.0.1", null))
                    .caller();
            return new Site(directory, owner);
        }

        static NewAccount wanted(String name, Rank rank) {
            return new NewAccount(
                    AccountKind.PERSON,
                    Username.parse(name),
                    null,
                    Profile.EMPTY,
                    rank,
                    null,
                    new NewAccount.Start.WithPassword(Password.ofText("a good password")),
                    AddressRule.MAY_BE_SHARED);
        }

        HoldingId hold(String name) {
            return directory
                    .holdings()
                    .create(owner, SORT, name, Holding.Audience.GRANTED, "")
                    .holding()
                    .id();
        }

        Grant give(HoldingId holding, Party party, Grant.Level level) {
            return directory.sharing().give(owner, SORT, holding, party, level);
        }
    }

    /** Ids and secrets in a row. */
    record Counting(AtomicLong count) implements Identifiers {
        @Override
        public UUID uuid() {
            return new UUID(0x7000L | count.incrementAndGet() << 16, 0x8000_0000_0000_0000L);
        }

        @Override
        public long number() {
            return count.incrementAndGet();
        }

        @Override
        public String secret(int length) {
            String digits = Long.toString(count.incrementAndGet());
            return "s".repeat(length - digits.length()) + digits;
        }

        @Override
        public String digits(int length) {
            String digits = Long.toString(count.incrementAndGet());
            return "0".repeat(Math.max(0, length - digits.length())) + digits;
        }
    }

    /** What becomes of each of several who start together: "done", or what it was refused with. */
    static List<Object> outcomes(int people, IntFunction<Runnable> work) {
        List<Callable<Object>> pieces = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            Runnable piece = work.apply(i);
            pieces.add(() -> {
                try {
                    piece.run();
                    return "done";
                } catch (Refused refused) {
                    return refused.failure();
                }
            });
        }
        return Samples.together(pieces);
    }

    private List<Grant> grantsOn(HoldingId holding) {
        return store().read(r -> r.grants().on(new GrantObject.OnHolding(holding)));
    }

    @Test
    default void peopleWhoChangeAHoldingAtTheSameTimeAllSucceed() {
        Site site = Site.over(store());
        HoldingId holding = site.hold("app");
        var longer = new HoldingChanges(Edit.keep(), Edit.keep(), Edit.keep(), document -> document + "x");
        List<Object> outcomes = outcomes(6, _ -> () -> {
            for (int round = 0; round < 5; round++) {
                site.directory().holdings().change(site.owner(), SORT, holding, longer);
            }
        });
        assertThat(outcomes).containsOnly("done");
        Holding after =
                site.directory().holdings().get(site.owner(), SORT, holding).holding();
        assertThat(after.document()).isEqualTo("x".repeat(30));
    }

    @Test
    default void peopleWhoGiveOnePartyARightAllSucceedAndOneGrantIsMade() {
        Site site = Site.over(store());
        Account ada = site.directory().admissions().create(HOST, Site.wanted("ada", Rank.PUBLISHER));
        for (int round = 0; round < 10; round++) {
            HoldingId holding = site.hold("app" + round);
            List<Object> outcomes =
                    outcomes(6, _ -> () -> site.give(holding, new Party.OfAccount(ada.id()), Grant.Level.READ));
            assertThat(outcomes).containsOnly("done");
            assertThat(grantsOn(holding)).hasSize(1);
        }
    }

    @Test
    default void noGrantOutlivesTheHoldingThatItIsOn() {
        Site site = Site.over(store());
        Account ada = site.directory().admissions().create(HOST, Site.wanted("ada", Rank.PUBLISHER));
        for (int round = 0; round < 30; round++) {
            HoldingId holding = site.hold("app" + round);
            List<Object> outcomes = outcomes(
                    4,
                    person -> person == 0
                            ? () -> site.directory().holdings().remove(site.owner(), SORT, holding)
                            : () -> site.give(holding, new Party.OfAccount(ada.id()), Grant.Level.READ));
            assertThat(outcomes.getFirst()).isEqualTo("done");
            assertThat(outcomes).isSubsetOf("done", new Failure.NoSuchHolding());
            assertThat(grantsOn(holding)).isEmpty();
        }
    }

    @Test
    default void noGrantOutlivesTheGroupThatItIsTo() {
        Site site = Site.over(store());
        for (int round = 0; round < 30; round++) {
            List<HoldingId> holdings = List.of(site.hold("a" + round), site.hold("b" + round), site.hold("c" + round));
            Group group = site.directory().groups().create(HOST, GroupName.parse("group " + round));
            List<Object> outcomes = outcomes(
                    4,
                    person -> person == 3
                            ? () -> site.directory().groups().remove(HOST, group.id())
                            : () -> site.give(holdings.get(person), new Party.OfGroup(group.id()), Grant.Level.READ));
            assertThat(outcomes.getLast()).isEqualTo("done");
            assertThat(outcomes).isSubsetOf("done", new Failure.NoSuchGroup());
            holdings.forEach(holding -> assertThat(grantsOn(holding)).isEmpty());
        }
    }

    @Test
    default void rightsAreChangedAndWithdrawnBesideTheRemovalOfTheHolding() {
        Site site = Site.over(store());
        Account ada = site.directory().admissions().create(HOST, Site.wanted("ada", Rank.PUBLISHER));
        for (int round = 0; round < 10; round++) {
            HoldingId holding = site.hold("app" + round);
            Grant grant = site.give(holding, new Party.OfAccount(ada.id()), Grant.Level.READ);
            List<Object> outcomes = outcomes(3, person -> () -> {
                switch (person) {
                    case 0 -> site.directory().holdings().remove(site.owner(), SORT, holding);
                    case 1 -> site.directory().sharing().withdraw(site.owner(), SORT, holding, grant.id());
                    default ->
                        site.directory().sharing().change(site.owner(), SORT, holding, grant.id(), Grant.Level.MANAGE);
                }
            });
            assertThat(outcomes.getFirst()).isEqualTo("done");
            assertThat(outcomes).isSubsetOf("done", new Failure.NoSuchHolding(), new Failure.NoSuchGrant());
            assertThat(grantsOn(holding)).isEmpty();
        }
    }
}
