package muster.directory;

import static muster.directory.PlanSite.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.model.Account;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.Group;
import muster.model.Lane;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeclarationTest {
    private static final DeclaredThing.OfLane FAST =
            new DeclaredThing.OfLane(1, "fast", Edit.set(Lane.Kind.CLUSTER), Edit.set("Fast"), Edit.keep(), false);
    private static final DeclaredThing.OfGroup OPTICS =
            new DeclaredThing.OfGroup(2, "Optics", Edit.set("light"), Edit.set("ada"), false);
    private static final DeclaredThing.OfAgreement RULES =
            new DeclaredThing.OfAgreement(3, "Rules", "Be kind.", null, false);
    private static final ImportRow ADA = new ImportRow(
            4,
            Map.of(ImportField.USERNAME, Edit.set("ada"), ImportField.RANK, Edit.set("publisher")),
            Edit.set(List.of("Optics")),
            Edit.set(List.of("fast")));

    private final PlanSite site = new PlanSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aWholeStateIsMadeInOneGoAndThenNothingDiffers() {
        site.site.directory.lanes().add(site.administrator, new Lane("slow", Lane.Kind.NODE, "slow", null));

        Plan plan = site.plan(FAST, OPTICS, RULES, ADA);
        Plan done = site.apply(plan);
        Plan drift = site.plan(FAST, OPTICS, RULES, ADA);

        assertThat(plan.counts()).isEqualTo(new PlanCounts(4, 1, 0, 0, 0, 0, 0));
        assertThat(done.failed()).isZero();
        assertThat(drift.isEmpty()).isTrue();
        assertThat(drift.counts().problems()).isZero();
        Account ada = site.account("ada");
        assertThat(site.groupsOf(ada.id())).containsExactly("Optics");
        assertThat(site.site.directory.lanes().ofAll(site.administrator, List.of(ada.id())))
                .containsEntry(ada.id(), List.of("fast"));
        Group optics = site.site
                .directory
                .groups()
                .list(site.administrator, "optics", true, 0, 1)
                .groups()
                .getFirst();
        assertThat(optics.owner()).isEqualTo(ada.id());
        assertThat(optics.description()).isEqualTo("light");
        assertThat(site.site.directory.agreements().demanded(site.administrator))
                .extracting(agreement -> agreement.name())
                .containsExactly("Rules");
    }

    @Test
    void whatDiffersIsToldFieldByField() {
        site.apply(site.plan(FAST, OPTICS, RULES, ADA));

        Plan drift = site.plan(
                new DeclaredThing.OfLane(1, "fast", Edit.set(Lane.Kind.NODE), Edit.set("Quick"), Edit.keep(), false),
                new DeclaredThing.OfGroup(2, "optics", Edit.clear(), Edit.set("first"), false),
                new DeclaredThing.OfAgreement(3, "Rules", "Be very kind.", null, false));

        List<PlanRow> rows = site.plans.rows(site.administrator, drift.id(), PlanView.ALL, 0, 10);
        assertThat(rows)
                .extracting(PlanRow::fields)
                .containsExactly(
                        List.of(new FieldChange("kind", "CLUSTER", "NODE"), new FieldChange("title", "Fast", "Quick")),
                        List.of(new FieldChange("description", "light", null)),
                        List.of(new FieldChange("owner", "ada", "first")),
                        List.of());
        assertThat(rows.getLast().problem()).isEqualTo(PlanProblem.of(new ImportProblem.OtherWording()));
        assertThat(site.apply(drift).failed()).isZero();
        assertThat(site.site.directory.lanes().get(site.administrator, "fast").title())
                .isEqualTo("Quick");
    }

    @Test
    void whatACompleteStateLacksGoes() {
        site.apply(site.plan(FAST, OPTICS, RULES, ADA));
        Declaration nothing = new Declaration(
                null,
                new Completeness(null, true, true, true),
                List.<DeclaredItem>of().iterator());

        Plan plan = site.imports.plan(site.administrator, PlanRequest.of("state"), nothing);

        assertThat(plan.counts()).isEqualTo(new PlanCounts(0, 0, 0, 3, 0, 0, 0));
        assertThat(plan.barred()).isZero();
        assertThat(site.apply(plan).failed()).isZero();
        assertThat(site.site.directory.lanes().all(site.administrator)).isEmpty();
        assertThat(site.site.directory.agreements().demanded(site.administrator))
                .isEmpty();
        assertThat(site.groupsOf(site.account("ada").id())).isEmpty();
    }

    @Test
    void whatIsNamedTwiceOrOwnedByNobodyIsAProblem() {
        Plan plan = site.plan(
                FAST,
                FAST,
                new DeclaredThing.OfGroup(5, "Lasers", Edit.keep(), Edit.set("nobody"), false),
                named(6, "ben").in("No such group"));

        assertThat(site.plans.rows(site.administrator, plan.id(), PlanView.PROBLEMS, 0, 10))
                .extracting(row -> Objects.requireNonNull(row.problem()).word())
                .containsExactlyInAnyOrder("NamedTwice", "UnknownOwner", "UnknownGroup");
    }

    @Test
    void lanesAndAgreementsAreForAdministratorsAndGroupsForThoseWhoOwnThem() {
        site.group("Optics");
        var manager = site.site.as(site.site.create("manager", Rank.MANAGER));

        Plan plan = site.plan(
                manager,
                FAST,
                new DeclaredThing.OfGroup(2, "Optics", Edit.set("x"), Edit.keep(), false),
                RULES,
                new DeclaredThing.OfGroup(9, "Own", Edit.keep(), Edit.keep(), false),
                named(10, "ben").in("Own"));

        assertThat(plan.counts()).isEqualTo(new PlanCounts(2, 0, 0, 0, 0, 0, 3));
        Plan done = site.plans.apply(manager, plan.id(), ApplyOptions.USUAL, _ -> {});
        assertThat(done.failed()).isZero();
        assertThat(site.groupsOf(site.account("ben").id())).containsExactly("Own");
    }
}
