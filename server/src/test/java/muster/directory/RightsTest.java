package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import muster.model.Account;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Grant.Level;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.GrantObject.OnAccount;
import muster.model.GrantObject.OnGroup;
import muster.model.GrantObject.OnHolding;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Life;
import muster.model.Party;
import muster.model.Party.OfAccount;
import muster.model.Party.OfGroup;
import muster.model.Rank;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static final Party ALL = new OfGroup(WellKnown.ALL_USERS);
    private static final Holdings.Sort SORT = new Holdings.Sort("test", "thing");

    private final TestDirectory site = new TestDirectory();
    private final Rights rights = site.directory.rights();
    private Caller administrator;
    private Account ada;
    private Account ben;
    private Caller asAda;
    private Caller asBen;
    private GrantObject project;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
        ada = site.create("ada", Rank.VIEWER);
        ben = site.create("ben", Rank.VIEWER);
        asAda = site.as(ada);
        asBen = site.as(ben);
        var wanted = new NewHolding("project", Holding.Naming.UNIQUE, null, "{}");
        project = new OnHolding(
                site.directory.estate().create(asAda, SORT, wanted).id());
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static NewGrant right(Account party, GrantObject object, Level level) {
        return NewGrant.right(new OfAccount(party.id()), object, level);
    }

    private static NewGrant login(Account party, GrantObject object, String purpose) {
        return new NewGrant(new OfAccount(party.id()), object, purpose, Level.READ, "{\"username\":\"b\"}");
    }

    private Life life(Account account) {
        return site.directory
                .accounts()
                .get(administrator, account.id())
                .account()
                .life();
    }

    private List<Event> events(Act act) {
        return site.directory.ledger().list(administrator, null, true, 100).events().stream()
                .filter(event -> event.act() == act)
                .toList();
    }

    @Test
    void whoManagesAThingGivesRightsToIt() {
        assertRefused(Failure.NoSuchHolding.class, () -> rights.give(asBen, right(ben, project, Level.READ)));

        Grant given = rights.give(asAda, right(ben, project, Level.WRITE));

        assertThat(given.level()).isEqualTo(Level.WRITE);
        assertThat(given.createdBy()).isEqualTo(ada.id());
        assertThat(rights.get(asBen, given.id())).isEqualTo(given);
        assertThat(rights.level(asBen, project)).contains(Level.WRITE);
        assertRefused(Failure.NotPermitted.class, () -> rights.give(asBen, right(ben, project, Level.MANAGE)));
        Event event = events(Act.GRANT_GIVEN).getFirst();
        assertThat(event.fields()).containsExactly(new FieldChange("account " + ben.id(), null, "WRITE"));
    }

    @Test
    void aRightThatIsThereIsRaisedAndNeverLowered() {
        Grant first = rights.give(asAda, right(ben, project, Level.WRITE));

        assertThat(rights.give(asAda, right(ben, project, Level.READ))).isEqualTo(first);
        assertThat(rights.give(asAda, right(ben, project, Level.MANAGE))).isEqualTo(first.withLevel(Level.MANAGE));
        assertThat(rights.onManaged(asAda, project)).containsExactly(first.withLevel(Level.MANAGE));
        assertThat(events(Act.GRANT_CHANGED)).hasSize(1);
    }

    @Test
    void aGrantOfEachPurposeStandsBesideTheRight() {
        Grant right = rights.give(asAda, right(ben, project, Level.READ));
        Grant one = rights.give(asAda, login(ben, project, "login a"));
        Grant two = rights.give(asAda, login(ben, project, "login b"));

        assertThat(rights.give(asAda, login(ben, project, "login a"))).isEqualTo(one);
        assertThat(rights.onManaged(asAda, project)).containsExactly(right, one, two);
        assertThat(rights.level(asBen, project)).contains(Level.READ);
        assertRefused(
                Failure.GrantTaken.class,
                () -> rights.change(asAda, two.id(), new GrantChanges(Edit.keep(), Edit.set("login a"), Edit.keep())));
        assertRefused(
                Failure.Malformed.class,
                () -> rights.change(
                        asAda, two.id(), new GrantChanges(Edit.keep(), Edit.set(Grant.RIGHT), Edit.keep())));
        Grant changed =
                rights.change(asAda, two.id(), new GrantChanges(Edit.keep(), Edit.set("login c"), Edit.set("{}")));
        assertThat(changed).isEqualTo(two.withPurpose("login c").withProperties("{}"));
        assertThat(rights.get(asAda, two.id())).isEqualTo(changed);
    }

    @Test
    void whoManagesTheThingChangesAndWithdraws() {
        Grant given = rights.give(asAda, right(ben, project, Level.WRITE));
        var lower = new GrantChanges(Edit.set(Level.READ), Edit.keep(), Edit.set("{\"a\":1}"));
        assertRefused(Failure.NotPermitted.class, () -> rights.change(asBen, given.id(), lower));
        assertRefused(Failure.NotPermitted.class, () -> rights.withdraw(asBen, given.id()));

        Grant changed = rights.change(asAda, given.id(), lower);

        assertThat(changed.level()).isEqualTo(Level.READ);
        assertThat(changed.properties()).isEqualTo("{\"a\":1}");
        assertThat(rights.withdraw(administrator, given.id())).isEqualTo(changed);
        assertRefused(Failure.NoSuchGrant.class, () -> rights.get(asBen, given.id()));
        assertRefused(Failure.NoSuchGrant.class, () -> rights.withdraw(administrator, given.id()));
        assertThat(events(Act.GRANT_WITHDRAWN)).hasSize(1);
    }

    @Test
    void bothEndsOfAGrantAndWhoManagesTheThingSeeItAndOthersDoNot() {
        Caller asEve = site.as(site.create("eve", Rank.VIEWER));
        Grant onProject = rights.give(asAda, right(ben, project, Level.READ));
        Grant onAda = rights.give(asAda, right(ben, new OnAccount(ada.id()), Level.READ));

        for (Caller caller : List.of(administrator, asAda, asBen)) {
            assertThat(rights.get(caller, onProject.id())).isEqualTo(onProject);
        }
        assertThat(rights.list(asAda, 0, 10)).containsExactly(onProject, onAda);
        assertThat(rights.list(asBen, 0, 10)).containsExactly(onProject, onAda);
        assertThat(rights.list(asBen, 0, 1)).containsExactly(onProject);
        assertThat(rights.list(asBen, onProject.id().value(), 10)).containsExactly(onAda);
        assertThat(rights.list(administrator, onProject.id().value() - 1, 10)).containsExactly(onProject, onAda);
        assertRefused(Failure.NoSuchGrant.class, () -> rights.get(asEve, onProject.id()));
        assertThat(rights.list(asEve, 0, 10)).isEmpty();
        assertThat(rights.of(asEve, new OfAccount(ben.id()))).isEmpty();
        assertThat(rights.on(asBen, project)).containsExactly(onProject);
        assertThat(rights.on(asEve, project)).isEmpty();
        assertRefused(Failure.NotPermitted.class, () -> rights.onManaged(asBen, project));
        assertRefused(Failure.NoSuchHolding.class, () -> rights.onManaged(asEve, project));
    }

    @Test
    void aPartyThatTheCallerCannotSeeIsNotThere() {
        Group secret = site.directory.groups().create(administrator, GroupName.parse("secret"));
        var toSecret = NewGrant.right(new OfGroup(secret.id()), project, Level.READ);
        assertRefused(Failure.NoSuchGroup.class, () -> rights.give(asAda, toSecret));
        rights.withdraw(administrator, ALL, new OnAccount(ben.id()), Grant.RIGHT);
        assertRefused(Failure.NoSuchAccount.class, () -> rights.give(asAda, right(ben, project, Level.READ)));

        assertThat(rights.give(administrator, toSecret).party()).isEqualTo(toSecret.party());
    }

    @Test
    void aRightToAGroupMakesAMemberEverywhere() {
        Group optics = site.directory.groups().create(administrator, GroupName.parse("optics"));
        Grant membership = rights.give(administrator, right(ben, new OnGroup(optics.id()), Level.READ));

        assertThat(site.directory
                        .groups()
                        .members(administrator, optics.id(), true, 0, 10)
                        .total())
                .isEqualTo(1);
        assertThat(events(Act.MEMBER_ADDED)).extracting(Event::subject).containsExactly(ben.id());
        rights.withdraw(administrator, membership.id());
        assertThat(events(Act.MEMBER_REMOVED)).hasSize(1);
    }

    @Test
    void whatNearlyEverybodyHasIsToldByTheAccount() {
        var member = right(ben, new OnGroup(WellKnown.ALL_USERS), Level.WRITE);
        assertThat(rights.of(asBen, member.party()))
                .containsExactly(Grant.fact(
                        member.party(),
                        member.object(),
                        Level.WRITE,
                        ben.stamps().createdAt()));
        assertThat(rights.on(asBen, new OnAccount(ben.id())))
                .extracting(Grant::party)
                .containsExactly(new OfGroup(WellKnown.SYSTEM_GROUP), ALL);

        rights.withdraw(administrator, member.party(), member.object(), Grant.RIGHT);

        assertThat(life(ben).inAllUsers()).isFalse();
        assertThat(life(ben).shownToAll()).isTrue();
        assertThat(rights.of(administrator, member.party())).isEmpty();
        assertRefused(
                Failure.NoSuchGrant.class,
                () -> rights.withdraw(administrator, member.party(), member.object(), Grant.RIGHT));
        assertThat(rights.give(administrator, member).isFact()).isTrue();
        assertThat(life(ben).inAllUsers()).isTrue();
        assertThat(rights.list(administrator, 0, 100)).noneMatch(Grant::isFact);
    }

    @Test
    void everybodyDecidesWhetherAllSeeHimAndNobodyElseDoes() {
        GrantObject onBen = new OnAccount(ben.id());
        assertRefused(Failure.NotPermitted.class, () -> rights.withdraw(asAda, ALL, onBen, Grant.RIGHT));

        rights.withdraw(asBen, ALL, onBen, Grant.RIGHT);

        assertThat(life(ben).shownToAll()).isFalse();
        assertThat(rights.level(asAda, onBen)).isEmpty();
        rights.give(asBen, NewGrant.right(ALL, onBen, Level.READ));
        assertThat(life(ben).shownToAll()).isTrue();
        assertRefused(Failure.Malformed.class, () -> rights.give(asBen, NewGrant.right(ALL, onBen, Level.MANAGE)));
        assertRefused(
                Failure.NotPermitted.class,
                () -> rights.give(asBen, right(ben, new OnGroup(WellKnown.ALL_USERS), Level.WRITE)));
        assertRefused(
                Failure.IsWellKnown.class,
                () -> rights.withdraw(administrator, new OfGroup(WellKnown.SYSTEM_GROUP), onBen, Grant.RIGHT));
    }

    @Test
    void whatIsNotThereHasNoRights() {
        var nobody = new OnHolding(new HoldingId(new UUID(1, 2)));
        assertRefused(Failure.NoSuchHolding.class, () -> rights.give(administrator, right(ben, nobody, Level.READ)));
        assertRefused(Failure.NoSuchGrant.class, () -> rights.get(administrator, new GrantId(99)));
        assertThat(rights.on(administrator, nobody)).isEmpty();
    }

    @Test
    void theAccountsThatSomebodyManagesAreHisOwnAndThoseGivenToHim() {
        rights.give(administrator, right(ben, new OnAccount(ada.id()), Level.READ));
        assertThat(rights.managedAccounts(asBen)).containsExactly(ben.id());

        rights.give(administrator, right(ben, new OnAccount(ada.id()), Level.MANAGE));

        assertThat(rights.managedAccounts(asBen)).containsExactlyInAnyOrder(ada.id(), ben.id());
        assertThat(rights.managedAccounts(administrator)).isEmpty();
    }
}
