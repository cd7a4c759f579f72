package muster.client.cloudomation;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import muster.client.ClientException.Refused;
import muster.client.ClientOptions;
import muster.client.Secret;
import muster.client.wire.Call;
import muster.client.wire.Fields;
import muster.client.wire.Reply;

/**
 * A Cloudomation workspace, or a Muster in its place, to which nobody has signed in yet. It may be used by any number of threads.
 * Every method that asks throws {@link muster.client.ClientException}: {@code Refused} with the platform's code and sentence, or
 * another one that says what went wrong on the way.
 */
public final class CloudomationSite {
    private final URI server;
    private final ClientOptions options;
    private final Connection nobody;

    private CloudomationSite(URI server, ClientOptions options) {
        this.server = server;
        this.options = options;
        this.nobody = new Connection(server, Map.of(), options);
    }

    /** @param server its address, as {@code https://host/path}, with or without {@code /api/latest} */
    public static CloudomationSite at(URI server) {
        return at(server, ClientOptions.USUAL);
    }

    public static CloudomationSite at(URI server, ClientOptions options) {
        return new CloudomationSite(server, options);
    }

    /** @param token of a log-in, or a key of a Muster */
    public CloudomationClient withToken(Secret token) {
        return new CloudomationClient(
                new Connection(server, Map.of("Authorization", "Bearer " + token.reveal()), options));
    }

    CloudomationClient withCookie(String name, Secret value) {
        return new CloudomationClient(new Connection(server, Map.of("Cookie", name + "=" + value.reveal()), options));
    }

    /**
     * Logs in. Whatever else is wrong is refused in one way ({@code unauthorized}), and counts towards a lock-out.
     *
     * @return the client, or that a code of the second factor is asked for
     */
    public Login login(String userName, Secret password) {
        Reply reply = nobody.askForAny(LoginCall.of(userName, password, null), Map.of());
        return isOtpRequired(reply) ? new Login.OtpRequired(this, userName, password) : signedIn(reply);
    }

    /**
     * Logs in where the second factor is on.
     *
     * @param otp a code of the authenticator app, or one of the recovery codes
     */
    public Login.SignedIn login(String userName, Secret password, Secret otp) {
        return signedIn(nobody.askForAny(LoginCall.of(userName, password, otp), Map.of()));
    }

    private Login.SignedIn signedIn(Reply reply) {
        return LoginCall.signedIn(reply.status() == 302 ? reply : Connection.good(reply), this);
    }

    private static boolean isOtpRequired(Reply reply) {
        if (reply.status() != 401) {
            return false;
        }
        try {
            throw Connection.refused(reply);
        } catch (Refused refused) {
            return refused.code().equals(Optional.of("otp_required"));
        }
    }

    /**
     * Accepts an invitation with the code of its mail.
     *
     * @param password 12 to 128 characters, and neither the own name nor address; a refused one ({@code validation_failed}) leaves
     *     the code good
     * @return whose account it is; a code that is none is refused ({@code invalid_code})
     */
    public UUID activate(UUID code, Secret password) {
        return whose(
                Call.with("POST", "/auth/activate", Map.of("code", code.toString(), "password", password.reveal())));
    }

    /** Makes a changed address the one that counts, with the code of the mail that went there. */
    public UUID confirmEmail(UUID code) {
        return whose(Call.with("POST", "/auth/confirm_email", Map.of("code", code.toString())));
    }

    private UUID whose(Call call) {
        Fields answer = nobody.object(call, "an account");
        return Ids.of(answer, "user_id");
    }

    /** Has a code mailed to whoever forgot the password. Nobody is told whether there is such a user. */
    public void recover(String userName) {
        nobody.ask(Call.with("POST", "/auth/recover", Map.of("user_name", userName)));
    }

    /** The same for whoever forgot the name, too. */
    public void recoverByEmail(String address) {
        nobody.ask(Call.with("POST", "/auth/recover", Map.of("email", address)));
    }

    /** Sets a password with the code of that mail, lifts a lock-out, and ends all sessions. */
    public void confirmRecovery(UUID code, Secret password) {
        nobody.ask(Call.with(
                "POST", "/auth/recover/confirm", Map.of("code", code.toString(), "new_password", password.reveal())));
    }

    /** The same where the second factor is on; without a code that is refused ({@code otp_required}). */
    public void confirmRecovery(UUID code, Secret password, Secret otp) {
        nobody.ask(Call.with(
                "POST",
                "/auth/recover/confirm",
                Map.of("code", code.toString(), "new_password", password.reveal(), "otp", otp.reveal())));
    }
}
