package muster.file;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PushbackReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import muster.directory.AccountFiles.Format;
import muster.directory.AccountLine;
import muster.directory.Completeness;
import muster.directory.Declaration;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;

/** Tables as comma-separated values: UTF-8, quoted as RFC 4180 says. */
final class CsvFile {
    private static final int LONGEST_HEAD = 1 << 13;
    static final int LONGEST_ROW = 1 << 20;

    private CsvFile() {}

    static OpenFile open(InputStream in) throws IOException {
        PushbackReader text = new PushbackReader(new StrictText(in), LONGEST_HEAD);
        char separator = separator(text);
        QuoteGuard guarded = new QuoteGuard(text, separator);
        CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(guarded);
        Set<String> ignored = new LinkedHashSet<>();
        Declaration rows =
                new Declaration(null, Completeness.NONE, new CsvRows(records.iterator(), ignored), guarded::cutOff);
        return new OpenFile(Format.CSV, rows, ignored, guarded);
    }

    /** The names of columns have neither character in them, so that the first line tells which one is meant. */
    private static char separator(PushbackReader text) throws IOException {
        char[] head = new char[LONGEST_HEAD];
        int length = 0;
        for (int next = text.read(); next >= 0; next = text.read()) {
            head[length++] = (char) next;
            if (next == '\n' || next == '\r' || length == LONGEST_HEAD) {
                break;
            }
        }
        text.unread(head, 0, length);
        String line = new String(head, 0, length);
        if (line.isBlank()) {
            throw new UnsoundFile(Kind.EMPTY, 1, "");
        }
        boolean semicolons = line.indexOf(';') >= 0;
        if (semicolons && line.indexOf(',') >= 0) {
            throw new UnsoundFile(Kind.TWO_SEPARATORS, 1, "");
        }
        return semicolons ? ';' : ',';
    }

    static void write(Iterator<AccountLine> lines, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Without it the usual spreadsheet reads a file as if it were not UTF-8.
        text.write(StrictText.BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(Column.WRITTEN.stream().map(Column::word).toList());
        while (lines.hasNext()) {
            AccountLine line = lines.next();
            csv.writeRecord(
                    Column.WRITTEN.stream().map(column -> cell(column, line)).toList());
        }
        csv.flush();
    }

    /** Empty where there is no value. */
    private static String cell(Column column, AccountLine line) {
        List<String> names = column.texts(line);
        String text = names == null ? column.text(line) : NameList.written(names);
        if (column == Column.LANES && names != null && names.isEmpty()) {
            return NameList.NOTHING;
        }
        return text == null ? "" : Formulas.defused(text);
    }
}
