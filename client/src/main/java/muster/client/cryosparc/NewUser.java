package muster.client.cryosparc;

import java.util.Optional;
import muster.client.Secret;

/**
 * Somebody to be made.
 *
 * @param email signs in; refused when it is taken, ignoring case
 * @param username refused when it is taken, ignoring case
 * @param password empty for somebody who registers with the code that the answer has
 */
public record NewUser(
        String email, String username, String firstName, String lastName, Role role, Optional<Secret> password) {

    /** A user without names, who registers with a code. */
    public static NewUser of(String email, String username) {
        return new NewUser(email, username, "", "", Role.USER, Optional.empty());
    }

    public NewUser named(String first, String last) {
        return new NewUser(email, username, first, last, role, password);
    }

    public NewUser withRole(Role given) {
        return new NewUser(email, username, firstName, lastName, given, password);
    }

    /** With a password, and so without a code; it leaves this program as its digest. */
    public NewUser withPassword(Secret given) {
        return new NewUser(email, username, firstName, lastName, role, Optional.of(given));
    }
}
