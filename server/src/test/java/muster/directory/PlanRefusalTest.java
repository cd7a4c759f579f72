package muster.directory;

import static muster.directory.PlanSite.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import muster.model.Account;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that are done together, one of which is refused while it is done: the other administrator went after planning. */
class PlanRefusalTest {
    private final PlanSite site = new PlanSite();

    @AfterEach
    void close() {
        site.close();
    }

    private static DeclaredItem renamed(int line, String username) {
        return named(line, username).with(ImportField.FAMILY_NAME, "Lovelace").row();
    }

    /** Ten who exist are renamed and ten are new, around an administrator who is to be none any more and is the last by now. */
    private Plan planOfTheLastAdministrator() {
        Account two = site.site.create("two", Rank.ADMINISTRATOR);
        IntStream.range(0, 10).forEach(i -> site.create("old" + i));
        List<DeclaredItem> rows = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> rows.add(renamed(i, "old" + i)));
        rows.add(named(10, "first").with(ImportField.RANK, "viewer").row());
        IntStream.range(0, 10).forEach(i -> rows.add(renamed(11 + i, "new" + i)));
        Plan plan = site.plan(rows.toArray(DeclaredItem[]::new));
        Plan removal =
                site.plan(named(2, "two").with(ImportField.STATE, "removed").row());
        site.plans.apply(TestDirectory.HOST, removal.id(), ApplyOptions.USUAL, _ -> {});
        assertThat(site.account(two.id()).life().isTrashed()).isTrue();
        return plan;
    }

    private Plan applied(Plan plan) {
        return site.plans.apply(TestDirectory.HOST, plan.id(), ApplyOptions.USUAL.confirming(plan.barred()), _ -> {});
    }

    @Test
    void oneRefusedRowKeepsNoOtherFromBeingDone() {
        Plan done = applied(planOfTheLastAdministrator());

        assertThat(done.done()).isEqualTo(20);
        assertThat(done.failed()).isEqualTo(1);
        assertThat(site.account("first").rank()).isEqualTo(Rank.ADMINISTRATOR);
        assertThat(site.account("old0").version()).isEqualTo(2);
        assertThat(site.account("new9").profile().familyName()).isEqualTo("Lovelace");
    }

    @Test
    void whatWasDoneAgainAfterARefusalIsToldOnce() {
        Plan plan = planOfTheLastAdministrator();
        long before = site.events();

        applied(plan);

        long begunAndDone = 1 + 20;
        assertThat(site.events() - before).isEqualTo(begunAndDone);
    }

    @Test
    void eachRowSaysWhatCameOfIt() {
        Plan done = applied(planOfTheLastAdministrator());

        assertThat(site.rows(done))
                .filteredOn(row -> row.result() instanceof PlanRow.Failed)
                .singleElement()
                .returns("first", PlanRow::name);
        assertThat(site.rows(done))
                .filteredOn(row -> row.result() instanceof PlanRow.Done)
                .hasSize(20);
    }
}
