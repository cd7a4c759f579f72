package muster.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import muster.store.Snapshot;
import muster.store.TableShape;

/** Writes backups: a head, the rows of each table behind a line with its name, and an end with their sums. */
public final class BackupWriter {
    static final String TABLE_LINE = "{\"table\":\"%s\"}";

    private BackupWriter() {}

    /**
     * Writes everything that a snapshot tells, in constant memory.
     *
     * @param out stays open
     * @return how many rows of each table there are
     */
    public static List<TableSum> write(Snapshot snapshot, BackupHead head, OutputStream out, Watcher watcher)
            throws IOException {
        List<TableSum> sums = new ArrayList<>();
        News news = new News(watcher);
        SealedGzipOutput packed = new SealedGzipOutput(out);
        try (Pipe lines = new Pipe(packed)) {
            writeLine(lines, head.json());
            for (TableShape table : head.tables()) {
                writeLine(lines, TABLE_LINE.formatted(table.name()));
                sums.add(writeRows(snapshot, table, lines, news));
            }
            writeLine(lines, new BackupEnd(sums).json());
        }
        packed.finish();
        return sums;
    }

    private static TableSum writeRows(Snapshot snapshot, TableShape table, OutputStream lines, News news)
            throws IOException {
        Tally tally = new Tally();
        RowLine line = new RowLine();
        snapshot.rows(table, news.of(table, values -> {
            line.write(values);
            tally.add(line.bytes(), line.length());
            lines.write(line.bytes(), 0, line.length());
        }));
        return tally.sum(table.name());
    }

    private static void writeLine(OutputStream lines, String line) throws IOException {
        lines.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
