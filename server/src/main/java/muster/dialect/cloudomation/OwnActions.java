package muster.dialect.cloudomation;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import muster.dialect.JsonAnswers;
import muster.directory.Directory;
import muster.directory.SecondFactors;
import muster.http.Request;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Refused;
import muster.model.SecondFactorFailure;
import org.jspecify.annotations.Nullable;

/** What people do with the own password, address and second factor. Nobody does it for somebody else, whatever the rank. */
final class OwnActions {
    private static final String CURRENT = "current_password";
    private static final String OTP = "otp";

    private final Directory directory;
    private final CloudomationSessions sessions;
    private final Users users;

    OwnActions(Directory directory, CloudomationSessions sessions, Users users) {
        this.directory = directory;
        this.sessions = sessions;
        this.users = users;
    }

    void addTo(Routes routes) {
        add(routes, "change_password", this::changePassword);
        add(routes, "change_email", this::changeEmail);
        add(routes, "twofa/enroll", this::enroll);
        add(routes, "twofa/verify", this::verify);
        add(routes, "twofa/disable", this::disable);
        add(routes, "twofa/recovery_codes", this::renewRecoveryCodes);
    }

    /** One act of somebody on the own account. */
    private interface Act {
        Response done(Caller caller, UserRecord self, Bodies.Fields fields);
    }

    private void add(Routes routes, String name, Act act) {
        routes.add(Route.of("POST", "/user/{id}/" + name, "the own account", request -> answer(request, act))
                .patient());
    }

    private Response answer(Request request, Act act) {
        Caller caller = sessions.caller(request);
        UserRecord user = users.named(request, caller);
        Guards.requireSelf(caller, user.account());
        return act.done(caller, user, new Bodies.Fields(Bodies.object(request)));
    }

    private Response changePassword(Caller caller, UserRecord self, Bodies.Fields fields) {
        Password current = fields.presented(CURRENT);
        String otp = otp(fields);
        Password next = fields.newPassword("new_password");
        if (current != null && next != null && current.digest().equals(next.digest())) {
            fields.complain("new_password", Complaint.Code.INVALID);
        }
        fields.requireSound();
        Bodies.naming(
                "new_password",
                () -> proving(() -> {
                    directory.passwords().change(caller, known(current), Objects.requireNonNull(next), otp);
                    return true;
                }));
        return Response.empty(204);
    }

    private Response changeEmail(Caller caller, UserRecord self, Bodies.Fields fields) {
        Password current = fields.presented(CURRENT);
        String otp = otp(fields);
        @Nullable EmailAddress wanted = fields.required("new_email", FieldValues::address, null);
        Guards.requireWritable(self.account());
        fields.requireSound();
        proving(() -> {
            askForAddress(caller, Objects.requireNonNull(wanted), known(current), otp);
            return true;
        });
        return Response.empty(204);
    }

    private void askForAddress(Caller caller, EmailAddress wanted, Password current, String otp) {
        try {
            directory.emailChanges().askQuietly(caller, wanted, current, otp);
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Malformed) {
                throw CloudomationRefusal.invalid("new_email", Complaint.Code.INVALID);
            }
            throw refused;
        }
    }

    private Response enroll(Caller caller, UserRecord self, Bodies.Fields fields) {
        requireFactor(self, false);
        Password current = fields.presented(CURRENT);
        fields.requireSound();
        SecondFactors.Enrolment enrolment =
                proving(() -> directory.secondFactors().begin(caller, known(current)));
        return JsonAnswers.of(200, json -> {
                    json.writeStartObject();
                    json.writeStringProperty("otp_secret", enrolment.secret());
                    json.writeStringProperty("provisioning_uri", enrolment.uri());
                    json.writeEndObject();
                })
                .withHeader("Cache-Control", "no-store");
    }

    private Response verify(Caller caller, UserRecord self, Bodies.Fields fields) {
        requireFactor(self, false);
        String otp = fields.text(OTP);
        fields.requireSound();
        return recoveryCodes(proving(() -> directory.secondFactors().confirm(caller, otp)));
    }

    private Response disable(Caller caller, UserRecord self, Bodies.Fields fields) {
        requireFactor(self, true);
        Password current = fields.presented(CURRENT);
        String otp = otp(fields);
        fields.requireSound();
        proving(() -> {
            directory.secondFactors().turnOff(caller, known(current), otp);
            return true;
        });
        return Response.empty(204);
    }

    private Response renewRecoveryCodes(Caller caller, UserRecord self, Bodies.Fields fields) {
        requireFactor(self, true);
        Password current = fields.presented(CURRENT);
        String otp = otp(fields);
        fields.requireSound();
        return recoveryCodes(proving(() -> directory.secondFactors().renewRecoveryCodes(caller, known(current), otp)));
    }

    /** State comes before content: what cannot be done at all is told first. */
    private static void requireFactor(UserRecord self, boolean on) {
        if (self.entry().hasSecondFactor() != on) {
            throw new Refused(
                    on ? new SecondFactorFailure.SecondFactorOff() : new SecondFactorFailure.SecondFactorOn());
        }
    }

    private static Response recoveryCodes(List<String> codes) {
        return JsonAnswers.of(200, json -> {
                    json.writeStartObject();
                    json.writeArrayPropertyStart("recovery_codes");
                    codes.forEach(json::writeString);
                    json.writeEndArray();
                    json.writeEndObject();
                })
                .withHeader("Cache-Control", "no-store");
    }

    /** Empty for none: the directory says whether one is needed. */
    private static String otp(Bodies.Fields fields) {
        return Objects.requireNonNullElse(fields.optional(OTP, FieldValues::text), "");
    }

    /** What can be nobody's password is compared all the same, so that it counts and takes its time. */
    private static Password known(@Nullable Password presented) {
        return presented == null ? Password.ofText("-") : presented;
    }

    /** Tells somebody who is signed in whether the password was wrong or the code. */
    private static <T> T proving(Supplier<T> act) {
        try {
            return act.get();
        } catch (Refused refused) {
            throw switch (refused.failure()) {
                case Failure.BadCredentials _ ->
                    new CloudomationRefusal(ErrorCode.WRONG_PASSWORD, "The password is wrong.");
                case Failure.CodeRefused _ ->
                    new CloudomationRefusal(ErrorCode.WRONG_OTP, "The code of the second factor is wrong.");
                default -> refused;
            };
        }
    }
}
