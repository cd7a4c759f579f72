package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Act;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Departure.State;
import muster.model.DepartureFailure;
import muster.model.Event;
import muster.model.Failure;
import muster.model.GroupName;
import muster.model.Heir;
import muster.model.Origin;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose departure is whose business, by the ranks of now. */
class OffboardingRanksTest {
    private final TestDirectory site = new TestDirectory();
    private final Offboarding offboarding = site.directory.offboarding();
    private Account manager;
    private Account viewer;

    @BeforeEach
    void setUp() {
        site.first();
        manager = site.create("mina", Rank.MANAGER);
        viewer = site.create("vera", Rank.VIEWER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Caller atConsole(Caller caller) {
        Origin origin = new Origin(Origin.CONSOLE_DOOR, "request", "127.0.0.1", null);
        return new Caller(caller.actor(), caller.rank(), caller.ceiling(), origin);
    }

    private NewDeparture tomorrow() {
        return new NewDeparture(site.now().plus(Duration.ofDays(1)), "quarrel", List.of(), true, 7);
    }

    private void give(Account account, Rank rank) {
        site.directory.accounts().change(HOST, account.id(), AccountChanges.ofRank(rank), null);
    }

    private LeavingEntry only() {
        return offboarding.list(HOST, null, 10).getFirst();
    }

    private boolean isHeld(Account account) {
        return site.read(reading -> reading.accounts().find(account.id()))
                .orElseThrow()
                .life()
                .block(Block.Kind.HOLD)
                .isPresent();
    }

    @Test
    void whatAManagerBeganOfSomebodyWhoStandsAboveByNowIsForAnAdministrator() {
        Keys.MadeKey key = site.key(viewer);
        offboarding.begin(atConsole(site.signedIn(manager)), viewer.id(), tomorrow());
        give(viewer, Rank.ADMINISTRATOR);
        site.pass(Duration.ofDays(1));
        offboarding.advance();

        assertThat(only().departure().state()).isEqualTo(State.WAITING);
        assertThat(only().heldUp()).isEqualTo(new DepartureFailure.BeginnerBelow());
        assertThat(isHeld(viewer)).isFalse();
        offboarding.cancel(HOST, viewer.id());
        assertThat(site.callerWith(key).is(viewer.id())).isTrue();
    }

    @Test
    void whatIsHeldUpGoesOnWhenSomebodyWhoStandsAboveAnswersForIt() {
        offboarding.begin(atConsole(site.signedIn(manager)), viewer.id(), tomorrow());
        give(manager, Rank.VIEWER);
        Account other = site.create("otto", Rank.MANAGER);
        assertRefused(
                Failure.NotPermitted.class, () -> offboarding.goOn(atConsole(site.signedIn(manager)), viewer.id()));
        site.pass(Duration.ofDays(1));
        offboarding.advance();
        assertThat(isHeld(viewer)).isFalse();

        offboarding.goOn(atConsole(site.signedIn(other)), viewer.id());

        assertThat(isHeld(viewer)).isTrue();
        assertThat(only().departure().begunBy()).isEqualTo(other.id());
        assertThat(only().heldUp()).isNull();
        assertThat(site.directory.ledger().list(HOST, null, true, 1_000).events())
                .filteredOn(event -> event.act() == Act.DEPARTURE_CHANGED)
                .singleElement()
                .satisfies(event -> assertThat(event.fields())
                        .containsExactly(new Event.FieldChange(
                                "begunBy", manager.id().toString(), other.id().toString())));
    }

    @Test
    void whoIsNoAdministratorAnyMoreGivesNothingToHeirs() {
        Account administrator = site.create("ada", Rank.ADMINISTRATOR);
        Account heir = site.create("heir", Rank.PUBLISHER);
        List<Heir> heirs = List.of(Heir.ofEverything(heir.id()));
        offboarding.begin(
                atConsole(site.signedIn(administrator)),
                viewer.id(),
                NewDeparture.of(site.now().plus(Duration.ofDays(1)), null, heirs));
        give(administrator, Rank.MANAGER);
        site.pass(Duration.ofDays(1));
        offboarding.advance();

        assertThat(isHeld(viewer)).isFalse();
        assertThat(only().heldUp()).isEqualTo(new DepartureFailure.BeginnerBelow());
        assertRefused(
                Failure.NotPermitted.class, () -> offboarding.goOn(atConsole(site.signedIn(manager)), viewer.id()));
    }

    @Test
    void administratorWhoNamesHeirsOfWhatAManagerBeganAnswersForIt() {
        Account administrator = site.create("ada", Rank.ADMINISTRATOR);
        Account heir = site.create("heir", Rank.PUBLISHER);
        offboarding.begin(atConsole(site.signedIn(manager)), viewer.id(), tomorrow());

        offboarding.changeHeirs(
                atConsole(site.signedIn(administrator)), viewer.id(), List.of(Heir.ofEverything(heir.id())));

        assertThat(only().departure().begunBy()).isEqualTo(administrator.id());
        assertThat(only().heldUp()).isNull();
        site.pass(Duration.ofDays(1));
        offboarding.advance();
        assertThat(isHeld(viewer)).isTrue();
    }

    @Test
    void whatIsHeldUpIsNotTakenOverByNamingHeirs() {
        Account heir = site.create("heir", Rank.PUBLISHER);
        offboarding.begin(atConsole(site.signedIn(manager)), viewer.id(), tomorrow());
        give(manager, Rank.VIEWER);

        offboarding.changeHeirs(HOST, viewer.id(), List.of(Heir.ofEverything(heir.id())));

        assertThat(only().departure().begunBy()).isEqualTo(manager.id());
        assertThat(only().heldUp()).isEqualTo(new DepartureFailure.BeginnerBelow());
    }

    @Test
    void whatStillStandsInTheWayIsSaid() {
        Account heir = site.create("heir", Rank.PUBLISHER);
        site.directory.groups().create(site.as(manager), GroupName.parse("readers"));
        List<Heir> heirs = List.of(Heir.ofEverything(heir.id()));
        offboarding.begin(HOST, manager.id(), NewDeparture.of(site.now().plusSeconds(60), null, heirs));
        site.directory.accounts().disable(HOST, heir.id());
        site.pass(Duration.ofMinutes(2));
        assertRefused(DepartureFailure.HeirUnfit.class, () -> offboarding.goOn(HOST, manager.id()));
        site.directory.accounts().enable(HOST, heir.id());
        assertThat(offboarding.goOn(HOST, manager.id()).state()).isEqualTo(State.DEPARTED);
        assertRefused(DepartureFailure.NotDeparting.class, () -> offboarding.goOn(HOST, viewer.id()));
    }

    @Test
    void managersSeeWhoLeavesBelowThemAndNobodyTheReasonOfTheOwn() {
        Account other = site.create("otto", Rank.MANAGER);
        Account administrator = site.create("ada", Rank.ADMINISTRATOR);
        for (Account each : List.of(other, administrator, manager, viewer)) {
            offboarding.begin(HOST, each.id(), tomorrow());
        }
        Caller asManager = site.as(manager);
        assertThat(offboarding.list(asManager, null, 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.account().id()).isEqualTo(viewer.id()));
        assertThat(offboarding.list(asManager, null, 10)).hasSize(1);
        assertThat(offboarding.latest(asManager, viewer.id()).orElseThrow().reason())
                .isEqualTo("quarrel");
        for (Account each : List.of(other, administrator, manager)) {
            assertThat(offboarding.latest(asManager, each.id())).isEmpty();
        }

        Caller asAdministrator = site.as(administrator);
        assertThat(offboarding.list(asAdministrator, null, 10))
                .hasSize(4)
                .allMatch(entry -> administrator.id().equals(entry.account().id())
                        == (entry.departure().reason() == null));
        assertThat(offboarding
                        .latest(asAdministrator, administrator.id())
                        .orElseThrow()
                        .reason())
                .isNull();
    }

    @Test
    void whatSomebodyBeganWhoIsNoManagerAnyMoreWaitsUntilHeIsOneAgain() {
        offboarding.begin(atConsole(site.signedIn(manager)), viewer.id(), tomorrow());
        give(manager, Rank.VIEWER);
        site.pass(Duration.ofDays(1));
        offboarding.advance();
        assertThat(isHeld(viewer)).isFalse();

        give(manager, Rank.MANAGER);
        offboarding.advance();
        assertThat(isHeld(viewer)).isTrue();
        give(manager, Rank.VIEWER);
        site.pass(Duration.ofDays(7));
        offboarding.advance();
        assertThat(only().heldUp()).isEqualTo(new DepartureFailure.BeginnerBelow());
        assertThat(only().account().life().isTrashed()).isFalse();
    }

    @Test
    void whoHasLostTheRankSeesNobodyLeaveAlsoWhereHeSignedInBefore() {
        Account administrator = site.create("ada", Rank.ADMINISTRATOR);
        Caller asManager = site.signedIn(manager);
        Caller asAdministrator = site.signedIn(administrator);
        offboarding.begin(HOST, viewer.id(), tomorrow());
        assertThat(offboarding.list(asManager, null, 10)).hasSize(1);
        assertThat(offboarding.handed(asAdministrator, viewer.id(), 0, 10)).isEmpty();
        give(manager, Rank.VIEWER);
        give(administrator, Rank.MANAGER);

        assertRefused(Failure.NotPermitted.class, () -> offboarding.list(asManager, null, 10));
        assertThat(offboarding.latest(asManager, viewer.id())).isEmpty();
        assertRefused(Failure.NotPermitted.class, () -> offboarding.handed(asAdministrator, viewer.id(), 0, 10));
    }
}
