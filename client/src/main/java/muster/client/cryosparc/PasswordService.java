package muster.client.cryosparc;

import muster.client.Secret;
import muster.client.wire.Fields;

/**
 * That there is a password.
 *
 * @param bcrypt its hash, or a word in its place; a Muster sends a word
 */
public record PasswordService(Secret bcrypt) {
    static PasswordService of(Fields fields) {
        return new PasswordService(
                Values.secret(fields, "bcrypt").orElseThrow(() -> fields.misunderstood("bcrypt", "a secret")));
    }
}
