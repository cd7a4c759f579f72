package muster.client.cryosparc;

import muster.client.Secret;
import muster.client.wire.Fields;

/** What signing in gives. It is good on this server until it expires, or is ended there. */
public record Token(Secret accessToken) {
    static Token of(Fields fields) {
        if (!fields.text("token_type").equals("bearer")) {
            throw fields.misunderstood("token_type", "bearer");
        }
        return new Token(Values.secret(fields, "access_token")
                .orElseThrow(() -> fields.misunderstood("access_token", "a secret")));
    }
}
