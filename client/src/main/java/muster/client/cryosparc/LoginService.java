package muster.client.cryosparc;

import java.util.List;
import muster.client.wire.Fields;

/** The sessions of somebody. */
public record LoginService(List<LoginToken> loginTokens) {
    static final LoginService NONE = new LoginService(List.of());

    public LoginService {
        loginTokens = List.copyOf(loginTokens);
    }

    static LoginService of(Fields fields) {
        return new LoginService(Values.objects(fields, "loginTokens", LoginToken::of));
    }
}
