package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanSizeTest {
    private static final int ROWS = 100_000;

    @Test
    void ofAHundredThousandRowsOnlySomeAreInMemoryAtATime() {
        List<WeakReference<ImportRow>> given = new ArrayList<>();
        long[] most = {0};
        try (PlanSite site = new PlanSite()) {
            Iterator<ImportRow> rows = IntStream.rangeClosed(1, ROWS)
                    .mapToObj(i -> {
                        ImportRow row = PlanSite.named(i, "p" + i)
                                .with(ImportField.STATE, "removed")
                                .row();
                        given.add(new WeakReference<>(row));
                        if (i % (ROWS / 4) == 0) {
                            System.gc();
                            most[0] = Math.max(
                                    most[0],
                                    given.stream()
                                            .filter(each -> each.get() != null)
                                            .count());
                        }
                        return row;
                    })
                    .iterator();

            Plan plan = site.imports.plan(site.administrator, PlanRequest.of("f"), Declaration.of(rows));

            assertThat(plan.counts().unchanged()).isEqualTo(ROWS);
            assertThat(most[0]).isLessThan(5_000);
        }
    }
}
