package muster.directory;

import static muster.directory.PlanSite.named;
import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import muster.model.Account;
import muster.model.Code;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Group;
import muster.model.Rank;
import muster.model.TextKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportsTest {
    private final PlanSite site = new PlanSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void whoIsNotThereIsInvitedAndGetsACode() {
        Group optics = site.group("Optics");
        ImportRow row = named(2, "ada")
                .with(ImportField.EMAIL, "ada@lab.example")
                .with(ImportField.GIVEN_NAME, "Ada")
                .with(ImportField.RANK, "Publisher")
                .in("optics");
        long events = site.events();

        Plan plan = site.plan(row);

        assertThat(plan.counts().added()).isEqualTo(1);
        assertThat(plan.state()).isEqualTo(Plan.State.OPEN);
        assertThat(site.row(plan, 0).fields())
                .containsExactly(
                        new FieldChange("username", null, "ada"),
                        new FieldChange("email", null, "ada@lab.example"),
                        new FieldChange("givenName", null, "Ada"),
                        new FieldChange("rank", null, "PUBLISHER"),
                        new FieldChange("group", null, "Optics"));
        assertThat(site.events()).isEqualTo(events);

        Plan done = site.apply(plan);

        Account ada = site.account("ada");
        assertThat(done.state()).isEqualTo(Plan.State.DONE);
        assertThat(done.done()).isEqualTo(1);
        assertThat(site.row(done, 0).result())
                .isEqualTo(new PlanRow.Done(ada.id().toString(), ada.version()));
        assertThat(ada.life().isActivated()).isFalse();
        assertThat(ada.rank()).isEqualTo(Rank.PUBLISHER);
        Optional<Code> code = site.site.read(reading -> reading.codes().open(ada.id(), Code.Purpose.REGISTRATION));
        assertThat(code).isPresent();
        assertThat(site.groupsOf(ada.id())).containsExactly(optics.name().value());
    }

    @Test
    void aRowFindsItsAccountByIdThenUsernameThenClaimedAddress() {
        Account ada = site.create("ada");
        Account ben = site.create("ben");
        Account cem = site.create("cem");

        Plan plan = site.plan(
                new DraftRow(2)
                        .with(ImportField.ID, ada.id().toString())
                        .with(ImportField.USERNAME, "lovelace")
                        .row(),
                named(3, "BEN").with(ImportField.FAMILY_NAME, "Okri").row(),
                new DraftRow(4)
                        .with(ImportField.EMAIL, "CEM@lab.example")
                        .with(ImportField.GIVEN_NAME, "Cem")
                        .row());

        assertThat(site.rows(plan))
                .extracting(PlanRow::match)
                .containsExactly(ImportMatch.ID, ImportMatch.USERNAME, ImportMatch.EMAIL);
        assertThat(site.row(plan, 0).fields()).containsExactly(new FieldChange("username", "ada", "lovelace"));
        assertThat(site.row(plan, 1).fields()).containsExactly(new FieldChange("familyName", null, "Okri"));
        assertThat(site.row(plan, 2).fields()).containsExactly(new FieldChange("givenName", "Given cem", "Cem"));

        site.apply(plan);

        assertThat(Objects.toString(site.account(ada.id()).username())).isEqualTo("lovelace");
        assertThat(site.account(ben.id()).profile().familyName()).isEqualTo("Okri");
        assertThat(Objects.toString(site.account(cem.id()).username())).isEqualTo("cem");
    }

    @Test
    void whatARowDoesNotSayIsKept() {
        Account ada = site.site.create("ada", Rank.AUDITOR);

        Plan plan = site.plan(named(2, "ada").row());

        assertThat(site.row(plan, 0).kind()).isEqualTo(PlanKind.UNCHANGED);
        assertThat(plan.isEmpty()).isTrue();
        assertThat(site.apply(plan).state()).isEqualTo(Plan.State.DONE);
        assertThat(site.account(ada.id())).isEqualTo(ada);
    }

    @Test
    void whoImportsTheOwnAccountTooComesLast() {
        site.site.create("two", Rank.ADMINISTRATOR);
        Account ada = site.create("ada");

        Plan plan = site.plan(
                named(2, "first").with(ImportField.RANK, "viewer").row(),
                named(3, "ada").with(ImportField.RANK, "auditor").row());
        Plan done = site.apply(plan);

        assertThat(done.done()).isEqualTo(2);
        assertThat(site.account(site.first.id()).rank()).isEqualTo(Rank.VIEWER);
        assertThat(site.account(ada.id()).rank()).isEqualTo(Rank.AUDITOR);
    }

    @Test
    void theGroupsOfARowAreAllThatTheAccountIsIn() {
        Account ada = site.create("ada");
        Group optics = site.group("Optics");
        site.group("Lasers; big");
        site.site.directory.groups().addMember(site.administrator, optics.id(), ada.id());

        Plan plan = site.plan(named(2, "ada").in("lasers; BIG"));

        assertThat(site.row(plan, 0).fields())
                .containsExactly(
                        new FieldChange("group", "Optics", null), new FieldChange("group", null, "Lasers; big"));
        assertThat(site.apply(plan).done()).isEqualTo(1);
        assertThat(site.groupsOf(ada.id())).containsExactly("Lasers; big");
    }

    @Test
    void aRowIsDoneAsAWholeOrNotAtAll() {
        Group optics = site.group("Optics");
        Plan plan = site.plan(named(2, "new").in("Optics"), named(3, "other").row());
        site.site.directory.groups().remove(site.administrator, optics.id());

        Plan done = site.apply(plan);

        assertThat(done.done()).isEqualTo(1);
        assertThat(done.failed()).isEqualTo(1);
        boolean isMade = site.site.read(reading -> reading.accounts().isUsernameTaken(TextKey.of("new")));
        assertThat(isMade).isFalse();
        assertThat(site.account("other").life().isActivated()).isFalse();
    }

    @Test
    void longTextsAreKeptWhole() {
        String text = "x".repeat(3_000);

        Plan plan =
                site.plan(named(2, "ada").with(ImportField.DESCRIPTION, text).row());
        site.apply(plan);

        assertThat(site.account("ada").profile().description()).isEqualTo(text);
    }

    @Test
    void moreRowsThanOnePlanTakesAreRefusedAndNothingOfThePlanIsKept() {
        Iterator<ImportRow> rows = IntStream.rangeClosed(1, Imports.MOST_ROWS + 1)
                .mapToObj(i -> new DraftRow(i).row())
                .iterator();

        assertRefused(
                Failure.Malformed.class,
                () -> site.imports.plan(site.administrator, PlanRequest.of("long.csv"), Declaration.of(rows)));
        assertThat(site.plans.recent(site.administrator, null, 10)).isEmpty();
    }

    @Test
    void whatBreaksOffWhileItIsReadLeavesNoPlan() {
        Iterator<ImportRow> broken = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public ImportRow next() {
                throw new IllegalStateException("the file is cut");
            }
        };

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> site.imports.plan(site.administrator, PlanRequest.of("cut.csv"), Declaration.of(broken)));
        assertThat(site.plans.recent(site.administrator, null, 10)).isEmpty();
    }

    @Test
    void whoMayNotPlanNeitherMakesNorSeesPlans() {
        Plan plan = site.plan(named(2, "ada").row());
        var auditor = site.site.as(site.site.create("auditor", Rank.AUDITOR));

        assertRefused(Failure.NotPermitted.class, () -> site.plan(auditor));
        assertRefused(Failure.NotPermitted.class, () -> site.plans.get(auditor, plan.id()));
        assertRefused(Failure.NotPermitted.class, () -> site.plans.recent(auditor, null, 1));
        assertRefused(Failure.NotPermitted.class, () -> site.plans.rows(auditor, plan.id(), PlanView.ALL, 0, 1));
        assertRefused(
                Failure.NotPermitted.class, () -> site.plans.apply(auditor, plan.id(), ApplyOptions.USUAL, _ -> {}));
        assertRefused(Failure.NotPermitted.class, () -> site.plans.undo(auditor, plan.id()));
    }

    @Test
    void namesOfSourcesAreWords() {
        List<ImportRow> none = Collections.emptyList();
        for (String source : List.of("", "two words", "ä", "x".repeat(65))) {
            PlanRequest request = PlanRequest.of("f").withSource(source);
            assertRefused(
                    Failure.Malformed.class,
                    () -> site.imports.plan(site.administrator, request, Declaration.of(none)));
        }
        PlanRequest request = PlanRequest.of("f").withSource("here");
        Declaration other = new Declaration("there", Completeness.NONE, none.iterator());
        assertRefused(Failure.Malformed.class, () -> site.imports.plan(site.administrator, request, other));
    }

    @Test
    void whatMayHaveBeenCutOffIsRefusedWhereItIsDeclaredComplete() {
        TableFault fault = new TableFault(TableFault.Kind.CUT_OFF, 2, "");
        Declaration doubtful = new Declaration(
                null, Completeness.NONE, Collections.<ImportRow>emptyIterator(), () -> Optional.of(fault));
        PlanRequest request = PlanRequest.of("f").withSource("hr");

        assertThat(site.imports.plan(site.administrator, request, doubtful).counts())
                .isNotNull();
        assertThatThrownBy(() -> site.imports.plan(
                        site.administrator, request.completeFor(Completeness.Absent.SUSPEND), doubtful))
                .isInstanceOfSatisfying(
                        UnsoundFile.class,
                        refused -> assertThat(refused.faults()).containsExactly(fault));
        assertThat(site.plans.recent(site.administrator, null, 9)).hasSize(1);
    }
}
