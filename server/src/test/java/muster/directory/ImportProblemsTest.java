package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Rank;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportProblemsTest {
    private static final String NO_ACCOUNT = "01890000-0000-7000-8000-000000000000";

    private final TestDirectory site = new TestDirectory();
    private final Imports imports = site.directory.imports();
    private Caller administrator;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void whatARowSaysOfTwoAccountsIsNeverGuessed() {
        Account ada = site.create("ada", Rank.VIEWER);
        site.create("ben", Rank.VIEWER);
        String id = ada.id().toString();

        assertThat(problem(new DraftRow(2).with(ImportField.ID, id).with(ImportField.USERNAME, "ben")))
                .isEqualTo(new ImportProblem.Disagreement(ImportMatch.ID, ImportMatch.USERNAME));
        assertThat(problem(new DraftRow(2).with(ImportField.ID, id).with(ImportField.EMAIL, "ben@lab.example")))
                .isEqualTo(new ImportProblem.Disagreement(ImportMatch.ID, ImportMatch.EMAIL));
        assertThat(problem(
                        new DraftRow(2).with(ImportField.USERNAME, "ada").with(ImportField.EMAIL, "ben@lab.example")))
                .isEqualTo(new ImportProblem.Disagreement(ImportMatch.USERNAME, ImportMatch.EMAIL));
        assertThat(problem(
                        new DraftRow(2).with(ImportField.USERNAME, "new").with(ImportField.EMAIL, "ben@lab.example")))
                .isEqualTo(new ImportProblem.NamedOtherwise());
        assertThat(problem(new DraftRow(2).with(ImportField.ID, NO_ACCOUNT).with(ImportField.USERNAME, "new")))
                .isEqualTo(new ImportProblem.NoSuchId());
        assertThat(problem(new DraftRow(2).with(ImportField.GIVEN_NAME, "Nobody")))
                .isEqualTo(new ImportProblem.NobodyNamed());
        assertThat(problem(new DraftRow(2).with(ImportField.USERNAME, "new").in("No such group")))
                .isEqualTo(new ImportProblem.UnknownGroup("No such group"));
    }

    @Test
    void anAddressThatTwoRecordIsNoReasonToDoubtWhoIsMeant() {
        site.create("ada", Rank.VIEWER);
        Account twin = site.create("twin", Rank.VIEWER);
        Edit<EmailAddress> shared = Edit.set(EmailAddress.parse("ada@lab.example"));
        site.directory
                .accounts()
                .change(
                        administrator,
                        twin.id(),
                        AccountChanges.changing().email(shared).build(),
                        AddressRule.MAY_BE_SHARED);

        ImportPlan plan = imports.plan(
                administrator,
                List.of(new DraftRow(2)
                        .with(ImportField.USERNAME, "twin")
                        .with(ImportField.EMAIL, "ada@lab.example")
                        .row()));

        assertThat(step(plan, 0)).isEqualTo(new ImportPlan.Unchanged(twin.id(), ImportMatch.USERNAME));
    }

    @Test
    void valuesThatAreNoneAreToldInWords() {
        assertThat(problem(new DraftRow(2).with(ImportField.USERNAME, "new").with(ImportField.RANK, "boss"))
                        .sentence())
                .isEqualTo("The rank is none of viewer, publisher, auditor, manager and administrator.");
        assertThat(problem(new DraftRow(2).with(ImportField.ID, "7")).sentence())
                .isEqualTo("The id is not the id of an account.");
        assertThat(problem(new DraftRow(2).with(ImportField.USERNAME, "new").with(ImportField.GIVEN_NAME, "a\u0007"))
                        .sentence())
                .isEqualTo("The given name contains a character that is not allowed.");
    }

    @Test
    void rowsAboutTheSamePersonAreAllLeftOutAndNameEachOther() {
        Account ada = site.create("ada", Rank.VIEWER);
        List<ImportRow> rows = List.of(
                new DraftRow(2)
                        .with(ImportField.ID, ada.id().toString())
                        .with(ImportField.GIVEN_NAME, "A")
                        .row(),
                new DraftRow(3).with(ImportField.USERNAME, "new").row(),
                new DraftRow(4)
                        .with(ImportField.USERNAME, "ada")
                        .with(ImportField.GIVEN_NAME, "B")
                        .row(),
                new DraftRow(5).with(ImportField.USERNAME, "NEW").row(),
                new DraftRow(6).with(ImportField.EMAIL, "x@lab.example").row(),
                new DraftRow(7)
                        .with(ImportField.USERNAME, "x")
                        .with(ImportField.EMAIL, "X@lab.example")
                        .row(),
                new DraftRow(8).with(ImportField.USERNAME, "alone").row());

        ImportPlan plan = imports.plan(administrator, rows);

        assertThat(plan.rows().stream().limit(6))
                .extracting(row -> ((ImportPlan.Problem) row.step()).problem())
                .containsExactly(
                        new ImportProblem.Repeated(4),
                        new ImportProblem.Repeated(5),
                        new ImportProblem.Repeated(2),
                        new ImportProblem.Repeated(3),
                        new ImportProblem.Repeated(7),
                        new ImportProblem.Repeated(6));
        assertThat(step(plan, 6)).isInstanceOf(ImportPlan.Create.class);
        assertThat(plan.problems()).isEqualTo(6);
    }

    @Test
    void accountsInTrashAndTheDirectorysOwnAreLeftAlone() {
        Account ada = site.create("ada", Rank.VIEWER);
        site.directory.trash().put(administrator, ada.id(), Trash.Owners.GO_TOO);

        assertThat(problem(new DraftRow(2).with(ImportField.USERNAME, "ada"))).isEqualTo(new ImportProblem.Away());
        assertThat(problem(new DraftRow(2).with(ImportField.ID, ada.id().toString())))
                .isEqualTo(new ImportProblem.Away());
        assertThat(problem(new DraftRow(2).with(ImportField.ID, WellKnown.SYSTEM.toString())))
                .isEqualTo(new ImportProblem.Denied(new Failure.IsWellKnown()));
    }

    @Test
    void nobodyPlansAboveTheOwnRank() {
        site.create("boss", Rank.ADMINISTRATOR);
        Caller manager = site.as(site.create("manager", Rank.MANAGER));
        Caller auditor = site.as(site.create("auditor", Rank.AUDITOR));

        assertThat(problem(
                        manager,
                        new DraftRow(2).with(ImportField.USERNAME, "new").with(ImportField.RANK, "administrator")))
                .isEqualTo(new ImportProblem.Denied(new Failure.MayNotGrantRank()));
        assertThat(problem(
                        manager,
                        new DraftRow(2).with(ImportField.USERNAME, "boss").with(ImportField.GIVEN_NAME, "X")))
                .isEqualTo(new ImportProblem.Denied(new Failure.MayNotChange("account")));
        assertThat(problem(
                        manager,
                        new DraftRow(2).with(ImportField.USERNAME, "manager").with(ImportField.RANK, "administrator")))
                .isEqualTo(new ImportProblem.Denied(new Failure.MayNotGrantRank()));
        group("Optics");
        assertThat(problem(
                        manager,
                        new DraftRow(2).with(ImportField.USERNAME, "new").in("Optics")))
                .isEqualTo(new ImportProblem.Denied(new Failure.MayNotChange("group")));
        assertRefused(Failure.NotPermitted.class, () -> imports.plan(auditor, List.of()));
    }

    @Test
    void theRowThatWouldTakeTheLastAdministratorAwayIsAProblem() {
        site.create("two", Rank.ADMINISTRATOR);
        List<ImportRow> rows = List.of(
                new DraftRow(2)
                        .with(ImportField.USERNAME, "first")
                        .with(ImportField.RANK, "viewer")
                        .row(),
                new DraftRow(3)
                        .with(ImportField.USERNAME, "two")
                        .with(ImportField.RANK, "viewer")
                        .row());

        ImportPlan plan = imports.plan(TestDirectory.HOST, rows);

        assertThat(step(plan, 0)).isInstanceOf(ImportPlan.Change.class);
        assertThat(step(plan, 1))
                .isEqualTo(new ImportPlan.Problem(new ImportProblem.Denied(new Failure.LastAdministrator())));
    }

    private ImportProblem problem(DraftRow row) {
        return problem(administrator, row.row());
    }

    private ImportProblem problem(ImportRow row) {
        return problem(administrator, row);
    }

    private ImportProblem problem(Caller caller, DraftRow row) {
        return problem(caller, row.row());
    }

    private ImportProblem problem(Caller caller, ImportRow row) {
        return ((ImportPlan.Problem) step(imports.plan(caller, List.of(row)), 0)).problem();
    }

    private static ImportPlan.Step step(ImportPlan plan, int row) {
        return plan.rows().get(row).step();
    }

    private Group group(String name) {
        return site.directory.groups().create(administrator, GroupName.parse(name));
    }
}
