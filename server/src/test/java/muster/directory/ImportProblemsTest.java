package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
                .isEqualTo(PlanProblem.of(new ImportProblem.Disagreement(ImportMatch.ID, ImportMatch.USERNAME)));
        assertThat(problem(new DraftRow(2).with(ImportField.ID, id).with(ImportField.EMAIL, "ben@lab.example")))
                .isEqualTo(PlanProblem.of(new ImportProblem.Disagreement(ImportMatch.ID, ImportMatch.EMAIL)));
        assertThat(problem(
                        new DraftRow(2).with(ImportField.USERNAME, "ada").with(ImportField.EMAIL, "ben@lab.example")))
                .isEqualTo(PlanProblem.of(new ImportProblem.Disagreement(ImportMatch.USERNAME, ImportMatch.EMAIL)));
        assertThat(problem(
                        new DraftRow(2).with(ImportField.USERNAME, "new").with(ImportField.EMAIL, "ben@lab.example")))
                .isEqualTo(PlanProblem.of(new ImportProblem.NamedOtherwise()));
        assertThat(problem(new DraftRow(2).with(ImportField.ID, NO_ACCOUNT).with(ImportField.USERNAME, "new")))
                .isEqualTo(PlanProblem.of(new ImportProblem.NoSuchId()));
        assertThat(problem(new DraftRow(2).with(ImportField.GIVEN_NAME, "Nobody")))
                .isEqualTo(PlanProblem.of(new ImportProblem.NobodyNamed()));
        assertThat(problem(new DraftRow(2).with(ImportField.USERNAME, "new").in("No such group")))
                .isEqualTo(PlanProblem.of(new ImportProblem.UnknownGroup("No such group")));
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

        PlanRow row = row(
                administrator,
                new DraftRow(2)
                        .with(ImportField.USERNAME, "twin")
                        .with(ImportField.EMAIL, "ada@lab.example")
                        .row());

        assertThat(row.kind()).isEqualTo(PlanKind.UNCHANGED);
        assertThat(row.target()).isEqualTo(twin.id().toString());
        assertThat(row.match()).isEqualTo(ImportMatch.USERNAME);
        assertThat(problem(new DraftRow(2).with(ImportField.EMAIL, "ada@lab.example")))
                .isEqualTo(PlanProblem.of(new ImportProblem.Ambiguous(2)));
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

        Plan plan = imports.plan(administrator, PlanRequest.of("f"), Declaration.of(rows));

        List<PlanRow> told =
                new ArrayList<>(site.directory.plans().rows(administrator, plan.id(), PlanView.ALL, 0, 10));
        told.sort(Comparator.comparingLong(PlanRow::line));
        assertThat(told.stream().limit(6))
                .extracting(PlanRow::problem)
                .containsExactly(
                        PlanProblem.of(new ImportProblem.Repeated(4)),
                        PlanProblem.of(new ImportProblem.Repeated(5)),
                        PlanProblem.of(new ImportProblem.Repeated(2)),
                        PlanProblem.of(new ImportProblem.Repeated(3)),
                        PlanProblem.of(new ImportProblem.Repeated(7)),
                        PlanProblem.of(new ImportProblem.Repeated(6)));
        assertThat(told.get(6).kind()).isEqualTo(PlanKind.ADDED);
        assertThat(plan.counts()).isEqualTo(new PlanCounts(1, 0, 0, 0, 0, 0, 6));
    }

    @Test
    void accountsInTrashAndTheDirectorysOwnAreLeftAlone() {
        Account ada = site.create("ada", Rank.VIEWER);
        site.directory.trash().put(administrator, ada.id(), Trash.Owners.GO_TOO);

        assertThat(problem(new DraftRow(2).with(ImportField.USERNAME, "ada")))
                .isEqualTo(PlanProblem.of(new ImportProblem.Away()));
        assertThat(problem(new DraftRow(2).with(ImportField.ID, ada.id().toString())))
                .isEqualTo(PlanProblem.of(new ImportProblem.Away()));
        assertThat(problem(new DraftRow(2).with(ImportField.ID, WellKnown.SYSTEM.toString())))
                .isEqualTo(PlanProblem.of(new Failure.IsWellKnown()));
    }

    @Test
    void nobodyPlansAboveTheOwnRank() {
        site.create("boss", Rank.ADMINISTRATOR);
        Caller manager = site.as(site.create("manager", Rank.MANAGER));
        Caller auditor = site.as(site.create("auditor", Rank.AUDITOR));

        assertThat(problem(
                        manager,
                        new DraftRow(2).with(ImportField.USERNAME, "new").with(ImportField.RANK, "administrator")))
                .isEqualTo(PlanProblem.of(new Failure.MayNotGrantRank()));
        assertThat(problem(
                        manager,
                        new DraftRow(2).with(ImportField.USERNAME, "boss").with(ImportField.GIVEN_NAME, "X")))
                .isEqualTo(PlanProblem.of(new Failure.MayNotChange("account")));
        assertThat(problem(
                        manager,
                        new DraftRow(2).with(ImportField.USERNAME, "manager").with(ImportField.RANK, "administrator")))
                .isEqualTo(PlanProblem.of(new Failure.MayNotGrantRank()));
        group("Optics");
        assertThat(problem(
                        manager,
                        new DraftRow(2).with(ImportField.USERNAME, "new").in("Optics")))
                .isEqualTo(PlanProblem.of(new Failure.MayNotChange("group")));
        assertRefused(
                Failure.NotPermitted.class,
                () -> imports.plan(auditor, PlanRequest.of("f"), Declaration.of(List.of())));
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

        Plan plan = imports.plan(TestDirectory.HOST, PlanRequest.of("f"), Declaration.of(rows));

        List<PlanRow> told = site.directory.plans().rows(administrator, plan.id(), PlanView.ALL, 0, 10);
        assertThat(told).extracting(PlanRow::kind).containsExactly(PlanKind.CHANGED, PlanKind.PROBLEM);
        assertThat(told.getLast().problem()).isEqualTo(PlanProblem.of(new Failure.LastAdministrator()));
    }

    private PlanProblem problem(DraftRow row) {
        return problem(administrator, row.row());
    }

    private PlanProblem problem(ImportRow row) {
        return problem(administrator, row);
    }

    private PlanProblem problem(Caller caller, DraftRow row) {
        return problem(caller, row.row());
    }

    private PlanProblem problem(Caller caller, ImportRow row) {
        return Objects.requireNonNull(row(caller, row).problem());
    }

    private PlanRow row(Caller caller, ImportRow row) {
        Plan plan = imports.plan(caller, PlanRequest.of("f"), Declaration.of(List.of(row)));
        return site.directory
                .plans()
                .rows(caller, plan.id(), PlanView.ALL, 0, 1)
                .getFirst();
    }

    private Group group(String name) {
        return site.directory.groups().create(administrator, GroupName.parse(name));
    }
}
