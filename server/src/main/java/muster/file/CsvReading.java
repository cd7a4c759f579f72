package muster.file;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.directory.AccountTables.Contents;
import muster.directory.AccountTables.Table;
import muster.directory.AccountTables.Unsound;
import muster.directory.ImportField;
import muster.directory.ImportRow;
import muster.directory.TableFault;
import muster.directory.TableFault.Kind;
import muster.model.Edit;

/** Reads one table. An empty cell says nothing, so that the account keeps what it has. */
final class CsvReading {
    private static final int MOST_FAULTS = 100;

    private final int mostRows;
    private final List<TableFault> faults = new ArrayList<>();
    private final List<CsvColumn> columns = new ArrayList<>();
    private final List<ImportRow> rows = new ArrayList<>();

    CsvReading(int mostRows) {
        this.mostRows = mostRows;
    }

    Contents read(byte[] bytes) {
        CsvText text = CsvText.of(bytes);
        if (text.fault() != null) {
            return new Unsound(List.of(text.fault()));
        }
        CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(text.separator())
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(CsvTables.MOST_BYTES + 1)
                .ofCsvRecord(text.text());
        Iterator<CsvRecord> lines = records.iterator();
        readHead(lines.next());
        // Under a head that is not understood no row can be.
        int mostFaults = faults.isEmpty() ? MOST_FAULTS : 0;
        while (lines.hasNext() && faults.size() < mostFaults) {
            readRow(lines.next());
        }
        return faults.isEmpty() ? new Table(rows, ignored()) : new Unsound(faults);
    }

    private List<String> ignored() {
        return columns.stream()
                .filter(CsvColumn::isOnlyTold)
                .map(CsvColumn::header)
                .toList();
    }

    private void readHead(CsvRecord line) {
        Set<CsvColumn> seen = new HashSet<>();
        for (String header : line.getFields()) {
            Optional<CsvColumn> column = CsvColumn.of(header);
            if (column.isEmpty()) {
                fault(Kind.UNKNOWN_COLUMN, line, header.strip());
            } else if (!seen.add(column.get())) {
                fault(Kind.REPEATED_COLUMN, line, column.get().header());
            } else {
                columns.add(column.get());
            }
        }
        if (seen.stream().noneMatch(CsvColumn::namesAnAccount)) {
            fault(Kind.NOBODY_NAMED, line, "");
        }
    }

    private void readRow(CsvRecord line) {
        if (line.getFieldCount() != columns.size()) {
            fault(Kind.RAGGED, line, String.valueOf(line.getFieldCount()));
        } else if (rows.size() < mostRows) {
            rows.add(row(line));
        } else if (faults.stream().noneMatch(fault -> fault.kind() == Kind.TOO_MANY_ROWS)) {
            fault(Kind.TOO_MANY_ROWS, line, String.valueOf(mostRows));
        }
    }

    private ImportRow row(CsvRecord line) {
        Map<ImportField, Edit<String>> fields = new EnumMap<>(ImportField.class);
        Edit<List<String>> groups = Edit.keep();
        for (int i = 0; i < columns.size(); i++) {
            String cell = Formulas.restored(line.getField(i));
            if (!cell.isEmpty()) {
                columns.get(i).field().ifPresent(field -> fields.put(field, Edit.set(cell)));
                groups = columns.get(i) == CsvColumn.GROUPS && !cell.isBlank() ? Edit.set(NameList.read(cell)) : groups;
            }
        }
        return new ImportRow(line.getStartingLineNumber(), fields, groups);
    }

    private void fault(Kind kind, CsvRecord line, String detail) {
        faults.add(new TableFault(kind, line.getStartingLineNumber(), detail));
    }
}
