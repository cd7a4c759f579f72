package muster.directory;

import static muster.directory.PlanSite.named;
import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Place;
import muster.model.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanSourceTest {
    private static final PlanRequest HR = PlanRequest.of("hr.csv").withSource("hr");

    private final PlanSite site = new PlanSite();

    @AfterEach
    void close() {
        site.close();
    }

    private static DraftRow known(long line, String id, String username) {
        return named(line, username).with(ImportField.EXTERNAL_ID, id);
    }

    private String called(Account account) {
        return site.site
                .read(reading -> reading.externalIds().idsOf("hr", List.of(account.id())))
                .getOrDefault(account.id(), "nothing");
    }

    @Test
    void whatASourceCallsSomebodyFindsHimAgainWhateverHisNameIs() {
        Account ada = site.create("ada");
        Plan plan =
                site.plan(HR, known(2, "E1", "ada").row(), known(3, "E2", "ben").row());
        assertThat(site.row(plan, 0).fields()).containsExactly(new FieldChange("externalId", null, "E1"));

        site.apply(plan);
        Plan again =
                site.plan(HR, known(2, "E1", "ada").row(), known(3, "E2", "ben").row());
        Plan renamed = site.plan(HR, known(2, "E1", "lovelace").row());

        assertThat(called(ada)).isEqualTo("E1");
        assertThat(again.isEmpty()).isTrue();
        assertThat(site.rows(again)).extracting(PlanRow::match).containsOnly(ImportMatch.EXTERNAL_ID);
        assertThat(site.row(renamed, 0).fields()).containsExactly(new FieldChange("username", "ada", "lovelace"));
    }

    @Test
    void withoutAnExternalIdTheUsernameStandsForIt() {
        site.apply(site.plan(
                HR,
                named(2, "Ada").row(),
                new DraftRow(3).with(ImportField.EMAIL, "Ben@lab.example").row()));

        assertThat(called(site.account("ada"))).isEqualTo("ada");
        Map<String, AccountId> ben =
                site.site.read(reading -> reading.externalIds().accounts("hr", List.of("ben@lab.example")));
        assertThat(ben).hasSize(1);
    }

    @Test
    void anotherPersonWithTheSameUsernameIsNotTakenForTheFirst() {
        site.apply(site.plan(HR, known(2, "E1", "ada").row()));

        Plan plan = site.plan(HR, known(2, "E9", "ada").row());

        assertThat(site.row(plan, 0).problem())
                .isEqualTo(
                        PlanProblem.of(new ImportProblem.Disagreement(ImportMatch.EXTERNAL_ID, ImportMatch.USERNAME)));
    }

    @Test
    void idsOfOneSourceAreNothingToAnother() {
        site.apply(site.plan(HR, known(2, "E1", "ada").row()));

        Plan plan = site.plan(
                HR.withSource("ldap"),
                new DraftRow(2).with(ImportField.EXTERNAL_ID, "E1").row());

        assertThat(site.row(plan, 0).problem()).isEqualTo(PlanProblem.of(new ImportProblem.NobodyNamed()));
    }

    @Test
    void whoIsMergedAwayIsTheOneThatTookHimOver() {
        site.apply(site.plan(HR, known(2, "E1", "ada").row()));
        Account other = site.create("other");
        MergeOptions redirecting = new MergeOptions(true, true, new Place.With(other.id()), List.of(), List.of());
        site.site
                .directory
                .merges()
                .merge(site.administrator, null, site.account("ada").id(), other.id(), redirecting);

        Plan plan = site.plan(
                HR,
                new DraftRow(2)
                        .with(ImportField.EXTERNAL_ID, "E1")
                        .with(ImportField.GIVEN_NAME, "A")
                        .row());

        assertThat(site.row(plan, 0).target()).isEqualTo(other.id().toString());
    }

    @Test
    void whoIsNoMoreInACompleteFileIsSuspendedOrRemovedAndOthersAreLeftAlone() {
        Account stranger = site.create("stranger");
        site.apply(
                site.plan(HR, known(2, "E1", "ada").row(), known(3, "E2", "ben").row()));
        ImportRow onlyAda = known(2, "E1", "ada").row();

        Plan suspending = site.plan(HR.completeFor(Completeness.Absent.SUSPEND), onlyAda);
        Plan removing = site.plan(HR.completeFor(Completeness.Absent.REMOVE), onlyAda);
        assertThat(removing.counts()).isEqualTo(new PlanCounts(0, 0, 0, 1, 0, 1, 0));
        PlanRow ben = site.plans
                .rows(site.administrator, suspending.id(), PlanView.DIFFERENCES, 0, 10)
                .getFirst();
        assertThat(ben.name()).isEqualTo("ben");
        assertThat(ben.line()).isZero();
        assertThat(ben.fields()).containsExactly(new FieldChange("state", "invited", "disabled"));

        site.apply(suspending);
        assertThat(site.plan(HR.completeFor(Completeness.Absent.SUSPEND), onlyAda)
                        .isEmpty())
                .isTrue();
        site.apply(site.plan(HR.completeFor(Completeness.Absent.REMOVE), onlyAda));

        assertThat(site.account("ben").life().isTrashed()).isTrue();
        assertThat(site.account(stranger.id())).isEqualTo(stranger);
        Plan rehired = site.plan(
                HR, known(2, "E2", "ben").with(ImportField.STATE, "active").row());
        assertThat(site.row(rehired, 0).kind()).isEqualTo(PlanKind.BROUGHT_BACK);
    }

    @Test
    void anEmptyCompleteFileIsBraked() {
        ImportRow[] everybody = IntStream.range(0, 10)
                .mapToObj(i -> known(i + 2L, "E" + i, "p" + i).row())
                .toArray(ImportRow[]::new);
        site.apply(site.plan(HR, everybody));

        Plan plan = site.plan(HR.completeFor(Completeness.Absent.REMOVE));

        assertThat(plan.isBraked()).isTrue();
        assertThat(plan.barred()).isEqualTo(10);
        assertThat(plan.touchable()).isEqualTo(10);
    }

    @Test
    void completeIsNobodyWithoutASource() {
        assertRefused(
                Failure.Malformed.class, () -> site.plan(PlanRequest.of("f").completeFor(Completeness.Absent.REMOVE)));
    }

    @Test
    void aRowOfAnAccountThatWasPurgedMeanwhileFailsAndTheOthersAreDone() {
        site.apply(site.plan(HR, known(2, "E1", "ada").row()));
        Plan plan = site.plan(
                HR,
                known(2, "E1", "ada").with(ImportField.GIVEN_NAME, "Grace").row(),
                known(3, "E2", "ben").row());
        site.site
                .directory
                .trash()
                .erase(site.administrator, site.account("ada").id(), null);
        Plan done = site.apply(plan);
        assertThat(site.row(done, 0).result())
                .isEqualTo(new PlanRow.Failed(PlanProblem.of(new Failure.NoSuchAccount())));
        assertThat(site.account("ben").isListed()).isTrue();
    }

    @Test
    void aPurgedAccountIsForgottenByItsSourceAndByPlans() {
        Plan plan = site.apply(site.plan(HR, known(2, "E1", "ada").row()));
        Account ada = site.account("ada");
        site.site.directory.trash().erase(site.administrator, ada.id(), null);

        Map<String, ?> found = site.site.read(reading -> reading.externalIds().accounts("hr", List.of("E1")));

        assertThat(found).isEmpty();
        assertThat(site.row(plan, 0).name()).isEmpty();
        assertThat(site.row(plan, 0).fields()).isEmpty();
        Plan undoing = site.plans.undo(site.administrator, plan.id());
        assertThat(site.row(undoing, 0).problem()).isEqualTo(PlanProblem.of(new ImportProblem.NotReversible()));
    }

    private void rename(String username, String to) {
        AccountChanges renamed =
                AccountChanges.changing().username(Edit.set(Username.parse(to))).build();
        site.site
                .directory
                .accounts()
                .change(site.administrator, site.account(username).id(), renamed, AddressRule.MUST_BE_FREE);
    }

    @Test
    void whoWasRenamedSinceIsFoundByWhatTheSourceCallsHimAndKeepsTheNewName() {
        site.apply(site.plan(HR, named(2, "Ada").row()));
        rename("ada", "lovelace");

        Plan plan = site.plan(
                HR, named(2, "ada").with(ImportField.GIVEN_NAME, "Augusta").row());

        assertThat(site.row(plan, 0).match()).isEqualTo(ImportMatch.EXTERNAL_ID);
        assertThat(site.row(plan, 0).fields()).containsExactly(new FieldChange("givenName", null, "Augusta"));
        assertThat(site.apply(plan).done()).isEqualTo(1);
        assertThat(site.account("lovelace").profile().givenName()).isEqualTo("Augusta");
    }

    @Test
    void aNameThatSomebodyElseHasTakenSinceIsAProblem() {
        site.apply(site.plan(HR, named(2, "ada").row()));
        rename("ada", "lovelace");
        site.create("ada");

        Plan plan = site.plan(HR, named(2, "ada").row());

        assertThat(site.row(plan, 0).problem())
                .isEqualTo(
                        PlanProblem.of(new ImportProblem.Disagreement(ImportMatch.USERNAME, ImportMatch.EXTERNAL_ID)));
    }
}
