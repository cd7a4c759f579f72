package muster.client.cryosparc;

import java.util.Map;
import muster.client.wire.Fields;

/** A workspace that somebody opened. */
public record RecentWorkspace(String projectUid, String workspaceUid) implements Values.Written {
    static RecentWorkspace of(Fields fields) {
        return new RecentWorkspace(fields.text("project_uid"), fields.text("workspace_uid"));
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("project_uid", projectUid, "workspace_uid", workspaceUid);
    }
}
