package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import muster.directory.Blocks.Barring;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Code;
import muster.model.Departure;
import muster.model.Departure.State;
import muster.model.DepartureFailure;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Heir;
import muster.model.Holding;
import muster.model.NewAccount;
import muster.model.Origin;
import muster.model.Place;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import org.junit.jupiter.api.Test;

class RehireTest extends OneLeaver {
    @Override
    Rank rank() {
        return Rank.PUBLISHER;
    }

    private boolean hasCode(Account account, Code.Purpose purpose) {
        return site.<Boolean>read(
                reading -> reading.codes().open(account.id(), purpose).isPresent());
    }

    private Departure leaveToHeir() {
        return offboarding.begin(HOST, ada.id(), now());
    }

    @Test
    void whoIsReHiredActsAgainInTheGroupsThatAreStillThereAndWithoutAnyKey() {
        Keys.MadeKey key = site.key(ada);
        Group stays = site.directory.groups().create(HOST, GroupName.parse("stays"));
        Group goes = site.directory.groups().create(HOST, GroupName.parse("goes"));
        List.of(stays, goes).forEach(group -> site.directory.groups().addMember(HOST, group.id(), ada.id()));
        leaveToHeir();
        assertThat(groups()).isEmpty();
        site.directory.groups().remove(HOST, goes.id());

        Departure departure = offboarding.rehire(HOST, ada.id());

        assertThat(departure.state()).isEqualTo(State.REHIRED);
        assertThat(stored(ada).life()).isEqualTo(ada.life());
        assertThat(groups()).containsExactly("stays");
        assertRefused(Failure.BadCredentials.class, () -> site.callerWith(key));
        assertThat(site.signedIn(ada).is(ada.id())).isTrue();
        assertThat(offboarding.list(HOST, null, 10)).isEmpty();
        assertThat(hasCode(ada, Code.Purpose.RESET)).isFalse();
    }

    @Test
    void departureOfADateLeavesNoExpiryBehind() {
        offboarding.begin(HOST, ada.id(), NewDeparture.of(site.now().plus(Duration.ofDays(1)), null, List.of()));
        site.pass(Duration.ofDays(30));
        offboarding.advance();
        offboarding.rehire(HOST, ada.id());
        assertThat(stored(ada).life()).isEqualTo(ada.life());
        assertThat(stored(ada).mayAct(site.now())).isTrue();
    }

    @Test
    void thingsStayWithTheHeirUntilTheyAreHandedBack() {
        List<Holding> things = IntStream.range(0, Handover.SLICE + 5)
                .mapToObj(number -> content(ada, "report " + number))
                .toList();
        Group minded = site.directory.groups().create(HOST, GroupName.parse("readers"));
        site.directory.groups().change(HOST, minded.id(), Edit.keep(), Edit.set(ada.id()));
        leaveToHeir();
        assertRefused(DepartureFailure.NotDeparting.class, () -> offboarding.handBack(HOST, ada.id()));
        offboarding.rehire(HOST, ada.id());
        assertThat(ownerOf(things.getFirst())).isEqualTo(heir.id());
        Account third = site.create("third", Rank.PUBLISHER);
        Holding sold = things.get(3);
        site.directory
                .holdings()
                .change(
                        HOST,
                        CONTENT,
                        sold.id(),
                        new HoldingChanges(Edit.set(third.id()), Edit.keep(), Edit.keep(), UnaryOperator.identity()));
        assertThat(offboarding.handed(HOST, ada.id(), 0, 1_000))
                .hasSize(Handover.SLICE + 6)
                .filteredOn(each -> !each.isStillTheirs())
                .extracting(each -> Objects.requireNonNull(each.thing()).id())
                .containsExactly(sold.id());

        Handover.Handed back = offboarding.handBack(HOST, ada.id());

        assertThat(back).isEqualTo(new Handover.Handed(Handover.SLICE + 4, 1));
        assertThat(ownerOf(sold)).isEqualTo(third.id());
        assertThat(ownerOf(things.getLast())).isEqualTo(ada.id());
        assertThat(site.directory.groups().get(HOST, minded.id()).owner()).isEqualTo(ada.id());
        assertThat(offboarding.handed(HOST, ada.id(), 0, 1_000)).hasSize(1);
        assertThat(offboarding.handBack(HOST, ada.id())).isEqualTo(new Handover.Handed(0, 0));
    }

