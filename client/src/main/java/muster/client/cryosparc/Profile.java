package muster.client.cryosparc;

import java.util.Map;
import muster.client.wire.Fields;

/**
 * What somebody shows of himself.
 *
 * @param name a text, or a map where the platform keeps an object; the empty text when nothing is there
 */
public record Profile(Object name) {
    static final Profile NONE = new Profile("");

    static Profile of(Fields fields) {
        Object name = fields.value("name").map(Values::of).orElse("");
        if (!(name instanceof String) && !(name instanceof Map)) {
            throw fields.misunderstood("name", "a text or an object");
        }
        return new Profile(name);
    }
}
