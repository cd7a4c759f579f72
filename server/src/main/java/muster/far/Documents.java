package muster.far;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What doors keep of things, as JSON text. */
final class Documents {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Documents() {}

    /** @param members texts, numbers, truths, lists and maps */
    static String text(Map<String, ?> members) {
        return MAPPER.writeValueAsString(members);
    }
}
