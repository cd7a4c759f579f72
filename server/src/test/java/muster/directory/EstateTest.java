package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import muster.model.Account;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Grant.Level;
import muster.model.GrantObject.OnAccount;
import muster.model.GrantObject.OnHolding;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Party;
import muster.model.Place;
import muster.model.Rank;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EstateTest {
    private static final Holdings.Sort SORT = new Holdings.Sort("test", "thing");

    private final TestDirectory site = new TestDirectory();
    private final Estate estate = site.directory.estate();
    private final Rights rights = site.directory.rights();
    private Caller administrator;
    private Account ada;
    private Account ben;
    private Caller asAda;
    private Caller asBen;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
        ada = site.create("ada", Rank.VIEWER);
        ben = site.create("ben", Rank.VIEWER);
        asAda = site.as(ada);
        asBen = site.as(ben);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Holding make(Caller caller, String name, @Nullable Place place) {
        return estate.create(caller, SORT, new NewHolding(name, Holding.Naming.UNIQUE, place, "{}"));
    }

    private Holding move(Caller caller, Holding thing, Place place) {
        return estate.change(
                caller, SORT, thing.id(), new EstateChanges(Edit.keep(), Edit.set(place), UnaryOperator.identity()));
    }

    private Holding rename(Caller caller, Holding thing, String name) {
        return estate.change(
                caller, SORT, thing.id(), new EstateChanges(Edit.set(name), Edit.keep(), UnaryOperator.identity()));
    }

    private void share(Holding thing, Account with, Level level) {
        rights.give(administrator, NewGrant.right(new Party.OfAccount(with.id()), new OnHolding(thing.id()), level));
    }

    private static Place in(Holding container) {
        return new Place.In(container.id());
    }

    private Holding stored(HoldingId id) {
        return estate.get(administrator, SORT, id);
    }

    @Test
    void whoeverMayActOwnsWhateverTheRank() {
        Holding project = make(asAda, "project", null);

        assertThat(project.owner()).isEqualTo(ada.id());
        assertThat(project.container()).isNull();
        assertThat(estate.get(asAda, SORT, project.id())).isEqualTo(project);
        assertThat(estate.getByNumber(asAda, SORT, project.number())).isEqualTo(project);
        assertThat(estate.level(asAda, SORT, project.id())).isEqualTo(Level.MANAGE);
        assertRefused(Failure.NoSuchHolding.class, () -> estate.get(asBen, SORT, project.id()));
        assertRefused(Failure.NoSuchHolding.class, () -> estate.getByNumber(asBen, SORT, project.number()));
        assertRefused(
                Failure.NoSuchHolding.class, () -> estate.get(asAda, new Holdings.Sort("test", "other"), project.id()));
        assertRefused(
                Failure.NoCredentials.class,
                () -> estate.get(Caller.anonymous(TestDirectory.origin()), SORT, project.id()));
    }

    @Test
    void aThingIsMadeWhereTheCallerMayWrite() {
        Holding project = make(asAda, "project", null);
        assertRefused(Failure.NoSuchHolding.class, () -> make(asBen, "inside", in(project)));
        share(project, ben, Level.READ);
        assertRefused(Failure.NotPermitted.class, () -> make(asBen, "inside", in(project)));
        share(project, ben, Level.WRITE);

        Holding inside = make(asBen, "inside", in(project));

        assertThat(inside.owner()).isEqualTo(ada.id());
        assertThat(inside.container()).isEqualTo(project.id());
        assertThat(inside.createdBy()).isEqualTo(ben.id());
        assertThat(estate.level(asBen, SORT, inside.id())).isEqualTo(Level.WRITE);
    }

    @Test
    void aThingIsMadeForAnAccountThatTheCallerMayWrite() {
        assertRefused(Failure.NotPermitted.class, () -> make(asBen, "hers", new Place.With(ada.id())));
        rights.give(administrator, NewGrant.right(new Party.OfAccount(ben.id()), new OnAccount(ada.id()), Level.WRITE));

        assertThat(make(asBen, "hers", new Place.With(ada.id())).owner()).isEqualTo(ada.id());
    }

    @Test
    void onlyAdministratorsLetTheDirectoryItselfOwn() {
        var system = new Place.With(WellKnown.SYSTEM);
        assertRefused(Failure.NoSuchAccount.class, () -> make(asAda, "machine", system));

        assertThat(make(administrator, "machine", system).owner()).isEqualTo(WellKnown.SYSTEM);
        assertThat(make(TestDirectory.HOST, "other", null).owner()).isEqualTo(WellKnown.SYSTEM);
    }

    @Test
    void everybodyListsWhatHeReachesInSlicesAndAdministratorsAll() {
        Holding first = make(asAda, "first", null);
        Holding inside = make(asAda, "inside", in(first));
        Holding second = make(asBen, "second", null);
        share(first, ben, Level.READ);

        assertThat(estate.list(asAda, SORT, 0, 10)).containsExactly(first, inside);
        assertThat(estate.list(asBen, SORT, 0, 10)).containsExactly(first, inside, second);
        assertThat(estate.list(asBen, SORT, first.number(), 1)).containsExactly(inside);
        assertThat(estate.list(administrator, SORT, 0, 10)).containsExactly(first, inside, second);
        assertThat(estate.list(administrator, new Holdings.Sort("other", "thing"), 0, 10))
                .isEmpty();
    }

    @Test
    void whoMayWriteRenamesAndWhoMayReadDoesNot() {
        Holding project = make(asAda, "project", null);
        share(project, ben, Level.READ);
        assertRefused(Failure.NotPermitted.class, () -> rename(asBen, project, "other"));
        share(project, ben, Level.WRITE);

        Holding renamed = rename(asBen, project, "other");

        assertThat(renamed.name()).isEqualTo("other");
        assertThat(renamed.version()).isEqualTo(2);
        assertThat(rename(asBen, project, "other")).isEqualTo(renamed);
        make(asAda, "taken", null);
        assertRefused(Failure.HoldingNameTaken.class, () -> rename(asAda, project, "TAKEN"));
        Event event = site.directory.ledger().list(administrator, null, false, 3).events().stream()
                .filter(found -> found.act() == Act.HOLDING_CHANGED)
                .findFirst()
                .orElseThrow();
        assertThat(event.fields()).containsExactly(new Event.FieldChange("name", "project", "other"));
    }

    @Test
    void onlyWhoManagesAThingGivesItAway() {
        Holding project = make(asAda, "project", null);
        Holding bens = make(asBen, "bens", null);
        share(project, ben, Level.WRITE);
        assertRefused(Failure.NotPermitted.class, () -> move(asBen, project, in(bens)));
        share(project, ben, Level.MANAGE);

        assertThat(move(asBen, project, in(bens)).owner()).isEqualTo(ben.id());
        assertRefused(Failure.NoSuchHolding.class, () -> estate.get(asAda, SORT, project.id()));
    }

    @Test
    void whatLiesInAThingChangesItsOwnerWithIt() {
        Holding project = make(asAda, "project", null);
        Holding inside = make(asAda, "inside", in(project));
        Holding deep = make(asAda, "deep", in(inside));
        Holding aside = make(asAda, "aside", null);

        move(administrator, project, new Place.With(ben.id()));

        assertThat(stored(inside.id()).owner()).isEqualTo(ben.id());
        assertThat(stored(deep.id()).owner()).isEqualTo(ben.id());
        assertThat(stored(deep.id()).container()).isEqualTo(inside.id());
        assertThat(stored(aside.id()).owner()).isEqualTo(ada.id());
        assertThat(estate.list(asBen, SORT, 0, 10)).hasSize(3);
    }

    @Test
    void aThingCannotLieInItselfNorInWhatLiesInIt() {
        Holding project = make(asAda, "project", null);
        Holding inside = make(asAda, "inside", in(project));
        Holding deep = make(asAda, "deep", in(inside));

        assertRefused(Failure.HoldingInUse.class, () -> move(asAda, project, in(project)));
        assertRefused(Failure.HoldingInUse.class, () -> move(asAda, project, in(deep)));
        assertThat(move(asAda, deep, in(project)).container()).isEqualTo(project.id());
    }

    @Test
    void thingsLieInEachOtherFiftyDeepAndNoDeeper() {
        Holding top = make(asAda, "1", null);
        Holding deepest = top;
        for (int depth = 2; depth <= Nesting.DEEPEST; depth++) {
            deepest = make(asAda, "thing", in(deepest));
        }
        Holding last = deepest;
        assertRefused(Failure.HoldingInUse.class, () -> make(asAda, "too deep", in(last)));
        Holding other = make(asAda, "other", null);
        assertRefused(Failure.HoldingInUse.class, () -> move(asAda, other, in(last)));
        assertRefused(Failure.HoldingInUse.class, () -> move(asAda, top, in(other)));
        move(asAda, top, new Place.With(ada.id()));
    }

    @Test
    void aThingGoesWithItsGrantsOnceItIsEmpty() {
        Holding project = make(asAda, "project", null);
        Holding inside = make(asAda, "inside", in(project));
        share(project, ben, Level.READ);
        assertRefused(Failure.NotPermitted.class, () -> estate.remove(asBen, SORT, inside.id()));
        assertRefused(Failure.HoldingInUse.class, () -> estate.remove(asAda, SORT, project.id()));

        estate.remove(asAda, SORT, inside.id());
        estate.remove(asAda, SORT, project.id());

        assertThat(estate.list(administrator, SORT, 0, 10)).isEmpty();
        assertThat(rights.list(asBen, 0, 10)).isEmpty();
    }

    @Test
    void whatPeopleHaveToAgreeToStays() {
        Holding rules = make(asAda, "rules", null);
        Agreements agreements = site.directory.agreements();
        agreements.demand(administrator, new Agreements.Wording(rules.id(), "rules", "hash", null));
        assertRefused(Failure.HoldingInUse.class, () -> estate.remove(asAda, SORT, rules.id()));

        agreements.retire(administrator, rules.id());

        estate.remove(asAda, SORT, rules.id());
        assertThat(estate.list(asAda, SORT, 0, 10)).isEqualTo(List.of());
    }

    @Test
    void namesAndDocumentsHaveBounds() {
        assertRefused(Failure.Malformed.class, () -> make(asAda, "a\u0001", null));
        assertRefused(Failure.Malformed.class, () -> make(asAda, "n".repeat(4097), null));
        Holding project = make(asAda, "project", null);
        String large = "x".repeat(Holding.MAXIMUM_DOCUMENT_LENGTH + 1);
        assertRefused(
                Failure.Malformed.class,
                () -> estate.change(
                        asAda, SORT, project.id(), new EstateChanges(Edit.keep(), Edit.keep(), _ -> large)));
    }
}
