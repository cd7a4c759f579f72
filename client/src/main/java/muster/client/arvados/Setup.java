package muster.client.arvados;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whom to set up, and with what. It never changes. */
public final class Setup {
    private final Map<String, Object> body;

    private Setup(Map<String, Object> body) {
        this.body = Collections.unmodifiableMap(body);
    }

    /** Somebody who is there. */
    public static Setup of(String uuid) {
        return new Setup(Map.of("uuid", Resource.requireUuid(uuid)));
    }

    /** @param somebody to be made first, with an address at least */
    public static Setup creating(UserFields somebody) {
        return new Setup(Map.of("user", somebody.body()));
    }

    /** With a login on this machine, by the username; who has none gets no login. */
    public Setup withVm(String uuid) {
        return with("vm_uuid", Resource.requireUuid(uuid));
    }

    /** With a mail to who is invited by it. */
    public Setup notifying() {
        return with("send_notification_email", true);
    }

    private Setup with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(body);
        more.put(name, value);
        return new Setup(more);
    }

    Map<String, Object> body() {
        return body;
    }
}
