package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.HoldingView;
import muster.model.Party;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupsAndHoldingsTest {
    private static final Holdings.Sort SORT = new Holdings.Sort("test", "thing");

    private final TestDirectory site = new TestDirectory();
    private final Groups groups = site.directory.groups();
    private final Holdings holdings = site.directory.holdings();
    private final Sharing sharing = site.directory.sharing();
    private Caller administrator;
    private Account ada;
    private Account ben;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
        ada = site.create("ada", Rank.PUBLISHER);
        ben = site.create("ben", Rank.VIEWER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void membersComeAndGoOnceAndLeaveByThemselves() {
        Group optics = groups.create(administrator, GroupName.parse("Optics"));
        groups.addMember(administrator, optics.id(), ben.id());

        assertRefused(Failure.AlreadyAMember.class, () -> groups.addMember(administrator, optics.id(), ben.id()));
        assertThat(groups.members(administrator, optics.id(), true, 0, 10).total())
                .isEqualTo(1);
        assertRefused(Failure.MayNotRemove.class, () -> groups.removeMember(site.as(ada), optics.id(), ben.id()));
        groups.removeMember(site.as(ben), optics.id(), ben.id());
        assertRefused(Failure.NotAMember.class, () -> groups.removeMember(administrator, optics.id(), ben.id()));
    }

    @Test
    void aGroupNameBelongsToOneGroupIgnoringCase() {
        Group optics = groups.create(administrator, GroupName.parse("Optics"));
        Group other = groups.create(administrator, GroupName.parse("Other"));

        assertRefused(Failure.GroupNameTaken.class, () -> groups.create(administrator, GroupName.parse("OPTICS")));
        assertRefused(
                Failure.GroupNameTaken.class,
                () -> groups.change(administrator, other.id(), Edit.set(GroupName.parse("optics")), Edit.keep()));
        assertThat(groups.change(administrator, optics.id(), Edit.set(GroupName.parse("optics")), Edit.keep())
                        .name()
                        .value())
                .isEqualTo("optics");
    }

    @Test
    void publishersMakeNoGroupsUnlessTheSiteLetsThem() {
        assertRefused(Failure.NotPermitted.class, () -> groups.create(site.as(ada), GroupName.parse("Mine")));
    }

    @Test
    void aRemovedGroupTakesItsGrantsAlongAndLeavesThePeople() {
        Group optics = groups.create(administrator, GroupName.parse("Optics"));
        groups.addMember(administrator, optics.id(), ben.id());
        HoldingView thing = thing("thing");
        sharing.give(site.as(ada), SORT, thing.holding().id(), new Party.OfGroup(optics.id()), Grant.Level.READ);
        holdings.get(site.as(ben), SORT, thing.holding().id());

        groups.remove(administrator, optics.id());

        assertRefused(
                Failure.MayNotView.class,
                () -> holdings.get(site.as(ben), SORT, thing.holding().id()));
        assertThat(sharing.list(site.as(ada), SORT, thing.holding().id())).isEmpty();
        assertThat(site.directory.accounts().get(administrator, ben.id()).account())
                .isEqualTo(ben);
    }

    @Test
    void aHoldingIsSeenByItsOwnerByThoseItIsSharedWithAndByAdministrators() {
        HoldingView thing = thing("thing");
        assertRefused(
                Failure.MayNotView.class,
                () -> holdings.get(site.as(ben), SORT, thing.holding().id()));
        assertThat(visibleTo(ben)).isEmpty();

        sharing.give(site.as(ada), SORT, thing.holding().id(), new Party.OfAccount(ben.id()), Grant.Level.READ);

        assertThat(visibleTo(ben)).containsExactly("thing");
        assertThat(holdings.get(administrator, SORT, thing.holding().id()).granted())
                .isNull();
        assertRefused(
                Failure.MayNotRemove.class,
                () -> holdings.remove(site.as(ben), SORT, thing.holding().id()));
    }

    @Test
    void whatEverybodyMaySeeIsListedForEverybodySignedIn() {
        HoldingView thing = thing("thing");
        change(
                thing,
                new HoldingChanges(
                        Edit.keep(), Edit.keep(), Edit.set(Holding.Audience.SIGNED_IN), UnaryOperator.identity()));

        assertThat(visibleTo(ben)).containsExactly("thing");
    }

    @Test
    void aViewerCannotOwnOrManage() {
        HoldingView thing = thing("thing");
        assertRefused(
                Failure.MayNotCollaborate.class,
                () -> sharing.give(
                        site.as(ada), SORT, thing.holding().id(), new Party.OfAccount(ben.id()), Grant.Level.MANAGE));
        assertRefused(
                Failure.MayNotOwn.class,
                () -> holdings.change(
                        administrator,
                        SORT,
                        thing.holding().id(),
                        new HoldingChanges(Edit.set(ben.id()), Edit.keep(), Edit.keep(), UnaryOperator.identity())));
        assertRefused(
                Failure.NotPermitted.class,
                () -> holdings.create(site.as(ben), SORT, "x", Holding.Audience.GRANTED, "{}"));
    }

    @Test
    void managingThroughAGroupOrAfterADemotionNeedsTheRankToOwn() {
        HoldingView thing = thing("thing");
        Group optics = groups.create(administrator, GroupName.parse("Optics"));
        groups.addMember(administrator, optics.id(), ben.id());
        sharing.give(site.as(ada), SORT, thing.holding().id(), new Party.OfGroup(optics.id()), Grant.Level.MANAGE);

        assertRefused(
                Failure.MayNotRemove.class,
                () -> holdings.remove(site.as(ben), SORT, thing.holding().id()));
        assertThat(holdings.get(site.as(ben), SORT, thing.holding().id()).holding())
                .isEqualTo(thing.holding());
        Caller weakOwner = site.as(ada).cappedAt(Rank.VIEWER);
        assertRefused(
                Failure.MayNotRemove.class,
                () -> holdings.remove(weakOwner, SORT, thing.holding().id()));
    }

    @Test
    void onlyAnAdministratorGivesAHoldingAway() {
        HoldingView thing = thing("thing");
        Account cara = site.create("cara", Rank.PUBLISHER);
        var gift = new HoldingChanges(Edit.set(cara.id()), Edit.keep(), Edit.keep(), UnaryOperator.identity());

        assertRefused(
                Failure.MayNotChange.class,
                () -> holdings.change(site.as(ada), SORT, thing.holding().id(), gift));
        assertThat(holdings.change(administrator, SORT, thing.holding().id(), gift)
                        .holding()
                        .owner())
                .isEqualTo(cara.id());
    }

    @Test
    void namesAreUniqueForOneOwnerAndGrantsAreListedInTheOrderOfGiving() {
        HoldingView thing = thing("thing");
        assertRefused(Failure.HoldingNameTaken.class, () -> thing("THING"));
        Group optics = groups.create(administrator, GroupName.parse("Optics"));
        Grant second = sharing.give(
                site.as(ada), SORT, thing.holding().id(), new Party.OfGroup(optics.id()), Grant.Level.READ);
        Grant third =
                sharing.give(site.as(ada), SORT, thing.holding().id(), new Party.OfAccount(ben.id()), Grant.Level.READ);

        assertThat(sharing.list(site.as(ada), SORT, thing.holding().id())).containsExactly(second, third);
        Grant again = sharing.give(
                site.as(ada), SORT, thing.holding().id(), new Party.OfGroup(optics.id()), Grant.Level.MANAGE);
        assertThat(again.id()).isEqualTo(second.id());
        assertThat(again.level()).isEqualTo(Grant.Level.MANAGE);
    }

    @Test
    void aListOfAnyLengthIsHandedOverWhole() {
        for (int i = 0; i < 450; i++) {
            thing("thing" + i);
        }
        assertThat(visibleTo(ada)).hasSize(450).doesNotHaveDuplicates();
    }

    @Test
    void whatIsSharedWithAGroupIsHandedOverOldestFirstWithEveryGrantOnIt() {
        Group optics = groups.create(administrator, GroupName.parse("Optics"));
        Group lasers = groups.create(administrator, GroupName.parse("Lasers"));
        thing("private");
        HoldingView older = thing("older");
        HoldingView newer = thing("newer");
        HoldingView elsewhere = thing("elsewhere");
        Grant first = share(newer, new Party.OfGroup(optics.id()));
        Grant second = share(older, new Party.OfAccount(ben.id()));
        Grant third = share(older, new Party.OfGroup(optics.id()));
        share(elsewhere, new Party.OfGroup(lasers.id()));

        assertThat(sharedWith(optics))
                .containsExactly(
                        new Sharing.Shared(older.holding(), List.of(second, third)),
                        new Sharing.Shared(newer.holding(), List.of(first)));
    }

    @Test
    void whatIsSharedWithAGroupIsHandedOverWholeHoweverMuchItIs() {
        Group optics = groups.create(administrator, GroupName.parse("Optics"));
        for (int i = 0; i < 201; i++) {
            share(thing("thing" + i), new Party.OfGroup(optics.id()));
        }
        assertThat(sharedWith(optics)).hasSize(201).doesNotHaveDuplicates();
    }

    @Test
    void whatIsSharedWithAGroupIsForAdministratorsAndOnlyOfGroupsThatAre() {
        Group optics = groups.create(administrator, GroupName.parse("Optics"));
        groups.addMember(administrator, optics.id(), ada.id());
        assertRefused(
                Failure.NotPermitted.class,
                () -> sharing.forEachSharedWith(site.as(ada), SORT, optics.id(), shared -> {}));
        groups.remove(administrator, optics.id());
        assertRefused(
                Failure.NoSuchGroup.class,
                () -> sharing.forEachSharedWith(administrator, SORT, optics.id(), shared -> {}));
    }

    private Grant share(HoldingView view, Party party) {
        return sharing.give(site.as(ada), SORT, view.holding().id(), party, Grant.Level.READ);
    }

    private List<Sharing.Shared> sharedWith(Group group) {
        List<Sharing.Shared> found = new ArrayList<>();
        sharing.forEachSharedWith(administrator, SORT, group.id(), found::add);
        return found;
    }

    private HoldingView thing(String name) {
        return holdings.create(site.as(ada), SORT, name, Holding.Audience.GRANTED, "{}");
    }

    private void change(HoldingView view, HoldingChanges changes) {
        holdings.change(site.as(ada), SORT, view.holding().id(), changes);
    }

    private List<String> visibleTo(Account account) {
        List<String> names = new ArrayList<>();
        holdings.forEach(
                site.as(account),
                SORT,
                null,
                null,
                view -> names.add(view.holding().name()));
        return names;
    }
}
