package muster.client.cryosparc;

import java.util.Map;
import muster.client.wire.Fields;

/** A job that somebody opened. */
public record RecentJob(String projectUid, String workspaceUid, String jobUid) implements Values.Written {
    static RecentJob of(Fields fields) {
        return new RecentJob(fields.text("project_uid"), fields.text("workspace_uid"), fields.text("job_uid"));
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("project_uid", projectUid, "workspace_uid", workspaceUid, "job_uid", jobUid);
    }
}
