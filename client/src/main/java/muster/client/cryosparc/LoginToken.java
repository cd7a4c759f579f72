package muster.client.cryosparc;

import java.time.Instant;
import muster.client.Secret;
import muster.client.wire.Fields;

/**
 * A session.
 *
 * @param hashedToken the hash of its token, or a word in its place; a Muster sends a word
 * @param when it began
 */
public record LoginToken(Secret hashedToken, Instant when) {
    static LoginToken of(Fields fields) {
        return new LoginToken(
                Values.secret(fields, "hashedToken").orElseThrow(() -> fields.misunderstood("hashedToken", "a secret")),
                fields.time("when"));
    }
}
