package muster.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import muster.directory.AccountLine;
import muster.directory.AccountTables;
import muster.directory.Imports;
import muster.directory.TableFault;

/** Tables as comma-separated values: UTF-8, quoted as RFC 4180 says. */
public final class CsvTables implements AccountTables {
    /** How many bytes of a file are read. */
    public static final int MOST_BYTES = 8 << 20;

    static final char BYTE_ORDER_MARK = '\uFEFF';

    @Override
    public void write(Iterator<AccountLine> lines, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Without it the usual spreadsheet reads a file as if it were not UTF-8.
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(Stream.of(CsvColumn.values()).map(CsvColumn::header).toList());
        while (lines.hasNext()) {
            AccountLine line = lines.next();
            csv.writeRecord(Stream.of(CsvColumn.values())
                    .map(column -> column.cell(line))
                    .toList());
        }
        csv.flush();
    }

    @Override
    public Contents read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        return bytes.length > MOST_BYTES
                ? new Unsound(List.of(new TableFault(TableFault.Kind.TOO_LARGE, 0, String.valueOf(MOST_BYTES >> 20))))
                : new CsvReading(Imports.MOST_ROWS).read(bytes);
    }
}
