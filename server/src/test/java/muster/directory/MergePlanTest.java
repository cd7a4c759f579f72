package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.model.AccountChanges;
import muster.model.AddressRule;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.MergeLine;
import muster.model.MergeLine.Fate;
import muster.model.MergeLine.Topic;
import muster.model.MergePlan;
import muster.model.Place;
import muster.model.Rank;
import org.junit.jupiter.api.Test;

class MergePlanTest extends TwoAccounts {
    @Test
    void thePlanTellsEveryRowAndChangesNone() {
        Holding project = thing(old, PROJECTS, "genome");
        thing(into, PROJECTS, "genome");
        Holding inner = site.directory
                .estate()
                .create(
                        site.as(old),
                        PROJECTS,
                        new NewHolding("inner", Holding.Naming.UNIQUE, new Place.In(project.id()), "{}"));
        Keys.MadeKey key = site.key(old);
        Group group =
                site.directory.groups().create(site.as(site.create("head", Rank.MANAGER)), GroupName.parse("lab"));
        site.directory.groups().addMember(admin, group.id(), old.id());
        site.signedIn(old);
        MergePlan plan = merges.plan(admin, null, old.id(), into.id(), redirecting());
        assertThat(plan.lines())
                .contains(
                        MergeLine.of(Topic.ACCOUNT, Fate.REDIRECTS, "old"),
                        MergeLine.of(Topic.USERNAME, Fate.FREED, "old"),
                        MergeLine.of(Topic.ADDRESS, Fate.GOES, "old@lab.example"),
                        MergeLine.of(Topic.PASSWORD, Fate.ENDS, "old"),
                        new MergeLine(Topic.THING, Fate.RENAMED, "genome (lab project)", project.name(), "genome (2)"),
                        MergeLine.of(Topic.THING, Fate.GOES, "inner (lab project)"),
                        new MergeLine(Topic.MEMBERSHIP, Fate.GOES, "lab", "WRITE", "WRITE"));
        assertThat(plan.lines(Topic.SESSION)).hasSize(1);
        assertThat(plan.lines(Topic.KEY)).extracting(MergeLine::fate).containsOnly(Fate.GOES);
        assertThat(plan.old()).isEqualTo(stored(old));
        assertThat(plan.into()).isEqualTo(stored(into));
        assertThat(stored(project)).isEqualTo(project);
        assertThat(stored(inner)).isEqualTo(inner);
        assertThat(site.callerWith(key).is(old.id())).isTrue();
    }

    @Test
    void whatIsForetoldIsWhatHappens() {
        thing(old, PROJECTS, "genome");
        thing(old, PROJECTS, "genome (2)");
        thing(into, PROJECTS, "Genome");
        MergePlan plan = merges.plan(admin, null, old.id(), into.id(), redirecting());
        merges.merge(admin, null, old.id(), into.id(), redirecting(), plan.versions());
        List<String> names = site.store.read(reading -> reading.holdings().directlyWith(into.id(), 0, 10)).stream()
                .map(Holding::name)
                .toList();
        assertThat(names).containsExactlyInAnyOrder("Genome", "genome (2)", "genome (2) (2)");
        assertThat(plan.lines(Topic.THING))
                .extracting(MergeLine::after)
                .containsExactly("genome (2)", "genome (2) (2)");
    }

    @Test
    void whoLookedAtAnOlderStateDoesNotMerge() {
        MergePlan plan = merges.plan(admin, null, old.id(), into.id(), redirecting());
        AccountChanges rename =
                AccountChanges.changing().givenName(Edit.set("Other")).build();
        site.directory.accounts().change(admin, into.id(), rename, AddressRule.MAY_BE_SHARED);
        assertRefused(
                Failure.ChangedMeanwhile.class,
                () -> merges.merge(admin, null, old.id(), into.id(), redirecting(), plan.versions()));
        assertThat(stored(old)).isEqualTo(old);
    }
}
