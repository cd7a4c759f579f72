package muster.client.cloudomation;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import muster.client.Secret;
import org.jspecify.annotations.Nullable;

/** Where a log-in has come to: it is done, or a code of the second factor is asked for. */
public sealed interface Login {

    /**
     * The client of whoever logs in.
     *
     * @param otp asked for a code only when one is needed: of the authenticator app, or one of the recovery codes
     * @throws muster.client.ClientException.Refused for a wrong one ({@code unauthorized})
     */
    SignedIn with(Supplier<Secret> otp);

    /**
     * It is done.
     *
     * @param token what proves it, for {@link CloudomationSite#withToken} and nobody else
     * @param tokenExpiryIfAny until when it counts; null when the server does not tell
     */
    record SignedIn(
            CloudomationClient client,
            Secret token,
            @Nullable Instant tokenExpiryIfAny) implements Login {

        public Optional<Instant> tokenExpiry() {
            return Optional.ofNullable(tokenExpiryIfAny);
        }

        @Override
        public SignedIn with(Supplier<Secret> otp) {
            return this;
        }
    }

    /** The password is right, and a code has to come with it. */
    final class OtpRequired implements Login {
        private final CloudomationSite site;
        private final String userName;
        private final Secret password;

        OtpRequired(CloudomationSite site, String userName, Secret password) {
            this.site = site;
            this.userName = userName;
            this.password = password;
        }

        /** Logs in with a code of the authenticator app, or one of the recovery codes. */
        public SignedIn otp(Secret code) {
            return site.login(userName, password, code);
        }

        @Override
        public SignedIn with(Supplier<Secret> otp) {
            return otp(otp.get());
        }

        @Override
        public String toString() {
            return "OtpRequired[" + userName + "]";
        }
    }
}
