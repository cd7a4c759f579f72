package muster.client.cryosparc;

import java.util.Optional;
import muster.client.wire.Fields;

/**
 * How somebody signs in.
 *
 * @param password empty until one is set
 * @param resume the sessions that go on
 */
public record Services(Optional<PasswordService> password, LoginService resume) {
    static final Services NONE = new Services(Optional.empty(), LoginService.NONE);

    static Services of(Fields fields) {
        return new Services(
                Values.object(fields, "password", PasswordService::of),
                Values.object(fields, "resume", LoginService::of).orElse(LoginService.NONE));
    }
}
