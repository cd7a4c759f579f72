package muster.console.people;

import java.util.List;
import muster.model.Event.FieldChange;
import org.jspecify.annotations.Nullable;

/**
 * One account of an act on many, before it or after.
 *
 * @param field how the form brings the account back; empty in results
 * @param who its address, else its username, else its id
 * @param fields what would change; empty when nothing would
 * @param outcome the key of what comes, or came, of it
 * @param refusal why nothing comes of it; null when nothing stands against it
 */
record BulkRow(
        String field,
        String who,
        List<FieldChange> fields,
        String outcome,
        @Nullable String refusal) {
    BulkRow {
        fields = List.copyOf(fields);
    }
}
