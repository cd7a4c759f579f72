package muster.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.model.AccountId;
import muster.model.Edit;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of one account, whatever form the file has.
 *
 * @param line where it stands, counted from 1, so that people find it
 * @param fields what is not among them is kept
 * @param groups the names of all groups that the account shall be in
 * @param lanes the names of all lanes that it may queue to, in this order; cleared for every lane
 * @param problem for what whoever read the file takes the row, so that nothing is done for it; null otherwise
 * @param far what only another server says
 */
public record ImportRow(
        long line,
        Map<ImportField, Edit<String>> fields,
        Edit<List<String>> groups,
        Edit<List<String>> lanes,
        @Nullable ImportProblem problem,
        FarFacts far)
        implements DeclaredItem {
    public ImportRow {
        fields = Map.copyOf(fields);
        groups = groups.map(List::copyOf);
        lanes = lanes.map(List::copyOf);
    }

    /** A row of a file. */
    public ImportRow(
            long line,
            Map<ImportField, Edit<String>> fields,
            Edit<List<String>> groups,
            Edit<List<String>> lanes,
            @Nullable ImportProblem problem) {
        this(line, fields, groups, lanes, problem, FarFacts.NONE);
    }

    /** A row that is taken for nothing but what it says. */
    public ImportRow(
            long line, Map<ImportField, Edit<String>> fields, Edit<List<String>> groups, Edit<List<String>> lanes) {
        this(line, fields, groups, lanes, null);
    }

    /** A row that says nothing of lanes. */
    public ImportRow(long line, Map<ImportField, Edit<String>> fields, Edit<List<String>> groups) {
        this(line, fields, groups, Edit.keep());
    }

    /** Says of an account nothing but its state. */
    static ImportRow ofState(AccountId id, String state) {
        return new ImportRow(
                0, Map.of(ImportField.ID, Edit.set(id.toString()), ImportField.STATE, Edit.set(state)), Edit.keep());
    }

    Edit<String> edit(ImportField field) {
        return fields.getOrDefault(field, Edit.keep());
    }

    /** What it says of an account that is there. */
    Edit<String> editOfPresent(ImportField field) {
        return far.kept().contains(field) ? Edit.keep() : edit(field);
    }

    /** The row as its plan keeps it, in which of all groups only those remain that the account leaves. */
    ImportRow leaving(Set<TextKey> left) {
        return new ImportRow(line, fields, groups, lanes, problem, far.ofGroups(left));
    }
}
