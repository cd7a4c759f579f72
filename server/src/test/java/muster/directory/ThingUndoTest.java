package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThingUndoTest {
    private final PlanSite site = new PlanSite();

    @AfterEach
    void close() {
        site.close();
    }

    private static DeclaredThing group(String name, Edit<String> description, Edit<String> owner) {
        return new DeclaredThing.OfGroup(1, name, description, owner, false);
    }

    private static DeclaredThing lane(String title) {
        return new DeclaredThing.OfLane(2, "fast", Edit.set(Lane.Kind.NODE), Edit.set(title), Edit.keep(), false);
    }

    private Plan undoing(Plan done) {
        return site.plans.undo(site.administrator, done.id());
    }

    private List<Group> groups() {
        return site.site
                .directory
                .groups()
                .list(site.administrator, "", true, 0, 10)
                .groups();
    }

    private void change(GroupId id, GroupChanges changes) {
        site.site.transactions.write(site.administrator, work -> Groups.change(work, id, changes));
    }

    private static GroupChanges described(String text) {
        return new GroupChanges(Edit.keep(), Edit.keep(), Edit.set(text), Edit.keep());
    }

    @Test
    void whatSomebodyElseMadeMeanwhileIsNotTakenForWhatThePlanMakes() {
        site.create("ada");
        Plan plan = site.plan(group("Optics", Edit.set("light"), Edit.set("ada")), lane("Fast"));
        Group other = site.group("Optics");
        site.site.directory.lanes().add(site.administrator, new Lane("fast", Lane.Kind.NODE, "Fast", null));

        Plan done = site.apply(plan);

        assertThat(done.done()).isZero();
        assertThat(done.failed()).isEqualTo(3);
        assertThat(groups()).containsExactly(other);
    }

    @Test
    void whatWasMadeAndChangedSinceStays() {
        Plan done = site.apply(site.plan(group("Optics", Edit.set("light"), Edit.keep()), lane("Fast")));
        change(groups().getFirst().id(), described("mine"));
        Lane faster = new Lane("fast", Lane.Kind.NODE, "Faster", null);
        site.site.transactions.write(site.administrator, work -> Lanes.change(work, faster));

        Plan undoing = undoing(done);

        assertThat(site.rows(undoing))
                .extracting(PlanRow::problem)
                .containsOnly(PlanProblem.of(new ImportProblem.AllChangedSince()));
        site.apply(undoing);
        assertThat(groups()).hasSize(1);
        assertThat(site.plans.get(site.administrator, done.id()).state()).isEqualTo(Plan.State.DONE);
    }

    @Test
    void anotherGroupOfTheSameNameStays() {
        Plan done = site.apply(site.plan(group("Optics", Edit.keep(), Edit.keep())));
        site.site
                .directory
                .groups()
                .remove(site.administrator, groups().getFirst().id(), null);
        Group other = site.group("Optics");

        site.apply(undoing(done));

        assertThat(groups()).containsExactly(other);
    }

    @Test
    void aGroupThatWasRenamedSinceGetsItsFieldsBack() {
        Group optics = site.group("Optics");
        Plan done = site.apply(site.plan(group("Optics", Edit.set("light"), Edit.keep())));
        GroupName name = GroupName.parse("Lenses");
        change(optics.id(), new GroupChanges(Edit.set(name), Edit.keep(), Edit.keep(), Edit.keep()));
        site.group("Optics");

        site.apply(undoing(done));

        assertThat(site.site
                        .directory
                        .groups()
                        .get(site.administrator, optics.id())
                        .description())
                .isNull();
    }

    @Test
    void aFieldOfAThingThatWasChangedSinceIsAConflict() {
        Group optics = site.group("Optics");
        site.create("ada");
        Plan done = site.apply(site.plan(group("Optics", Edit.set("light"), Edit.set("ADA"))));
        change(optics.id(), described("mine"));

        Plan undoing = undoing(done);

        assertThat(site.rows(undoing)).anySatisfy(row -> {
            assertThat(row.conflicts()).containsExactly(new FieldChange("description", "mine", null));
            assertThat(row.problem()).isEqualTo(PlanProblem.of(new ImportProblem.AllChangedSince()));
        });
        site.apply(undoing);
        Group left = site.site.directory.groups().get(site.administrator, optics.id());
        assertThat(left.description()).isEqualTo("mine");
        assertThat(left.owner()).isEqualTo(site.first.id());
    }
}
