package muster.directory;

import java.util.Locale;
import java.util.Map;
import muster.model.Event.FieldChange;
import org.jspecify.annotations.Nullable;

/** What a plan says of a field, told to people and programs as files have it. */
public final class PlanField {
    private static final Map<String, String> COLUMNS =
            Map.of("givenName", "first_name", "familyName", "last_name", "group", "groups");

    private PlanField() {}

    /** The same change, with the field called {@code first_name} and not {@code givenName}, and ranks and kinds in lower case. */
    public static FieldChange asInFiles(FieldChange change) {
        String field = COLUMNS.getOrDefault(
                change.field(), change.field().replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT));
        boolean isWord = field.equals("rank") || field.equals("kind");
        return isWord
                ? new FieldChange(field, lower(change.before()), lower(change.after()))
                : new FieldChange(field, change.before(), change.after());
    }

    private static @Nullable String lower(@Nullable String word) {
        return word == null ? null : word.toLowerCase(Locale.ROOT);
    }
}
