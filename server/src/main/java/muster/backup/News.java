package muster.backup;

import java.io.IOException;
import muster.store.RowReceiver;
import muster.store.TableShape;
import org.jspecify.annotations.Nullable;

/** Tells a watcher of rows that pass. */
final class News {
    private static final int ROWS_BETWEEN = 10_000;

    private final Watcher watcher;
    private long rows;

    News(Watcher watcher) {
        this.watcher = watcher;
    }

    RowReceiver of(TableShape table, RowReceiver next) {
        watcher.at(table.name(), rows);
        return new RowReceiver() {
            @Override
            public void row(@Nullable Object[] values) throws IOException {
                next.row(values);
                if (++rows % ROWS_BETWEEN == 0) {
                    watcher.at(table.name(), rows);
                }
            }
        };
    }
}
