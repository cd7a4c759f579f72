package muster.client.arvados;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import muster.client.Secret;

/** Which two users become one, and where the things of the old one go. It never changes, and never prints a token. */
public final class Merge {
    private final Map<String, Object> body;

    private Merge(Map<String, Object> body) {
        this.body = Collections.unmodifiableMap(body);
    }

    /**
     * For administrators.
     *
     * @param newOwnerUuid who gets what the old user owns: the new one, or a project that he may write
     */
    public static Merge of(String oldUserUuid, String newUserUuid, String newOwnerUuid) {
        return new Merge(Map.of(
                "old_user_uuid", Resource.requireUuid(oldUserUuid),
                "new_user_uuid", Resource.requireUuid(newUserUuid),
                "new_owner_uuid", Resource.requireUuid(newOwnerUuid)));
    }

    /**
     * For the old user, whose token the client has.
     *
     * @param newUserToken of the new one; neither token may be limited by scopes
     */
    public static Merge into(Secret newUserToken, String newOwnerUuid) {
        return new Merge(
                Map.of("new_user_token", newUserToken.reveal(), "new_owner_uuid", Resource.requireUuid(newOwnerUuid)));
    }

    /**
     * Whoever comes as the old user is the new one from now on: tokens and log-ins lead there, and the old record is not there any
     * more. Without this the old record stays, and its tokens end.
     */
    public Merge redirecting() {
        Map<String, Object> more = new LinkedHashMap<>(body);
        more.put("redirect_to_new_user", true);
        return new Merge(more);
    }

    Map<String, Object> body() {
        return body;
    }
}
