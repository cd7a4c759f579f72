package muster.dialect.cloudomation;

import java.util.List;
import muster.directory.IntakeItem;
import org.jspecify.annotations.Nullable;

/**
 * One document of a file as it was understood.
 *
 * @param name as the document has it; null when it has none
 * @param item what the directory is asked for
 * @param errors what was wrong with it, whatever the directory says
 * @param errorsOfNewName what is wrong with the name unless an account has it already, made at a door with other rules
 */
record ImportDocument(
        String type,
        @Nullable String name,
        IntakeItem item,
        List<ImportError> errors,
        List<ImportError> errorsOfNewName) {
    ImportDocument {
        errors = List.copyOf(errors);
        errorsOfNewName = List.copyOf(errorsOfNewName);
    }
}