    @Test
    void holdForSafetyThatWasThereBeforeStays() {
        site.directory.blocks().hold(HOST, ada.id(), new Barring("found abroad", null, false));
        leaveToHeir();
        offboarding.rehire(HOST, ada.id());
        assertThat(stored(ada).life().block(Block.Kind.HOLD).orElseThrow().reason())
                .isEqualTo("found abroad");
    }

    @Test
    void whoeverLiftsTheHoldByItselfTakesThePersonBackAndNobodyIsTrashed() {
        offboarding.begin(HOST, ada.id(), new NewDeparture(null, null, List.of(), true, 1));
        site.directory.blocks().release(HOST, ada.id());
        site.pass(Duration.ofDays(2));
        offboarding.advance();
        assertThat(stored(ada).life().isTrashed()).isFalse();
        assertThat(offboarding.latest(HOST, ada.id()).orElseThrow().state()).isEqualTo(State.REHIRED);
    }

    @Test
    void whoeverLiftsTheHoldTakesThePersonBackAlsoWhereNoTrashWaits() {
        offboarding.begin(HOST, ada.id(), new NewDeparture(null, null, List.of(), true, null));
        site.directory.blocks().release(HOST, ada.id());
        offboarding.advance();
        assertThat(offboarding.latest(HOST, ada.id()).orElseThrow().state()).isEqualTo(State.REHIRED);
        offboarding.begin(HOST, ada.id(), new NewDeparture(null, null, List.of(), true, null));
        assertThat(offboarding.latest(HOST, ada.id()).orElseThrow().isDone()).isTrue();
    }

    @Test
    void holdThatCameAfterTheReleaseBringsNobodyToTheTrash() {
        offboarding.begin(HOST, ada.id(), new NewDeparture(null, null, List.of(), true, 30));
        site.directory.blocks().release(HOST, ada.id());
        site.pass(Duration.ofDays(10));
        site.directory.blocks().hold(HOST, ada.id(), new Barring("found abroad", null, false));
        site.pass(Duration.ofDays(30));
        offboarding.advance();
        assertThat(stored(ada).life().isTrashed()).isFalse();
        assertThat(stored(ada).life().block(Block.Kind.HOLD)).isPresent();
    }

    @Test
    void whoIsInTheTrashComesOutOfIt() {
        offboarding.begin(HOST, ada.id(), new NewDeparture(null, null, List.of(), true, 0));
        assertThat(stored(ada).life().isTrashed()).isTrue();
        offboarding.rehire(HOST, ada.id());
        assertThat(stored(ada).mayAct(site.now())).isTrue();
        assertThat(stored(ada).emails().getFirst().claimed()).isTrue();
        site.pass(Duration.ofDays(1));
        offboarding.advance();
        assertThat(stored(ada).life().isTrashed()).isFalse();
    }

    @Test
    void whoHasNoPasswordGetsACodeForTheFirstOne() {
        Account invited = site.directory
                .admissions()
                .create(
                        HOST,
                        new NewAccount(
                                AccountKind.PERSON,
                                Username.parse("new"),
                                null,
                                Profile.ofNames("New", null),
                                Rank.VIEWER,
                                null,
                                new NewAccount.Start.Invited(),
                                AddressRule.MAY_BE_SHARED));
        offboarding.begin(HOST, invited.id(), NewDeparture.of(null, null, List.of()));
        assertThat(hasCode(invited, Code.Purpose.REGISTRATION)).isFalse();
        offboarding.rehire(HOST, invited.id());
        assertThat(hasCode(invited, Code.Purpose.REGISTRATION)).isTrue();
    }

