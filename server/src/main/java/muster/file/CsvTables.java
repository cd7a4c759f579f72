package muster.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import muster.directory.AccountLine;
import muster.directory.AccountTables;
import muster.directory.DeclaredItem;
import muster.directory.ImportRow;
import muster.directory.TableFault;
import muster.directory.UnsoundFile;

/** Tables as comma-separated values, read as a whole. */
public final class CsvTables implements AccountTables {
    /** How many bytes of a file are read. */
    public static final int MOST_BYTES = 8 << 20;

    @Override
    public void write(Iterator<AccountLine> lines, OutputStream out) throws IOException {
        CsvFile.write(lines, out);
    }

    @Override
    public Contents read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return new Unsound(List.of(new TableFault(TableFault.Kind.TOO_LARGE, 0, String.valueOf(MOST_BYTES >> 20))));
        }
        try (OpenFile file = CsvFile.open(new ByteArrayInputStream(bytes))) {
            List<ImportRow> rows = new ArrayList<>();
            Iterator<? extends DeclaredItem> items = file.declaration().items();
            while (items.hasNext()) {
                rows.add((ImportRow) items.next());
            }
            return new Table(rows, file.ignored());
        } catch (UnsoundFile unsound) {
            return new Unsound(unsound.faults());
        }
    }
}
