package muster.directory;

import java.util.List;
import java.util.Map;
import muster.model.Edit;

/**
 * What a file says of one account, whatever form the file has.
 *
 * @param line where it stands, counted from 1, so that people find it
 * @param fields what is not among them is kept
 * @param groups the names of all groups that the account shall be in
 */
public record ImportRow(long line, Map<ImportField, Edit<String>> fields, Edit<List<String>> groups) {
    public ImportRow {
        fields = Map.copyOf(fields);
        groups = groups.map(List::copyOf);
    }

    Edit<String> edit(ImportField field) {
        return fields.getOrDefault(field, Edit.keep());
    }
}
