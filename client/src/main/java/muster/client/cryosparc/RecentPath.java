package muster.client.cryosparc;

import java.time.Instant;
import java.util.Map;
import muster.client.wire.Fields;

/** A folder that somebody looked into. */
public record RecentPath(String path, Instant lastAccessed) implements Values.Written {
    static RecentPath of(Fields fields) {
        return new RecentPath(fields.text("path"), fields.time("last_accessed"));
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("path", path, "last_accessed", lastAccessed);
    }
}
