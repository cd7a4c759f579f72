package muster.dialect.cloudomation;

import java.util.Objects;
import muster.dialect.JsonAnswers;
import muster.directory.AccountName;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.http.Request;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;
import muster.model.Account;
import muster.model.Password;
import muster.model.Refused;
import muster.model.SecondFactorFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do with codes that came by mail, without being signed in. Nothing but a POST takes one: mail scanners follow links. */
final class MailedCodeRoutes {
    private final Directory directory;
    private final FailureLimit failures;

    MailedCodeRoutes(Directory directory, FailureLimit failures) {
        this.directory = directory;
        this.failures = failures;
    }

    void addTo(Routes routes) {
        routes.add(Route.of("POST", "/auth/activate", "the holder of a code", this::activate)
                .patient());
        routes.add("POST", "/auth/confirm_email", "the holder of a code", this::confirmEmail);
        routes.add("POST", "/auth/recover", "anybody", this::askToRecover);
        routes.add(Route.of("POST", "/auth/recover/confirm", "the holder of a code", this::recover)
                .patient());
    }

    private Response activate(Request request) {
        Bodies.Fields fields = new Bodies.Fields(Bodies.object(request));
        String code = fields.text("code");
        Password password = fields.newPassword("password");
        fields.requireSound();
        Account account = Bodies.naming(
                "password",
                () -> directory
                        .invitations()
                        .accept(CloudomationSessions.anonymous(request), code, Objects.requireNonNull(password)));
        return JsonAnswers.of(200, json -> {
            json.writeStartObject();
            json.writeStringProperty("user_id", account.id().toString());
            json.writeStringProperty(
                    "user_name",
                    account.username() == null ? "" : account.username().value());
            json.writeEndObject();
        });
    }

    private Response confirmEmail(Request request) {
        Bodies.Fields fields = new Bodies.Fields(Bodies.object(request));
        String code = fields.text("code");
        fields.requireSound();
        Account account = directory.emailChanges().confirmByMail(CloudomationSessions.anonymous(request), code);
        return JsonAnswers.of(200, json -> {
            json.writeStartObject();
            json.writeStringProperty("user_id", account.id().toString());
            json.writeEndObject();
        });
    }

    private Response askToRecover(Request request) {
        ObjectNode body = Bodies.object(request);
        failures.spend(request.remoteNetwork());
        directory.recoveries().ask(CloudomationSessions.anonymous(request), named(body));
        return JsonAnswers.of(202, json -> {
            json.writeStartObject();
            json.writeEndObject();
        });
    }

    private static AccountName named(ObjectNode body) {
        JsonNode name = body.get("user_name");
        JsonNode address = body.get("email");
        if (name != null && name.isString()) {
            return new AccountName.ByUsername(name.stringValue());
        }
        if (address != null && address.isString()) {
            return new AccountName.ByAddress(address.stringValue());
        }
        throw CloudomationRefusal.badRequest("A user_name or an email is required.");
    }

    private Response recover(Request request) {
        Bodies.Fields fields = new Bodies.Fields(Bodies.object(request));
        String code = fields.text("code");
        Password password = fields.newPassword("new_password");
        String otp = fields.optional("otp", FieldValues::text);
        fields.requireSound();
        try {
            Bodies.naming("new_password", () -> {
                directory
                        .recoveries()
                        .redeem(
                                CloudomationSessions.anonymous(request),
                                code,
                                Objects.requireNonNull(password),
                                otp == null || otp.isBlank() ? null : otp);
                return true;
            });
        } catch (Refused refused) {
            if (refused.failure() instanceof SecondFactorFailure.SecondFactorWrong wrong) {
                throw new CloudomationRefusal(ErrorCode.WRONG_OTP, wrong.sentence());
            }
            throw refused;
        }
        return Response.empty(204);
    }
}
