package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import muster.directory.NewGroup.Minding;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Grant.Level;
import muster.model.GrantObject.OnGroup;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Party;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupMakingTest {
    private final TestDirectory site = new TestDirectory();
    private final Rights rights = site.directory.rights();
    private final WireNames names = new WireNames(
            site.transactions,
            List.of(new WireNaming("door", "group", WireNaming.Thing.GROUP, made -> "n" + made.secret(9), Map.of())));
    private final Groups groups = new Groups(site.transactions, Policy.DEFAULT, site.directory.accounts(), names);
    private Caller administrator;
    private Account ada;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
        ada = site.create("ada", Rank.PUBLISHER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Group group(String name, Minding minding) {
        return groups.create(administrator, new NewGroup(GroupName.parse(name), null, Group.NO_PROPERTIES, minding));
    }

    @Test
    void aNewGroupHasANameAtEveryDoorThatNamesGroups() {
        Group optics = groups.create(administrator, GroupName.parse("Optics"));

        String name = names.ofGroups("door", "group", List.of(optics.id())).get(optics.id());
        assertThat(name).startsWith("nsss");
        assertThat(names.group("door", "group", name)).contains(optics.id());
    }

    @Test
    void aGroupWithoutANameIsCalledWhatADoorCallsIt() {
        Group nameless = groups.create(
                administrator, new NewGroup(null, "of no name", Group.NO_PROPERTIES, new Minding.ByNobody()));

        assertThat(nameless.name().value())
                .isEqualTo(
                        names.ofGroups("door", "group", List.of(nameless.id())).get(nameless.id()));
        assertThat(nameless.description()).isEqualTo("of no name");
    }

    @Test
    void theManagerOfANewGroupMayChangeItUntilTheRightIsWithdrawn() {
        Party manager = new Party.OfAccount(ada.id());
        Group optics = group("Optics", new Minding.ByParty(manager));

        assertThat(optics.owner()).isNull();
        Group renamed = groups.change(site.as(ada), optics.id(), Edit.set(GroupName.parse("Lenses")), Edit.keep());
        assertThat(renamed.name().value()).isEqualTo("Lenses");

        rights.withdraw(administrator, manager, new OnGroup(optics.id()), "");
        assertRefused(
                Failure.MayNotChange.class,
                () -> groups.change(site.as(ada), optics.id(), Edit.set(GroupName.parse("Optics")), Edit.keep()));
    }

    @Test
    void aGroupMayManageANewGroup() {
        Group above = group("Above", new Minding.ByNobody());
        Group below = group("Below", new Minding.ByParty(new Party.OfGroup(above.id())));

        assertThat(rights.on(administrator, new OnGroup(below.id())))
                .singleElement()
                .satisfies(grant -> assertThat(grant.party()).isEqualTo(new Party.OfGroup(above.id())))
                .satisfies(grant -> assertThat(grant.level()).isEqualTo(Level.MANAGE));
    }

    @Test
    void nothingIsMadeWhenTheManagerIsNotThere() {
        var unknown = new Party.OfGroup(new muster.model.GroupId(new java.util.UUID(1, 2)));

        assertRefused(Failure.NoSuchGroup.class, () -> group("Optics", new Minding.ByParty(unknown)));
        assertThat(groups.list(administrator, "optics", true, 0, 10).total()).isZero();
    }

    @Test
    void peopleSeeTheGroupsToWhichRightsLeadThem() {
        Group optics = group("Optics", new Minding.ByNobody());
        Group lasers = group("Lasers", new Minding.ByNobody());
        groups.addMember(administrator, optics.id(), ada.id());
        Caller caller = site.as(ada);

        assertThat(groups.listReached(caller, null, 10))
                .extracting(Group::id)
                .contains(optics.id())
                .doesNotContain(lasers.id(), WellKnown.SYSTEM_GROUP);
        assertThat(groups.listReached(caller, List.of(optics.id(), lasers.id())))
                .containsExactly(optics);
        assertThat(groups.listReached(administrator, null, 10))
                .extracting(Group::id)
                .contains(optics.id(), lasers.id(), WellKnown.SYSTEM_GROUP);
    }

    @Test
    void groupsThatRightsReachAreReadInSlices() {
        for (String name : List.of("One", "Two", "Three")) {
            groups.addMember(administrator, group(name, new Minding.ByNobody()).id(), ada.id());
        }
        Caller caller = site.as(ada);

        List<Group> all = groups.listReached(caller, null, 10);
        List<Group> first = groups.listReached(caller, null, 2);
        List<Group> rest = groups.listReached(caller, first.getLast().id(), 10);
        assertThat(first).isEqualTo(all.subList(0, 2));
        assertThat(rest).isEqualTo(all.subList(2, all.size()));
        assertThat(rest).isNotEmpty();
    }

    @Test
    void levelsToldTogetherAreThoseToldOneByOne() {
        Group managed = group("Managed", new Minding.ByParty(new Party.OfAccount(ada.id())));
        Group joined = group("Joined", new Minding.ByNobody());
        Group foreign = group("Foreign", new Minding.ByNobody());
        groups.addMember(administrator, joined.id(), ada.id());
        List<OnGroup> objects = List.of(new OnGroup(managed.id()), new OnGroup(joined.id()), new OnGroup(foreign.id()));

        assertThat(rights.levels(site.as(ada), objects))
                .isEqualTo(Map.of(objects.get(0), Level.MANAGE, objects.get(1), Level.WRITE));
        assertThat(rights.levels(administrator, objects).values()).containsOnly(Level.MANAGE);
    }
}
