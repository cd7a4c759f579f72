package muster.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import muster.store.RowReceiver;
import muster.store.TableShape;

/** Reads a backup from its first line to its last, and looks whether each is as it was written. */
final class BackupReader implements AutoCloseable {
    private static final int LONGEST_LINE_BYTES = 256 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[64 << 10];
    private int filled;
    private int place;
    private byte[] line = new byte[4 << 10];
    /** With the line's end. */
    private int length;

    private final BackupHead head;

    /** Who takes the rows. */
    @FunctionalInterface
    interface Receiver {
        RowReceiver table(TableShape table) throws IOException;
    }

    /** @throws BackupRefused when the stream is no backup */
    BackupReader(InputStream in) throws IOException {
        this.in = new SealedGzipInput(in);
        requireLine();
        head = BackupHead.parse(text());
    }

    BackupHead head() {
        return head;
    }

    /**
     * Hands over all rows, up to the end of the stream.
     *
     * @return the sums, which are those that the backup tells
     * @throws BackupRefused when anything is not as it was written; what was handed over is worth nothing then
     */
    List<TableSum> rows(Receiver receiver) throws IOException {
        List<TableSum> sums = new ArrayList<>();
        requireLine();
        for (TableShape table : head.tables()) {
            if (!text().equals(BackupWriter.TABLE_LINE.formatted(table.name()))) {
                throw BackupRefused.damaged("the table " + table.name() + " is not where it should be");
            }
            sums.add(rows(table, receiver.table(table)));
        }
        if (!BackupEnd.parse(text()).tables().equals(sums)) {
            throw BackupRefused.damaged("its rows are not those that were counted");
        }
        if (nextLine()) {
            throw BackupRefused.damaged("something stands behind its last line");
        }
        return sums;
    }

    private TableSum rows(TableShape table, RowReceiver receiver) throws IOException {
        Tally tally = new Tally();
        RowLine.Parser parser = new RowLine.Parser(table);
        requireLine();
        while (line[0] == '[') {
            tally.add(line, length);
            receiver.row(parser.parse(line, length - 1));
            requireLine();
        }
        return tally.sum(table.name());
    }

    private String text() {
        return new String(line, 0, length - 1, StandardCharsets.UTF_8);
    }

    private void requireLine() throws IOException {
        if (!nextLine()) {
            throw BackupRefused.damaged("its end is missing");
        }
    }

    private boolean nextLine() throws IOException {
        length = 0;
        while (true) {
            if (place == filled) {
                filled = Math.max(0, in.read(buffer));
                place = 0;
            }
            if (filled == 0) {
                if (length > 0) {
                    throw BackupRefused.damaged("its last line has no end");
                }
                return false;
            }
            int begin = place;
            while (place < filled && buffer[place] != '\n') {
                place++;
            }
            boolean whole = place < filled;
            place += whole ? 1 : 0;
            append(begin, place - begin);
            if (whole) {
                return true;
            }
        }
    }

    private void append(int begin, int count) {
        if (length + count > LONGEST_LINE_BYTES) {
            throw BackupRefused.damaged("a line is longer than any that was written");
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
        }
        System.arraycopy(buffer, begin, line, length, count);
        length += count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
