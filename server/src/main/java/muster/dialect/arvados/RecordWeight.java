package muster.dialect.arvados;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** About how many bytes of memory JSON takes, rather too many than too few. */
final class RecordWeight {
    /** How much is held for one request. */
    static final long MOST = 16L << 20;

    private static final int NODE = 56;
    private static final int MEMBER = 48;
    private static final int CHARACTER = 2;

    private RecordWeight() {}

    static long of(JsonNode json) {
        long weight = NODE;
        if (json.isString()) {
            return weight + (long) CHARACTER * json.stringValue().length();
        }
        if (json.isObject()) {
            for (Map.Entry<String, JsonNode> member : json.properties()) {
                weight += MEMBER + (long) CHARACTER * member.getKey().length() + of(member.getValue());
            }
        } else {
            for (JsonNode element : json) {
                weight += of(element);
            }
        }
        return weight;
    }
}
