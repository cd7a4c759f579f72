package muster.directory;

import static muster.directory.PlanSite.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanAbsenceTest {
    private static final PlanRequest HR = PlanRequest.of("hr.csv").withSource("hr");

    private final PlanSite site = new PlanSite();

    @BeforeEach
    void knowThree() {
        site.apply(site.plan(
                HR,
                known(2, "E1", "ada").row(),
                known(3, "E2", "ben").row(),
                known(4, "E3", "cem").row()));
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static DraftRow known(long line, String id, String username) {
        return named(line, username).with(ImportField.EXTERNAL_ID, id);
    }

    private Plan complete(ImportRow... rows) {
        return site.plan(HR.completeFor(Completeness.Absent.REMOVE), rows);
    }

    private List<String> removed(Plan plan) {
        return site.rows(plan).stream()
                .filter(row -> row.kind() == PlanKind.REMOVED)
                .map(PlanRow::name)
                .toList();
    }

    @Test
    void whoeverARowWithAProblemMayBeAboutIsNotMissing() {
        Plan disagreeing = complete(known(2, "E1", "ben").row());
        Plan blank = complete(known(2, "E1", " ").row());
        Plan unknownId = complete(known(2, "E1", "ada")
                .with(
                        ImportField.ID,
                        site.site.transactions.identifiers().uuid().toString())
                .row());
        Plan address = complete(
                named(2, " ").with(ImportField.EMAIL, "ben@lab.example").row());

        assertThat(removed(disagreeing)).containsExactly("cem");
        assertThat(removed(blank)).containsExactly("ben", "cem");
        assertThat(removed(unknownId)).containsExactly("ben", "cem");
        assertThat(removed(address)).isEmpty();
    }

    @Test
    void whoIsFoundByAnAddressOfABrokenRowIsNotMissing() {
        site.apply(site.plan(
                HR,
                known(2, "E4", "dora")
                        .with(ImportField.EMAIL, "dora@lab.example")
                        .row()));

        Plan plan = complete(new DraftRow(2)
                .with(ImportField.ID, "no id")
                .with(ImportField.EMAIL, "Dora@lab.example")
                .row());

        assertThat(removed(plan)).containsExactly("ada", "ben", "cem");
    }

    @Test
    void aRowThatIsRefusedButNamesAnAccountSpeaksOfIt() {
        Plan plan = complete(
                known(2, "E1", "ada").with(ImportField.RANK, "king").row(),
                known(3, "E2", "ben").with(ImportField.EXPIRES_AT, "soon").row());

        assertThat(plan.counts().problems()).isEqualTo(2);
        assertThat(removed(plan)).containsExactly("cem");
    }

    @Test
    void nobodyIsMissingAsLongAsARowMayBeAboutAnybody() {
        Plan plan = complete(known(2, "E1", "ada").row(), known(3, "E9", " ").row());

        assertThat(removed(plan)).isEmpty();
        assertThat(plan.barred()).isZero();
        PlanRow told = site.row(plan, 0);
        assertThat(told.name()).isEqualTo("hr");
        assertThat(told.line()).isZero();
        assertThat(told.problem()).isEqualTo(PlanProblem.of(new ImportProblem.AbsenceUnknown(1)));
    }

    @Test
    void somebodyNewWhoIsRefusedKeepsNobodyIn() {
        Plan plan = complete(
                known(2, "E1", "ada").row(),
                known(3, "E9", "new").with(ImportField.RANK, "king").row());

        assertThat(plan.counts().problems()).isEqualTo(1);
        assertThat(removed(plan)).containsExactly("ben", "cem");
    }
}
