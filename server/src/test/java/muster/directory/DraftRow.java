package muster.directory;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import muster.model.Edit;

/** A row of an import that is being written. */
final class DraftRow {
    private final long line;
    private final Map<ImportField, Edit<String>> fields = new EnumMap<>(ImportField.class);

    DraftRow(long line) {
        this.line = line;
    }

    DraftRow with(ImportField field, String value) {
        fields.put(field, Edit.set(value));
        return this;
    }

    ImportRow in(String... groups) {
        return new ImportRow(line, fields, Edit.set(List.of(groups)));
    }

    ImportRow row() {
        return new ImportRow(line, fields, Edit.keep());
    }
}
