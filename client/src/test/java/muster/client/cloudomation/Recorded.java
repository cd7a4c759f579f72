package muster.client.cloudomation;

import java.util.List;
import muster.client.ScriptedServer;
import muster.client.Secret;

/** Answers as the wire documents have them, about invented people. */
final class Recorded {
    static final String ILSE_ID = "01993c1a-7a10-7c11-8a01-5f0e00000001";
    static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIxIn0.c2lnbmVk";
    static final String LOGIN = """
            {"user_id":"%s","user_name":"ilse.brandt","workspace_id":"5f0e0000-0000-4000-8000-00000000009a",
             "organization_id":"5f0e0000-0000-4000-8000-00000000009b","token":"%s","token_expiry":"2026-03-31T09:15:00Z"}""".formatted(ILSE_ID, TOKEN);
    static final String SESSION = """
            {"user_id":"%s","user_name":"ilse.brandt","workspace_id":"5f0e0000-0000-4000-8000-00000000009a",
             "organization_id":"5f0e0000-0000-4000-8000-00000000009b","roles":"default","is_twofa_enabled":false,
             "token_expiry":"2026-03-31T09:15:00Z"}""".formatted(ILSE_ID);
    static final String ILSE = user(ILSE_ID, "ilse.brandt");

    private Recorded() {}

    /** All that an administrator is told. */
    static String user(String id, String name) {
        return """
                {"id":"%s","name":"%s","activation_deadline":"2026-03-08T09:15:00Z","created_at":"2026-03-01T09:15:00.123456Z",
                 "created_by":null,"deleted_at":null,"deleted_by":null,"description":"Beamline 4","email":null,
                 "failed_auth_count":0,"icon":null,"identity_type":"USER","is_activated":false,"is_archived":false,
                 "is_deleted":false,"is_enabled":true,"is_locked_out":false,"is_opened":false,"is_pinned":false,
                 "is_readonly":false,"is_twofa_enabled":false,"last_activity":null,"last_login":null,"last_ui_activity":null,
                 "modified_at":"2026-03-01T09:15:00.123456Z","modified_by":null,
                 "organization_id":"5f0e0000-0000-4000-8000-00000000009b","pending_email":"ilse@lab.example","project_id":null,
                 "record_type":"USER","resource_type":"USER","roles":"default,user-auditor","size_bytes":21,
                 "workspace_id":"5f0e0000-0000-4000-8000-00000000009a","shoe_size":41}""".formatted(id, name);
    }

    static String userOf(int number) {
        return user("01993c1a-7a10-7c11-8a01-5f0e%08d".formatted(number), "user%d".formatted(number));
    }

    /** An answer with a page of a list. */
    static String page(long total, long limit, long offset, List<String> records) {
        return """
                200 {"records":[%s],"total":%d,"limit":%d,"offset":%d}""".formatted(String.join(",", records), total, limit, offset);
    }

    static String page(long total, long limit, long offset, String... records) {
        return page(total, limit, offset, List.of(records));
    }

    /** An answer that refuses. */
    static String refusal(int status, String code) {
        return """
                %d {"error":{"code":"%s","message":"It is refused."}}""".formatted(status, code);
    }

    static CloudomationClient client(ScriptedServer server) {
        return CloudomationClient.of(server.uri(), Secret.of(TOKEN));
    }
}
