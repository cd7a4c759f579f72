package muster.cli;

import java.util.Locale;
import java.util.Map;
import muster.model.Event.FieldChange;
import org.jspecify.annotations.Nullable;

/** A field of a plan, called and told as files have it. */
final class PlanField {
    private static final Map<String, String> COLUMNS =
            Map.of("givenName", "first_name", "familyName", "last_name", "group", "groups");

    private PlanField() {}

    static FieldChange of(FieldChange change) {
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
