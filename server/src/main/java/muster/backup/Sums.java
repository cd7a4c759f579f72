package muster.backup;

import java.io.IOException;
import java.util.List;
import muster.store.Loading;
import muster.store.TableShape;

/** Compares what was filled in with where it came from. */
final class Sums {
    private Sums() {}

    /** @throws BackupRefused with the name of the first table that is not the same */
    static void requireEqual(List<TableSum> expected, Loading loading) throws IOException {
        List<TableShape> tables = loading.tables();
        for (int i = 0; i < tables.size(); i++) {
            Tally tally = new Tally();
            loading.rows(tables.get(i), tally);
            TableSum found = tally.sum(tables.get(i).name());
            if (!found.equals(expected.get(i))) {
                throw new BackupRefused("The table " + found.table() + " came out as another one: " + found.rows()
                        + " rows instead of " + expected.get(i).rows() + ", or other values in them.");
            }
        }
    }
}
