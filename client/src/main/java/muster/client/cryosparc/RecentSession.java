package muster.client.cryosparc;

import java.util.Map;
import muster.client.wire.Fields;

/** A live session that somebody opened. */
public record RecentSession(String projectUid, String sessionUid) implements Values.Written {
    static RecentSession of(Fields fields) {
        return new RecentSession(fields.text("project_uid"), fields.text("session_uid"));
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("project_uid", projectUid, "session_uid", sessionUid);
    }
}
