package muster.directory;

import static muster.directory.PlanSite.named;
import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanMakerTest {
    private final PlanSite site = new PlanSite();
    private final Account manager = site.site.create("manager", Rank.MANAGER);
    private final Caller caller = site.site.as(manager);

    @AfterEach
    void close() {
        site.close();
    }

    private static ImportRow row() {
        return named(2, "ada").with(ImportField.GIVEN_NAME, "Augusta").row();
    }

    private Plan applied(Caller by, Plan plan) {
        return site.plans.apply(by, plan.id(), ApplyOptions.USUAL, _ -> {});
    }

    @Test
    void aLowerRankDoesNotUseUpThePlanOfAnAdministrator() {
        site.create("ada");
        Plan plan = site.plan(row());

        assertRefused(Failure.NotPermitted.class, () -> applied(caller, plan));

        assertThat(applied(site.administrator, plan).done()).isEqualTo(1);
        assertRefused(Failure.NotPermitted.class, () -> applied(caller, plan));
    }

    @Test
    void whoMadeAPlanAndWhoIsOfNoLowerRankCarryItOut() {
        site.create("ada");
        Caller peer = site.site.as(site.site.create("peer", Rank.MANAGER));

        assertThat(applied(caller, site.plan(caller, row())).done()).isEqualTo(1);
        assertThat(applied(peer, site.plan(caller, named(2, "b").row())).done()).isEqualTo(1);
        assertThat(applied(TestDirectory.HOST, site.plan(caller, named(2, "c").row()))
                        .done())
                .isEqualTo(1);
    }

    @Test
    void aLowerRankDoesNotTakeBackWhatAnAdministratorsPlanDid() {
        site.create("ada");
        Plan done = site.apply(site.plan(row()));

        Plan undoing = site.plans.undo(caller, done.id());

        assertRefused(Failure.NotPermitted.class, () -> applied(caller, undoing));
        assertThat(site.plans.recent(site.administrator, null, 10))
                .extracting(Plan::state)
                .isEqualTo(List.of(Plan.State.OPEN, Plan.State.DONE));
    }
}
