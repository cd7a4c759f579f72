package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Code;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportsTest {
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
        ImportRow row = new DraftRow(2)
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
                        new DraftRow(2)
                                .with(ImportField.ID, ada.id().toString())
                                .with(ImportField.USERNAME, "lovelace")
                                .row(),
                        new DraftRow(3)
                                .with(ImportField.USERNAME, "BEN")
                                .with(ImportField.FAMILY_NAME, "Okri")
                                .row(),
                        new DraftRow(4)
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
                List.of(new DraftRow(2).with(ImportField.USERNAME, "ada").row()));

        assertThat(step(plan, 0)).isEqualTo(new ImportPlan.Unchanged(ada.id(), ImportMatch.USERNAME));
        assertThat(result(imports.apply(administrator, plan.digest()).orElseThrow(), 0))
                .isEqualTo(new ImportReport.Unchanged(ada.id()));
        assertThat(account(ada.id())).isEqualTo(ada);
    }

    @Test
    void whoImportsTheOwnAccountTooComesLast() {
        site.create("two", Rank.ADMINISTRATOR);
        Account ada = site.create("ada", Rank.VIEWER);
        List<ImportRow> rows = List.of(
                new DraftRow(2)
                        .with(ImportField.USERNAME, "first")
                        .with(ImportField.RANK, "viewer")
                        .row(),
                new DraftRow(3)
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
                        new DraftRow(2)
                                .with(ImportField.USERNAME, "ada")
                                .with(ImportField.GIVEN_NAME, "A")
                                .row(),
                        new DraftRow(3)
                                .with(ImportField.USERNAME, "ben")
                                .with(ImportField.GIVEN_NAME, "B")
                                .row(),
                        new DraftRow(4).with(ImportField.USERNAME, "new").row()));
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
                List.of(new DraftRow(2).with(ImportField.USERNAME, "new").row()));

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
        List<ImportRow> many = Collections.nCopies(50_000, new DraftRow(2).row());
        ImportPlan oldest = imports.plan(administrator, many);
        ImportPlan second = imports.plan(administrator, many.subList(1, 50_000));
        assertThat(imports.planned(administrator, oldest.digest())).isPresent();
        ImportPlan third = imports.plan(administrator, many.subList(2, 50_000));

        assertThat(imports.planned(administrator, oldest.digest())).isEmpty();
        assertThat(imports.planned(administrator, second.digest())).isPresent();
        assertThat(imports.planned(administrator, third.digest())).isPresent();
        List<ImportRow> tooMany = Collections.nCopies(50_001, new DraftRow(2).row());
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
                List.of(new DraftRow(2).with(ImportField.USERNAME, "ada").in("lasers; BIG")));

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
                List.of(new DraftRow(2).with(ImportField.USERNAME, "new").in("Optics")));
        site.directory.groups().remove(administrator, optics.id());

        assertThat(result(imports.apply(administrator, plan.digest()).orElseThrow(), 0))
                .isInstanceOfSatisfying(
                        ImportReport.InPart.class,
                        part -> assertThat(part.failure()).isEqualTo(new Failure.NoSuchGroup()));
    }

    private String plannedDescription(String text) {
        ImportRow row = new DraftRow(2)
                .with(ImportField.USERNAME, "ada")
                .with(ImportField.DESCRIPTION, text)
                .row();
        return imports.plan(administrator, List.of(row)).digest();
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
}
