package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import muster.directory.Holdings.Sort;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Grant.Level;
import muster.model.GrantObject.OnHolding;
import muster.model.Holding;
import muster.model.Holding.Naming;
import muster.model.HoldingId;
import muster.model.Party;
import muster.model.Place;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EstateLooksTest {
    private static final Sort BOX = new Sort("test", "box");
    private static final Sort JAR = new Sort("test", "jar");

    private final TestDirectory site = new TestDirectory();
    private final Estate estate = site.directory.estate();
    private Caller administrator;
    private Account ada;
    private Caller asAda;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
        ada = site.create("ada", Rank.VIEWER);
        asAda = site.as(ada);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Holding box(Caller caller, String name) {
        return estate.create(caller, BOX, new NewHolding(name, Naming.UNIQUE, null, "{}"));
    }

    @Test
    void thingsAreFoundByTheirNumbersAsFarAsTheCallerSeesThem() {
        Holding own = box(asAda, "own");
        Holding foreign = box(administrator, "foreign");
        List<Long> numbers = List.of(own.number(), foreign.number(), 4242L);

        assertThat(estate.listByNumber(asAda, BOX, numbers)).containsExactly(own);
        assertThat(estate.listByNumber(administrator, BOX, numbers)).containsExactly(own, foreign);
        assertThat(estate.listByNumber(administrator, JAR, numbers)).isEmpty();
    }

    @Test
    void labelsTellWhatAThingIsToWhoeverKnowsItsId() {
        Holding box = box(administrator, "box");
        var unknown = new HoldingId(new java.util.UUID(1, 2));

        assertThat(estate.labels(List.of(box.id(), unknown)))
                .isEqualTo(Map.of(box.id(), new Estate.Label(BOX, box.number())));
        assertThat(estate.labels(List.of())).isEmpty();
    }

    @Test
    void whoWasGivenSomethingOnAThingMayKnowOfIt() {
        Holding box = box(administrator, "box");
        box(administrator, "other");
        var login = new NewGrant(new Party.OfAccount(ada.id()), new OnHolding(box.id()), "entry", Level.READ, "{}");
        site.directory.rights().give(administrator, login);

        assertThat(estate.givenTo(asAda, BOX)).containsExactly(box);
        assertThat(estate.givenTo(asAda, JAR)).isEmpty();
        assertThat(estate.list(asAda, BOX, 0, 10)).isEmpty();
        assertThat(estate.givenTo(administrator, BOX)).isEmpty();
    }

    @Test
    void aThingThatGetsANameIsToldApartByIt() {
        box(asAda, "taken");
        Holding nameless = estate.create(asAda, BOX, new NewHolding("", Naming.FREE, null, "{}"));

        assertRefused(Failure.HoldingNameTaken.class, () -> rename(nameless, "taken"));
        Holding named = rename(nameless, "free");
        assertThat(named.naming()).isEqualTo(Naming.UNIQUE);
        assertThat(estate.get(asAda, BOX, named.id())).isEqualTo(named);
        assertRefused(Failure.HoldingNameTaken.class, () -> box(asAda, "free"));
    }

    private Holding rename(Holding holding, String name) {
        Edit<Place> stays = Edit.keep();
        return estate.change(
                asAda,
                BOX,
                holding.id(),
                new EstateChanges(Edit.set(name), Edit.set(Naming.UNIQUE), stays, document -> document));
    }
}
