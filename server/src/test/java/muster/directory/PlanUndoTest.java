package muster.directory;

import static muster.directory.PlanSite.named;
import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.Group;
import muster.model.Lane;
import muster.model.PlanFailure;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanUndoTest {
    private static final PlanRequest HR = PlanRequest.of("hr.csv").withSource("hr");

    private final PlanSite site = new PlanSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Plan undoing(Plan done) {
        return site.plans.undo(site.administrator, done.id());
    }

    private void change(Account account, AccountChanges.Builder changes) {
        site.site
                .directory
                .accounts()
                .change(site.administrator, account.id(), changes.build(), AddressRule.MAY_BE_SHARED);
    }

    private String told(String username) {
        return StateMove.told(site.account(username), site.site.now());
    }

    @Test
    void allThatAPlanDidIsTakenBack() {
        Account ada = site.create("ada");
        site.create("ben");
        Account cem = site.create("cem");
        Group optics = site.group("Optics");
        site.group("Lasers");
        site.site.directory.groups().addMember(site.administrator, optics.id(), ada.id());
        Plan plan = site.plan(
                HR,
                named(2, "ada")
                        .with(ImportField.GIVEN_NAME, "Augusta")
                        .with(ImportField.FAMILY_NAME, "King")
                        .with(ImportField.EMAIL, "king@lab.example")
                        .with(ImportField.RANK, "auditor")
                        .with(ImportField.EXPIRES_AT, "2030-01-01")
                        .in("Lasers"),
                named(3, "ben").with(ImportField.STATE, "disabled").row(),
                named(4, "cem").with(ImportField.STATE, "removed").row(),
                named(5, "new").row());
        Plan done = site.apply(plan);
        assertThat(done.failed()).isZero();

        Plan undoing = undoing(done);
        assertThat(undoing.undoes()).isEqualTo(done.id());
        assertThat(undoing.counts()).isEqualTo(new PlanCounts(0, 1, 0, 1, 2, 0, 0));
        assertThat(site.apply(undoing).failed()).isZero();

        Account back = site.account(ada.id());
        assertThat(back.profile()).isEqualTo(ada.profile());
        assertThat(back.rank()).isEqualTo(Rank.VIEWER);
        assertThat(back.life().expiresAt()).isNull();
        assertThat(back.primaryEmail()).isNotNull().satisfies(email -> {
            assertThat(email.address().value()).isEqualTo("ada@lab.example");
            assertThat(email.claimed()).isTrue();
        });
        assertThat(site.groupsOf(ada.id())).containsExactly("Optics");
        assertThat(told("ben")).isEqualTo("active");
        assertThat(site.account(cem.id()).isListed()).isTrue();
        assertThat(told("new")).isEqualTo("trashed");
        Map<AccountId, String> linked =
                site.site.read(reading -> reading.externalIds().idsOf("hr", List.of(ada.id())));
        assertThat(linked).isEmpty();
        Plan original = site.plans.get(site.administrator, done.id());
        assertThat(original.state()).isEqualTo(Plan.State.UNDONE);
        assertThat(original.undoneBy()).isEqualTo(undoing.id());
    }

    @Test
    void whatSomebodyHasChangedSinceStaysAndIsTold() {
        Account ada = site.create("ada");
        Plan done = site.apply(site.plan(
                named(2, "ada")
                        .with(ImportField.GIVEN_NAME, "Augusta")
                        .with(ImportField.FAMILY_NAME, "King")
                        .row(),
                named(3, "new").row(),
                named(4, "other").row()));
        change(ada, AccountChanges.changing().familyName(Edit.set("Lovelace")));
        change(site.account("new"), AccountChanges.changing().givenName(Edit.set("N")));

        Plan undoing = undoing(done);

        List<PlanRow> rows = site.plans.rows(site.administrator, undoing.id(), PlanView.ALL, 0, 10);
        assertThat(rows).extracting(PlanRow::name).containsExactly("ada", "other", "new");
        assertThat(rows.getFirst().fields()).containsExactly(new FieldChange("givenName", "Augusta", "Given ada"));
        assertThat(rows.getFirst().conflicts()).containsExactly(new FieldChange("familyName", "Lovelace", null));
        assertThat(rows.getLast().problem()).isEqualTo(PlanProblem.of(new ImportProblem.AllChangedSince()));
        site.apply(undoing);
        assertThat(site.account(ada.id()).profile().familyName()).isEqualTo("Lovelace");
        assertThat(site.account(ada.id()).profile().givenName()).isEqualTo("Given ada");
        assertThat(told("new")).isEqualTo("invited");
        assertThat(told("other")).isEqualTo("trashed");
    }

    @Test
    void whatIsAsItWasAlreadyNeedsNothing() {
        Account ada = site.create("ada");
        Plan done = site.apply(
                site.plan(named(2, "ada").with(ImportField.GIVEN_NAME, "A").row()));
        change(ada, AccountChanges.changing().givenName(Edit.set("Given ada")));

        Plan undoing = undoing(done);

        assertThat(undoing.counts()).isEqualTo(new PlanCounts(0, 0, 0, 0, 0, 1, 0));
        site.apply(undoing);
        assertThat(site.plans.get(site.administrator, done.id()).state()).isEqualTo(Plan.State.UNDONE);
    }

    @Test
    void onlyWhatWasDoneIsTakenBackAndOnce() {
        site.create("ada");
        Plan open = site.plan(named(2, "ada").with(ImportField.GIVEN_NAME, "A").row());
        assertRefused(PlanFailure.NothingToUndo.class, () -> undoing(open));
        Plan done = site.apply(open);
        Plan one = undoing(done);
        Caller manager = site.site.as(site.site.create("manager", Rank.MANAGER));
        Plan other = site.plans.undo(manager, done.id());
        site.apply(one);

        assertRefused(PlanFailure.NothingToUndo.class, () -> undoing(done));
        assertRefused(PlanFailure.NothingToUndo.class, () -> site.apply(other));
    }

    @Test
    void takingBackIsTakenBackToo() {
        site.create("ada");
        Plan done = site.apply(
                site.plan(named(2, "ada").with(ImportField.GIVEN_NAME, "A").row()));
        Plan undone = site.apply(undoing(done));

        site.apply(undoing(undone));

        assertThat(site.account("ada").profile().givenName()).isEqualTo("A");
    }

    @Test
    void groupsLanesAndAgreementsAreTakenBackToo() {
        Group optics = site.group("Optics");
        Plan done = site.apply(site.plan(
                new DeclaredThing.OfGroup(1, "Optics", Edit.set("light"), Edit.keep(), false),
                new DeclaredThing.OfGroup(2, "Lasers", Edit.keep(), Edit.set("first"), false),
                new DeclaredThing.OfLane(3, "fast", Edit.set(Lane.Kind.CLUSTER), Edit.keep(), Edit.keep(), false),
                new DeclaredThing.OfAgreement(4, "Rules", "Be kind.", null, false)));
        assertThat(done.failed()).isZero();
        assertThat(site.site.directory.agreements().demanded(site.administrator))
                .hasSize(1);

        assertThat(site.apply(undoing(done)).failed()).isZero();

        assertThat(site.site
                        .directory
                        .groups()
                        .get(site.administrator, optics.id())
                        .description())
                .isNull();
        assertThat(site.site
                        .directory
                        .groups()
                        .list(site.administrator, "", true, 0, 10)
                        .groups())
                .extracting(Group::id)
                .containsExactly(optics.id());
        assertThat(site.site.directory.lanes().all(site.administrator)).isEmpty();
        assertThat(site.site.directory.agreements().demanded(site.administrator))
                .isEmpty();
    }

    @Test
    void whoPressesTwiceFindsTheFirstPlanThatTakesItBack() {
        Plan done = site.apply(site.plan(named(2, "ada").row()));
        Plan undoing = site.plans.undo(site.administrator, done.id());

        assertThat(site.plans.undo(site.administrator, done.id())).isEqualTo(undoing);
        site.plans.discard(site.administrator, undoing.id());
        assertThat(site.plans.undo(site.administrator, done.id()).id()).isNotEqualTo(undoing.id());
    }

    @Test
    void somebodyElsesPlanThatTakesItBackIsNotFoundByWhoMayNotCarryItOut() {
        Caller manager = site.site.as(site.site.create("manager", Rank.MANAGER));
        Plan planned = site.plan(manager, named(2, "ada").row());
        Plan done = site.plans.apply(manager, planned.id(), ApplyOptions.USUAL, _ -> {});
        Plan ofAdministrator = site.plans.undo(site.administrator, done.id());

        assertThat(site.plans.undo(manager, done.id()).id()).isNotEqualTo(ofAdministrator.id());
    }

    @Test
    void aGroupThatThePlanMadeStaysWhereOthersCameIntoItAndOnlyWhomThePlanAddedLeaves() {
        Account ada = site.create("ada");
        Account ben = site.create("ben");
        Account cem = site.create("cem");
        DeclaredItem optics = new DeclaredThing.OfGroup(1, "Optics", Edit.keep(), Edit.keep(), false);
        Plan done = site.apply(site.plan(
                optics,
                named(2, "ada").in("Optics"),
                named(3, "cem").with(ImportField.GIVEN_NAME, "Cem").row()));
        Group made = site.site
                .directory
                .groups()
                .list(site.administrator, "optics", true, 0, 1)
                .groups()
                .getFirst();
        site.site.directory.groups().addMember(site.administrator, made.id(), ben.id());
        site.site.directory.groups().addMember(site.administrator, made.id(), cem.id());

        Plan undoing = site.plans.undo(site.administrator, done.id());
        site.apply(undoing);

        assertThat(site.rows(undoing))
                .extracting(PlanRow::problem)
                .contains(PlanProblem.of(new ImportProblem.OthersInGroup(2)));
        assertThat(site.groupsOf(ada.id())).isEmpty();
        assertThat(site.groupsOf(ben.id())).containsExactly("Optics");
        assertThat(site.groupsOf(cem.id())).containsExactly("Optics");
    }

    @Test
    void whoComesIntoAGroupAfterThePlanThatTakesItBackWasMadeKeepsIt() {
        Account ben = site.create("ben");
        DeclaredItem optics = new DeclaredThing.OfGroup(1, "Optics", Edit.keep(), Edit.keep(), false);
        Plan done = site.apply(site.plan(optics));
        Plan undoing = site.plans.undo(site.administrator, done.id());
        Group made = site.site
                .directory
                .groups()
                .list(site.administrator, "optics", true, 0, 1)
                .groups()
                .getFirst();
        site.site.directory.groups().addMember(site.administrator, made.id(), ben.id());

        Plan undone = site.apply(undoing);

        assertThat(undone.failed()).isEqualTo(1);
        assertThat(site.groupsOf(ben.id())).containsExactly("Optics");
    }

    @Test
    void aPlanThatTakesAnotherOneBackIsMadeAnewAfterAWhile() {
        Plan done = site.apply(site.plan(named(1, "ada").row()));
        Plan early = site.plans.undo(site.administrator, done.id());
        assertThat(site.plans.undo(site.administrator, done.id()).id()).isEqualTo(early.id());
        site.site.pass(Duration.ofHours(1));
        assertThat(site.plans.undo(site.administrator, done.id()).id()).isNotEqualTo(early.id());
    }
}
