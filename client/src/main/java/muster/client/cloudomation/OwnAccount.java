package muster.client.cloudomation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.client.Secret;
import muster.client.wire.Call;
import muster.client.wire.Fields;
import muster.client.wire.Reply;
import org.jspecify.annotations.Nullable;

/**
 * What people do to their own account. Each asks for the password of now, and for a code where the second factor is on: of the
 * authenticator app, or one of the recovery codes. Refused are a wrong password ({@code wrong_password}), which counts towards a
 * lock-out, a missing code ({@code otp_required}) and a wrong one ({@code wrong_otp}).
 */
public final class OwnAccount {
    private final Connection connection;
    private final RecordPath path;

    OwnAccount(Connection connection, UUID id) {
        this.connection = connection;
        this.path = RecordPath.byId(Users.KIND, id);
    }

    /** The own record, with all that is told of it. */
    public User get() {
        return new UserHandle(connection, path).get();
    }

    /**
     * Sets another password, and ends all other sessions.
     *
     * @param next 12 to 128 characters, and neither the one of now nor the own name or address; otherwise
     *     {@code validation_failed}
     */
    public void changePassword(Secret current, Secret next) {
        act("/change_password", body(current, null, "new_password", next.reveal()));
    }

    /** The same where the second factor is on. */
    public void changePassword(Secret current, Secret next, Secret otp) {
        act("/change_password", body(current, otp, "new_password", next.reveal()));
    }

    /**
     * Has a code mailed to another address; {@link CloudomationSite#confirmEmail} takes it. Until then the former one counts. An
     * address of somebody else is answered the same, and nothing comes of it.
     */
    public void changeEmail(String address, Secret current) {
        act("/change_email", body(current, null, "new_email", address));
    }

    /** The same where the second factor is on. */
    public void changeEmail(String address, Secret current, Secret otp) {
        act("/change_email", body(current, otp, "new_email", address));
    }

    /** Forgets the address that was not confirmed; refused when there is none ({@code nothing_pending}). */
    public void cancelEmailChange() {
        new UserHandle(connection, path).cancelEmailChange();
    }

    /** Begins with a second factor, which counts from {@link #verifyTwofa} on; refused when it is on ({@code already_enabled}). */
    public TwofaEnrollment enrollTwofa(Secret current) {
        Fields answer = act("/twofa/enroll", body(current, null)).object("an enrolment");
        return new TwofaEnrollment(secret(answer, "otp_secret"), secret(answer, "provisioning_uri"));
    }

    private static Secret secret(Fields answer, String name) {
        try {
            return Secret.of(answer.text(name));
        } catch (IllegalArgumentException blank) {
            throw answer.misunderstood(name, "a secret");
        }
    }

    /**
     * Turns the second factor on with a code of the app.
     *
     * @return ten recovery codes, each of which stands in for a code once, for whoever loses the app; the server tells them once
     */
    public List<Secret> verifyTwofa(Secret otp) {
        return codes(act("/twofa/verify", Map.of("otp", otp.reveal())));
    }

    /** Turns it off, and voids the recovery codes; refused when it is off ({@code not_enabled}). */
    public void disableTwofa(Secret current, Secret otp) {
        act("/twofa/disable", body(current, otp));
    }

    /** New recovery codes; the former ones are void. */
    public List<Secret> recoveryCodes(Secret current, Secret otp) {
        return codes(act("/twofa/recovery_codes", body(current, otp)));
    }

    private static List<Secret> codes(Reply reply) {
        Fields answer = reply.object("recovery codes");
        try {
            return answer.texts("recovery_codes").stream().map(Secret::of).toList();
        } catch (IllegalArgumentException blank) {
            throw answer.misunderstood("recovery_codes", "a list of secrets");
        }
    }

    private static Map<String, Object> body(Secret current, @Nullable Secret otp) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("current_password", current.reveal());
        if (otp != null) {
            body.put("otp", otp.reveal());
        }
        return body;
    }

    private static Map<String, Object> body(Secret current, @Nullable Secret otp, String name, String value) {
        Map<String, Object> body = body(current, otp);
        body.put(name, value);
        return body;
    }

    private Reply act(String action, Map<String, Object> body) {
        return connection.ask(Call.with("POST", path.with(action), body));
    }
}
