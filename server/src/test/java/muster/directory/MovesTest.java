package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Edit;
import muster.model.Grant;
import muster.model.Grant.Level;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.GrantObject.OnAccount;
import muster.model.GrantObject.OnHolding;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Party;
import muster.model.Party.OfAccount;
import muster.model.Place;
import muster.model.Rank;
import muster.model.Signature;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final Holdings.Sort SORT = new Holdings.Sort("test", "thing");

    private final TestDirectory site = new TestDirectory();
    private AccountId old;
    private AccountId into;
    private AccountId third;

    @BeforeEach
    void setUp() {
        site.first();
        old = site.create("old", Rank.VIEWER).id();
        into = site.create("into", Rank.VIEWER).id();
        third = site.create("third", Rank.VIEWER).id();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private <T> T work(Function<Transactions.Work, T> act) {
        return site.transactions.write(TestDirectory.HOST, act);
    }

    private Holding thing(AccountId owner, @Nullable HoldingId container, String name, Holdings.Sort sort) {
        Place place = container == null ? new Place.With(owner) : new Place.In(container);
        var wanted = new NewHolding(name, Holding.Naming.UNIQUE, place, "{}");
        return site.directory.estate().create(TestDirectory.HOST, sort, wanted);
    }

    private Holding stored(Holding thing) {
        return site.store.read(reading -> reading.holdings()
                .findAll(List.of(thing.id()))
                .values()
                .iterator()
                .next());
    }

    private Grant grant(AccountId party, GrantObject object, String purpose, Level level) {
        GrantId id = new GrantId(site.transactions.identifiers().number());
        Grant grant = new Grant(id, new OfAccount(party), object, purpose, level, "{}", site.now(), null);
        assertThat(this.<Boolean>work(w -> w.writing().grants().add(grant))).isTrue();
        return grant;
    }

    private List<Grant> everyOf(AccountId party) {
        return work(w -> w.writing().grants().everyOf(new OfAccount(party)));
    }

    @Test
    void thingsGoToAnotherAccountWithAllThatLiesInThem() {
        Holding project = thing(old, null, "project", SORT);
        Holding inside = thing(old, project.id(), "inside", SORT);
        Holding other = thing(old, null, "other", new Holdings.Sort("elsewhere", "thing"));

        List<Holding> before = work(
                w -> Moves.holdings(w, old, thing -> Holdings.Sort.of(thing).equals(SORT), new Place.With(into)));

        assertThat(before).containsExactly(project);
        assertThat(stored(project).owner()).isEqualTo(into);
        assertThat(stored(inside).owner()).isEqualTo(into);
        assertThat(stored(inside).container()).isEqualTo(project.id());
        assertThat(stored(other)).isEqualTo(other);
    }

    @Test
    void thingsGoIntoAContainerAndBelongToItsOwner() {
        Holding project = thing(old, null, "project", SORT);
        Holding heir = thing(into, null, "heir", SORT);

        work(w -> Moves.holdings(w, old, _ -> true, new Place.In(heir.id())));

        assertThat(stored(project).owner()).isEqualTo(into);
        assertThat(stored(project).container()).isEqualTo(heir.id());
    }

    @Test
    void aThingThatMeetsItsOwnNameGetsANumber() {
        Holding project = thing(old, null, "Data", SORT);
        thing(into, null, "data", SORT);
        thing(into, null, "DATA (2)", SORT);

        work(w -> Moves.holdings(w, old, _ -> true, new Place.With(into)));

        assertThat(stored(project).name()).isEqualTo("Data (3)");
    }

    @Test
    void thingsOfOneKindAreEndedAndOthersStay() {
        Holdings.Sort keys = new Holdings.Sort("test", "key");
        Holding key = thing(old, null, "key", keys);
        thing(old, null, "thing", SORT);
        thing(into, null, "key", keys);

        assertThat(this.<List<Holding>>work(w -> Moves.endHoldings(w.writing(), old, keys)))
                .containsExactly(key);

        List<Holding> left = site.store.read(reading -> reading.holdings().directlyWith(old, 0, 10));
        assertThat(left).extracting(Holding::name).containsExactly("thing");
        assertThat(site.store.<List<Holding>>read(reading -> reading.holdings().directlyWith(into, 0, 10)))
                .hasSize(1);
    }

    @Test
    void grantsOfAPartyGoToAnotherWhichKeepsTheHigherLevel() {
        GrantObject one = new OnHolding(thing(third, null, "one", SORT).id());
        GrantObject two = new OnHolding(thing(third, null, "two", SORT).id());
        GrantObject three = new OnHolding(thing(third, null, "three", SORT).id());
        Grant moved = grant(old, one, Grant.RIGHT, Level.READ);
        Grant higher = grant(old, two, Grant.RIGHT, Level.MANAGE);
        Grant lower = grant(old, three, Grant.RIGHT, Level.READ);
        Grant login = grant(old, three, "login", Level.READ);
        Grant toItself = grant(old, new OnAccount(into), Grant.RIGHT, Level.MANAGE);
        Grant raised = grant(into, two, Grant.RIGHT, Level.READ);
        Grant kept = grant(into, three, Grant.RIGHT, Level.WRITE);
        Party party = new OfAccount(into);

        List<Grant> before = work(w -> Moves.grantsOf(w.writing(), new OfAccount(old), party));

        assertThat(before).containsExactlyInAnyOrder(moved, higher, lower, login, toItself, raised);
        assertThat(everyOf(old)).isEmpty();
        assertThat(everyOf(into))
                .containsExactlyInAnyOrder(
                        moved.withParty(party), raised.withLevel(Level.MANAGE), kept, login.withParty(party));
    }

    @Test
    void grantsOnAnAccountGoToAnother() {
        Grant right = grant(third, new OnAccount(old), Grant.RIGHT, Level.WRITE);
        Grant own = grant(into, new OnAccount(old), Grant.RIGHT, Level.MANAGE);

        List<Grant> before = work(w -> Moves.grantsOn(w.writing(), new OnAccount(old), new OnAccount(into)));

        assertThat(before).containsExactly(right, own);
        assertThat(everyOf(third)).containsExactly(right.withObject(new OnAccount(into)));
        assertThat(everyOf(into)).isEmpty();
    }

    @Test
    void grantsAreEndedOnOneSideAlone() {
        Grant asParty = grant(old, new OnAccount(third), Grant.RIGHT, Level.READ);
        Grant login = grant(old, new OnAccount(third), "login", Level.READ);
        Grant onIt = grant(third, new OnAccount(old), Grant.RIGHT, Level.READ);

        assertThat(this.<List<Grant>>work(w -> Moves.endGrantsOf(w.writing(), new OfAccount(old))))
                .containsExactly(asParty, login);
        assertThat(everyOf(third)).containsExactly(onIt);
        assertThat(everyOf(old)).isEmpty();
    }

    @Test
    void anotherAccountMindsTheGroups() {
        Account minder = site.directory.accounts().get(TestDirectory.HOST, old).account();
        Group group = site.directory.groups().create(TestDirectory.HOST, GroupName.parse("group"));
        site.directory.groups().change(TestDirectory.HOST, group.id(), Edit.keep(), Edit.set(minder.id()));

        List<Group> before = work(w -> Moves.groups(w, old, into));

        assertThat(before).extracting(Group::owner).containsExactly(old);
        assertThat(site.directory.groups().get(TestDirectory.HOST, group.id()).owner())
                .isEqualTo(into);
    }

    @Test
    void signaturesGoOverAndOnesOwnStay() {
        HoldingId one = thing(third, null, "one", SORT).id();
        HoldingId two = thing(third, null, "two", SORT).id();
        Signature first = new Signature(901, one, old, site.now());
        Signature second = new Signature(902, two, old, site.now());
        Signature own = new Signature(903, two, into, site.now());
        work(w -> {
            List.of(first, second, own).forEach(w.writing().agreements()::sign);
            return first;
        });

        assertThat(this.<List<Signature>>work(w -> Moves.signatures(w.writing(), old, into)))
                .containsExactly(first, second);

        List<Signature> signed = site.store.read(reading -> reading.agreements().signaturesOf(into));
        assertThat(signed).containsExactly(new Signature(901, one, into, site.now()), own);
        assertThat(site.store.<List<Signature>>read(
                        reading -> reading.agreements().signaturesOf(old)))
                .isEmpty();
    }
}
