package muster.crash;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import muster.testing.RunningMuster;
import org.jspecify.annotations.Nullable;

/** Imports one table after another at the host, each a plan that is carried out in slices. */
final class CrashImport implements CrashLoad {
    private static final String FAMILY = "Imported";

    private final RunningMuster server;
    private final List<CrashTable> whole = new ArrayList<>();
    private @Nullable CrashTable current;

    CrashImport(RunningMuster server) {
        this.server = server;
    }

    @Override
    public void work() {
        try {
            while (true) {
                CrashTable table = CrashTable.fresh();
                current = table;
                server.commandOn(table.file(FAMILY), "import", "people.csv", "--yes");
                whole.add(table);
                current = null;
            }
        } catch (UncheckedIOException | AssertionError gone) {
            // The current table has no answer.
        }
    }

    @Override
    public long acknowledged() {
        return (long) whole.size() * CrashTable.ROWS;
    }

    @Override
    public List<String> deviations(Map<String, StoreLook.Row> accounts) {
        List<String> deviations = new ArrayList<>();
        for (CrashTable table : whole) {
            if (!table.isWhole(FAMILY, accounts)) {
                deviations.add(table + " has not all of its rows");
            }
        }
        CrashTable broken = current;
        if (broken != null && broken.reached(CrashTable.NOBODY, FAMILY, accounts) < 0) {
            deviations.add(broken + " has more rows behind one that it lacks");
        }
        return deviations;
    }
}
