package muster.dialect.arvados;

import java.util.Optional;
import muster.model.Grant;

/**
 * How the directory keeps that somebody may log in to a virtual machine: by a grant beside the right to it, one for each name on
 * the machine. What a link says beside is the grant's properties. Source: Arvados API, permission model, can_login.
 */
final class VmLogins {
    static final String USERNAME = "username";
    static final String GROUPS = "groups";

    private static final String PURPOSE = "login:";

    private VmLogins() {}

    /** @param username on the machine; empty when the link tells none */
    static String purpose(String username) {
        return PURPOSE + username;
    }

    static boolean isLogin(Grant grant) {
        return grant.purpose().startsWith(PURPOSE);
    }

    /** The name on the machine; empty for a login that tells none, and for what is no login. */
    static Optional<String> username(Grant grant) {
        return Optional.of(grant)
                .filter(VmLogins::isLogin)
                .map(login -> login.purpose().substring(PURPOSE.length()))
                .filter(name -> !name.isEmpty());
    }
}
