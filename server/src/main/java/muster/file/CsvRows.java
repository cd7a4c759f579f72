package muster.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.directory.DeclaredItem;
import muster.directory.ImportField;
import muster.directory.ImportProblem;
import muster.directory.ImportRow;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import muster.model.Edit;
import org.jspecify.annotations.Nullable;

/** Reads one table. An empty cell says nothing, so that the account keeps what it has. */
final class CsvRows extends Items {
    private final Iterator<CsvRecord> records;
    private final List<Column> columns = new ArrayList<>();
    private long lastLine = 1;

    /** Reads the head at once. */
    CsvRows(Iterator<CsvRecord> records, Set<String> ignored) {
        this.records = records;
        record().ifPresent(this::readHead);
        // Under a head that is not understood no row can be.
        faults.throwIfAny();
        columns.stream().filter(Column::isOnlyTold).map(Column::word).forEach(ignored::add);
    }

    private Optional<CsvRecord> record() {
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            CsvRecord record = records.next();
            lastLine = record.getStartingLineNumber();
            return Optional.of(record);
        } catch (CsvParseException refused) {
            if (refused.getCause() instanceof UnsoundFile unsound) {
                throw unsound;
            }
            throw new UnsoundFile(Kind.TOO_LONG, lastLine + 1, String.valueOf(CsvFile.LONGEST_ROW));
        }
    }

    private void readHead(CsvRecord line) {
        Set<Column> seen = new HashSet<>();
        for (String header : line.getFields()) {
            String word = header.strip().toLowerCase(Locale.ROOT);
            Optional<Column> column = Column.of(word);
            if (column.isEmpty()) {
                fault(Kind.UNKNOWN_COLUMN, line, header.strip());
            } else if (!seen.add(column.get())) {
                fault(Kind.REPEATED_COLUMN, line, word);
            } else {
                columns.add(column.get());
            }
        }
        if (seen.stream().noneMatch(Column::namesAnAccount)) {
            fault(Kind.NOBODY_NAMED, line, "");
        }
    }

    @Override
    @Nullable
    DeclaredItem read() {
        for (Optional<CsvRecord> line = record(); line.isPresent(); line = record()) {
            if (line.get().getFieldCount() == columns.size()) {
                return row(line.get());
            }
            fault(Kind.RAGGED, line.get(), String.valueOf(line.get().getFieldCount()));
        }
        return null;
    }

    private ImportRow row(CsvRecord line) {
        Map<ImportField, Edit<String>> fields = new EnumMap<>(ImportField.class);
        Edit<List<String>> groups = Edit.keep();
        Edit<List<String>> lanes = Edit.keep();
        ImportProblem problem = null;
        for (int i = 0; i < columns.size(); i++) {
            String cell = Formulas.restored(line.getField(i));
            Column column = columns.get(i);
            if (column == Column.USERNAME && Formulas.isOne(line.getField(i))) {
                problem = new ImportProblem.LooksLikeFormula();
            }
            if (column == Column.GROUPS && !cell.isBlank()) {
                groups = Edit.set(NameList.read(cell));
            } else if (column == Column.LANES && !cell.isBlank()) {
                lanes = Edit.set(NameList.read(cell));
            } else if (!cell.isEmpty()) {
                column.field().ifPresent(field -> fields.put(field, Edit.set(cell)));
            }
        }
        return new ImportRow(line.getStartingLineNumber(), fields, groups, lanes, problem);
    }

    private void fault(Kind kind, CsvRecord line, String detail) {
        faults.add(kind, line.getStartingLineNumber(), detail);
    }
}
