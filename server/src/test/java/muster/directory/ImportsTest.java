package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Code;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Rank;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportsTest {
    private static final String NO_ACCOUNT = "01890000-0000-7000-8000-000000000000";

    private final TestDirectory site = new TestDirectory();
    private final Imports imports = site.directory.imports();
    private Account first;
    private Caller administrator;

    @BeforeEach
    void setUp() {
        first = site.first();
        administrator = site.as(first);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void whoIsNotThereIsInvitedAndGetsACode() {
        Group optics = group("Optics");
        ImportRow row = new Row(2)
                .with(ImportField.USERNAME, "ada")
                .with(ImportField.EMAIL, "ada@lab.example")
                .with(ImportField.GIVEN_NAME, "Ada")
                .with(ImportField.RANK, "Publisher")
                .in("optics");
        long events = events();

        ImportPlan plan = imports.plan(administrator, List.of(row));

        assertThat(plan.creations()).isEqualTo(1);
        assertThat(((ImportPlan.Create) step(plan, 0)).fields())
                .containsExactly(
                        new FieldChange("username", null, "ada"),
                        new FieldChange("email", null, "ada@lab.example"),
                        new FieldChange("givenName", null, "Ada"),
                        new FieldChange("rank", null, "PUBLISHER"),
                        new FieldChange("group", null, "Optics"));
        assertThat(events()).isEqualTo(events);

        ImportReport report = imports.apply(administrator, plan.digest()).orElseThrow();

        AccountId made = ((ImportReport.Created) result(report, 0)).id();
        Account ada = account(made);
        assertThat(ada.life().isActivated()).isFalse();
        assertThat(ada.rank()).isEqualTo(Rank.PUBLISHER);
        Optional<Code> code = site.read(reading -> reading.codes().open(made, Code.Purpose.REGISTRATION));
        assertThat(code).isPresent();
        assertThat(site.directory
                        .groups()
                        .members(administrator, optics.id(), true, 0, 10)
                        .entries())
                .extracting(entry -> entry.account().id())
                .containsExactly(made);
    }

    @Test
    void aRowFindsItsAccountByIdThenUsernameThenClaimedAddress() {
        Account ada = site.create("ada", Rank.VIEWER);
        Account ben = site.create("ben", Rank.VIEWER);
        Account cem = site.create("cem", Rank.VIEWER);

        ImportPlan plan = imports.plan(
                administrator,
                List.of(
                        new Row(2)
                                .with(ImportField.ID, ada.id().toString())
                                .with(ImportField.USERNAME, "lovelace")
                                .row(),
                        new Row(3)
                                .with(ImportField.USERNAME, "BEN")
                                .with(ImportField.FAMILY_NAME, "Okri")
                                .row(),
                        new Row(4)
                                .with(ImportField.EMAIL, "CEM@lab.example")
                                .with(ImportField.GIVEN_NAME, "Cem")
                                .row()));

        assertThat(change(plan, 0).match()).isEqualTo(ImportMatch.ID);
        assertThat(change(plan, 0).fields()).containsExactly(new FieldChange("username", "ada", "lovelace"));
        assertThat(change(plan, 1).match()).isEqualTo(ImportMatch.USERNAME);
        assertThat(change(plan, 1).fields()).containsExactly(new FieldChange("familyName", null, "Okri"));
        assertThat(change(plan, 2).match()).isEqualTo(ImportMatch.EMAIL);
        assertThat(change(plan, 2).fields()).containsExactly(new FieldChange("givenName", "Given cem", "Cem"));

        imports.apply(administrator, plan.digest());

        assertThat(Objects.toString(account(ada.id()).username())).isEqualTo("lovelace");
        assertThat(account(ben.id()).profile().familyName()).isEqualTo("Okri");
        assertThat(Objects.toString(account(cem.id()).username())).isEqualTo("cem");
    }

    @Test
    void whatARowDoesNotSayIsKept() {
        Account ada = site.create("ada", Rank.AUDITOR);

        ImportPlan plan = imports.plan(
                administrator,
                List.of(new Row(2).with(ImportField.USERNAME, "ada").row()));

        assertThat(step(plan, 0)).isEqualTo(new ImportPlan.Unchanged(ada.id(), ImportMatch.USERNAME));
        assertThat(result(imports.apply(administrator, plan.digest()).orElseThrow(), 0))
                .isEqualTo(new ImportReport.Unchanged(ada.id()));
        assertThat(account(ada.id())).isEqualTo(ada);
    }

    @Test
    void whatARowSaysOfTwoAccountsIsNeverGuessed() {
        Account ada = site.create("ada", Rank.VIEWER);
        site.create("ben", Rank.VIEWER);
        String id = ada.id().toString();

        assertThat(problem(new Row(2).with(ImportField.ID, id).with(ImportField.USERNAME, "ben")))
                .isEqualTo(new ImportProblem.Disagreement(ImportMatch.ID, ImportMatch.USERNAME));
        assertThat(problem(new Row(2).with(ImportField.ID, id).with(ImportField.EMAIL, "ben@lab.example")))
                .isEqualTo(new ImportProblem.Disagreement(ImportMatch.ID, ImportMatch.EMAIL));
        assertThat(problem(new Row(2).with(ImportField.USERNAME, "ada").with(ImportField.EMAIL, "ben@lab.example")))
                .isEqualTo(new ImportProblem.Disagreement(ImportMatch.USERNAME, ImportMatch.EMAIL));
        assertThat(problem(new Row(2).with(ImportField.USERNAME, "new").with(ImportField.EMAIL, "ben@lab.example")))
                .isEqualTo(new ImportProblem.NamedOtherwise());
        assertThat(problem(new Row(2).with(ImportField.ID, NO_ACCOUNT).with(ImportField.USERNAME, "new")))
                .isEqualTo(new ImportProblem.NoSuchId());
        assertThat(problem(new Row(2).with(ImportField.GIVEN_NAME, "Nobody")))
                .isEqualTo(new ImportProblem.NobodyNamed());
        assertThat(problem(new Row(2).with(ImportField.USERNAME, "new").in("No such group")))
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
                List.of(new Row(2)
                        .with(ImportField.USERNAME, "twin")
                        .with(ImportField.EMAIL, "ada@lab.example")
                        .row()));

        assertThat(step(plan, 0)).isEqualTo(new ImportPlan.Unchanged(twin.id(), ImportMatch.USERNAME));
    }

    @Test
    void valuesThatAreNoneAreToldInWords() {
        assertThat(problem(new Row(2).with(ImportField.USERNAME, "new").with(ImportField.RANK, "boss"))
                        .sentence())
                .isEqualTo("The rank is none of viewer, publisher, auditor, manager and administrator.");
        assertThat(problem(new Row(2).with(ImportField.ID, "7")).sentence())
                .isEqualTo("The id is not the id of an account.");
        assertThat(problem(new Row(2).with(ImportField.USERNAME, "new").with(ImportField.GIVEN_NAME, "a\u0007"))
                        .sentence())
                .isEqualTo("The given name contains a character that is not allowed.");
    }

    @Test
    void rowsAboutTheSamePersonAreAllLeftOutAndNameEachOther() {
        Account ada = site.create("ada", Rank.VIEWER);
        List<ImportRow> rows = List.of(
                new Row(2)
                        .with(ImportField.ID, ada.id().toString())
                        .with(ImportField.GIVEN_NAME, "A")
                        .row(),
                new Row(3).with(ImportField.USERNAME, "new").row(),
                new Row(4)
                        .with(ImportField.USERNAME, "ada")
                        .with(ImportField.GIVEN_NAME, "B")
                        .row(),
                new Row(5).with(ImportField.USERNAME, "NEW").row(),
                new Row(6).with(ImportField.EMAIL, "x@lab.example").row(),
                new Row(7)
                        .with(ImportField.USERNAME, "x")
                        .with(ImportField.EMAIL, "X@lab.example")
                        .row(),
                new Row(8).with(ImportField.USERNAME, "alone").row());

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

        assertThat(problem(new Row(2).with(ImportField.USERNAME, "ada"))).isEqualTo(new ImportProblem.Away());
        assertThat(problem(new Row(2).with(ImportField.ID, ada.id().toString())))
                .isEqualTo(new ImportProblem.Away());
        assertThat(problem(new Row(2).with(ImportField.ID, WellKnown.SYSTEM.toString())))
                .isEqualTo(new ImportProblem.Denied(new Failure.IsWellKnown()));
    }

    @Test
    void nobodyPlansAboveTheOwnRank() {
        site.create("boss", Rank.ADMINISTRATOR);
        Caller manager = site.as(site.create("manager", Rank.MANAGER));
        Caller auditor = site.as(site.create("auditor", Rank.AUDITOR));

        assertThat(problem(
                        manager, new Row(2).with(ImportField.USERNAME, "new").with(ImportField.RANK, "administrator")))
                .isEqualTo(new ImportProblem.Denied(new Failure.MayNotGrantRank()));
        assertThat(problem(
                        manager, new Row(2).with(ImportField.USERNAME, "boss").with(ImportField.GIVEN_NAME, "X")))
                .isEqualTo(new ImportProblem.Denied(new Failure.MayNotChange("account")));
        assertThat(problem(
                        manager,
                        new Row(2).with(ImportField.USERNAME, "manager").with(ImportField.RANK, "administrator")))
                .isEqualTo(new ImportProblem.Denied(new Failure.MayNotGrantRank()));
        group("Optics");
        assertThat(problem(manager, new Row(2).with(ImportField.USERNAME, "new").in("Optics")))
                .isEqualTo(new ImportProblem.Denied(new Failure.MayNotChange("group")));
        assertRefused(Failure.NotPermitted.class, () -> imports.plan(auditor, List.of()));
    }

    @Test
    void theRowThatWouldTakeTheLastAdministratorAwayIsAProblem() {
        site.create("two", Rank.ADMINISTRATOR);
        List<ImportRow> rows = List.of(
                new Row(2)
                        .with(ImportField.USERNAME, "first")
                        .with(ImportField.RANK, "viewer")
                        .row(),
                new Row(3)
                        .with(ImportField.USERNAME, "two")
                        .with(ImportField.RANK, "viewer")
                        .row());

        ImportPlan plan = imports.plan(TestDirectory.HOST, rows);

        assertThat(step(plan, 0)).isInstanceOf(ImportPlan.Change.class);
        assertThat(step(plan, 1))
                .isEqualTo(new ImportPlan.Problem(new ImportProblem.Denied(new Failure.LastAdministrator())));
    }

    @Test
    void whoImportsTheOwnAccountTooComesLast() {
        site.create("two", Rank.ADMINISTRATOR);
        Account ada = site.create("ada", Rank.VIEWER);
        List<ImportRow> rows = List.of(
                new Row(2)
                        .with(ImportField.USERNAME, "first")
                        .with(ImportField.RANK, "viewer")
                        .row(),
                new Row(3)
                        .with(ImportField.USERNAME, "ada")
                        .with(ImportField.RANK, "auditor")
                        .row());

        ImportPlan plan = imports.plan(administrator, rows);
        ImportReport report = imports.apply(administrator, plan.digest()).orElseThrow();

        assertThat(report.rows())
                .extracting(ImportReport.Row::result)
                .containsExactly(new ImportReport.Changed(first.id()), new ImportReport.Changed(ada.id()));
        assertThat(account(first.id()).rank()).isEqualTo(Rank.VIEWER);
        assertThat(account(ada.id()).rank()).isEqualTo(Rank.AUDITOR);
    }

    @Test
    void anAccountThatChangedSinceThePlanIsLeftAsItIsAndTheOthersAreDone() {
        Account ada = site.create("ada", Rank.VIEWER);
        Account ben = site.create("ben", Rank.VIEWER);
        ImportPlan plan = imports.plan(
                administrator,
                List.of(
                        new Row(2)
                                .with(ImportField.USERNAME, "ada")
                                .with(ImportField.GIVEN_NAME, "A")
                                .row(),
                        new Row(3)
                                .with(ImportField.USERNAME, "ben")
                                .with(ImportField.GIVEN_NAME, "B")
                                .row(),
                        new Row(4).with(ImportField.USERNAME, "new").row()));
        site.directory
                .accounts()
                .change(
                        administrator,
                        ada.id(),
                        AccountChanges.changing()
                                .familyName(Edit.set("Lovelace"))
                                .build(),
                        AddressRule.MAY_BE_SHARED);
        site.create("NEW", Rank.VIEWER);

        ImportReport report = imports.apply(administrator, plan.digest()).orElseThrow();

        assertThat(result(report, 0))
                .isInstanceOfSatisfying(
                        ImportReport.Denied.class,
                        denied -> assertThat(denied.failure()).isInstanceOf(Failure.ChangedMeanwhile.class));
        assertThat(result(report, 1)).isEqualTo(new ImportReport.Changed(ben.id()));
        assertThat(result(report, 2)).isEqualTo(new ImportReport.Denied(new Failure.UsernameTaken()));
        assertThat(account(ada.id()).profile().givenName()).isEqualTo("Given ada");
    }

    @Test
    void aPlanIsCarriedOutOnceByWhoeverMadeItAndNotForLong() {
        Caller other = site.as(site.create("other", Rank.ADMINISTRATOR));
        ImportPlan plan = imports.plan(
                administrator,
                List.of(new Row(2).with(ImportField.USERNAME, "new").row()));

        assertThat(imports.apply(other, plan.digest())).isEmpty();
        assertThat(imports.progress(administrator, plan.digest())).contains(new Imports.Progress(0, 1, false));
        ImportReport report = imports.apply(administrator, plan.digest()).orElseThrow();
        assertThat(imports.apply(administrator, plan.digest())).containsSame(report);
        assertThat(imports.progress(administrator, plan.digest())).contains(new Imports.Progress(1, 1, true));
        site.pass(Duration.ofMinutes(30));
        assertThat(imports.apply(administrator, plan.digest())).isEmpty();
        assertThat(imports.planned(administrator, plan.digest())).isEmpty();
    }

    @Test
    void theOldestPlansGoWhenThereAreTooManyRows() {
        List<ImportRow> many = Collections.nCopies(50_000, new Row(2).row());
        ImportPlan oldest = imports.plan(administrator, many);
        ImportPlan second = imports.plan(administrator, many.subList(1, 50_000));
        assertThat(imports.planned(administrator, oldest.digest())).isPresent();
        ImportPlan third = imports.plan(administrator, many.subList(2, 50_000));

        assertThat(imports.planned(administrator, oldest.digest())).isEmpty();
        assertThat(imports.planned(administrator, second.digest())).isPresent();
        assertThat(imports.planned(administrator, third.digest())).isPresent();
        List<ImportRow> tooMany = Collections.nCopies(50_001, new Row(2).row());
        assertRefused(Failure.Malformed.class, () -> imports.plan(administrator, tooMany));
    }

    @Test
    void theDigestTellsPlansApartThatOnlyLongTextsDo() {
        site.create("ada", Rank.VIEWER);
        String text = "x".repeat(600);

        assertThat(plannedDescription(text + "a")).isNotEqualTo(plannedDescription(text + "b"));
        assertThat(plannedDescription(text)).isEqualTo(plannedDescription(text));
    }

    @Test
    void theGroupsOfARowAreAllThatTheAccountIsIn() {
        Account ada = site.create("ada", Rank.VIEWER);
        Group optics = group("Optics");
        Group lasers = group("Lasers; big");
        site.directory.groups().addMember(administrator, optics.id(), ada.id());
        ImportPlan plan = imports.plan(
                administrator,
                List.of(new Row(2).with(ImportField.USERNAME, "ada").in("lasers; BIG")));

        assertThat(change(plan, 0).fields())
                .containsExactly(
                        new FieldChange("group", "Optics", null), new FieldChange("group", null, "Lasers; big"));
        assertThat(result(imports.apply(administrator, plan.digest()).orElseThrow(), 0))
                .isEqualTo(new ImportReport.Changed(ada.id()));
        assertThat(site.read(reading -> Memberships.of(reading, List.of(ada.id())))
                        .get(ada.id()))
                .extracting(Group::id)
                .containsExactly(lasers.id());
    }

    @Test
    void aGroupThatIsGoneLeavesTheRowDoneInPart() {
        Group optics = group("Optics");
        ImportPlan plan = imports.plan(
                administrator,
                List.of(new Row(2).with(ImportField.USERNAME, "new").in("Optics")));
        site.directory.groups().remove(administrator, optics.id());

        assertThat(result(imports.apply(administrator, plan.digest()).orElseThrow(), 0))
                .isInstanceOfSatisfying(
                        ImportReport.InPart.class,
                        part -> assertThat(part.failure()).isEqualTo(new Failure.NoSuchGroup()));
    }

    private String plannedDescription(String text) {
        ImportRow row = new Row(2)
                .with(ImportField.USERNAME, "ada")
                .with(ImportField.DESCRIPTION, text)
                .row();
        return imports.plan(administrator, List.of(row)).digest();
    }

    private ImportProblem problem(Row row) {
        return problem(administrator, row.row());
    }

    private ImportProblem problem(ImportRow row) {
        return problem(administrator, row);
    }

    private ImportProblem problem(Caller caller, Row row) {
        return problem(caller, row.row());
    }

    private ImportProblem problem(Caller caller, ImportRow row) {
        return ((ImportPlan.Problem) step(imports.plan(caller, List.of(row)), 0)).problem();
    }

    private static ImportPlan.Step step(ImportPlan plan, int row) {
        return plan.rows().get(row).step();
    }

    private static ImportPlan.Change change(ImportPlan plan, int row) {
        return (ImportPlan.Change) step(plan, row);
    }

    private static ImportReport.Result result(ImportReport report, int row) {
        return report.rows().get(row).result();
    }

    private Group group(String name) {
        return site.directory.groups().create(administrator, GroupName.parse(name));
    }

    private Account account(AccountId id) {
        return site.read(reading -> reading.accounts().find(id)).orElseThrow();
    }

    private long events() {
        return site.read(reading -> reading.events().list(null, true, 1_000)).size();
    }

    /** A row that is being written. */
    private static final class Row {
        private final long line;
        private final Map<ImportField, Edit<String>> fields = new EnumMap<>(ImportField.class);

        private Row(long line) {
            this.line = line;
        }

        private Row with(ImportField field, String value) {
            fields.put(field, Edit.set(value));
            return this;
        }

        private ImportRow in(String... groups) {
            return new ImportRow(line, fields, Edit.set(new ArrayList<>(List.of(groups))));
        }

        private ImportRow row() {
            return new ImportRow(line, fields, Edit.keep());
        }
    }
}
