package muster.client.cloudomation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import muster.client.wire.Fields;

/** Reads ids, which the platform writes as 36 characters. */
final class Ids {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Ids() {}

    static UUID of(Fields fields, String name) {
        String text = fields.text(name);
        if (!FORM.matcher(text).matches()) {
            throw fields.misunderstood(name, "an id");
        }
        return UUID.fromString(text);
    }

    static Optional<UUID> ifAny(Fields fields, String name) {
        return fields.textIfAny(name).map(text -> of(fields, name));
    }
}
