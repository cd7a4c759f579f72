package muster.client.arvados;

import java.util.Optional;
import java.util.Set;
import muster.client.wire.Fields;

/** Reads what a user's record tells, each by its attribute. */
final class UserValues {
    /** What the platform always has; null there is no answer. */
    private static final Set<Attribute<?>> NEVER_NULL =
            Set.of(UserAttributes.UUID, UserAttributes.IS_ACTIVE, UserAttributes.IS_ADMIN, UserAttributes.IS_INVITED);

    private UserValues() {}

    static Optional<?> read(Fields fields, Attribute<?> attribute) {
        String name = attribute.name();
        if (fields.value(name).isEmpty()) {
            if (NEVER_NULL.contains(attribute)) {
                throw fields.misunderstood(name, "told");
            }
            return Optional.empty();
        }
        if (attribute instanceof TimeColumn) {
            // The platform's front fills what it may not tell with empty texts.
            return fields.text(name).isEmpty() ? Optional.empty() : fields.timeIfAny(name);
        }
        if (attribute instanceof JsonTextColumn) {
            return Optional.of(JsonValues.object(fields, name));
        }
        if (attribute instanceof FlagColumn) {
            return Optional.of(fields.flag(name));
        }
        return attribute instanceof Computed<?> computed ? computed(fields, computed) : fields.textIfAny(name);
    }

    private static Optional<?> computed(Fields fields, Computed<?> attribute) {
        return switch (attribute.form()) {
            case TEXT -> Optional.of(fields.text(attribute.name()));
            case FLAG -> Optional.of(fields.flag(attribute.name()));
            case TEXTS -> Optional.of(fields.texts(attribute.name()));
        };
    }
}
