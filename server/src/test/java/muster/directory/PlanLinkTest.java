package muster.directory;

import static muster.directory.PlanSite.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Policy;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanLinkTest {
    private static final PlanRequest HR = PlanRequest.of("hr.csv").withSource("hr");
    private static final PlanProblem REFUSED = PlanProblem.of(new Failure.MayNotChange("account"));

    private final PlanSite site = new PlanSite();
    private final Account manager = site.site.create("manager", Rank.MANAGER);
    private final Caller caller = site.site.as(manager);

    @AfterEach
    void close() {
        site.close();
    }

    private static ImportRow known(long line, String id, String username) {
        return named(line, username).with(ImportField.EXTERNAL_ID, id).row();
    }

    private static ImportRow called(long line, Account account, Edit<String> id) {
        Map<ImportField, Edit<String>> fields =
                Map.of(ImportField.ID, Edit.set(account.id().toString()), ImportField.EXTERNAL_ID, id);
        return new ImportRow(line, fields, Edit.keep());
    }

    private Plan planned(DeclaredItem... items) {
        return site.imports.plan(caller, HR, Declaration.of(List.of(items)));
    }

    @Test
    void aManagerNeitherLinksTheOwnAccountNorUnlinksSomebodyOfTheOwnRankOrAbove() {
        Account peer = site.site.create("peer", Rank.MANAGER);
        site.apply(site.plan(HR, known(2, "E1", "first"), known(3, "E2", "peer")));

        Plan plan = planned(
                called(2, site.first, Edit.clear()), called(3, peer, Edit.clear()), called(4, manager, Edit.set("E3")));

        assertThat(site.rows(plan)).extracting(PlanRow::problem).containsOnly(REFUSED);
        assertThat(site.rows(plan)).extracting(PlanRow::target).doesNotContainNull();
    }

    @Test
    void aManagerLinksWhoIsOfLowerRank() {
        Account ada = site.create("ada");

        Plan plan = planned(called(2, ada, Edit.set("E1")));
        Plan done = site.plans.apply(caller, plan.id(), ApplyOptions.USUAL, _ -> {});

        assertThat(done.done()).isEqualTo(1);
        assertThat(site.site.<@Nullable String>read(reading ->
                        reading.externalIds().idsOf("hr", List.of(ada.id())).get(ada.id())))
                .isEqualTo("E1");
    }

    @Test
    void linkingAsksAgainWhateverWasPlanned() {
        PersonStep step = site.site.read(reading -> new PlanTools(
                        site.site.transactions,
                        Policy.DEFAULT,
                        site.site.directory.imports().passwords(),
                        site.site.directory.admissions(),
                        site.site.directory.accounts(),
                        site.site.directory.groups())
                .people(reading, site.administrator, "hr", ComingThings.NONE)
                .plan(List.of(called(2, manager, Edit.set("E1"))))
                .getFirst());

        assertThat(step.problem()).isNull();
        Refusals.assertRefused(
                Failure.MayNotChange.class,
                () -> site.site.transactions.write(
                        caller,
                        work -> new PersonActs(site.site.directory.admissions(), site.site.directory.accounts())
                                .act(work, "hr", step)));
    }
}
