package muster.client.arvados;

import muster.client.ScriptedServer;
import muster.client.Secret;

/** Recorded answers of a cluster, with invented people. */
final class Cluster {
    static final String MIA = "zzzzz-tpzed-5n0c8w2r6t1y4u7";
    static final String OLA = "zzzzz-tpzed-q3v9k2m7x1c4b8n";
    static final String EVERYONE = "zzzzz-j7d0g-fffffffffffffff";

    private Cluster() {}

    static ArvadosClient client(ScriptedServer server) {
        return ArvadosClient.of(server.uri(), Secret.of("3kqhidden"));
    }

    /** What administrators are told. */
    static String user(String uuid, String createdAt) {
        return """
                {"kind":"arvados#user","href":"/users/%1$s","etag":"7h2kd93m","uuid":"%1$s","owner_uuid":"zzzzz-tpzed-000000000000000",
                 "created_at":"%2$s","modified_by_client_uuid":null,"modified_by_user_uuid":"zzzzz-tpzed-000000000000000",
                 "modified_at":"%2$s","email":"mia.holt+x@lab.example","username":"miaholt","full_name":"Mia","first_name":"Mia",
                 "last_name":null,"identity_url":null,"is_active":false,"is_admin":false,"is_invited":false,
                 "prefs":{"getting_started_shown":"2026-03-01","profile":{"lab":"4","tags":[1,null,true]}},
                 "default_owner_uuid":null,"writable_by":["zzzzz-tpzed-000000000000000","%1$s"],
                 "can_write":true,"can_manage":true}""".formatted(uuid, createdAt);
    }

    static String mia() {
        return user(MIA, "2026-03-02T09:14:55.120034000Z");
    }

    /** What others are told. */
    static String restricted(String uuid) {
        return """
                {"kind":"arvados#user","uuid":"%s","is_active":true,"is_admin":false,"is_invited":true,"email":"o@lab.example",
                 "first_name":"Ola","last_name":"Berg","username":"ola","can_write":false,"can_manage":false}""".formatted(uuid);
    }

    static String link(String name, String tail, String head) {
        return """
                {"kind":"arvados#link","uuid":"zzzzz-o0j2j-1a2b3c4d5e6f7g8","etag":"x","owner_uuid":"zzzzz-tpzed-000000000000000",
                 "created_at":"2026-03-02T09:14:55.120034000Z","modified_at":"2026-03-02T09:14:55.120034000Z",
                 "link_class":"permission","name":"%s","tail_uuid":"%s","tail_kind":"arvados#user","head_uuid":"%s",
                 "head_kind":"arvados#group","properties":{}}""".formatted(name, tail, head);
    }

    static String group(String uuid, String groupClass) {
        return """
                {"kind":"arvados#group","uuid":"%s","etag":"x","owner_uuid":"zzzzz-tpzed-000000000000000",
                 "created_at":"2026-03-02T09:14:55.120034000Z","modified_at":"2026-03-02T09:14:55.120034000Z","name":"Optics",
                 "group_class":"%s","description":null,"properties":{"floor":2},"is_trashed":false,"trash_at":null}""".formatted(uuid, groupClass);
    }

    /** @param kind of the elements, without the first part */
    static String list(String kind, String... items) {
        return """
                200 {"kind":"arvados#%sList","etag":"","self_link":"","offset":0,"limit":1000,"items":[%s]}""".formatted(kind, String.join(",", items));
    }
}
