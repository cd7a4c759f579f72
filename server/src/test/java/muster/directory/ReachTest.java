package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Grant.Level;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.GrantObject.OnAccount;
import muster.model.GrantObject.OnGroup;
import muster.model.GrantObject.OnHolding;
import muster.model.GroupId;
import muster.model.HoldingId;
import muster.model.Party;
import muster.model.Party.OfAccount;
import muster.model.Party.OfGroup;
import muster.model.Rank;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReachTest {
    private final TestDirectory site = new TestDirectory();
    private final RightsGraph graph = new RightsGraph(site);
    private AccountId ada;
    private AccountId ben;
    private AccountId eve;

    @BeforeEach
    void setUp() {
        site.first();
        ada = apart("ada");
        ben = apart("ben");
        eve = apart("eve");
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** Somebody whom nobody sees by himself, and who sees nobody. */
    private AccountId apart(String name) {
        Account account = site.create(name, Rank.VIEWER);
        amongAll(account.id(), false, false);
        return account.id();
    }

    private void amongAll(AccountId id, boolean member, boolean shown) {
        graph.amongAll(id, member, shown);
    }

    private void grant(Party party, GrantObject object, Level level) {
        graph.grant(party, object, level);
    }

    private GroupId group(String name, @Nullable AccountId owner) {
        return graph.group(name, owner);
    }

    private HoldingId thing(AccountId owner, @Nullable HoldingId container) {
        return graph.thing(owner, container);
    }

    private Optional<Level> reached(AccountId self, GrantObject object) {
        return site.store.read(reading ->
                Reach.of(reading, reading.accounts().find(self).orElseThrow()).on(object));
    }

    @Test
    void everybodyManagesHimselfAndWhatHeOwnsAndNobodyElse() {
        HoldingId project = thing(ada, null);
        HoldingId inside = thing(ada, project);
        GroupId minded = group("minded", ada);

        assertThat(reached(ada, new OnAccount(ada))).contains(Level.MANAGE);
        assertThat(reached(ada, new OnHolding(project))).contains(Level.MANAGE);
        assertThat(reached(ada, new OnHolding(inside))).contains(Level.MANAGE);
        assertThat(reached(ada, new OnGroup(minded))).contains(Level.MANAGE);
        assertThat(reached(ada, new OnAccount(ben))).isEmpty();
        assertThat(reached(ben, new OnHolding(inside))).isEmpty();
        assertThat(reached(ben, new OnGroup(minded))).isEmpty();
    }

    @Test
    void aRightLeadsOnThroughAGroupAndAContainerAndIsAsStrongAsItsWeakestStep() {
        HoldingId project = thing(ada, null);
        HoldingId inside = thing(ada, thing(ada, project));
        GroupId group = group("group", null);
        GroupId groupOfGroups = group("groups", null);
        grant(new OfAccount(ben), new OnGroup(group), Level.WRITE);
        grant(new OfGroup(group), new OnGroup(groupOfGroups), Level.MANAGE);
        grant(new OfGroup(groupOfGroups), new OnHolding(project), Level.MANAGE);
        grant(new OfAccount(eve), new OnGroup(group), Level.READ);

        assertThat(reached(ben, new OnHolding(inside))).contains(Level.WRITE);
        assertThat(reached(eve, new OnHolding(inside))).contains(Level.READ);
        assertThat(reached(ben, new OnAccount(ada))).isEmpty();
    }

    @Test
    void theStrongestOfSeveralWaysCounts() {
        HoldingId project = thing(ada, null);
        HoldingId inside = thing(ada, project);
        GroupId group = group("group", null);
        grant(new OfAccount(ben), new OnHolding(project), Level.READ);
        grant(new OfAccount(ben), new OnHolding(inside), Level.WRITE);
        grant(new OfAccount(ben), new OnGroup(group), Level.MANAGE);
        grant(new OfGroup(group), new OnHolding(project), Level.MANAGE);

        assertThat(reached(ben, new OnHolding(inside))).contains(Level.MANAGE);
        assertThat(reached(ben, new OnHolding(project))).contains(Level.MANAGE);
    }

    @Test
    void onlyWhoManagesAnAccountReachesWhatIsTheirs() {
        HoldingId project = thing(ada, null);
        HoldingId lent = thing(eve, null);
        grant(new OfAccount(ada), new OnHolding(lent), Level.READ);
        grant(new OfAccount(ben), new OnAccount(ada), Level.WRITE);

        assertThat(reached(ben, new OnAccount(ada))).contains(Level.WRITE);
        assertThat(reached(ben, new OnHolding(project))).isEmpty();
        assertThat(reached(ben, new OnHolding(lent))).isEmpty();

        grant(new OfAccount(eve), new OnAccount(ada), Level.MANAGE);

        assertThat(reached(eve, new OnHolding(project))).contains(Level.MANAGE);
    }

    @Test
    void managingAnAccountThatManagesAnotherManagesBoth() {
        HoldingId project = thing(ada, null);
        grant(new OfAccount(ben), new OnAccount(ada), Level.MANAGE);
        grant(new OfAccount(eve), new OnAccount(ben), Level.MANAGE);
        grant(new OfAccount(ada), new OnAccount(eve), Level.MANAGE);

        assertThat(reached(eve, new OnHolding(project))).contains(Level.MANAGE);
        assertThat(reached(ada, new OnAccount(ben))).contains(Level.MANAGE);
    }

    @Test
    void aGrantOfAnotherPurposeLeadsNowhere() {
        HoldingId project = thing(ada, null);
        GrantId id = new GrantId(site.transactions.identifiers().number());
        Grant login = Grant.right(id, new OfAccount(ben), new OnHolding(project), Level.MANAGE, site.now(), null)
                .withPurpose("login");
        site.store.write(writing -> writing.grants().add(login));

        assertThat(reached(ben, new OnHolding(project))).isEmpty();
    }

    @Test
    void whoIsAmongAllReadsWhoIsShownToAllAndHasTheRightsOfAll() {
        HoldingId project = thing(ada, null);
        grant(new OfGroup(WellKnown.ALL_USERS), new OnHolding(project), Level.MANAGE);
        amongAll(ben, true, false);
        amongAll(eve, false, true);

        assertThat(reached(ben, new OnAccount(eve))).contains(Level.READ);
        assertThat(reached(eve, new OnAccount(ben))).isEmpty();
        assertThat(reached(ben, new OnAccount(ada))).isEmpty();
        assertThat(reached(ben, new OnGroup(WellKnown.ALL_USERS))).contains(Level.WRITE);
        assertThat(reached(ben, new OnGroup(WellKnown.ANONYMOUS_USERS))).contains(Level.READ);
        assertThat(reached(ben, new OnHolding(project))).contains(Level.WRITE);
        assertThat(reached(eve, new OnHolding(project))).isEmpty();
    }

    @Test
    void whatIsReachedComesInSetsOfThoseStrongEnough() {
        HoldingId mine = thing(ben, null);
        HoldingId lent = thing(ada, null);
        HoldingId inside = thing(ada, lent);
        grant(new OfAccount(ben), new OnHolding(lent), Level.READ);
        grant(new OfAccount(ben), new OnAccount(ada), Level.WRITE);
        amongAll(ben, true, true);
        Account self = site.directory.accounts().get(TestDirectory.HOST, ben).account();

        site.store.read(reading -> {
            Span span = Span.of(reading, self, Span.Extent.EVERYTHING, Level.READ);
            assertThat(span.holdings(Level.READ)).containsExactlyInAnyOrder(mine, lent, inside);
            assertThat(span.holdings(Level.WRITE)).containsExactly(mine);
            assertThat(span.accounts(Level.WRITE)).containsExactlyInAnyOrder(ben, ada);
            assertThat(span.accounts(Level.MANAGE)).containsExactly(ben);
            assertThat(span.groups(Level.WRITE)).containsExactly(WellKnown.ALL_USERS);
            assertThat(span.isAmongAll()).isTrue();
            assertThat(Span.of(reading, self, Span.Extent.TOPS, Level.READ).holdings(Level.READ))
                    .containsExactly(lent);
            assertThat(Span.of(reading, self, Span.Extent.ACCOUNTS_AND_GROUPS, Level.READ)
                            .objects(Level.READ))
                    .containsExactlyInAnyOrder(
                            new OnAccount(ben),
                            new OnAccount(ada),
                            new OnGroup(WellKnown.ALL_USERS),
                            new OnGroup(WellKnown.ANONYMOUS_USERS));
            assertThat(Span.of(reading, self, Span.Extent.EVERYTHING, Level.MANAGE)
                            .objects(Level.READ))
                    .containsExactlyInAnyOrder(new OnAccount(ben), new OnHolding(mine));
            return self;
        });
    }

    @Test
    void aListOfMoreThanCanBeLookedThroughIsRefused() {
        HoldingId project = thing(ada, null);
        for (int depth = 1; depth < 16; depth++) {
            project = thing(ada, project);
        }
        site.store.read(reading -> {
            Account self = reading.accounts().find(ada).orElseThrow();
            Span all = Span.of(reading, self, Span.Extent.EVERYTHING, Level.READ, 100);
            assertThat(all.holdings(Level.READ)).hasSize(16);
            assertRefused(
                    Failure.ReachTooWide.class, () -> Span.of(reading, self, Span.Extent.EVERYTHING, Level.READ, 10));
            assertThat(Span.of(reading, self, Span.Extent.TOPS, Level.READ, 10).holdings(Level.READ))
                    .isEmpty();
            return self;
        });
    }

    @Test
    void whatElseSomebodyWasGivenKeepsNobodyFromAnAnswer() {
        HoldingId shared = thing(ada, null);
        grant(new OfAccount(ben), new OnHolding(shared), Level.WRITE);
        for (int number = 0; number < 20; number++) {
            HoldingId inside = thing(ada, shared);
            grant(new OfGroup(WellKnown.ALL_USERS), new OnHolding(inside), Level.MANAGE);
            GroupId group = group("group " + number, ada);
            grant(new OfAccount(ben), new OnGroup(group), Level.MANAGE);
            grant(new OfGroup(WellKnown.ALL_USERS), new OnGroup(group), Level.READ);
        }
        HoldingId bens = thing(ben, null);
        amongAll(ben, true, true);
        amongAll(eve, true, true);

        assertThat(reachedAmongFew(ben, new OnHolding(shared))).contains(Level.WRITE);
        assertThat(reachedAmongFew(ben, new OnAccount(eve))).contains(Level.READ);
        assertThat(reachedAmongFew(ben, new OnAccount(ada))).isEmpty();
        assertThat(reachedAmongFew(ben, new OnHolding(bens))).contains(Level.MANAGE);
        assertThat(reachedAmongFew(ada, new OnHolding(shared))).contains(Level.MANAGE);
    }

    @Test
    void howManyAreInAGroupKeepsNobodyFromAnAnswer() {
        HoldingId shared = thing(ada, null);
        GroupId group = group("group", null);
        grant(new OfGroup(group), new OnHolding(shared), Level.READ);
        for (int number = 0; number < 20; number++) {
            AccountId member = apart("member" + number);
            grant(new OfAccount(member), new OnGroup(group), Level.READ);
        }
        grant(new OfAccount(ben), new OnGroup(group), Level.READ);

        assertThat(reachedAmongFew(ben, new OnHolding(shared))).contains(Level.READ);
        assertThat(reachedAmongFew(eve, new OnHolding(shared))).isEmpty();
    }

    /** When ten is more than can be looked through. */
    private Optional<Level> reachedAmongFew(AccountId self, GrantObject object) {
        return site.store.read(
                reading -> Reach.of(reading, reading.accounts().find(self).orElseThrow(), 10, 10)
                        .on(object));
    }

    @Test
    void moreWaysToOneThingThanCanBeLookedThroughAreRefusedToAllButItsOwner() {
        HoldingId shared = thing(ada, null);
        for (int number = 0; number < 20; number++) {
            grant(new OfGroup(group("group " + number, null)), new OnHolding(shared), Level.READ);
        }

        assertRefused(Failure.ReachTooWide.class, () -> reachedAmongFew(ben, new OnHolding(shared)));
        assertThat(reachedAmongFew(ada, new OnHolding(shared))).contains(Level.MANAGE);
    }
}