    @Test
    void onlyWhoStandsAboveOffBoardsAndTakesBackAndOnlyWhereTheDirectorySpeaksForItself() {
        Account manager = site.create("manager", Rank.MANAGER);
        Account peer = site.create("peer", Rank.MANAGER);
        Account second = site.create("second", Rank.ADMINISTRATOR);
        Caller asManager = atConsole(site.signedIn(manager));
        NewDeparture plain = NewDeparture.of(null, null, List.of());
        NewDeparture giving = NewDeparture.of(null, null, List.of(Heir.ofEverything(heir.id())));
        for (Account target : List.of(peer, second, manager)) {
            assertRefused(Failure.NotPermitted.class, () -> offboarding.begin(asManager, target.id(), plain));
            assertRefused(Failure.NotPermitted.class, () -> offboarding.plan(asManager, target.id()));
        }
        Caller elsewhere = site.signedIn(second);
        assertRefused(Failure.NotPermitted.class, () -> offboarding.begin(elsewhere, ada.id(), plain));
        assertRefused(Failure.NotPermitted.class, () -> offboarding.begin(atConsole(site.as(second)), ada.id(), plain));
        assertRefused(Failure.NotPermitted.class, () -> offboarding.begin(asManager, ada.id(), giving));
        assertThat(stored(ada)).isEqualTo(ada);

        assertThat(offboarding.begin(asManager, ada.id(), plain).state()).isEqualTo(State.DEPARTED);
        assertRefused(Failure.NotPermitted.class, () -> offboarding.rehire(elsewhere, ada.id()));
        assertRefused(Failure.MayNotLock.class, () -> site.directory.blocks().release(elsewhere, ada.id()));
        assertThat(offboarding.rehire(asManager, ada.id()).state()).isEqualTo(State.REHIRED);
        assertRefused(Failure.NotPermitted.class, () -> offboarding.handBack(asManager, ada.id()));
        assertRefused(Failure.NotPermitted.class, () -> offboarding.list(site.signedIn(ada), null, 10));
    }

    private static Caller atConsole(Caller caller) {
        return new Caller(
                caller.actor(),
                caller.rank(),
                caller.ceiling(),
                new Origin(Origin.CONSOLE_DOOR, "request", "127.0.0.1", null));
    }

    @Test
    void membershipsStayWhereThatIsWanted() {
        Group stays = site.directory.groups().create(HOST, GroupName.parse("stays"));
        site.directory.groups().addMember(HOST, stays.id(), ada.id());
        offboarding.begin(HOST, ada.id(), new NewDeparture(null, null, List.of(), false, null));
        assertThat(groups()).containsExactly("stays");
    }

    @Test
    void whoHadLeftHasLeftAgainOnceTheMergeIsUndoneAndIsReHired() {
        Account other = site.create("other", Rank.PUBLISHER);
        Group readers = site.directory.groups().create(HOST, GroupName.parse("readers"));
        site.directory.groups().addMember(HOST, readers.id(), ada.id());
        offboarding.begin(HOST, ada.id(), new NewDeparture(null, null, List.of(), true, null));
        var options = new MergeOptions(true, true, new Place.With(other.id()), List.of(), List.of());
        site.directory.merges().merge(HOST, null, ada.id(), other.id(), options);

        Unmerges unmerges = site.directory.unmerges();
        unmerges.undo(HOST, unmerges.latestOf(HOST, ada.id()), Map.of(), null);

        assertThat(offboarding.latest(HOST, ada.id()).orElseThrow().state()).isEqualTo(State.DEPARTED);
        assertThat(stored(ada).mayAct(site.now())).isFalse();
        assertThat(offboarding.rehire(HOST, ada.id()).state()).isEqualTo(State.REHIRED);
        assertThat(stored(ada).mayAct(site.now())).isTrue();
        assertThat(groups()).containsExactly("readers");
    }
}
